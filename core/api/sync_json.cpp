#include <QJsonArray>

#include "json_helpers.h"
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
    QJsonObject object{{QStringLiteral("chain"), cell.caip2},
                       {QStringLiteral("table"), cell.entity},
                       {QStringLiteral("state"), QLatin1String(name(cell.state))}};
    if (cell.problem != SyncCell::Problem::None)
        object.insert(QStringLiteral("problem"), QLatin1String(name(cell.problem)));
    put(object, "newestHere", cell.newestHere);
    put(object, "newestGlobal", cell.newestGlobal);
    put(object, "lagBlocks", cell.lagBlocks);
    put(object, "lagSeconds", cell.lagSeconds);
    put(object, "since", cell.since);
    if (cell.needsBackfill)
        object.insert(QStringLiteral("needsBackfill"), true);
    if (!cell.isMeasured())
        return object;
    put(object, "measuredAt", cell.measuredAt);
    object.insert(QStringLiteral("rowsHere"), number(cell.rowsHere));
    object.insert(QStringLiteral("rowsGlobal"), number(cell.rowsGlobal));
    object.insert(QStringLiteral("rowDifference"), number(cell.rowDifference()));
    object.insert(QStringLiteral("keys"), number(cell.keys));
    object.insert(QStringLiteral("missingKeys"), number(cell.missing));
    object.insert(QStringLiteral("staleKeys"), number(cell.stale));
    object.insert(QStringLiteral("surplusKeys"), number(cell.surplus));
    object.insert(QStringLiteral("missingHeights"), number(cell.heightsMissing));
    put(object, "tableHeight", cell.tableHeight);
    put(object, "globalHeight", cell.globalHeight);
    put(object, "lastSource", cell.lastSource);
    put(object, "lastGlobal", cell.lastGlobal);
    return object;
}

QJsonObject toJson(const SyncFinding& finding)
{
    QJsonObject object{{QStringLiteral("table"), finding.entity},
                       {QStringLiteral("object"), finding.object},
                       {QStringLiteral("kind"), finding.kind},
                       {QStringLiteral("text"), finding.text},
                       {QStringLiteral("repairable"), finding.repairable}};
    put(object, "chain", finding.caip2);
    return object;
}

QJsonObject toJson(const SyncNotice& notice)
{
    QJsonObject object{{QStringLiteral("chain"), notice.caip2},
                       {QStringLiteral("tables"), QJsonArray::fromStringList(notice.tables)}};
    if (notice.kind == SyncNotice::Kind::Broken) {
        object.insert(QStringLiteral("kind"), QStringLiteral("broken"));
        object.insert(QStringLiteral("text"), notice.text);
        return object;
    }
    object.insert(QStringLiteral("kind"), QStringLiteral("unfilled"));
    object.insert(QStringLiteral("lo"), number(notice.range.lo));
    object.insert(QStringLiteral("hi"), number(notice.range.hi));
    object.insert(QStringLiteral("blocks"), number(notice.blocks));
    object.insert(QStringLiteral("underWay"), notice.underWay);
    return object;
}

}  // namespace signalbox
