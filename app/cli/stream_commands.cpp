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

const QString eventsPrefix = u"balance_events:"_s;

bool isToken(const StreamSnapshot& stream)
{
    return stream.stream.startsWith("transfers"_L1) || stream.stream.startsWith(eventsPrefix);
}

int list(Context& context, bool tokens)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    std::vector<QStringList> rows;
    for (const StreamSnapshot& stream : chain->streams) {
        if (stream.stream == "headers"_L1 || stream.computed || isToken(stream) != tokens)
            continue;
        context.out.object(toJson(stream));
        rows.push_back({stream.label, stream.addresses.join(QLatin1Char(' ')),
                        stream.decimals ? QString::number(*stream.decimals) : u"–"_s, grouped(stream.from),
                        u"%1 %"_s.arg(stream.done * 100, 0, 'f', 1)});
    }
    context.out.table(u"LABEL|ADDRESS|DECIMALS|FROM|DONE"_s.split(QLatin1Char('|')), rows, {2, 3, 4});
    return 0;
}

Expected<Done> readFromTo(const Invocation& args, StreamDraft& draft)
{
    for (const auto& [key, value] : {std::pair{"from", &draft.from}, {"to", &draft.to}}) {
        if (!args.has(key))
            continue;
        const QString text = args.value(key);
        const auto block = text == "genesis"_L1 ? Expected<qint64>(0) : number(text, "block number");
        if (!block)
            return fail(block.error());
        *value = *block;
    }
    return Done{};
}

int submit(Context& context, const Command& command, const QString& said)
{
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(said);
    for (const QJsonValue also : done->result.value("also"_L1).toArray())
        context.out.line(u"Also indexed: %1."_s.arg(also.toString()));
    return 0;
}

/// Prints the cost of the stream before it is added.
int submitAdd(Context& context, const StreamDraft& draft, const ChainSnapshot& chain, const QString& said)
{
    Command command{arguments::StreamAdd{draft}, chain.caip2, {}};
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    const auto preview = context.wait((*engine)->preview(command));
    if (!preview)
        return context.finish(preview.error());
    command.preview = *preview;
    if (preview->blocks > 0) {
        const QString time = preview->seconds ? u" (about %1)"_s.arg(durationText(*preview->seconds)) : QString();
        context.out.note((chain.headerMode == "proven"_L1 ? u"Headers and receipts of %1 will be fetched again%2."_s
                                                          : u"The logs of %1 will be fetched%2."_s)
                             .arg(plural(preview->blocks, "block"), time));
    }
    return submit(context, command, said);
}

int addToken(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    StreamDraft wanted;
    if (const auto read = readFromTo(context.args, wanted); !read)
        return context.finish(read.error());
    const QString address = context.args.at(1);
    if (address == "all"_L1) {
        wanted.stream = u"transfers"_s;
        return submitAdd(context, wanted, *chain,
                         u"All transfers of %1 are now indexed; missing blocks are backfilled."_s.arg(chain->name));
    }
    wanted.stream = u"transfers:"_s + address;
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    ChainDraft draft;
    draft.caip2 = chain->caip2;
    const auto token = context.wait((*engine)->token(draft, address));
    if (token && !token->isContract)
        return context.finish(Error::make(ErrorKind::NotFound, "NO_CONTRACT",
                                          Message(u"There is no contract at %1 on %2."_s.arg(address, chain->name))));
    if (!token && (token.error().kind == ErrorKind::Invalid || token.error().kind == ErrorKind::NotFound))
        return context.finish(token.error());
    QString label = address;
    if (token) {
        if (!token->symbol.isEmpty()) {
            label = token->symbol;
            wanted.symbol = wanted.label = token->symbol;
        }
        wanted.decimals = token->decimals;
    } else {
        context.out.note(u"Symbol and decimals could not be read: %1"_s.arg(token.error().text()));
    }
    return submitAdd(context, wanted, *chain, u"%1 is now indexed; missing blocks are backfilled."_s.arg(label));
}

int addRegistry(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    StreamDraft wanted;
    wanted.stream = u"registries"_s;
    if (const auto read = readFromTo(context.args, wanted); !read)
        return context.finish(read.error());
    QJsonObject& addresses = wanted.registries;
    if (context.args.at(1) == "default"_L1) {
        const auto engine = context.engine();
        if (!engine)
            return context.finish(engine.error());
        const auto presets = context.wait((*engine)->presets());
        if (!presets)
            return context.finish(presets.error());
        for (const ChainPreset& preset : *presets) {
            if (preset.caip2 != chain->caip2)
                continue;
            for (const auto& [key, value] : {std::pair{"identity", preset.identity},
                                             {"reputation", preset.reputation},
                                             {"validation", preset.validation}})
                if (!value.isEmpty())
                    addresses.insert(QLatin1String(key), value);
            if (preset.registriesStart && !context.args.has("from"))
                wanted.from = preset.registriesStart;
        }
        if (addresses.isEmpty())
            return context.finish(Error::make(
                ErrorKind::NotFound, "NO_REGISTRIES",
                Message(u"No registry addresses are known for %1. Specify them: identity=0x…,reputation=0x…."_s.arg(
                    chain->name))));
    } else {
        const auto given = registries(context.args.at(1));
        if (!given)
            return context.finish(given.error());
        addresses = *given;
    }
    return submitAdd(context, wanted, *chain,
                     u"The registries of %1 are now indexed; missing blocks are backfilled."_s.arg(chain->name));
}

