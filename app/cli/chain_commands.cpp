#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/print.h"
#include "cli/words.h"
#include "signalbox/json.h"

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
        context.out.note(QStringLiteral("No chains yet. Add one: signalbox-cli chain add --help."));
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

int simple(Context& context, Verb verb, const char* said)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = verb;
    command.target = chain->caip2;
    const auto done = context.carryOut(command);
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
    Command command;
    command.verb = Verb::ChainEdit;
    command.target = chain->caip2;
    QJsonObject was;  // previous values of the changed fields, to detect an edit by another console
    if (context.args.has("name")) {
        command.args.insert(QStringLiteral("name"), context.args.value("name"));
        was.insert(QStringLiteral("name"), chain->name);
    }
    if (context.args.has("headers")) {
        command.args.insert(QStringLiteral("headers"), context.args.value("headers"));
        was.insert(QStringLiteral("headers"), chain->headerMode);
    }
    if (context.args.has("confirmations")) {
        was.insert(QStringLiteral("confirmations"), chain->confirmations);
        const auto confirmations = number(context.args.value("confirmations"), "number of confirmations");
        if (!confirmations)
            return context.finish(confirmations.error());
        command.args.insert(QStringLiteral("confirmations"), *confirmations);
    }
    if (context.args.has("lower")) {
        const auto lowered = range(context.args.value("lower"));
        if (!lowered)
            return context.finish(lowered.error());
        command.args.insert(QStringLiteral("lower"), QJsonArray{lowered->lo, lowered->hi});
    }
    QJsonObject settings;
    if (context.args.has("explorer"))
        settings.insert(QStringLiteral("explorer"), context.args.value("explorer"));
    if (context.args.has("to")) {
        if (context.args.value("to") == QLatin1String("follow")) {
            settings.insert(QStringLiteral("to"), QJsonValue::Null);
        } else {
            const auto to = number(context.args.value("to"), "block number");
            if (!to)
                return context.finish(to.error());
            settings.insert(QStringLiteral("to"), *to);
        }
    }
    if (!settings.isEmpty())
        command.args.insert(QStringLiteral("settings"), settings);
    if (command.args.isEmpty())
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE",
                        QStringLiteral("Nothing to change was specified. See signalbox-cli chain edit --help.")));
    if (!was.isEmpty())
        command.args.insert(QStringLiteral("was"), was);
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(QStringLiteral("Changed %1.").arg(chain->name));
    return 0;
}

int remove(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::ChainDelete;
    command.target = chain->caip2;
    command.args.insert(QStringLiteral("hard"), context.args.has("hard"));
    const QString question =
        context.args.has("hard")
            ? QStringLiteral("This permanently deletes %1 and all its data:").arg(chain->name)
            : QStringLiteral("This stops and hides %1. Its data is kept until it is deleted with --hard:")
                  .arg(chain->name);
    if (const auto confirmed = context.confirm(command, question); !confirmed)
        return context.finish(confirmed.error());
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(context.args.has("hard")
                         ? QStringLiteral("%1 and its data were deleted.").arg(chain->name)
                         : QStringLiteral("%1 was deleted. Use chain recover to restore it.").arg(chain->name));
    return 0;
}

}  // namespace

std::vector<CommandSpec> chainCommands()
{
    return {
        {{QStringLiteral("chain"), QStringLiteral("list")},
         "",
         "list all chains and their states",
         {},
         "signalbox-cli chain list --json",
         list},
        {{QStringLiteral("chain"), QStringLiteral("show")},
         "C",
         "show the details of a chain",
         {},
         "signalbox-cli chain show eip155:1",
         show},
        {{QStringLiteral("chain"), QStringLiteral("edit")},
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
        {{QStringLiteral("chain"), QStringLiteral("pause")},
         "C",
         "stop indexing until resumed",
         {},
         "signalbox-cli chain pause Base",
         [](Context& c) { return simple(c, Verb::ChainPause, "%1 was paused."); }},
        {{QStringLiteral("chain"), QStringLiteral("resume")},
         "C",
         "resume indexing",
         {},
         "signalbox-cli chain resume Base",
         [](Context& c) { return simple(c, Verb::ChainResume, "%1 was resumed."); }},
        {{QStringLiteral("chain"), QStringLiteral("delete")},
         "C",
         "delete a chain, with --hard also its data",
         {{"hard", Kind::Flag, "", "permanently remove all its rows and tables"},
          {"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli chain delete Base\nsignalbox-cli chain delete eip155:8453 --hard --yes",
         remove},
        {{QStringLiteral("chain"), QStringLiteral("recover")},
         "C",
         "restore a chain that was deleted without --hard",
         {},
         "signalbox-cli chain recover Base",
         [](Context& c) { return simple(c, Verb::ChainRecover, "%1 was restored."); }},
    };
}

}  // namespace signalbox::cli
