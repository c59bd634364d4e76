// SPDX-License-Identifier: GPL-3.0-or-later

// Levers on the layers of tables of Canopy chains: resync, repair, optimize.
#include <QJsonArray>

#include "commands/command_runner.h"
#include "crosschain/resync.h"
#include "layers/optimize.h"
#include "layers/schema_keeper.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "units/canopy_chain.h"
#include "units/command_rules.h"

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

}  // namespace

std::function<bool(const layers::ResyncProgress&)> CommandRunner::resyncTold(const Running& running)
{
    return [this, id = running.status.id, interrupted = running.interrupted](const layers::ResyncProgress& at) {
        const Message text = phaseText(at);
        QMetaObject::invokeMethod(
            this, [this, id, text, share = at.share(), rate = at.rowsPerSecond()] { progress(id, share, text, rate); },
            Qt::QueuedConnection);
        return !interrupted->load();
    };
}

void CommandRunner::resync(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const store::ChainRow chain = unit.facts().row;
    const auto tables =
        m_host.families().of(chain).catalog() ? resyncTables(running.status.args) : fail(noResync(chain));
    if (!tables)
        return finish(id, fail(tables.error()));
    inThread(running,
             [chain, tables = *tables, epoch = unit.epoch(), told = resyncTold(running)](
                 store::Session& session, const auto&) -> Expected<QJsonObject> {
                 const auto done = layers::Resync(session, canopyCatalog(), placeOf(chain), epoch).run(tables, told);
                 if (!done)
                     return fail(done.error());
                 return figuresOf(*done);
             });
}

/// Tables, columns, functions and triggers as the catalog says; then what may have been missed meanwhile is copied.
void CommandRunner::repair(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const store::ChainRow chain = unit.facts().row;
    const auto tables =
        m_host.families().of(chain).catalog() ? resyncTables(running.status.args) : fail(noResync(chain));
    if (!tables)
        return finish(id, fail(tables.error()));
    inThread(running,
             [chain, wanted = *tables, epoch = unit.epoch(), told = resyncTold(running)](
                 store::Session& session, const auto& tell) -> Expected<QJsonObject> {
                 if (!tell(Message(QT_TRANSLATE_NOOP("Engine", "Comparing the schemas with the catalog")), -1))
                     return fail(stopping());
                 layers::SchemaKeeper keeper(session, canopyCatalog(), store::readerRole);
                 const auto repaired = keeper.repair();
                 if (!repaired)
                     return fail(repaired.error());
                 const auto needs = keeper.needs();
                 if (!needs)
                     return fail(needs.error());
                 QStringList copies = wanted;
                 for (const layers::TableNeed& need : *needs)
                     if (need.chain.caip2 == chain.caip2 && need.what == layers::TableNeed::What::Resync &&
                         !copies.contains(need.entity))
                         copies << need.entity;
                 QJsonArray sentences;
                 for (const layers::Finding& finding : repaired->done)
                     sentences.append(finding.text.english());
                 QJsonObject result;
                 if (!copies.isEmpty()) {
                     const auto done =
                         layers::Resync(session, canopyCatalog(), placeOf(chain), epoch).run(copies, told);
                     if (!done)
                         return fail(done.error());
                     result = figuresOf(*done);
                 }
                 result.insert(u"repaired"_s, sentences);
                 return result;
             });
}

void CommandRunner::optimize(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const store::ChainRow chain = unit.facts().row;
    const auto tables =
        m_host.families().of(chain).catalog() ? optimizeTables(running.status.args) : fail(noResync(chain));
    if (!tables)
        return finish(id, fail(tables.error()));
    const auto& settings = m_host.parts().settings;
    const qint64 keepDays = settings ? settings->integer("sync.optimize_keep_days") : 0;
    inThread(running,
             [chain, tables = *tables, args = running.status.args, keepDays, epoch = unit.epoch()](
                 store::Session& session, const auto& tell) -> Expected<QJsonObject> {
                 const auto from = optimizeFrom(session, chain, args, keepDays);
                 if (!from)
                     return fail(from.error());
                 layers::Optimize optimize(session, canopyCatalog(), placeOf(chain), epoch);
                 optimize.only(tables);
                 const auto done = optimize.run(
                     *from, [&](const layers::Optimize::Progress& at) { return tell(told(at), at.share); });
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
