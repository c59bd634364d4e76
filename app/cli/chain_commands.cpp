// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/print.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

int list(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    const SnapshotPtr snapshot = (*engine)->snapshot();
    std::vector<QStringList> rows;
    for (const ChainSnapshot& chain : snapshot->chains) {
        context.out.object(toJson(chain));
        rows.push_back(chainRow(chain));
    }
    context.out.table(chainHead(), rows, {3, 4, 5, 6});
    if (rows.empty())
        context.out.note(u"No chains yet. Add one: signalbox-cli chain add --help."_s);
    return 0;
}

int show(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    context.out.object(toJson(*chain));
    printChain(context.out, *chain);
    return 0;
}

int simple(Context& context, const Arguments& action, const char* said)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const auto done = context.carryOut({action, chain->caip2, {}});
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(QString::fromUtf8(said).arg(chain->name));
    return 0;
}

int edit(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    arguments::ChainEdit wanted;
    QJsonObject& was = wanted.was;  // to detect an edit by another console
    if (context.args.has("name")) {
        wanted.name = context.args.value("name");
        was.insert(u"name"_s, chain->name);
    }
    if (context.args.has("headers")) {
        wanted.headers = context.args.value("headers");
        was.insert(u"headers"_s, chain->headerMode);
    }
    if (context.args.has("confirmations")) {
        was.insert(u"confirmations"_s, chain->confirmations);
        const auto confirmations = number(context.args.value("confirmations"), "number of confirmations");
        if (!confirmations)
            return context.finish(confirmations.error());
        wanted.confirmations = int(std::min<qint64>(*confirmations, std::numeric_limits<int>::max()));
    }
    if (context.args.has("lower")) {
        const auto lowered = range(context.args.value("lower"));
        if (!lowered)
            return context.finish(lowered.error());
        wanted.lower = Interval{lowered->lo, lowered->hi};
    }
    QJsonObject& settings = wanted.settings;
    if (context.args.has("explorer"))
        settings.insert(u"explorer"_s, context.args.value("explorer"));
    if (context.args.has("to")) {
        if (context.args.value("to") == "follow"_L1) {
            settings.insert(u"to"_s, QJsonValue::Null);
        } else {
            const auto to = number(context.args.value("to"), "block number");
            if (!to)
                return context.finish(to.error());
            settings.insert(u"to"_s, *to);
        }
    }
    if (toJson(Arguments(wanted)).isEmpty())
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"Nothing to change was specified. See signalbox-cli chain edit --help."_s)));
    const auto done = context.carryOut({wanted, chain->caip2, {}});
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(u"Changed %1."_s.arg(chain->name));
    return 0;
}

int remove(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command{arguments::ChainDelete{context.args.has("hard")}, chain->caip2, {}};
    const QString question =
        context.args.has("hard")
            ? u"This permanently deletes %1 and all its data:"_s.arg(chain->name)
            : u"This stops and hides %1. Its data is kept until it is deleted with --hard:"_s.arg(chain->name);
    if (const auto confirmed = context.confirm(command, question); !confirmed)
        return context.finish(confirmed.error());
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(context.args.has("hard") ? u"%1 and its data were deleted."_s.arg(chain->name)
                                              : u"%1 was deleted. Use chain recover to restore it."_s.arg(chain->name));
    return 0;
}

}  // namespace

std::vector<CommandSpec> chainCommands()
{
    return {
        {{u"chain"_s, u"list"_s}, "", "list all chains and their states", {}, "signalbox-cli chain list --json", list},
        {{u"chain"_s, u"show"_s}, "C", "show the details of a chain", {}, "signalbox-cli chain show eip155:1", show},
        {{u"chain"_s, u"edit"_s},
         "C",
         "change a chain's name, confirmations, header mode, explorer or last block",
         {{"name", Kind::Value, "TEXT", "new name"},
          {"confirmations", Kind::Value, "N", "confirmations before registry events are stored"},
          {"headers", Kind::Value, "MODE", "header mode from now on: proven, full or borders"},
          {"lower", Kind::Value, "FROM-TO", "blocks to read in header mode full although the chain uses proven"},
          {"explorer", Kind::Value, "URL", "base URL of a block explorer"},
          {"to", Kind::Value, "BLOCK", "last block, or follow to follow the head"}},
         "signalbox-cli chain edit eip155:1 --name Ethereum --confirmations 6",
         edit},
        {{u"chain"_s, u"pause"_s},
         "C",
         "stop indexing until resumed",
         {},
         "signalbox-cli chain pause Base",
         [](Context& c) { return simple(c, arguments::ChainPause{}, "%1 was paused."); }},
        {{u"chain"_s, u"resume"_s},
         "C",
         "resume indexing",
         {},
         "signalbox-cli chain resume Base",
         [](Context& c) { return simple(c, arguments::ChainResume{}, "%1 was resumed."); }},
        {{u"chain"_s, u"delete"_s},
         "C",
         "delete a chain, with --hard also its data",
         {{"hard", Kind::Flag, "", "permanently remove all its rows and tables"},
          {"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli chain delete Base\nsignalbox-cli chain delete eip155:8453 --hard --yes",
         remove},
        {{u"chain"_s, u"recover"_s},
         "C",
         "restore a chain that was deleted without --hard",
         {},
         "signalbox-cli chain recover Base",
         [](Context& c) { return simple(c, arguments::ChainRecover{}, "%1 was restored."); }},
    };
}

}  // namespace signalbox::cli
