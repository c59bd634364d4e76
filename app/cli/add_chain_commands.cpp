// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/print.h"
#include "cli/words.h"
#include "signalbox/check_price.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

struct Wanted {
    ChainDraft draft;
    std::optional<Height> earliest;  ///< block in which the oldest token was created; Cosmos: Reported::earliest
    Height head = 0;                 ///< highest head reported by an endpoint
};

/// What the endpoints of a draft reported.
struct Reported {
    Height head = 0;                 ///< the highest
    std::optional<Height> earliest;  ///< the lowest block that one still has
};

Expected<ChainPreset> presetOf(Context& context, Engine* engine, const QString& caip2)
{
    const auto presets = context.wait(engine->presets());
    if (!presets)
        return fail(presets.error());
    for (const ChainPreset& preset : *presets)
        if (preset.caip2 == caip2)
            return preset;
    return fail(ErrorKind::NotFound, "NO_PRESET", Message(u"%1 is not a preset chain."_s.arg(caip2)));
}

/// Probes every endpoint; all must serve the same chain. Fills in the ID and the genesis hash.
Expected<Reported> probeAll(Context& context, Engine* engine, ChainDraft& draft, const QString& expected)
{
    std::vector<QFuture<Expected<ProbeReport>>> asked;
    for (const EndpointDraft& endpoint : draft.endpoints)
        asked.push_back(engine->probe(endpoint, draft.family));
    Reported reported;
    for (size_t i = 0; i < asked.size(); ++i) {
        const auto report = context.wait(asked[i]);
        if (!report)
            return fail(report.error());
        for (const auto& check : report->checks) {
            const bool saidBelow = check.error && report->error && check.error->text() == report->error->text();
            context.out.note(u"  "_s + mark(check) + QLatin1Char(' ') + check.name +
                             (saidBelow
                                  ? QString()
                                  : QLatin1Char(' ') + (check.error ? check.error->text() : check.text.english())));
        }
        if (context.out.json)
            warn(context.out, *report);
        if (report->error)
            return fail(*report->error);
        const QString& wanted = expected.isEmpty() ? draft.caip2 : expected;
        if (!wanted.isEmpty() && report->caip2 != wanted)
            return fail(ErrorKind::Refused, "WRONG_CHAIN",
                        Message(u"%1 serves %2, not %3. Check the URL. Nothing was added."_s.arg(
                            report->url, report->caip2, wanted)));
        if (!draft.genesisHash.isEmpty() && !report->genesisHash.isEmpty() && report->genesisHash != draft.genesisHash)
            return fail(
                ErrorKind::Refused, "WRONG_CHAIN",
                Message(u"%1 has the chain ID %2 but a different genesis block than the first endpoint, "
                        "so it serves a different network. Nothing was added."_s.arg(report->url, report->caip2)));
        if (draft.networkId && report->networkId != draft.networkId)
            return fail(
                ErrorKind::Refused, "WRONG_CHAIN",
                Message(u"%1 serves %2 of network %3, but the first endpoint serves network %4. Nothing was added."_s
                            .arg(report->url, report->caip2)
                            .arg(report->networkId.value_or(0))
                            .arg(*draft.networkId)));
        draft.networkId = report->networkId;
        if (draft.name.isEmpty())
            draft.name = report->chainName;
        draft.caip2 = report->caip2;
        if (draft.genesisHash.isEmpty())
            draft.genesisHash = report->genesisHash;
        reported.head = std::max(reported.head, report->head.value_or(0));
        if (report->earliest)
            reported.earliest = std::min(reported.earliest.value_or(*report->earliest), *report->earliest);
    }
    return reported;
}

Expected<Done> wantTokens(Context& context, Engine* engine, ChainDraft& draft, std::optional<Height>& earliest)
{
    for (const QString& address : context.args.list("token")) {
        const auto token = context.wait(engine->token(draft, address));
        if (!token)
            return fail(token.error());
        if (!token->isContract)
            return fail(ErrorKind::NotFound, "NO_CONTRACT",
                        Message(u"There is no contract at %1 on %2."_s.arg(address, draft.caip2)));
        StreamDraft stream;
        stream.stream = u"transfers:"_s + address;
        stream.symbol = token->symbol;
        stream.label = token->symbol.isEmpty() ? token->name : token->symbol;
        stream.decimals = token->decimals;
        draft.streams.push_back(stream);
        if (token->createdAt && (!earliest || *token->createdAt < *earliest))
            earliest = token->createdAt;
    }
    return Done{};
}

