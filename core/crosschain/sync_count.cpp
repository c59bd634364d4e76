// What costs a walk over tables or schemas.
#include <QElapsedTimer>

#include "crosschain/sync_memory.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "units/canopy_chain.h"

namespace signalbox::engine {

namespace {

QString wordOf(layers::Finding::Kind kind)
{
    using Kind = layers::Finding::Kind;
    switch (kind) {
        case Kind::MissingSchema:
            return QStringLiteral("missing_schema");
        case Kind::MissingTable:
            return QStringLiteral("missing_table");
        case Kind::MissingColumn:
            return QStringLiteral("missing_column");
        case Kind::WrongColumn:
            return QStringLiteral("wrong_column");
        case Kind::WrongKey:
            return QStringLiteral("wrong_key");
        case Kind::WrongPersistence:
            return QStringLiteral("wrong_persistence");
        case Kind::MissingIndex:
            return QStringLiteral("missing_index");
        case Kind::WrongIndex:
            return QStringLiteral("wrong_index");
        case Kind::MissingFunction:
            return QStringLiteral("missing_function");
        case Kind::WrongFunction:
            return QStringLiteral("wrong_function");
        case Kind::MissingView:
            return QStringLiteral("missing_view");
        case Kind::WrongView:
            return QStringLiteral("wrong_view");
        case Kind::MissingTrigger:
            return QStringLiteral("missing_trigger");
        case Kind::DisabledTrigger:
            return QStringLiteral("disabled_trigger");
        case Kind::WrongTrigger:
            return QStringLiteral("wrong_trigger");
        case Kind::ExtraTrigger:
            return QStringLiteral("extra_trigger");
        case Kind::ExtraTable:
            return QStringLiteral("extra_table");
        case Kind::ExtraColumn:
            return QStringLiteral("extra_column");
        case Kind::ExtraFunction:
            return QStringLiteral("extra_function");
        case Kind::ExtraView:
            return QStringLiteral("extra_view");
    }
    return {};
}

/// An index or a view that is missing is repaired as well, but rows are copied without it.
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
    const auto places = layers::SchemaKeeper(session, canopyCatalog()).chains();
    if (!places)
        return fail(places.error());
    layers::ChainPlace place;
    for (const layers::ChainPlace& each : *places)
        if (each.caip2 == caip2)
            place = each;
    if (place.caip2.isEmpty())
        place.caip2 = caip2;  // refused in words by measure()
    QElapsedTimer clock;
    clock.start();
    const auto figures = layers::SyncStatus(session, canopyCatalog()).measure(place, entity);
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
    return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN", QStringLiteral("This workspace has no chain %1.").arg(caip2));
}

Expected<std::vector<SyncFinding>> readSyncFindings(store::Session& session, SyncMemory& memory)
{
    layers::SchemaKeeper keeper(session, canopyCatalog(), store::readerRole);
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
