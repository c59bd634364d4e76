#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

int gaps(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = context.args.has("fill") ? Verb::FillGaps : Verb::ScanGaps;
    command.target = chain->caip2;
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    const qint64 blocks = done->result.value(QLatin1String("blocks")).toInteger();
    if (context.args.has("fill")) {
        context.out.object(toJson(*done));
        context.out.line(blocks == 0 ? QStringLiteral("%1 has no gaps.").arg(chain->name)
                                     : QStringLiteral("Filled %1.").arg(plural(blocks, "block")));
        return 0;
    }
    const auto after = context.chain(chain->caip2);
    QJsonArray list;
    std::vector<QStringList> rows;
    for (const Interval& gap : after ? after->gaps : Intervals{}) {
        list.append(QJsonArray{gap.lo, gap.hi});
        rows.push_back({grouped(gap.lo), grouped(gap.hi), grouped(gap.count())});
    }
    context.out.object(
        {{QStringLiteral("caip2"), chain->caip2}, {QStringLiteral("blocks"), blocks}, {QStringLiteral("gaps"), list}});
    if (rows.empty())
        context.out.line(blocks == 0 ? QStringLiteral("%1 has no gaps.").arg(chain->name)
                                     : QStringLiteral("%1 missing.").arg(plural(blocks, "block")));
    else
        context.out.table(QStringLiteral("FROM|TO|BLOCKS").split(QLatin1Char('|')), rows, {0, 1, 2});
    return 0;
}

int confirmed(Context& context, Command command, const QString& question, const QString& said)
{
    if (const auto yes = context.confirm(command, question); !yes)
        return context.finish(yes.error());
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(said);
    return 0;
}

int reindex(Context& context)
{
    const auto wanted = range(context.args.at(1));
    if (!wanted)
        return context.finish(wanted.error());
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::Reindex;
    command.target = chain->caip2;
    command.args = {{QStringLiteral("lo"), wanted->lo}, {QStringLiteral("hi"), wanted->hi}};
    return confirmed(
        context, command,
        QStringLiteral("Blocks %1 to %2 of %3 will be fetched again and replace these rows:")
            .arg(wanted->lo)
            .arg(wanted->hi)
            .arg(chain->name),
        QStringLiteral("Blocks %1 to %2 of %3 were fetched again.").arg(wanted->lo).arg(wanted->hi).arg(chain->name));
}

int rewind(Context& context)
{
    const auto to = number(context.args.at(1), "block number");
    if (!to)
        return context.finish(to.error());
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::Rewind;
    command.target = chain->caip2;
    command.args = {{QStringLiteral("to"), *to}};
    return confirmed(context, command,
                     QStringLiteral("All data of %1 above block %2 will be removed:").arg(chain->name).arg(*to),
                     QStringLiteral("Rewound to block %1.").arg(*to));
}

int retry(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::RetryNow;
    command.target = chain->caip2;
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(QStringLiteral("%1 is retrying now.").arg(chain->name));
    return 0;
}

int reorgs(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const auto rows = context.wait((*context.engine())->reorgs(chain->caip2, 100));
    if (!rows)
        return context.finish(rows.error());
    std::vector<QStringList> lines;
    for (const ReorgRow& row : *rows) {
        context.out.object(toJson(row));
        lines.push_back({row.detectedAt.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")), grouped(row.ancestor),
                         QString::number(row.depth), grouped(row.rowsUndone), row.oldHead, row.newHead});
    }
    context.out.table(QStringLiteral("TIME (UTC)|ANCESTOR|DEPTH|ROWS UNDONE|OLD HEAD|NEW HEAD").split(QLatin1Char('|')),
                      lines, {1, 2, 3});
    return 0;
}

int quarantine(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const QString action = context.args.at(1);
    if (action.isEmpty()) {
        const auto rows = context.wait((*context.engine())->quarantine(chain->caip2, 1'000));
        if (!rows)
            return context.finish(rows.error());
        std::vector<QStringList> lines;
        for (const QuarantineRow& row : *rows) {
            context.out.object(toJson(row));
            lines.push_back({grouped(row.block), row.position, row.state, QString::number(row.tries), row.reason});
        }
        context.out.table(QStringLiteral("BLOCK|POSITION|STATE|ATTEMPTS|REASON").split(QLatin1Char('|')), lines,
                          {0, 3});
        return 0;
    }
    const auto block = number(context.args.at(2), "block number");
    if ((action != QLatin1String("retry") && action != QLatin1String("skip")) || !block || context.args.at(3).isEmpty())
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE",
                        QStringLiteral("Expected retry BLOCK POSITION or skip BLOCK POSITION after the chain.")));
    Command command;
    command.verb = action == QLatin1String("retry") ? Verb::QuarantineRetry : Verb::QuarantineSkip;
    command.target = chain->caip2;
    command.args = {{QStringLiteral("block"), *block}, {QStringLiteral("position"), context.args.at(3)}};
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(command.verb == Verb::QuarantineRetry ? QStringLiteral("The item was stored.")
                                                           : QStringLiteral("The item will be skipped."));
    return 0;
}

}  // namespace

std::vector<CommandSpec> repairCommands()
{
    const std::vector<OptionSpec> yes{{"yes", Kind::Flag, "", "do not ask for confirmation"}};
    return {
        {{QStringLiteral("gaps")},
         "C",
         "list blocks that are missing below the newest stored block",
         {{"fill", Kind::Flag, "", "fetch the missing blocks and wait until they are stored"}},
         "signalbox-cli gaps Base\nsignalbox-cli gaps Base --fill",
         gaps},
        {{QStringLiteral("reindex")},
         "C FROM-TO",
         "fetch stored blocks again and replace their rows",
         yes,
         "signalbox-cli reindex Base 1000-2000 --yes",
         reindex},
        {{QStringLiteral("rewind")},
         "C TO",
         "remove all data above a block and index it again",
         yes,
         "signalbox-cli rewind Base 21000000",
         rewind},
        {{QStringLiteral("retry")},
         "C",
         "retry failed requests now instead of waiting",
         {},
         "signalbox-cli retry Base",
         retry},
        {{QStringLiteral("reorgs")}, "C", "list the reorgs of a chain", {}, "signalbox-cli reorgs Base", reorgs},
        {{QStringLiteral("quarantine")},
         "C [retry|skip] [BLOCK] [POSITION]",
         "list items that could not be decoded or stored; retry or skip one",
         {},
         "signalbox-cli quarantine Base\nsignalbox-cli quarantine Base retry 21000000 12",
         quarantine},
    };
}

}  // namespace signalbox::cli
