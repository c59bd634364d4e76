#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/sync_queries.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

/// The chain that was named, or empty for all; refused when it is no Canopy chain.
Expected<QString> wanted(Context& context)
{
    if (context.args.at(0).isEmpty())
        return QString();
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return fail(chain.error());
    if (!chain->has(Feature::GlobalTables))
        return fail(ErrorKind::Refused, "NOT_CANOPY_CHAIN",
                    QStringLiteral("\"%1\" is not a Canopy chain. Only Canopy chains have a cross-chain sync.")
                        .arg(chain->name));
    return chain->caip2;
}

Expected<SyncQueries*> queries(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (!(*engine)->sync())
        return fail(ErrorKind::Refused, "NO_SYNC",
                    QStringLiteral("This workspace has no tables that are shared by chains."));
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
            if (!counted && cell.problem != SyncCell::Problem::SchemaDiffers)  // that is said, and has nothing to count
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
        context.out.note(QStringLiteral("There is no Canopy chain in this workspace."));
        return 0;
    }
    QString head = QStringLiteral("CHAIN|TABLE|STATE|LAG|LAG TIME|HEIGHT HERE|HEIGHT GLOBAL");
    std::vector<int> right{3, 4, 5, 6};
    if (context.args.has("exact")) {
        head += QStringLiteral("|ROWS HERE|ROWS GLOBAL|DIFFERENCE|MISSING|STALE|SURPLUS|HEIGHTS MISSING");
        for (int column = 7; column <= 13; ++column)
            right.push_back(column);
    }
    context.out.table(head.split(QLatin1Char('|')), rows, right);
    return well ? 0 : 1;
}

/// What is wrong, whether or not anything was asked to be repaired; answers whether all is well.
Expected<bool> tell(Context& context, SyncQueries* sync, const QString& caip2)
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
            continue;  // it is no fault of the sync
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
            context.out.line(QStringLiteral("%1 of %2: keys can be compared when its tables are repaired.")
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
                if (!counted || counted->wrong() > 0 || !isWell(*counted))  // what cannot be counted lacks a table
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
    const auto well = tell(context, *sync, *caip2);
    if (!well)
        return context.finish(well.error());
    const auto chains = context.wait((*sync)->matrix());
    if (chains && chains->chains.empty())
        context.out.note(QStringLiteral("There is no Canopy chain in this workspace."));
    else if (*well)
        context.out.line(
            QStringLiteral("Sync is well: every trigger is there, and every key is in the tables of all "
                           "chains."));
    else if (!context.args.has("repair"))
        context.out.line(QStringLiteral("signalbox-cli sync health --repair puts it right."));
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
            QStringLiteral("These versions of rows of %1 go, because newer ones superseded them:").arg(chain->name);
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
         "how far the tables of all chains follow each Canopy chain; exit code 1 when one does not",
         {{"exact", Kind::Flag, "", "count rows and keys: about 1 s a million rows"}},
         "signalbox-cli sync status\nsignalbox-cli sync status canopy:1 --exact",
         status},
        {{sync, QStringLiteral("health")},
         "[C]",
         "compare triggers, columns and keys of the tables of all chains; exit code 1 when something differs",
         {{"repair", Kind::Flag, "", "put right what differs, and copy again what was missed"}},
         "signalbox-cli sync health\nsignalbox-cli sync health canopy:1 --repair",
         health},
        {{QStringLiteral("optimize")},
         "C [TABLE…]",
         "vacuum and analyse a Canopy chain's tables, and drop versions that are needed no more",
         {{"drop", Kind::Flag, "", "drop versions older than the setting sync.optimise_keep_days"},
          {"keep-from", Kind::Value, "HEIGHT", "drop versions that newer ones superseded before this height"},
          {"yes", Kind::Flag, "", "do not ask"}},
         "signalbox-cli optimize canopy:1\nsignalbox-cli optimize canopy:1 accounts --keep-from 100000 --yes",
         optimize},
    };
}

}  // namespace signalbox::cli
