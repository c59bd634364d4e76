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

int resync(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command{arguments::Resync{context.args.positionals.mid(1)}, chain->caip2, {}};
    const QString question =
        u"The rows of %1 in these global tables will be compared with its chain tables and "
        "corrected where they differ:"_s.arg(chain->name);
    if (const auto yes = context.confirm(command, question); !yes)
        return context.finish(yes.error());
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    const QJsonObject& result = done->result;
    const auto figure = [&](const char* key) { return result.value(QLatin1String(key)).toInteger(); };
    context.out.object(toJson(*done));
    context.out.line(u"Compared %1 in %2: %3 differed, %4 set, %5 removed."_s.arg(
        plural(figure("sourceRows"), "row"), plural(figure("tables"), "table"), plural(figure("differed"), "key"),
        grouped(figure("set")), grouped(figure("removed"))));
    return 0;
}

int indexing(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    if (chain->family != "canopy"_L1)
        return context.finish(Error::make(
            ErrorKind::Refused, "NOT_CANOPY_CHAIN",
            Message(u"\"%1\" is not a Canopy chain. Step timings are recorded for Canopy chains only."_s.arg(
                chain->name))));
    const auto report = context.wait((*context.engine())->indexing(chain->caip2));
    if (!report)
        return context.finish(report.error());
    context.out.object(toJson(*report));
    std::vector<QStringList> rows;
    for (const auto& step : report->steps)
        rows.push_back({step.name, u"%1 ms"_s.arg(step.milliseconds, 0, 'f', 2)});
    rows.push_back({u"whole block"_s, u"%1 ms"_s.arg(report->milliseconds, 0, 'f', 2)});
    context.out.note(u"Mean of the newest %1"_s.arg(plural(report->blocks, "block")));
    context.out.table(u"STEP|TIME"_s.split(QLatin1Char('|')), rows, {1});
    rows.clear();
    for (const auto& each : report->reindexed)
        rows.push_back({each.requestedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s), grouped(each.lo), grouped(each.hi),
                        grouped(each.done), each.state, each.by, each.error});
    if (!rows.empty()) {
        context.out.line({});
        context.out.table(u"REQUESTED (UTC)|FROM|TO|DONE|STATE|BY|ERROR"_s.split(QLatin1Char('|')), rows, {1, 2, 3});
    }
    return 0;
}

}  // namespace

std::vector<CommandSpec> canopyCommands()
{
    return {
        {{u"resync"_s},
         "C [TABLE…]",
         "compare a Canopy chain's tables with the global tables and correct differences",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli resync canopy:1 --yes\nsignalbox-cli resync canopy:1 accounts",
         resync},
        {{u"indexing"_s},
         "C",
         "show the indexing time of a Canopy chain's newest blocks by step, and its reindex requests",
         {},
         "signalbox-cli indexing canopy:1",
         indexing},
    };
}

}  // namespace signalbox::cli
