#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"
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
                    QStringLiteral("\"%1\" is not a Canopy chain. Only Canopy chains are synced to the global tables.")
                        .arg(chain->name));
    return chain->caip2;
}

Expected<SyncQueries*> queries(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (!(*engine)->sync())
        return fail(ErrorKind::Refused, "NO_SYNC", QStringLiteral("This workspace has no global tables."));
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
               : state + QLatin1String(": ") + problem.replace(QLatin1Char('_'), QLatin1Char(' '));
}

bool isWell(const SyncCell& cell)
{
    return cell.state != SyncCell::State::Error;
}

int status(Context& context)
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
                        cell.lagBlocks ? grouped(*cell.lagBlocks) : QStringLiteral("-"),
                        cell.lagSeconds ? durationText(*cell.lagSeconds) : QStringLiteral("-"),
                        cell.newestHere ? grouped(*cell.newestHere) : QStringLiteral("-"),
                        cell.newestGlobal ? grouped(*cell.newestGlobal) : QStringLiteral("-")};
        if (context.args.has("exact") && !cell.isMeasured())
            row << QStringList(7, QStringLiteral("-"));
        else if (context.args.has("exact"))
            row << grouped(cell.rowsHere) << grouped(cell.rowsGlobal) << grouped(cell.rowDifference())
                << grouped(cell.missing) << grouped(cell.stale) << grouped(cell.surplus)
                << grouped(cell.heightsMissing);
        rows.push_back(std::move(row));
    }
    if (rows.empty()) {
        context.out.note(QStringLiteral("This workspace has no Canopy chains."));
        return 0;
    }
    QString head = QStringLiteral("CHAIN|TABLE|STATE|LAG|LAG TIME|CHAIN HEIGHT|GLOBAL HEIGHT");
    std::vector<int> right{3, 4, 5, 6};
    if (context.args.has("exact")) {
        head += QStringLiteral("|CHAIN ROWS|GLOBAL ROWS|DIFFERENCE|MISSING|STALE|SURPLUS|MISSING HEIGHTS");
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
        context.out.line(finding.text);
    }
    const auto notices = context.wait(sync->notices());
    if (!notices)
        return fail(notices.error());
    for (const SyncNotice& notice : *notices) {
        if (notice.kind != SyncNotice::Kind::Unfilled || (!caip2.isEmpty() && notice.caip2 != caip2))
            continue;  // not a sync problem
        context.out.object(toJson(notice));
        context.out.line(
            QStringLiteral("%1: %2 not backfilled for %6 between %3 and %4; %5.")
                .arg(notice.caip2, notice.tables.join(QStringLiteral(", ")), grouped(notice.range.lo),
                     grouped(notice.range.hi),
                     notice.underWay
                         ? QStringLiteral("reindex in progress")
                         : QStringLiteral("to backfill: %1").arg(reindexCommand(notice.caip2, notice.range)),
                     plural(notice.blocks, "block")));
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
            context.out.line(QStringLiteral("%1 of %2: keys can be compared after its tables are repaired.")
                                 .arg(cell.entity, cell.caip2));
            continue;
        }
        cell = *counted;
        if (isWell(cell))
            continue;
        well = false;
        context.out.object(toJson(cell));
        context.out.line(QStringLiteral("%1 of %2: %3 missing from the global table, %4 stale, %5 surplus; %6.")
                             .arg(cell.entity, cell.caip2, plural(cell.missing, "key"), grouped(cell.stale),
                                  grouped(cell.surplus), stateWord(cell)));
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
            QJsonArray damaged;
            for (const QString& entity : matrix->entities) {
                const auto counted = context.wait((*sync)->measure(chain.caip2, entity));
                if (!counted && !schema)
                    return context.finish(counted.error());
                if (!counted || counted->wrong() > 0 || !isWell(*counted))  // a table that cannot be counted is damaged
                    damaged.append(entity);
            }
            Command command;
            command.verb = Verb::Repair;
            command.target = chain.caip2;
            if (!damaged.isEmpty())
                command.args.insert(QStringLiteral("tables"), damaged);
            const auto done = context.carryOut(command);
            if (!done)
                return context.finish(done.error());
            context.out.object(toJson(*done));
            for (const QJsonValue sentence : done->result.value(QLatin1String("repaired")).toArray())
                context.out.line(QStringLiteral("repaired: %1").arg(sentence.toString()));
            context.out.line(QStringLiteral("%1: %2 resynced, %3 corrected.")
                                 .arg(chain.name,
                                      plural(done->result.value(QLatin1String("tables")).toInteger(), "table"),
                                      plural(done->result.value(QLatin1String("set")).toInteger() +
                                                 done->result.value(QLatin1String("removed")).toInteger(),
                                             "row")));
        }
    }
    const auto well = report(context, *sync, *caip2);
    if (!well)
        return context.finish(well.error());
    const auto chains = context.wait((*sync)->matrix());
    if (chains && chains->chains.empty())
        context.out.note(QStringLiteral("This workspace has no Canopy chains."));
    else if (*well)
        context.out.line(
            QStringLiteral("Cross-chain sync is healthy: all triggers exist, and all keys are in the global tables."));
    else if (!context.args.has("repair"))
        context.out.line(QStringLiteral("To repair: signalbox-cli sync health --repair"));
    return *well ? 0 : 1;
}

