// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "signalbox/sync_queries.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

/// The given chain, or empty for all; refused if it is not a Canopy chain.
Expected<QString> wanted(Context& context)
{
    if (context.args.at(0).isEmpty())
        return QString();
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return fail(chain.error());
    if (!chain->has(Feature::GlobalTables))
        return fail(ErrorKind::Refused, "NOT_CANOPY_CHAIN",
                    Message(u"\"%1\" is not a Canopy chain. Only Canopy chains are synced to the global tables."_s.arg(
                        chain->name)));
    return chain->caip2;
}

Expected<SyncQueries*> queries(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (!(*engine)->sync())
        return fail(ErrorKind::Refused, "NO_SYNC", Message(u"This workspace has no global tables."_s));
    return (*engine)->sync();
}

Expected<SyncMatrix> matrixOf(Context& context, SyncQueries* sync, const QString& caip2)
{
    auto matrix = context.wait(sync->matrix());
    if (matrix && !caip2.isEmpty())
        std::erase_if(matrix->cells, [&](const SyncCell& cell) { return cell.caip2 != caip2; });
    return matrix;
}

QString stateWord(const SyncCell& cell)
{
    const QString state = QLatin1String(name(cell.state));
    QString problem = QLatin1String(name(cell.problem));
    return cell.problem == SyncCell::Problem::None
               ? state
               : state + ": "_L1 + problem.replace(QLatin1Char('_'), QLatin1Char(' '));
}

bool isWell(const SyncCell& cell)
{
    return cell.state != SyncCell::State::Error;
}

int syncStatus(Context& context)
{
    const auto caip2 = wanted(context);
    if (!caip2)
        return context.finish(caip2.error());
    const auto sync = queries(context);
    if (!sync)
        return context.finish(sync.error());
    auto matrix = matrixOf(context, *sync, *caip2);
    if (!matrix)
        return context.finish(matrix.error());
    if (context.args.has("exact"))
        for (SyncCell& cell : matrix->cells) {
            const auto counted = context.wait((*sync)->measure(cell.caip2, cell.entity));
            if (!counted &&
                cell.problem != SyncCell::Problem::SchemaDiffers)  // already reported, with nothing to count
                return context.finish(counted.error());
            if (counted)
                cell = *counted;
        }
    std::vector<QStringList> rows;
    bool well = true;
    for (const SyncCell& cell : matrix->cells) {
        well = well && isWell(cell);
        context.out.object(toJson(cell));
        QStringList row{cell.caip2,
                        cell.entity,
                        stateWord(cell),
                        cell.lagBlocks ? grouped(*cell.lagBlocks) : u"-"_s,
                        cell.lagSeconds ? durationText(*cell.lagSeconds) : u"-"_s,
                        cell.newestHere ? grouped(*cell.newestHere) : u"-"_s,
                        cell.newestGlobal ? grouped(*cell.newestGlobal) : u"-"_s};
        if (context.args.has("exact") && !cell.isMeasured())
            row << QStringList(7, u"-"_s);
        else if (context.args.has("exact"))
            row << grouped(cell.rowsHere) << grouped(cell.rowsGlobal) << grouped(cell.rowDifference())
                << grouped(cell.missing) << grouped(cell.stale) << grouped(cell.surplus)
                << grouped(cell.heightsMissing);
        rows.push_back(std::move(row));
    }
    if (rows.empty()) {
        context.out.note(u"This workspace has no Canopy chains."_s);
        return 0;
    }
    QString head = u"CHAIN|TABLE|STATE|LAG|LAG TIME|CHAIN HEIGHT|GLOBAL HEIGHT"_s;
    std::vector<int> right{3, 4, 5, 6};
    if (context.args.has("exact")) {
        head += u"|CHAIN ROWS|GLOBAL ROWS|DIFFERENCE|MISSING|STALE|SURPLUS|MISSING HEIGHTS"_s;
        for (int column = 7; column <= 13; ++column)
            right.push_back(column);
    }
    context.out.table(head.split(QLatin1Char('|')), rows, right);
    return well ? 0 : 1;
}

/// Reports all problems, whether or not a repair ran before. Returns true if there are none.
Expected<bool> report(Context& context, SyncQueries* sync, const QString& caip2)
{
    const auto findings = context.wait(sync->findings());
    if (!findings)
        return fail(findings.error());
    bool well = true;
    for (const SyncFinding& finding : *findings) {
        if (!caip2.isEmpty() && !finding.caip2.isEmpty() && finding.caip2 != caip2)
            continue;
        well = well && !finding.repairable;
        context.out.object(toJson(finding));
        context.out.line(finding.text.english());
    }
    const auto alerts = context.wait(sync->alerts());
    if (!alerts)
        return fail(alerts.error());
    for (const SyncAlert& alert : *alerts) {
        if (alert.kind == SyncAlert::Kind::Broken || (!caip2.isEmpty() && alert.caip2 != caip2))
            continue;  // not a sync problem
        context.out.object(toJson(alert));
        context.out.line(u"%1: %2 not backfilled for %6 between %3 and %4; %5."_s.arg(
            alert.caip2, alert.tables.join(u", "_s), grouped(alert.range.lo), grouped(alert.range.hi),
            alert.underWay ? u"reindex in progress"_s
                           : u"to backfill: %1"_s.arg(reindexCommand(alert.caip2, alert.range)),
            plural(alert.blocks, "block")));
    }
    auto matrix = matrixOf(context, sync, caip2);
    if (!matrix)
        return fail(matrix.error());
    const bool damaged = !well;
    for (SyncCell& cell : matrix->cells) {
        const auto counted = context.wait(sync->measure(cell.caip2, cell.entity));
        if (!counted && !damaged)
            return fail(counted.error());
        if (!counted) {
            context.out.line(
                u"%1 of %2: keys can be compared after its tables are repaired."_s.arg(cell.entity, cell.caip2));
            continue;
        }
        cell = *counted;
        if (isWell(cell))
            continue;
        well = false;
        context.out.object(toJson(cell));
        context.out.line(u"%1 of %2: %3 missing from the global table, %4 stale, %5 surplus; %6."_s.arg(
            cell.entity, cell.caip2, plural(cell.missing, "key"), grouped(cell.stale), grouped(cell.surplus),
            stateWord(cell)));
    }
    return well;
}

