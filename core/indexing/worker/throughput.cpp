// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/throughput.h"

namespace signalbox::indexing {

void Throughput::start(qint64 now)
{
    for (auto* meter : {&m_rows, &m_blocks, &m_indexed, &m_history})
        meter->start(now);
}

void Throughput::committed(const Decoded& item, qint64 now)
{
    const qint64 blocks = item.work.range.count();
    m_rows.add(item.data.rows(), now);
    if (item.work.kind != WorkKind::Confirmed)  // these blocks were counted when they were followed
        m_blocks.add(blocks, now);
    if (item.work.kind == WorkKind::History)
        m_history.add(blocks, now);
}

void Throughput::noteIndexed(Height indexed, qint64 now)
{
    if (m_lastIndexed && indexed > *m_lastIndexed)
        m_indexed.add(indexed - *m_lastIndexed, now);
    m_lastIndexed = indexed;
}

}  // namespace signalbox::indexing
