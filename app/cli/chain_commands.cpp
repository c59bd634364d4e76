#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/print.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/url.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

Expected<ChainPreset> presetOf(Context& context, Engine* engine, const QString& caip2)
{
    const auto presets = context.wait(engine->presets());
    if (!presets)
        return fail(presets.error());
    for (const ChainPreset& preset : *presets)
        if (preset.caip2 == caip2)
            return preset;
    return fail(ErrorKind::NotFound, "NO_PRESET", QStringLiteral("%1 is not among the preset chains.").arg(caip2));
}

/// Asks every endpoint; all must be of one chain. Fills in id and genesis.
Expected<Done> probeAll(Context& context, Engine* engine, ChainDraft& draft, const QString& expected)
{
    std::vector<QFuture<Expected<ProbeReport>>> asked;
    for (const EndpointDraft& endpoint : draft.endpoints)
        asked.push_back(engine->probe(endpoint));
    for (size_t i = 0; i < asked.size(); ++i) {
        const auto report = context.wait(asked[i]);
        if (!report)
            return fail(report.error());
        for (const auto& check : report->checks)
            context.out.note(QStringLiteral("  %1 %2 %3").arg(check.ok ? QStringLiteral("✓") : QStringLiteral("✗"), check.name, check.error ? check.error->text : check.text));
        if (report->error)
            return fail(*report->error);
        const QString& wanted = expected.isEmpty() ? draft.caip2 : expected;
        if (!wanted.isEmpty() && report->caip2 != wanted)
            return fail(ErrorKind::Refused, "WRONG_CHAIN",
                        QStringLiteral("%1 answers for %2, not for %3. Check the URL; nothing was added.").arg(report->url, report->caip2, wanted));
        if (!draft.genesisHash.isEmpty() && !report->genesisHash.isEmpty() && report->genesisHash != draft.genesisHash)
            return fail(ErrorKind::Refused, "WRONG_CHAIN",
                        QStringLiteral("%1 has the id %2, but another genesis block than the first endpoint: it is another network. Nothing was added.").arg(report->url, report->caip2));
        draft.caip2 = report->caip2;
        if (draft.genesisHash.isEmpty())
            draft.genesisHash = report->genesisHash;
    }
    return Done{};
}

Expected<Done> wantTokens(Context& context, Engine* engine, ChainDraft& draft, std::optional<Height>& earliest)
{
    for (const QString& address : context.args.list("token")) {
        const auto token = context.wait(engine->token(draft, address));
        if (!token)
            return fail(token.error());
        if (!token->isContract)
            return fail(ErrorKind::NotFound, "NO_CONTRACT", QStringLiteral("No contract lives at %1 on %2.").arg(address, draft.caip2));
        StreamDraft stream;
        stream.stream = QStringLiteral("transfers:") + address;
        stream.symbol = token->symbol;
        stream.label = token->symbol.isEmpty() ? token->name : token->symbol;
        stream.decimals = token->decimals;
        draft.streams.push_back(stream);
        if (token->createdAt && (!earliest || *token->createdAt < *earliest))
            earliest = token->createdAt;
    }
    return Done{};
}

Expected<Height> startBlock(Context& context, Engine* engine, const ChainDraft& draft, std::optional<Height> earliest)
{
    const QString from = context.args.value("from");
    if (from == QLatin1String("genesis"))
        return 0;
    if (from.isEmpty())
        return context.args.has("all-transfers") || context.args.has("registries") ? 0 : earliest.value_or(0);
    const QDate date = QDate::fromString(from, Qt::ISODate);
    if (!date.isValid())
        return number(from, "block number, date (YYYY-MM-DD) or \"genesis\"");
    const auto choices = context.wait(engine->startChoices(draft, QDateTime(date, QTime(0, 0), Qt::UTC), 0));
    if (!choices)
        return fail(choices.error());
    for (const StartChoice& choice : *choices)
        if (choice.id == QLatin1String("date"))
            return choice.from;
    return fail(ErrorKind::NotFound, "NO_BLOCK_AT_DATE", QStringLiteral("%1 has no block at or after %2.").arg(draft.caip2, from));
}