/// Of a Cosmos chain: nodes prune, so history begins at the lowest block that an endpoint still has.
bool wantsEarliest(const ChainDraft& draft, const QString& from)
{
    return draft.family == "cosmos"_L1 && (from.isEmpty() || from == "earliest"_L1 || from == "genesis"_L1);
}

Expected<Height> startBlock(Context& context, Engine* engine, const ChainDraft& draft, std::optional<Height> earliest)
{
    const QString from = context.args.value("from");
    if (wantsEarliest(draft, from))
        return std::max<Height>(earliest.value_or(1), 1);
    if (from == "earliest"_L1)
        return fail(ErrorKind::Invalid, "BAD_USAGE",
                    Message(u"--from earliest applies to Cosmos chains only. Use --from genesis."_s));
    if (from == "genesis"_L1)
        return draft.family == "canopy"_L1 ? 1 : 0;
    if (from.isEmpty() && draft.family == "canopy"_L1)
        return 1;
    if (from.isEmpty())
        return context.args.has("all-transfers") || context.args.has("registries") ? 0 : earliest.value_or(0);
    const QDate date = QDate::fromString(from, Qt::ISODate);
    if (!date.isValid())
        return number(from, draft.family == "cosmos"_L1 ? "block number, date (YYYY-MM-DD) or \"earliest\""
                                                        : "block number, date (YYYY-MM-DD) or \"genesis\"");
    const auto choices = context.wait(engine->startChoices(draft, QDateTime(date, QTime(0, 0), Qt::UTC), 0));
    if (!choices)
        return fail(choices.error());
    for (const StartChoice& choice : *choices)
        if (choice.id == "date"_L1)
            return choice.from;
    return fail(ErrorKind::NotFound, "NO_BLOCK_AT_DATE",
                Message(u"%1 has no block at or after %2."_s.arg(draft.caip2, from)));
}

Expected<ChainDraft> draftOf(Context& context)
{
    ChainDraft draft;
    const Invocation& args = context.args;
    const auto given = endpoints(args.list("rpc"));
    if (!given)
        return fail(given.error());
    if (given->empty())
        return fail(ErrorKind::Invalid, "BAD_USAGE",
                    Message(u"chain add needs an endpoint: --rpc URL, or --rpc - with URLs on standard input."_s));
    int priority = 0;
    for (EndpointDraft endpoint : *given) {
        endpoint.priority = priority++;
        draft.endpoints.push_back(endpoint);
    }
    draft.headers = args.value("headers", u"full"_s);
    if (draft.headers != "proven"_L1 && draft.headers != "full"_L1 && draft.headers != "borders"_L1)
        return fail(ErrorKind::Invalid, "BAD_USAGE", Message(u"--headers must be proven, full or borders."_s));
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
        return fail(ErrorKind::Invalid, "BAD_USAGE",
                    Message(u"--all-transfers already includes every token. Omit --token."_s));
    return draft;
}

Expected<Wanted> wantedCanopy(Context& context, Engine*& engine)
{
    const Invocation& args = context.args;
    for (const char* option : {"headers", "token", "all-transfers", "registries", "confirmations"})
        if (args.has(option))
            return fail(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"--%1 applies to EVM chains only. A Canopy chain is always indexed completely, "
                                "and its blocks are final when committed."_s.arg(QLatin1String(option))));
    auto draft = draftOf(context);
    if (!draft)
        return fail(draft.error());
    draft->family = u"canopy"_s;
    draft->confirmations = 0;
    draft->name = args.value("name");
    const auto opened = context.engine();
    if (!opened)
        return fail(opened.error());
    engine = *opened;
    const QString expected = args.at(0).contains(QLatin1Char(':')) ? args.at(0) : QString();
    const auto reported = probeAll(context, engine, *draft, expected);
    if (!reported)
        return fail(reported.error());
    return Wanted{std::move(*draft), {}, reported->head};
}

