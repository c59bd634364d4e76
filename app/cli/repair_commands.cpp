// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

int gaps(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const Arguments wanted =
        context.args.has("fill") ? Arguments(arguments::FillGaps{}) : Arguments(arguments::ScanGaps{});
    const auto done = context.carryOut({wanted, chain->caip2, {}});
    if (!done)
        return context.finish(done.error());
    const qint64 blocks = done->result.value("blocks"_L1).toInteger();
    if (context.args.has("fill")) {
        context.out.object(toJson(*done));
        context.out.line(blocks == 0 ? u"%1 has no gaps."_s.arg(chain->name)
                                     : u"Filled %1."_s.arg(plural(blocks, "block")));
        return 0;
    }
    const auto after = context.chain(chain->caip2);
    QJsonArray list;
    std::vector<QStringList> rows;
    for (const Interval& gap : after ? after->gaps : Intervals{}) {
        list.append(QJsonArray{gap.lo, gap.hi});
        rows.push_back({grouped(gap.lo), grouped(gap.hi), grouped(gap.count())});
    }
    context.out.object({{u"caip2"_s, chain->caip2}, {u"blocks"_s, blocks}, {u"gaps"_s, list}});
    if (rows.empty())
        context.out.line(blocks == 0 ? u"%1 has no gaps."_s.arg(chain->name)
                                     : u"%1 missing."_s.arg(plural(blocks, "block")));
    else
        context.out.table(u"FROM|TO|BLOCKS"_s.split(QLatin1Char('|')), rows, {0, 1, 2});
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
    return confirmed(context, {arguments::Reindex{{wanted->lo, wanted->hi}}, chain->caip2, {}},
                     u"Blocks %1 to %2 of %3 will be fetched again and replace these rows:"_s.arg(wanted->lo)
                         .arg(wanted->hi)
                         .arg(chain->name),
                     u"Blocks %1 to %2 of %3 were fetched again."_s.arg(wanted->lo).arg(wanted->hi).arg(chain->name));
}

int rewind(Context& context)
{
    const auto to = number(context.args.at(1), "block number");
    if (!to)
        return context.finish(to.error());
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    return confirmed(context, {arguments::Rewind{*to}, chain->caip2, {}},
                     u"All data of %1 above block %2 will be removed:"_s.arg(chain->name).arg(*to),
                     u"Rewound to block %1."_s.arg(*to));
}

int retry(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const auto done = context.carryOut({arguments::RetryNow{}, chain->caip2, {}});
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(u"%1 is retrying now."_s.arg(chain->name));
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
        lines.push_back({row.detectedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s), grouped(row.ancestor),
                         QString::number(row.depth), grouped(row.rowsUndone), row.oldHead, row.newHead});
    }
    context.out.table(u"TIME (UTC)|ANCESTOR|DEPTH|ROWS UNDONE|OLD HEAD|NEW HEAD"_s.split(QLatin1Char('|')), lines,
                      {1, 2, 3});
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
            lines.push_back(
                {grouped(row.block), row.position, row.state, QString::number(row.tries), row.reason.english()});
        }
        context.out.table(u"BLOCK|POSITION|STATE|ATTEMPTS|REASON"_s.split(QLatin1Char('|')), lines, {0, 3});
        return 0;
    }
    const auto block = number(context.args.at(2), "block number");
    if ((action != "retry"_L1 && action != "skip"_L1) || !block || context.args.at(3).isEmpty())
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"Expected retry BLOCK POSITION or skip BLOCK POSITION after the chain."_s)));
    const bool again = action == "retry"_L1;
    const QString position = context.args.at(3);
    const Arguments wanted = again ? Arguments(arguments::QuarantineRetry{*block, position})
                                   : Arguments(arguments::QuarantineSkip{*block, position});
    const auto done = context.carryOut({wanted, chain->caip2, {}});
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(again ? u"The item was stored."_s : u"The item will be skipped."_s);
    return 0;
}

}  // namespace

std::vector<CommandSpec> repairCommands()
{
    const std::vector<OptionSpec> yes{{"yes", Kind::Flag, "", "do not ask for confirmation"}};
    return {
        {{u"gaps"_s},
         "C",
         "list blocks that are missing below the newest stored block",
         {{"fill", Kind::Flag, "", "fetch the missing blocks and wait until they are stored"}},
         "signalbox-cli gaps Base\nsignalbox-cli gaps Base --fill",
         gaps},
        {{u"reindex"_s},
         "C FROM-TO",
         "fetch stored blocks again and replace their rows",
         yes,
         "signalbox-cli reindex Base 1000-2000 --yes",
         reindex},
        {{u"rewind"_s},
         "C TO",
         "remove all data above a block and index it again",
         yes,
         "signalbox-cli rewind Base 21000000",
         rewind},
        {{u"retry"_s}, "C", "retry failed requests now instead of waiting", {}, "signalbox-cli retry Base", retry},
        {{u"reorgs"_s}, "C", "list the reorgs of a chain", {}, "signalbox-cli reorgs Base", reorgs},
        {{u"quarantine"_s},
         "C [retry|skip] [BLOCK] [POSITION]",
         "list items that could not be decoded or stored; retry or skip one",
         {},
         "signalbox-cli quarantine Base\nsignalbox-cli quarantine Base retry 21000000 12",
         quarantine},
    };
}

}  // namespace signalbox::cli
