// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/snapshot_publisher.h"

#include <algorithm>

namespace signalbox::engine {

namespace {

constexpr qint64 publishMs = 250;

}  // namespace

SnapshotPublisher::SnapshotPublisher(std::function<SnapshotPtr()> make, QObject* parent)
    : QObject(parent), m_make(std::move(make)), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SnapshotPublisher::publish);
}

void SnapshotPublisher::changed()
{
    if (!m_timer.isActive())
        m_timer.start(m_published.isValid() ? int(std::clamp<qint64>(publishMs - m_published.elapsed(), 0, publishMs))
                                            : 0);
}

void SnapshotPublisher::publish()
{
    m_published.start();
    Q_EMIT ready(m_make());
}

void SnapshotPublisher::stop()
{
    m_timer.stop();
}

}  // namespace signalbox::engine
