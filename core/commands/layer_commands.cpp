// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands/layer_commands.h"

#include <QJsonArray>

#include "crosschain/resync.h"
#include "layers/layer_figures.h"
#include "layers/optimize.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

QJsonObject figuresOf(const std::vector<layers::ResyncProgress>& tables)
{
    qint64 source = 0, listed = 0, set = 0, removed = 0;
    for (const auto& table : tables) {
        source += table.sourceRows;
        listed += table.listed;
        set += table.set;
        removed += table.removed;
    }
    return {{u"tables"_s, int(tables.size())},
            {u"sourceRows"_s, source},
            {u"differed"_s, listed},
            {u"set"_s, set},
            {u"removed"_s, removed}};
}

Message told(const layers::Optimize::Progress& at)
{
    if (at.phase == "dropping"_L1)
        return Message::counted("%1: removing versions (%Ln row read, %L2 removed)",
                                QT_TRANSLATE_N_NOOP("Engine", "%1: removing versions (%Ln rows read, %L2 removed)"),
                                at.walked)
            .arg(at.table)
            .arg(at.dropped);
    return at.phase == "vacuum"_L1 ? Message(QT_TRANSLATE_NOOP("Engine", "%1: vacuum and analyze")).arg(at.table)
                                   : Message(QT_TRANSLATE_NOOP("Engine", "%1: rebuilding the index")).arg(at.table);
}

Message phaseText(const layers::ResyncProgress& at)
{
    const Message pattern =
        at.phase == "setting"_L1
            ? Message::counted(
                  "%1, table %2 of %3: writing (%Ln key differs, %L4 corrected)",
                  QT_TRANSLATE_N_NOOP("Engine", "%1, table %2 of %3: writing (%Ln keys differ, %L4 corrected)"),
                  at.listed)
            : Message::counted(
                  "%1, table %2 of %3: comparing (%Ln key differs, %L4 corrected)",
                  QT_TRANSLATE_N_NOOP("Engine", "%1, table %2 of %3: comparing (%Ln keys differ, %L4 corrected)"),
                  at.listed);
    return pattern.arg(at.entity).arg(at.table + 1).arg(at.tables).arg(at.done);
}

using ResyncTold = std::function<bool(const layers::ResyncProgress&)>;

ResyncTold resyncTold(const Run& run)
{
    return [tell = run.teller()](const layers::ResyncProgress& at) {
        return tell(phaseText(at), at.share(), at.rowsPerSecond());
    };
}

Run::Result resynced(store::Session& session, const catalog::Catalog& catalog, const store::ChainRow& chain,
                     qint64 epoch, const QStringList& tables, const ResyncTold& told)
{
    return layers::Resync(session, catalog, placeOf(chain), epoch).run(tables, told).map(figuresOf);
}

/// Brings the tables in line with the catalog, then resyncs `tables` and those that are known to need it.
Run::Result repaired(store::Session& session, const catalog::Catalog& catalog, const store::ChainRow& chain,
                     qint64 epoch, QStringList tables, const ResyncTold& told)
{
    layers::SchemaKeeper keeper(session, catalog, store::readerRole);
    const auto repaired = keeper.repair();
    if (!repaired)
        return fail(repaired.error());
    const auto needs = keeper.needs();
    if (!needs)
        return fail(needs.error());
    for (const layers::TableNeed& need : *needs)
        if (need.chain.caip2 == chain.caip2 && need.what == layers::TableNeed::What::Resync &&
            !tables.contains(need.entity))
            tables << need.entity;
    auto result =
        tables.isEmpty() ? Run::Result(QJsonObject()) : resynced(session, catalog, chain, epoch, tables, told);
    if (!result)
        return result;
    QJsonArray sentences;
    for (const layers::Finding& finding : repaired->done)
        sentences.append(finding.text.english());
    result->insert(u"repaired"_s, sentences);
    return result;
}

}  // namespace

const catalog::Catalog* LayerCommands::catalogOf(Run run, const store::ChainRow& chain) const
{
    const catalog::Catalog* const catalog = m_host.families().of(chain).catalog();
    if (!catalog)
        run.finish(fail(layers::noResync(chain)));
    return catalog;
}

void LayerCommands::resync(Run run, ChainUnit& unit, const arguments::Resync& wanted)
{
    const store::ChainRow chain = unit.facts().row;
    const catalog::Catalog* const catalog = catalogOf(run, chain);
    if (!catalog)
        return;
    const auto named = layers::resyncTables(*catalog, wanted.tables);
    if (!named)
        return run.finish(fail(named.error()));
    run.inThread([chain, catalog, tables = *named, epoch = unit.epoch(), told = resyncTold(run)](
                     store::Session& session, const Run::Tell&) {
        return resynced(session, *catalog, chain, epoch, tables, told);
    });
}

void LayerCommands::repair(Run run, ChainUnit& unit, const arguments::Repair& wanted)
{
    const store::ChainRow chain = unit.facts().row;
    const catalog::Catalog* const catalog = catalogOf(run, chain);
    if (!catalog)
        return;
    const auto named = layers::resyncTables(*catalog, wanted.tables);
    if (!named)
        return run.finish(fail(named.error()));
    run.inThread([chain, catalog, tables = *named, epoch = unit.epoch(), told = resyncTold(run)](
                     store::Session& session, const Run::Tell& tell) -> Run::Result {
        if (!tell(Message(QT_TRANSLATE_NOOP("Engine", "Comparing the schemas with the catalog")), -1))
            return fail(stopping());
        return repaired(session, *catalog, chain, epoch, tables, told);
    });
}

void LayerCommands::optimize(Run run, ChainUnit& unit, const arguments::Optimize& wanted)
{
    const store::ChainRow chain = unit.facts().row;
    const catalog::Catalog* const catalog = catalogOf(run, chain);
    if (!catalog)
        return;
    const auto named = layers::optimizeTables(*catalog, wanted.tables);
    if (!named)
        return run.finish(fail(named.error()));
    const auto& settings = m_host.parts().settings;
    const qint64 keepDays = settings ? settings->integer("sync.optimize_keep_days") : 0;
    run.inThread([chain, catalog, tables = *named, wanted, keepDays, epoch = unit.epoch()](
                     store::Session& session, const Run::Tell& tell) -> Run::Result {
        const auto from = layers::optimizeFrom(session, chain, wanted, keepDays);
        if (!from)
            return fail(from.error());
        layers::Optimize optimize(session, *catalog, placeOf(chain), epoch);
        optimize.only(tables);
        const auto done =
            optimize.run(*from, [&](const layers::Optimize::Progress& at) { return tell(told(at), at.share); });
        if (!done)
            return fail(done.error());
        QJsonObject result{{u"dropped"_s, done->dropped},
                           {u"bytesBefore"_s, done->bytesBefore},
                           {u"bytesAfter"_s, done->bytesAfter},
                           {u"rebuiltIndexes"_s, QJsonArray::fromStringList(done->rebuilt)}};
        if (*from > 0)
            result.insert(u"keepFrom"_s, *from);
        return result;
    });
}

}  // namespace signalbox::engine