Expected<Wanted> wantedCosmos(Context& context, Engine*& engine)
{
    const Invocation& args = context.args;
    for (const char* option : {"headers", "token", "all-transfers", "registries", "confirmations"})
        if (args.has(option))
            return fail(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"--%1 applies to EVM chains only. Of a Cosmos chain all IBC packets are indexed, and "
                                "its blocks are final when committed."_s.arg(QLatin1String(option))));
    if (!args.has("lcd"))
        return fail(ErrorKind::Invalid, "BAD_USAGE",
                    Message(u"chain add cosmos needs the REST interface of a node, too: --lcd URL. It answers which "
                            "packets are pending."_s));
    auto draft = draftOf(context);
    if (!draft)
        return fail(draft.error());
    for (const char* kind : {"lcd", "ws"}) {
        const auto given = endpoints(args.list(kind));
        if (!given)
            return fail(given.error());
        for (EndpointDraft endpoint : *given) {
            endpoint.kind = QLatin1String(kind);
            endpoint.priority = int(draft->endpoints.size());
            draft->endpoints.push_back(endpoint);
        }
    }
    draft->family = u"cosmos"_s;
    draft->confirmations = 0;
    draft->name = args.value("name");
    const auto opened = context.engine();
    if (!opened)
        return fail(opened.error());
    engine = *opened;
    const QString expected = args.at(0).contains(QLatin1Char(':')) ? args.at(0) : QString();
    const auto reported = probeAll(context, engine, *draft, expected);
    if (!reported)
        return fail(reported.error());
    return Wanted{std::move(*draft), reported->earliest, reported->head};
}

/// A chain of a family without options of its own: what its endpoints say. None: this version has no such family.
std::optional<Expected<Wanted>> wantedOther(Context& context, Engine*& engine, const QString& family)
{
    const auto opened = context.engine();
    if (!opened)
        return std::nullopt;
    const auto families = (*opened)->families();
    if (std::none_of(families.begin(), families.end(), [&](const FamilyInfo& each) { return each.id == family; }))
        return std::nullopt;
    auto draft = draftOf(context);
    if (!draft)
        return fail(draft.error());
    engine = *opened;
    draft->family = family;
    draft->name = context.args.value("name");
    const QString expected = context.args.at(0).contains(QLatin1Char(':')) ? context.args.at(0) : QString();
    const auto reported = probeAll(context, engine, *draft, expected);
    if (!reported)
        return fail(reported.error());
    return Wanted{std::move(*draft), {}, reported->head};
}

/// The part that `chain add` and `chain estimate` share: everything except the first block.
Expected<Wanted> wantedChain(Context& context, Engine*& engine)
{
    const Invocation& args = context.args;
    const QString family = args.at(0).section(QLatin1Char(':'), 0, 0);
    if (family == "canopy"_L1)
        return wantedCanopy(context, engine);
    if (family == "cosmos"_L1)
        return wantedCosmos(context, engine);
    for (const char* option : {"lcd", "ws"})
        if (args.has(option))
            return fail(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"--%1 applies to Cosmos chains only."_s.arg(QLatin1String(option))));
    if (family != "eip155"_L1) {
        if (auto other = wantedOther(context, engine, family))
            return std::move(*other);
        return fail(ErrorKind::Invalid, "BAD_FAMILY",
                    Message(u"\"%1\" is not a supported chain family. This version indexes EVM chains (eip155), "
                            "Canopy chains (canopy) and Cosmos chains (cosmos)."_s.arg(family)));
    }
    const QString expected = args.at(0).contains(QLatin1Char(':')) ? args.at(0) : QString();
    auto draft = draftOf(context);
    if (!draft)
        return fail(draft.error());
    draft->family = family;
    const auto opened = context.engine();
    if (!opened)
        return fail(opened.error());
    engine = *opened;
    const auto reported = probeAll(context, engine, *draft, expected);
    if (!reported)
        return fail(reported.error());
    const auto preset = presetOf(context, engine, draft->caip2);
    draft->name = args.value("name", preset ? preset->name : draft->caip2);
    if (preset) {
        draft->explorer = preset->explorer;
        draft->nativeSymbol = preset->nativeSymbol;
        if (!args.has("confirmations"))
            draft->confirmations = preset->confirmations;
        draft->settings.insert(u"reorgDepth"_s, preset->reorgDepth);
    }
    std::optional<Height> earliest;
    if (const auto tokens = wantTokens(context, engine, *draft, earliest); !tokens)
        return fail(tokens.error());
    if (args.has("all-transfers")) {
        StreamDraft stream;
        stream.stream = u"transfers"_s;
        draft->streams.push_back(stream);
    }
    if (args.has("registries")) {
        StreamDraft stream;
        stream.stream = u"registries"_s;
        if (args.value("registries") == "default"_L1) {
            if (!preset || preset->identity.isEmpty())
                return fail(ErrorKind::NotFound, "NO_REGISTRIES",
                            Message(u"No registry addresses are known for %1. Specify them: --registries "
                                    "identity=0x…,reputation=0x…."_s.arg(draft->caip2)));
            stream.registries.insert(u"identity"_s, preset->identity);
            if (!preset->reputation.isEmpty())
                stream.registries.insert(u"reputation"_s, preset->reputation);
            if (!preset->validation.isEmpty())
                stream.registries.insert(u"validation"_s, preset->validation);
            stream.from = args.has("from") ? std::nullopt : preset->registriesStart;
        } else {
            const auto given = registries(args.value("registries"));
            if (!given)
                return fail(given.error());
            stream.registries = *given;
        }
        draft->streams.push_back(stream);
    }
    if (draft->streams.empty())
        context.out.note(u"Only block headers are indexed until tokens or registries are added."_s);
    return Wanted{std::move(*draft), earliest, reported->head};
}

