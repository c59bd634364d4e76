// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/sync_queries.h"

namespace signalbox {

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

template <class V, json::Is<SyncCell> T>
void fields(V& v, T& cell)
{
    v.always("chain", cell.caip2);
    v.always("table", cell.entity);
    v.always("state", cell.state);
    if (cell.problem != SyncCell::Problem::None)
        v.always("problem", cell.problem);
    v.known("newestHere", cell.newestHere);
    v.known("newestGlobal", cell.newestGlobal);
    v.known("lagBlocks", cell.lagBlocks);
    v.known("lagSeconds", cell.lagSeconds);
    v.known("since", cell.since);
    v.positive("needsBackfill", cell.needsBackfill);
    v.known("measuredAt", cell.measuredAt);
    if (!cell.isMeasured())
        return;
    v.always("rowsHere", cell.rowsHere);
    v.always("rowsGlobal", cell.rowsGlobal);
    v.derived("rowDifference", cell.rowDifference());
    v.always("keys", cell.keys);
    v.always("missingKeys", cell.missing);
    v.always("staleKeys", cell.stale);
    v.always("surplusKeys", cell.surplus);
    v.always("missingHeights", cell.heightsMissing);
    v.known("tableHeight", cell.tableHeight);
    v.known("globalHeight", cell.globalHeight);
    v.known("lastSource", cell.lastSource);
    v.known("lastGlobal", cell.lastGlobal);
}

template <class V, json::Is<SyncFinding> T>
void fields(V& v, T& finding)
{
    v.known("chain", finding.caip2);
    v.always("table", finding.entity);
    v.always("object", finding.object);
    v.always("kind", finding.kind);
    v.english("text", finding.text);
    v.always("repairable", finding.repairable);
}

const char* name(SyncAlert::Kind kind)
{
    switch (kind) {
        case SyncAlert::Kind::Unfilled:
            return "unfilled";
        case SyncAlert::Kind::Edited:
            return "edited";
        case SyncAlert::Kind::Broken:
            return "broken";
    }
    return "";
}

template <class V, json::Is<SyncAlert> T>
void fields(V& v, T& alert)
{
    v.always("chain", alert.caip2);
    v.always("tables", alert.tables);
    v.always("kind", alert.kind);
    if (alert.kind == SyncAlert::Kind::Broken) {
        v.english("text", alert.text);
        return;
    }
    v.always("lo", alert.range.lo);
    v.always("hi", alert.range.hi);
    v.always("blocks", alert.blocks);
    v.always("underWay", alert.underWay);
}

QJsonObject toJson(const SyncCell& cell)
{
    return json::written(cell);
}

QJsonObject toJson(const SyncFinding& finding)
{
    return json::written(finding);
}

QJsonObject toJson(const SyncAlert& alert)
{
    return json::written(alert);
}

}  // namespace signalbox