Expected<ChainDraft> draftOf(Context& context)
{
    ChainDraft draft;
    const Invocation& args = context.args;
    const auto given = urls(args.list("rpc"));
    if (!given)
        return fail(given.error());
    if (given->isEmpty())
        return fail(ErrorKind::Invalid, "BAD_USAGE", QStringLiteral("chain add needs an endpoint: --rpc URL, or --rpc - with URLs on standard input."));
    int priority = 0;
    for (const QString& url : *given) {
        EndpointDraft endpoint;
        endpoint.url = url;
        endpoint.priority = priority++;
        draft.endpoints.push_back(endpoint);
    }
    draft.headers = args.value("headers", QStringLiteral("full"));
    if (draft.headers != QLatin1String("full") && draft.headers != QLatin1String("borders"))
        return fail(ErrorKind::Invalid, "BAD_USAGE", QStringLiteral("--headers is full or borders."));
    if (args.has("confirmations")) {
        const auto confirmations = number(args.value("confirmations"), "number of confirmations");
        if (!confirmations)
            return fail(confirmations.error());
        draft.confirmations = int(std::min<qint64>(*confirmations, 1'000'000));
    }
    if (args.has("to")) {
        const auto to = number(args.value("to"), "block number");
        if (!to)
            return fail(to.error());
        draft.to = *to;
    }
    if (args.has("all-transfers") && args.has("token"))
        return fail(ErrorKind::Invalid, "BAD_USAGE", QStringLiteral("--all-transfers holds every token already: leave out --token."));
    return draft;
}

int add(Context& context)
{
    const Invocation& args = context.args;
    const QString family = args.at(0).section(QLatin1Char(':'), 0, 0);
    if (family != QLatin1String("eip155"))
        return context.finish(Error::make(ErrorKind::Invalid, "BAD_FAMILY",
            QStringLiteral("Chains of the family \"%1\" cannot be added: this version indexes EVM chains (eip155).").arg(family)));
    const QString expected = args.at(0).contains(QLatin1Char(':')) ? args.at(0) : QString();
    auto draft = draftOf(context);
    if (!draft)
        return context.finish(draft.error());
    const auto opened = context.engine();
    if (!opened)
        return context.finish(opened.error());
    Engine* engine = *opened;
    if (const auto probed = probeAll(context, engine, *draft, expected); !probed)
        return context.finish(probed.error());
    const auto preset = presetOf(context, engine, draft->caip2);
    draft->name = args.value("name", preset ? preset->name : draft->caip2);
    if (preset) {
        draft->explorer = preset->explorer;
        draft->nativeSymbol = preset->nativeSymbol;
        if (!args.has("confirmations"))
            draft->confirmations = preset->confirmations;
        draft->settings.insert(QStringLiteral("reorgDepth"), preset->reorgDepth);
    }
    std::optional<Height> earliest;
    if (const auto tokens = wantTokens(context, engine, *draft, earliest); !tokens)
        return context.finish(tokens.error());
    if (args.has("all-transfers")) {
        StreamDraft stream;
        stream.stream = QStringLiteral("transfers");
        draft->streams.push_back(stream);
    }
    if (args.has("registries")) {
        StreamDraft stream;
        stream.stream = QStringLiteral("registries");
        if (args.value("registries") == QLatin1String("default")) {
            if (!preset || preset->identity.isEmpty())
                return context.finish(Error::make(ErrorKind::NotFound, "NO_REGISTRIES",
                    QStringLiteral("No registry addresses are known for %1. Give them: --registries identity=0x…,reputation=0x….").arg(draft->caip2)));
            stream.registries.insert(QStringLiteral("identity"), preset->identity);
            if (!preset->reputation.isEmpty())
                stream.registries.insert(QStringLiteral("reputation"), preset->reputation);
            if (!preset->validation.isEmpty())
                stream.registries.insert(QStringLiteral("validation"), preset->validation);
            stream.from = args.has("from") ? std::nullopt : preset->registriesStart;
        } else {
            const auto given = registries(args.value("registries"));
            if (!given)
                return context.finish(given.error());
            stream.registries = *given;
        }
        draft->streams.push_back(stream);
    }
    if (draft->streams.empty())
        context.out.note(QStringLiteral("Only block headers are indexed until tokens or registries are added."));
    const auto from = startBlock(context, engine, *draft, earliest);
    if (!from)
        return context.finish(from.error());
    draft->from = *from;

    Command command;
    command.verb = Verb::ChainAdd;
    command.target = draft->caip2;
    QJsonObject commandArgs;
    // With its secrets, which submit() moves away before anything is written: toJson() of the draft would refuse.
    QJsonArray endpoints;
    for (const EndpointDraft& endpoint : draft->endpoints)
        endpoints.append(QJsonObject{{QStringLiteral("url"), endpoint.url}, {QStringLiteral("priority"), endpoint.priority}});
    ChainDraft bare = *draft;
    bare.endpoints.clear();
    commandArgs = bare.toJson();
    commandArgs.insert(QStringLiteral("endpoints"), endpoints);
    command.args = commandArgs;
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(done->result);
    context.out.line(QStringLiteral("Added %1 (%2) from block %3.").arg(draft->name, draft->caip2).arg(draft->from));
    return 0;
}

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
    if (context.args.has("name"))
        command.args.insert(QStringLiteral("name"), context.args.value("name"));
    if (context.args.has("headers"))
        command.args.insert(QStringLiteral("headers"), context.args.value("headers"));
    if (context.args.has("confirmations")) {
        const auto confirmations = number(context.args.value("confirmations"), "number of confirmations");
        if (!confirmations)
            return context.finish(confirmations.error());
        command.args.insert(QStringLiteral("confirmations"), *confirmations);
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
        return context.finish(Error::make(ErrorKind::Invalid, "BAD_USAGE", QStringLiteral("Say what to change; signalbox-cli chain edit --help lists it.")));
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
    context.out.note(context.args.has("hard") ? QStringLiteral("This removes %1 with all its data:").arg(chain->name)
                                              : QStringLiteral("This hides %1 and stops it; its data stays until it is deleted with --hard:").arg(chain->name));
    if (const auto confirmed = context.confirm(command); !confirmed)
        return context.finish(confirmed.error());
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(context.args.has("hard") ? QStringLiteral("%1 is gone.").arg(chain->name)
                                              : QStringLiteral("%1 is deleted; chain recover brings it back.").arg(chain->name));
    return 0;
}

}  // namespace