int add(Context& context)
{
    Engine* engine = nullptr;
    auto wanted = wantedChain(context, engine);
    if (!wanted)
        return context.finish(wanted.error());
    ChainDraft* draft = &wanted->draft;
    const auto from = startBlock(context, engine, *draft, wanted->earliest);
    if (!from)
        return context.finish(from.error());
    if (*from > wanted->head + 1)
        return context.finish(
            Error::make(ErrorKind::Invalid, "INVALID_HEIGHT",
                        Message(u"%1 has no block %2 yet; its newest block is %3. Nothing was added."_s.arg(draft->name)
                                    .arg(*from)
                                    .arg(wanted->head))));
    const bool fromOne = draft->family == "canopy"_L1 || draft->family == "cosmos"_L1;
    draft->from = fromOne ? std::max<Height>(*from, 1) : *from;

    const auto done = context.carryOut({arguments::ChainAdd{*draft}, draft->caip2, {}});
    if (!done)
        return context.finish(done.error());
    context.out.object(done->result);
    context.out.line(u"Added %1 (%2), starting at block %3."_s.arg(draft->name, draft->caip2).arg(draft->from));
    return 0;
}

QString spread(const std::optional<double>& value, const std::optional<double>& low, const std::optional<double>& high,
               bool time)
{
    auto one = [&](double v) { return time ? durationText(v) : grouped(qint64(v)); };
    if (!value)
        return u"unknown"_s;
    return low && high ? u"%1 (%2 to %3)"_s.arg(one(*value), one(*low), one(*high)) : one(*value);
}

/// Tokens whose balances are counted: −1 for all of the chain.
int countedTokens(const ChainDraft& draft)
{
    int tokens = 0;
    for (const StreamDraft& stream : draft.streams) {
        if (stream.stream == "transfers"_L1)
            return -1;
        tokens += stream.stream.startsWith("transfers:"_L1) ? 1 : 0;
    }
    return tokens;
}