int health(Context& context)
{
    const auto caip2 = wanted(context);
    if (!caip2)
        return context.finish(caip2.error());
    const auto sync = queries(context);
    if (!sync)
        return context.finish(sync.error());
    if (context.args.has("repair")) {
        const auto matrix = context.wait((*sync)->matrix());
        if (!matrix)
            return context.finish(matrix.error());
        const auto findings = context.wait((*sync)->findings());
        if (!findings)
            return context.finish(findings.error());
        const bool schema = std::any_of(findings->begin(), findings->end(),
                                        [](const SyncFinding& finding) { return finding.repairable; });
        for (const SyncChain& chain : matrix->chains) {
            if (!caip2->isEmpty() && chain.caip2 != *caip2)
                continue;
            QStringList damaged;
            for (const QString& entity : matrix->entities) {
                const auto counted = context.wait((*sync)->measure(chain.caip2, entity));
                if (!counted && !schema)
                    return context.finish(counted.error());
                if (!counted || counted->wrong() > 0 || !isWell(*counted))  // a table that cannot be counted is damaged
                    damaged.append(entity);
            }
            const auto done = context.carryOut({arguments::Repair{damaged}, chain.caip2, {}});
            if (!done)
                return context.finish(done.error());
            context.out.object(toJson(*done));
            for (const QJsonValue sentence : done->result.value("repaired"_L1).toArray())
                context.out.line(u"repaired: %1"_s.arg(sentence.toString()));
            context.out.line(u"%1: %2 resynced, %3 corrected."_s.arg(
                chain.name, plural(done->result.value("tables"_L1).toInteger(), "table"),
                plural(done->result.value("set"_L1).toInteger() + done->result.value("removed"_L1).toInteger(),
                       "row")));
        }
    }
    const auto well = report(context, *sync, *caip2);
    if (!well)
        return context.finish(well.error());
    const auto chains = context.wait((*sync)->matrix());
    if (chains && chains->chains.empty())
        context.out.note(u"This workspace has no Canopy chains."_s);
    else if (*well)
        context.out.line(u"Cross-chain sync is healthy: all triggers exist, and all keys are in the global tables."_s);
    else if (!context.args.has("repair"))
        context.out.line(u"To repair: signalbox-cli sync health --repair"_s);
    return *well ? 0 : 1;
}

int optimize(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    arguments::Optimize wanted;
    wanted.tables = context.args.positionals.mid(1);
    const QString from = context.args.value("keep-from");
    wanted.dropSuperseded = context.args.has("drop") || !from.isEmpty();
    if (!from.isEmpty()) {
        const auto height = number(from, "height");
        if (!height)
            return context.finish(height.error());
        wanted.keepFrom = *height;
    }
    Command command{wanted, chain->caip2, {}};
    if (isDangerous(command)) {
        const QString question = u"These superseded row versions of %1 will be removed:"_s.arg(chain->name);
        if (const auto yes = context.confirm(command, question); !yes)
            return context.finish(yes.error());
    }
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    const QJsonObject& result = done->result;
    context.out.object(toJson(*done));
    context.out.line(u"Dropped %1; size %2 before, %3 now; %4 rebuilt."_s.arg(
        plural(result.value("dropped"_L1).toInteger(), "version"),
        bytesText(result.value("bytesBefore"_L1).toInteger()), bytesText(result.value("bytesAfter"_L1).toInteger()),
        plural(result.value("rebuiltIndexes"_L1).toArray().size(), "index", "indexes")));
    return 0;
}

}  // namespace

std::vector<CommandSpec> syncCommands()
{
    const QString sync = u"sync"_s;
    return {
        {{sync, u"status"_s},
         "[C]",
         "show the cross-chain sync state of each table and Canopy chain; exit code 1 on an error",
         {{"exact", Kind::Flag, "", "count rows and keys (about 1 s per million rows)"}},
         "signalbox-cli sync status\nsignalbox-cli sync status canopy:1 --exact",
         syncStatus},
        {{sync, u"health"_s},
         "[C]",
         "check triggers, columns and keys of the global tables; exit code 1 if something differs",
         {{"repair", Kind::Flag, "", "repair differences and resync missed rows"}},
         "signalbox-cli sync health\nsignalbox-cli sync health canopy:1 --repair",
         health},
        {{u"optimize"_s},
         "C [TABLE…]",
         "vacuum and analyze a Canopy chain's tables and optionally drop superseded row versions",
         {{"drop", Kind::Flag, "", "drop versions older than the setting sync.optimize_keep_days"},
          {"keep-from", Kind::Value, "HEIGHT", "drop versions superseded before this height"},
          {"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli optimize canopy:1\nsignalbox-cli optimize canopy:1 accounts --keep-from 100000 --yes",
         optimize},
    };
}

}  // namespace signalbox::cli
