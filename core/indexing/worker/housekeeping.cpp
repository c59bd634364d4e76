// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker/housekeeping.h"

#include <algorithm>
#include <limits>

#include "indexing/ledger_sums.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

Housekeeping::Housekeeping(Parts parts, Hooks hooks, QObject* context) : m(parts), m_hooks(std::move(hooks))
{
    for (auto* timer : {&m_heartbeatTimer, &m_scanTimer})
        timer->setParent(context);  // moves with it to its thread
    QObject::connect(&m_heartbeatTimer, &QTimer::timeout, context, [this] { heartbeat(); });
    QObject::connect(&m_scanTimer, &QTimer::timeout, context, [this] { scan(); });
}

void Housekeeping::startScans()
{
    if (m.config.pace.gapScanMs > 0)
        m_scanTimer.start(static_cast<int>(std::min<qint64>(m.config.pace.gapScanMs, std::numeric_limits<int>::max())));
    else
        m_scanTimer.stop();
}

void Housekeeping::stop()
{
    m_heartbeatTimer.stop();
    m_scanTimer.stop();
}

void Housekeeping::upkeep()
{
    const qint64 rows = m.throughput.rows();
    if (!m.link.isOpen() || rows == m_rowsAtUpkeep || !m.database.isDue())
        return;
    m_rowsAtUpkeep = rows;
    m.link.call([](store::IngestStore* store) {
        store->upkeep();
        return true;
    });
}

void Housekeeping::heartbeat()
{
    if (!m.link.isOpen() || m.life.isOver() || !m.database.isDue())
        return;
    const auto result = m.link.call([](store::IngestStore* store) { return store->heartbeat(); });
    if (result)
        m.database.answered();
    else if (m.database.failed(result.error()) == DatabaseState::Cause::Other)
        m.journal.log("warning", u"The lease could not be renewed. %1"_s.arg(result.error().text()));
    m_hooks.turnSoon();
}

void Housekeeping::scan()
{
    if (!m.life.isRunning() || m.life.isOver() || !m_hooks.reload())
        return;
    scanGaps(false);
    upkeep();
}

GapReport Housekeeping::gaps() const
{
    const auto gaps = gapsOf(m.ledger);
    return {gaps.intervals(), gaps.count()};
}

void Housekeeping::scanGaps(bool byHand)
{
    const auto report = gaps();
    if (report.blocks > 0) {
        m.journal.log("warning", u"The gap scan found %1 missing in %2 below the newest stored block."_s.arg(
                                     plural(report.blocks, "block"), plural(qint64(report.gaps.size()), "range")));
        if (!byHand && m.config.fillGaps)
            m.ledger.streams().schedule();
    }
    m_hooks.turnSoon();
}

}  // namespace signalbox::indexing