int estimate(Context& context)
{
    Engine* engine = nullptr;
    const auto wanted = wantedChain(context, engine);
    if (!wanted)
        return context.finish(wanted.error());
    QDateTime date;
    if (const QDate day = QDate::fromString(context.args.value("from"), Qt::ISODate); day.isValid())
        date = QDateTime(day, QTime(0, 0), Qt::UTC);
    int lastDays = 30;
    if (context.args.has("last-days")) {
        const auto days = number(context.args.value("last-days"), "number of days");
        if (!days)
            return context.finish(days.error());
        lastDays = int(std::min<qint64>(*days, 100'000));
    }
    const auto choices = context.wait(engine->startChoices(wanted->draft, date, lastDays));
    if (!choices)
        return context.finish(choices.error());
    const int tokens = countedTokens(wanted->draft);
    const CheckPrice price = CheckPrice::of(std::max(1, tokens));
    std::vector<QStringList> rows;
    for (const StartChoice& choice : *choices) {
        QJsonObject object = toJson(choice);
        if (tokens != 0)
            object.insert(u"balanceChecks"_s, QJsonObject{{u"tokens"_s, tokens > 0 ? QJsonValue(tokens) : QJsonValue()},
                                                          {u"once"_s, price.once},
                                                          {u"openings"_s, price.openings},
                                                          {u"aDay"_s, price.aDay}});
        context.out.object(object);
        const Estimate& e = choice.estimate;
        rows.push_back({choice.id, grouped(choice.from),
                        choice.at.isValid() ? choice.at.toUTC().toString(u"yyyy-MM-dd HH:mm"_s) : QString(),
                        grouped(e.blocks), spread(e.calls, e.callsLow, e.callsHigh, false),
                        spread(e.rows, e.rowsLow, e.rowsHigh, false),
                        e.bytes ? bytesText(qint64(*e.bytes)) : u"unknown"_s,
                        spread(e.seconds, e.secondsLow, e.secondsHigh, true)});
    }
    context.out.table(u"START|BLOCK|TIME (UTC)|BLOCKS|CALLS|ROWS|DISK|TIME NEEDED"_s.split(QLatin1Char('|')), rows,
                      {1, 3});
    if (tokens != 0)
        context.out.line(
            u"Balances are compared with the contracts: %1 %2 a day%3, and up to %4 once if the history starts late, "
            "at most 5 % of an endpoint's rate."_s.arg(
                grouped(price.aDay), price.aDay == 1 ? u"request"_s : u"requests"_s,
                tokens < 0 ? u" for each token"_s : QString(), grouped(price.once + price.openings)));
    return 0;
}

}  // namespace

std::vector<CommandSpec> addChainCommands()
{
    const std::vector<OptionSpec> what{
        {"rpc", Kind::List, "URL",
         "endpoint URL, or \"-\" to read URLs from standard input, one per line, each optionally followed by lines "
         "\"bearer: …\", \"password: …\" or \"header NAME: …\". May be repeated"},
        {"lcd", Kind::List, "URL", "REST interface (LCD) of a node of a Cosmos chain. May be repeated"},
        {"ws", Kind::List, "URL",
         "WebSocket of a node of a Cosmos chain (default: /websocket of each RPC endpoint). May be repeated"},
        {"to", Kind::Value, "BLOCK", "last block (default: follow the head)"},
        {"headers", Kind::Value, "MODE", "header mode: proven, full or borders (default full)"},
        {"token", Kind::List, "ADDRESS", "index the transfers of this ERC-20 token. May be repeated"},
        {"all-transfers", Kind::Flag, "", "index the transfers of every ERC-20 token"},
        {"registries", Kind::Value, "SPEC",
         "ERC-8004 registries: default, or identity=0x…,reputation=0x…,validation=0x…"},
        {"confirmations", Kind::Value, "N",
         "confirmations before registry events are stored (default: the preset's, or 12)"},
    };
    std::vector<OptionSpec> addOptions = what, estimateOptions = what;
    addOptions.insert(addOptions.begin() + 1,
                      {{"name", Kind::Value, "TEXT", "chain name (default: the preset's, or the chain ID)"},
                       {"from", Kind::Value, "BLOCK",
                        "first block: a number, a date (YYYY-MM-DD), genesis; Cosmos: earliest, the lowest block that "
                        "an endpoint still has (default)"}});
    estimateOptions.push_back({"from", Kind::Value, "DATE", "also estimate from this date (YYYY-MM-DD)"});
    estimateOptions.push_back({"last-days", Kind::Value, "N", "also estimate for the last N days (default 30)"});
    const QString chain = u"chain"_s;
    return {
        {{chain, u"add"_s},
         "FAMILY",
         "add a chain (FAMILY: eip155, canopy or cosmos, or FAMILY:ID to require a chain ID)",
         addOptions,
         "signalbox-cli chain add eip155 --rpc http://127.0.0.1:8545 --from genesis --all-transfers\n"
         "signalbox-cli chain add canopy --rpc http://127.0.0.1:50002\n"
         "signalbox-cli chain add cosmos --rpc http://127.0.0.1:26657 --lcd http://127.0.0.1:1317\n"
         "echo https://base-mainnet.g.alchemy.com/v2/KEY | signalbox-cli chain add eip155:8453 --rpc - --registries "
         "default\n"
         "signalbox-cli chain add eip155 --rpc https://rpc.plasma.to --token "
         "0xB8CE59FC3717ada4C02eaDF9682A9e934F625ebb --from 2025-10-01",
         add},
        {{chain, u"estimate"_s},
         "FAMILY",
         "estimate calls, rows, disk space and time for each start, from samples; adds nothing",
         estimateOptions,
         "signalbox-cli chain estimate eip155 --rpc https://mainnet.base.org --registries default --last-days 7",
         estimate},
    };
}

}  // namespace signalbox::cli