int optimize(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::Optimise;
    command.target = chain->caip2;
    if (const QStringList tables = context.args.positionals.mid(1); !tables.isEmpty())
        command.args.insert(QStringLiteral("tables"), QJsonArray::fromStringList(tables));
    const QString from = context.args.value("keep-from");
    if (context.args.has("drop") || !from.isEmpty())
        command.args.insert(QStringLiteral("dropSuperseded"), true);
    if (!from.isEmpty()) {
        const auto height = number(from, "height");
        if (!height)
            return context.finish(height.error());
        command.args.insert(QStringLiteral("keepFrom"), *height);
    }
    if (isDangerous(command)) {
        const QString question =
            QStringLiteral("These superseded row versions of %1 will be removed:").arg(chain->name);
        if (const auto yes = context.confirm(command, question); !yes)
            return context.finish(yes.error());
    }
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    const QJsonObject& result = done->result;
    context.out.object(toJson(*done));
    context.out.line(
        QStringLiteral("Dropped %1; size %2 before, %3 now; %4 rebuilt.")
            .arg(plural(result.value(QLatin1String("dropped")).toInteger(), "version"),
                 bytesText(result.value(QLatin1String("bytesBefore")).toInteger()),
                 bytesText(result.value(QLatin1String("bytesAfter")).toInteger()),
                 plural(result.value(QLatin1String("rebuiltIndexes")).toArray().size(), "index", "indexes")));
    return 0;
}

}  // namespace

std::vector<CommandSpec> syncCommands()
{
    const QString sync = QStringLiteral("sync");
    return {
        {{sync, QStringLiteral("status")},
         "[C]",
         "show the cross-chain sync state of each table and Canopy chain; exit code 1 on an error",
         {{"exact", Kind::Flag, "", "count rows and keys (about 1 s per million rows)"}},
         "signalbox-cli sync status\nsignalbox-cli sync status canopy:1 --exact",
         status},
        {{sync, QStringLiteral("health")},
         "[C]",
         "check triggers, columns and keys of the global tables; exit code 1 if something differs",
         {{"repair", Kind::Flag, "", "repair differences and resync missed rows"}},
         "signalbox-cli sync health\nsignalbox-cli sync health canopy:1 --repair",
         health},
        {{QStringLiteral("optimize")},
         "C [TABLE…]",
         "vacuum and analyze a Canopy chain's tables and optionally drop superseded row versions",
         {{"drop", Kind::Flag, "", "drop versions older than the setting sync.optimise_keep_days"},
          {"keep-from", Kind::Value, "HEIGHT", "drop versions superseded before this height"},
          {"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli optimize canopy:1\nsignalbox-cli optimize canopy:1 accounts --keep-from 100000 --yes",
         optimize},
    };
}

}  // namespace signalbox::cli