std::vector<CommandSpec> chainCommands()
{
    return {
        {{QStringLiteral("chain"), QStringLiteral("add")}, "FAMILY", "add an EVM chain (FAMILY: eip155, or eip155:ID to insist on the id)",
         {{"rpc", Kind::List, "URL", "an endpoint; \"-\": URLs on standard input, one a line. May be repeated"},
          {"name", Kind::Value, "TEXT", "its name (default: the preset's, or the id)"},
          {"from", Kind::Value, "BLOCK", "first block: a number, genesis, or a date YYYY-MM-DD"},
          {"to", Kind::Value, "BLOCK", "last block (default: follow the head)"},
          {"headers", Kind::Value, "full|borders", "which block headers are stored (default full)"},
          {"token", Kind::List, "ADDRESS", "index the transfers of this ERC-20 token. May be repeated"},
          {"all-transfers", Kind::Flag, "", "index the transfers of every ERC-20 token"},
          {"registries", Kind::Value, "SPEC", "ERC-8004 registries: default, or identity=0x…,reputation=0x…,validation=0x…"},
          {"confirmations", Kind::Value, "N", "blocks before registry events are stored (default: the preset's, or 12)"}},
         "signalbox-cli chain add eip155 --rpc http://127.0.0.1:8545 --from genesis --all-transfers\n"
         "echo https://base-mainnet.g.alchemy.com/v2/KEY | signalbox-cli chain add eip155:8453 --rpc - --registries default\n"
         "signalbox-cli chain add eip155 --rpc https://rpc.plasma.to --token 0xB8CE59FC3717ada4C02eaDF9682A9e934F625ebb --from 2025-10-01", add},
        {{QStringLiteral("chain"), QStringLiteral("list")}, "", "all chains with their state", {}, "signalbox-cli chain list --json", list},
        {{QStringLiteral("chain"), QStringLiteral("show")}, "C", "everything known of one chain", {}, "signalbox-cli chain show eip155:1", show},
        {{QStringLiteral("chain"), QStringLiteral("edit")}, "C", "change name, confirmations, headers, explorer or last block",
         {{"name", Kind::Value, "TEXT", "new name"},
          {"confirmations", Kind::Value, "N", "blocks before registry events are stored"},
          {"headers", Kind::Value, "full|borders", "which block headers are stored from now on"},
          {"explorer", Kind::Value, "URL", "base of links to a block explorer"},
          {"to", Kind::Value, "BLOCK", "last block, or follow"}},
         "signalbox-cli chain edit eip155:1 --name Ethereum --confirmations 6", edit},
        {{QStringLiteral("chain"), QStringLiteral("pause")}, "C", "stop indexing until resumed", {}, "signalbox-cli chain pause Base",
         [](Context& c) { return simple(c, Verb::ChainPause, "%1 is paused."); }},
        {{QStringLiteral("chain"), QStringLiteral("resume")}, "C", "go on indexing", {}, "signalbox-cli chain resume Base",
         [](Context& c) { return simple(c, Verb::ChainResume, "%1 goes on."); }},
        {{QStringLiteral("chain"), QStringLiteral("delete")}, "C", "delete a chain; with --hard its data as well",
         {{"hard", Kind::Flag, "", "remove all its rows and tables for good"}, {"yes", Kind::Flag, "", "do not ask"}},
         "signalbox-cli chain delete Base\nsignalbox-cli chain delete eip155:8453 --hard --yes", remove},
        {{QStringLiteral("chain"), QStringLiteral("recover")}, "C", "bring back a chain that was deleted without --hard", {}, "signalbox-cli chain recover Base",
         [](Context& c) { return simple(c, Verb::ChainRecover, "%1 is back."); }},
    };
}

}  // namespace signalbox::cli