/// The stream's first and last block are those of the token's transfers.
StreamDraft rulesOf(const ChainSnapshot& chain, const QString& address)
{
    StreamDraft draft;
    draft.stream = eventsPrefix + address;
    for (const StreamSnapshot& stream : chain.streams) {
        const bool own = stream.stream == u"transfers:"_s + address.toLower();
        if (!own && (stream.stream != "transfers"_L1 || draft.from))
            continue;
        draft.from = stream.from;
        draft.to = stream.to;
        if (own)
            draft.symbol = stream.symbol;
    }
    return draft;
}

int setRules(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const QString address = context.args.at(1);
    if (context.args.has("on") == context.args.has("off"))
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_ARGS", Message(u"Specify either --on RULES or --off."_s)));
    if (context.args.has("off")) {
        Command command{arguments::StreamRemove{eventsPrefix + address.toLower(), true}, chain->caip2, {}};
        if (const auto confirmed = context.confirm(command); !confirmed)
            return context.finish(confirmed.error());
        return submit(context, command, u"The rules of %1 are off; their events were removed."_s.arg(address));
    }
    StreamDraft draft = rulesOf(*chain, address);
    if (!draft.from)
        return context.finish(
            Error::make(ErrorKind::NotFound, "STREAM_UNKNOWN",
                        Message(u"\"%1\" does not index %2. Add the token first."_s.arg(chain->name, address))));
    if (context.args.value("on") != "default"_L1)
        draft.registries.insert(u"rules"_s, context.args.value("on"));
    if (context.args.has("owner"))
        draft.registries.insert(u"owner"_s, context.args.value("owner"));
    return submitAdd(context, draft, *chain, u"The rules of %1 are on; missing blocks are backfilled."_s.arg(address));
}

int remove(Context& context, bool token)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const QString address = context.args.at(1);
    QString stream = u"registries"_s;
    if (token)
        stream = address == "all"_L1 ? u"transfers"_s : u"transfers:"_s + address.toLower();
    const bool known =
        std::any_of(chain->streams.begin(), chain->streams.end(), [&](const auto& s) { return s.stream == stream; });
    if (!known)
        return context.finish(
            Error::make(ErrorKind::NotFound, "STREAM_UNKNOWN",
                        Message(u"\"%1\" does not index %2."_s.arg(chain->name, token ? address : u"registries"_s))));
    Command command{arguments::StreamRemove{stream, context.args.has("drop-rows")}, chain->caip2, {}};
    if (context.args.has("drop-rows"))
        if (const auto confirmed = context.confirm(command); !confirmed)
            return context.finish(confirmed.error());
    return submit(context, command,
                  context.args.has("drop-rows") ? u"Removed, including its rows."_s : u"Removed; its rows are kept."_s);
}

}  // namespace

std::vector<CommandSpec> streamCommands()
{
    const std::vector<OptionSpec> range{
        {"from", Kind::Value, "BLOCK", "first block (default: the chain's first), or genesis"},
        {"to", Kind::Value, "BLOCK", "last block (default: follow)"}};
    const std::vector<OptionSpec> drop{{"drop-rows", Kind::Flag, "", "also remove its rows"},
                                       {"yes", Kind::Flag, "", "do not ask for confirmation"}};
    const QString token = u"token"_s, registry = u"registry"_s;
    return {
        {{token, u"add"_s},
         "C ADDRESS",
         "index a token's transfers (ADDRESS all: every token)",
         range,
         "signalbox-cli token add Base 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 --from 2797221",
         addToken},
        {{token, u"remove"_s},
         "C ADDRESS",
         "stop indexing a token",
         drop,
         "signalbox-cli token remove Base 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 --drop-rows",
         [](Context& c) { return remove(c, true); }},
        {{token, u"list"_s},
         "C",
         "list indexed tokens",
         {},
         "signalbox-cli token list Base",
         [](Context& c) { return list(c, true); }},
        {{token, u"rules"_s},
         "C ADDRESS",
         "count events that change balances without a Transfer",
         {{"on", Kind::Value, "RULES",
           "deposit, withdrawal, issue, redeem, destroyed; or default: those of a known token"},
          {"owner", Kind::Value, "ADDRESS", "holder for issue and redeem: owner() or getOwner() of the contract"},
          {"off", Kind::Flag, "", "remove the rules and their events"},
          {"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli token rules Ethereum 0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2 --on deposit,withdrawal",
         setRules},
        {{registry, u"add"_s},
         "C SPEC",
         "index ERC-8004 registries: default, or identity=0x…,reputation=0x…",
         range,
         "signalbox-cli registry add Base default",
         addRegistry},
        {{registry, u"remove"_s},
         "C",
         "stop indexing the registries; stored events are kept",
         {},
         "signalbox-cli registry remove Base",
         [](Context& c) { return remove(c, false); }},
        {{registry, u"list"_s},
         "C",
         "list indexed registries",
         {},
         "signalbox-cli registry list Base",
         [](Context& c) { return list(c, false); }},
    };
}

}  // namespace signalbox::cli
