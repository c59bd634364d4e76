// SPDX-License-Identifier: GPL-3.0-or-later

// Checks that read whole tables or schemas.
#include <QElapsedTimer>

#include "crosschain/sync_memory.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

QString wordOf(layers::Finding::Kind kind)
{
    using Kind = layers::Finding::Kind;
    switch (kind) {
        case Kind::MissingSchema:
            return u"missing_schema"_s;
        case Kind::MissingTable:
            return u"missing_table"_s;
        case Kind::MissingColumn:
            return u"missing_column"_s;
        case Kind::WrongColumn:
            return u"wrong_column"_s;
        case Kind::WrongKey:
            return u"wrong_key"_s;
        case Kind::WrongPersistence:
            return u"wrong_persistence"_s;
        case Kind::MissingIndex:
            return u"missing_index"_s;
        case Kind::WrongIndex:
            return u"wrong_index"_s;
        case Kind::MissingFunction:
            return u"missing_function"_s;
        case Kind::WrongFunction:
            return u"wrong_function"_s;
        case Kind::MissingView:
            return u"missing_view"_s;
        case Kind::WrongView:
            return u"wrong_view"_s;
        case Kind::MissingTrigger:
            return u"missing_trigger"_s;
        case Kind::DisabledTrigger:
            return u"disabled_trigger"_s;
        case Kind::WrongTrigger:
            return u"wrong_trigger"_s;
        case Kind::ExtraTrigger:
            return u"extra_trigger"_s;
        case Kind::ExtraTable:
            return u"extra_table"_s;
        case Kind::ExtraColumn:
            return u"extra_column"_s;
        case Kind::ExtraFunction:
            return u"extra_function"_s;
        case Kind::ExtraView:
            return u"extra_view"_s;
    }
    return {};
}

/// A missing index or view is repaired as well, but rows are synced without it.
bool tellsOnSync(layers::Finding::Kind kind)
{
    using Kind = layers::Finding::Kind;
    return kind != Kind::MissingIndex && kind != Kind::WrongIndex && kind != Kind::MissingView &&
           kind != Kind::WrongView && kind != Kind::WrongPersistence && kind != Kind::MissingTrigger &&
           kind != Kind::DisabledTrigger;  // these two are read each time
}

}  // namespace

Expected<SyncCell> countSyncCell(store::Session& session, SyncMemory& memory, const SnapshotPtr& snapshot,
                                 const QString& caip2, const QString& entity)
{
    const auto places = layers::SchemaKeeper(session, *memory.catalog).chains();
    if (!places)
        return fail(places.error());
    layers::ChainPlace place;
    for (const layers::ChainPlace& each : *places)
        if (each.caip2 == caip2)
            place = each;
    if (place.caip2.isEmpty())
        place.caip2 = caip2;  // measure() returns the error
    QElapsedTimer clock;
    clock.start();
    const auto figures = layers::SyncStatus(session, *memory.catalog).measure(place, entity);
    if (!figures)
        return fail(figures.error());
    {
        const std::lock_guard lock(memory.mutex);
        memory.counted[{caip2, entity}] = {*figures, double(clock.nsecsElapsed()) / 1e9, false};
        memory.doubtful.erase({caip2, entity});
    }
    const auto matrix = readSyncMatrix(session, memory, snapshot, 0);
    if (!matrix)
        return fail(matrix.error());
    if (const SyncCell* cell = matrix->cell(caip2, entity))
        return *cell;
    return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "This workspace has no chain %1.")).arg(caip2));
}

Expected<std::vector<SyncFinding>> readSyncFindings(store::Session& session, SyncMemory& memory)
{
    layers::SchemaKeeper keeper(session, *memory.catalog, store::readerRole);
    const auto places = keeper.chains();
    if (!places)
        return fail(places.error());
    const auto found = keeper.check();
    if (!found)
        return fail(found.error());
    std::vector<SyncFinding> all;
    const std::lock_guard lock(memory.mutex);
    memory.findings.clear();
    for (const layers::Finding& finding : *found) {
        SyncFinding each;
        for (const layers::ChainPlace& place : *places)
            if (place.schema == finding.schema)
                each.caip2 = place.caip2;
        each.entity = finding.entity;
        each.object = finding.object;
        each.kind = wordOf(finding.kind);
        each.text = finding.text;
        each.repairable = !finding.isExtra();
        if (each.repairable)
            for (const layers::ChainPlace& place : *places)
                if (tellsOnSync(finding.kind) && (each.caip2.isEmpty() || each.caip2 == place.caip2))
                    memory.findings.try_emplace({place.caip2, finding.entity}, finding.kind);
        all.push_back(std::move(each));
    }
    return all;
}

}  // namespace signalbox::engine
