// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "json_helpers.h"
#include "signalbox/literals.h"
#include "signalbox/sync_queries.h"

namespace signalbox {

using namespace json;

const char* name(SyncCell::State state)
{
    switch (state) {
        case SyncCell::State::Unknown:
            return "unknown";
        case SyncCell::State::Ok:
            return "ok";
        case SyncCell::State::Behind:
            return "behind";
        case SyncCell::State::Waits:
            return "waits";
        case SyncCell::State::Resync:
            return "resync";
        case SyncCell::State::Error:
            return "error";
        case SyncCell::State::Paused:
            return "paused";
    }
    return "";
}

const char* name(SyncCell::Problem problem)
{
    switch (problem) {
        case SyncCell::Problem::None:
            return "none";
        case SyncCell::Problem::TriggerMissing:
            return "trigger_missing";
        case SyncCell::Problem::TriggerDisabled:
            return "trigger_disabled";
        case SyncCell::Problem::TriggerDiffers:
            return "trigger_differs";
        case SyncCell::Problem::SchemaDiffers:
            return "schema_differs";
        case SyncCell::Problem::KeysDiffer:
            return "keys_differ";
        case SyncCell::Problem::NeedsResync:
            return "needs_resync";
    }
    return "";
}

QJsonObject toJson(const SyncCell& cell)
{
    QJsonObject object{
        {u"chain"_s, cell.caip2}, {u"table"_s, cell.entity}, {u"state"_s, QLatin1String(name(cell.state))}};
    if (cell.problem != SyncCell::Problem::None)
        object.insert(u"problem"_s, QLatin1String(name(cell.problem)));
    put(object, "newestHere", cell.newestHere);
    put(object, "newestGlobal", cell.newestGlobal);
    put(object, "lagBlocks", cell.lagBlocks);
    put(object, "lagSeconds", cell.lagSeconds);
    put(object, "since", cell.since);
    if (cell.needsBackfill)
        object.insert(u"needsBackfill"_s, true);
    if (!cell.isMeasured())
        return object;
    put(object, "measuredAt", cell.measuredAt);
    object.insert(u"rowsHere"_s, number(cell.rowsHere));
    object.insert(u"rowsGlobal"_s, number(cell.rowsGlobal));
    object.insert(u"rowDifference"_s, number(cell.rowDifference()));
    object.insert(u"keys"_s, number(cell.keys));
    object.insert(u"missingKeys"_s, number(cell.missing));
    object.insert(u"staleKeys"_s, number(cell.stale));
    object.insert(u"surplusKeys"_s, number(cell.surplus));
    object.insert(u"missingHeights"_s, number(cell.heightsMissing));
    put(object, "tableHeight", cell.tableHeight);
    put(object, "globalHeight", cell.globalHeight);
    put(object, "lastSource", cell.lastSource);
    put(object, "lastGlobal", cell.lastGlobal);
    return object;
}

QJsonObject toJson(const SyncFinding& finding)
{
    QJsonObject object{{u"table"_s, finding.entity},
                       {u"object"_s, finding.object},
                       {u"kind"_s, finding.kind},
                       {u"text"_s, finding.text.english()},
                       {u"repairable"_s, finding.repairable}};
    put(object, "chain", finding.caip2);
    return object;
}

QJsonObject toJson(const SyncNotice& notice)
{
    QJsonObject object{{u"chain"_s, notice.caip2}, {u"tables"_s, QJsonArray::fromStringList(notice.tables)}};
    if (notice.kind == SyncNotice::Kind::Broken) {
        object.insert(u"kind"_s, u"broken"_s);
        object.insert(u"text"_s, notice.text.english());
        return object;
    }
    object.insert(u"kind"_s, u"unfilled"_s);
    object.insert(u"lo"_s, number(notice.range.lo));
    object.insert(u"hi"_s, number(notice.range.hi));
    object.insert(u"blocks"_s, number(notice.blocks));
    object.insert(u"underWay"_s, notice.underWay);
    return object;
}

}  // namespace signalbox
