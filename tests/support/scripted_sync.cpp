// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_sync.h"
#include "signalbox/literals.h"
#include "support/ready.h"

#include <cmath>

namespace signalbox::test {

namespace {

const QStringList tables{u"block_summaries"_s,
                         u"accounts"_s,
                         u"validators"_s,
                         u"validator_signing_info"_s,
                         u"validator_double_signing_info"_s,
                         u"pools"_s,
                         u"pool_points_by_holder"_s,
                         u"orders"_s,
                         u"dex_orders"_s,
                         u"dex_deposits"_s,
                         u"dex_withdrawals"_s,
                         u"committee_payments"_s};

}  // namespace

SyncMatrix ScriptedSync::make() const
{
    SyncMatrix matrix;
    matrix.at = QDateTime::currentDateTimeUtc();
    matrix.entities = tables;
    const SnapshotPtr now = snapshot();
    for (const ChainSnapshot& chain : now->chains) {
        if (!chain.has(Feature::GlobalTables))
            continue;
        SyncChain about{chain.caip2, chain.name, chain.mark, u"active"_s, chain.head, chain.stored, 0, {}};
        if (!about.stored)
            about.stored = chain.indexed;
        const bool paused = chain.state == ChainState::Paused;
        if (paused)
            about.state = u"paused"_s;
        matrix.chains.push_back(about);
        for (int i = 0; i < tables.size(); ++i) {
            SyncCell cell;
            cell.caip2 = chain.caip2;
            cell.entity = tables.at(i);
            cell.state = paused ? SyncCell::State::Paused : SyncCell::State::Ok;
            cell.newestHere = cell.newestGlobal = about.stored;
            cell.lagBlocks = chain.liveLagBlocks;
            cell.lagSeconds = chain.liveLagSeconds.value_or(0);
            if (chain.name == "Birch"_L1) {
                cell.lagBlocks = 0;
                cell.lagSeconds = 0;
            }
            cell.measuredAt = matrix.at.addSecs(-95);
            cell.needsBackfill = unfilled && chain.name == "Canopy"_L1 && i == 5;
            cell.keys = 9'114 + 731 * i;
            cell.rowsGlobal = cell.keys;
            cell.rowsHere = cell.keys * 5 + 2'636;
            cell.tableHeight = cell.globalHeight = about.stored;
            cell.lastSource = cell.lastGlobal = matrix.at.addSecs(-12);
            if (chain.name == "Alder"_L1 && cell.entity == "orders"_L1 && !repaired) {
                cell.state = SyncCell::State::Error;
                cell.problem = SyncCell::Problem::TriggerMissing;
                cell.newestGlobal = *cell.newestHere - 41;
                cell.lagBlocks = 41;
                cell.lagSeconds = 820;
                cell.since = matrix.at.addSecs(-820);
                cell.missing = 7;
                cell.rowsGlobal -= 7;
                cell.heightsMissing = 5;
            }
            if (chain.name == "Rowan"_L1 && i >= 5) {
                cell.state = i == 5 ? SyncCell::State::Resync : SyncCell::State::Waits;
                cell.share = i == 5 ? 0.64 : -1;
            }
            if (chain.name == "Birch"_L1 && (i == 6 || i == 11)) {
                cell.state = SyncCell::State::Behind;
                cell.lagBlocks = i == 6 ? 3 : 6;
                cell.lagSeconds = i == 6 ? 64 : 122;
                cell.measuredAt = {};
            }
            matrix.cells.push_back(cell);
        }
    }
    return matrix;
}

QFuture<Expected<SyncMatrix>> ScriptedSync::matrix()
{
    return failWith ? ready<SyncMatrix>(fail(*failWith)) : ready<SyncMatrix>(make());
}

QFuture<Expected<SyncCell>> ScriptedSync::measure(const QString& caip2, const QString& entity)
{
    measured.emplace_back(caip2, entity);
    const SyncMatrix all = make();
    return ready<SyncCell>(*all.cell(caip2, entity));
}

QFuture<Expected<std::vector<SyncAlert>>> ScriptedSync::alerts()
{
    std::vector<SyncAlert> all;
    const SyncMatrix matrix = make();
    const SnapshotPtr now = snapshot();
    for (const SyncCell& cell : matrix.cells) {
        if (cell.problem == SyncCell::Problem::TriggerMissing)
            all.push_back({SyncAlert::Kind::Broken,
                           cell.caip2,
                           {cell.entity},
                           {},
                           false,
                           Message("%1: a sync trigger is missing on %2, so new rows do not reach the global tables. "
                                   "Repair it on the Sync screen, or with signalbox-cli sync health --repair.")
                               .arg(u"Alder"_s, cell.entity)});
        if (cell.needsBackfill) {
            const Interval range{now->chain(cell.caip2)->start, cell.newestHere.value_or(1)};
            all.push_back({SyncAlert::Kind::Unfilled,
                           cell.caip2,
                           {cell.entity + u" (nickname)"_s},
                           range,
                           false,
                           {},
                           range.count() - filled});
        }
    }
    return ready<std::vector<SyncAlert>>(std::move(all));
}

QFuture<Expected<std::vector<SyncFinding>>> ScriptedSync::findings()
{
    std::vector<SyncFinding> all;
    for (const SyncCell& cell : make().cells)
        if (cell.problem == SyncCell::Problem::TriggerMissing)
            all.push_back({cell.caip2, cell.entity, u"sync_insert"_s, u"missing_trigger"_s,
                           Message("The trigger %1 of table %2 is missing.").arg(u"sync_insert"_s, u"chain_3.orders"_s),
                           true});
    return ready<std::vector<SyncFinding>>(std::move(all));
}

QFuture<Expected<std::vector<SyncLag>>> ScriptedSync::lag(const SyncLagQuery& query)
{
    std::vector<SyncLag> all;
    const SyncMatrix now = make();
    for (const auto& [caip2, entity] : query.cells) {
        const SyncCell* cell = now.cell(caip2, entity);
        SyncLag line{caip2, entity, {}, {}};
        for (qint64 at = query.from.toMSecsSinceEpoch(); at <= query.to.toMSecsSinceEpoch(); at += 10'000) {
            line.at.push_back(at);
            const double before = double(query.to.toMSecsSinceEpoch() - at) / 1000;
            const double last = cell ? cell->lagSeconds.value_or(0) : 0;
            line.seconds.push_back(cell && cell->state == SyncCell::State::Error ? std::max(0.0, last - before)
                                   : last > 30 ? (before < 1'300 ? last * (0.8 + 0.2 * std::sin(before / 60)) : 0)
                                               : last);
        }
        all.push_back(std::move(line));
    }
    return ready<std::vector<SyncLag>>(std::move(all));
}

}  // namespace signalbox::test
