#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/json.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

bool isToken(const StreamSnapshot& stream)
{
    return stream.stream.startsWith(QLatin1String("transfers"));
}

int list(Context& context, bool tokens)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    std::vector<QStringList> rows;
    for (const StreamSnapshot& stream : chain->streams) {
        if (stream.stream == QLatin1String("headers") || isToken(stream) != tokens)
            continue;
        context.out.object(toJson(stream));
        rows.push_back({stream.label, stream.addresses.join(QLatin1Char(' ')),
                        stream.decimals ? QString::number(*stream.decimals) : QStringLiteral("–"), grouped(stream.from),
                        QStringLiteral("%1 %").arg(stream.done * 100, 0, 'f', 1)});
    }
    context.out.table(QStringLiteral("LABEL|ADDRESS|DECIMALS|FROM|DONE").split(QLatin1Char('|')), rows, {2, 3, 4});
    return 0;
}

Expected<Done> fromTo(const Invocation& args, QJsonObject& command)
{
    for (const char* key : {"from", "to"}) {
        if (!args.has(key))
            continue;
        const QString text = args.value(key);
        const auto block = text == QLatin1String("genesis") ? Expected<qint64>(0) : number(text, "block number");
        if (!block)
            return fail(block.error());
        command.insert(QLatin1String(key), *block);
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
    return 0;
}

/// Prints the cost of the stream before it is added.
int submitAdd(Context& context, Command& command, const ChainSnapshot& chain, const QString& said)
{
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    const auto preview = context.wait((*engine)->preview(command));
    if (!preview)
        return context.finish(preview.error());
    command.preview = preview->toJson();
    if (preview->blocks > 0) {
        const QString time =
            preview->seconds ? QStringLiteral(" (about %1)").arg(durationText(*preview->seconds)) : QString();
        context.out.note((chain.headerMode == QLatin1String("proven")
                              ? QStringLiteral("Headers and receipts of %1 will be fetched again%2.")
                              : QStringLiteral("The logs of %1 will be fetched%2."))
                             .arg(plural(preview->blocks, "block"), time));
    }
    return submit(context, command, said);
}

int addToken(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::StreamAdd;
    command.target = chain->caip2;
    if (const auto read = fromTo(context.args, command.args); !read)
        return context.finish(read.error());
    const QString address = context.args.at(1);
    if (address == QLatin1String("all")) {
        command.args.insert(QStringLiteral("stream"), QStringLiteral("transfers"));
        return submitAdd(
            context, command, *chain,
            QStringLiteral("All transfers of %1 are now indexed; missing blocks are backfilled.").arg(chain->name));
    }
    command.args.insert(QStringLiteral("stream"), QStringLiteral("transfers:") + address);
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    ChainDraft draft;
    draft.caip2 = chain->caip2;
    const auto token = context.wait((*engine)->token(draft, address));
    if (token && !token->isContract)
        return context.finish(
            Error::make(ErrorKind::NotFound, "NO_CONTRACT",
                        QStringLiteral("There is no contract at %1 on %2.").arg(address, chain->name)));
    if (!token && (token.error().kind == ErrorKind::Invalid || token.error().kind == ErrorKind::NotFound))
        return context.finish(token.error());
    QString label = address;
    if (token) {
        if (!token->symbol.isEmpty()) {
            label = token->symbol;
            command.args.insert(QStringLiteral("symbol"), token->symbol);
            command.args.insert(QStringLiteral("label"), token->symbol);
        }
        if (token->decimals)
            command.args.insert(QStringLiteral("decimals"), *token->decimals);
    } else {
        context.out.note(QStringLiteral("Symbol and decimals could not be read: %1").arg(token.error().text));
    }
    return submitAdd(context, command, *chain,
                     QStringLiteral("%1 is now indexed; missing blocks are backfilled.").arg(label));
}

int addRegistry(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::StreamAdd;
    command.target = chain->caip2;
    command.args.insert(QStringLiteral("stream"), QStringLiteral("registries"));
    if (const auto read = fromTo(context.args, command.args); !read)
        return context.finish(read.error());
    QJsonObject addresses;
    if (context.args.at(1) == QLatin1String("default")) {
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
                command.args.insert(QStringLiteral("from"), *preset.registriesStart);
        }
        if (addresses.isEmpty())
            return context.finish(Error::make(
                ErrorKind::NotFound, "NO_REGISTRIES",
                QStringLiteral("No registry addresses are known for %1. Specify them: identity=0x…,reputation=0x….")
                    .arg(chain->name)));
    } else {
        const auto given = registries(context.args.at(1));
        if (!given)
            return context.finish(given.error());
        addresses = *given;
    }
    command.args.insert(QStringLiteral("addresses"), addresses);
    return submitAdd(
        context, command, *chain,
        QStringLiteral("The registries of %1 are now indexed; missing blocks are backfilled.").arg(chain->name));
}

int remove(Context& context, bool token)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = Verb::StreamRemove;
    command.target = chain->caip2;
    const QString address = context.args.at(1);
    QString stream = QStringLiteral("registries");
    if (token)
        stream = address == QLatin1String("all") ? QStringLiteral("transfers")
                                                 : QStringLiteral("transfers:") + address.toLower();
    const bool known =
        std::any_of(chain->streams.begin(), chain->streams.end(), [&](const auto& s) { return s.stream == stream; });
    if (!known)
        return context.finish(Error::make(ErrorKind::NotFound, "STREAM_UNKNOWN",
                                          QStringLiteral("\"%1\" does not index %2.")
                                              .arg(chain->name, token ? address : QStringLiteral("registries"))));
    command.args.insert(QStringLiteral("stream"), stream);
    command.args.insert(QStringLiteral("dropRows"), context.args.has("drop-rows"));
    if (context.args.has("drop-rows"))
        if (const auto confirmed = context.confirm(command); !confirmed)
            return context.finish(confirmed.error());
    return submit(context, command,
                  context.args.has("drop-rows") ? QStringLiteral("Removed, including its rows.")
                                                : QStringLiteral("Removed; its rows are kept."));
}

}  // namespace

std::vector<CommandSpec> streamCommands()
{
    const std::vector<OptionSpec> range{
        {"from", Kind::Value, "BLOCK", "first block (default: the chain's first), or genesis"},
        {"to", Kind::Value, "BLOCK", "last block (default: follow)"}};
    const std::vector<OptionSpec> drop{{"drop-rows", Kind::Flag, "", "also remove its rows"},
                                       {"yes", Kind::Flag, "", "do not ask for confirmation"}};
    const QString token = QStringLiteral("token"), registry = QStringLiteral("registry");
    return {
        {{token, QStringLiteral("add")},
         "C ADDRESS",
         "index a token's transfers (ADDRESS all: every token)",
         range,
         "signalbox-cli token add Base 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 --from 2797221",
         addToken},
        {{token, QStringLiteral("remove")},
         "C ADDRESS",
         "stop indexing a token",
         drop,
         "signalbox-cli token remove Base 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 --drop-rows",
         [](Context& c) { return remove(c, true); }},
        {{token, QStringLiteral("list")},
         "C",
         "list indexed tokens",
         {},
         "signalbox-cli token list Base",
         [](Context& c) { return list(c, true); }},
        {{registry, QStringLiteral("add")},
         "C SPEC",
         "index ERC-8004 registries: default, or identity=0x…,reputation=0x…",
         range,
         "signalbox-cli registry add Base default",
         addRegistry},
        {{registry, QStringLiteral("remove")},
         "C",
         "stop indexing the registries; stored events are kept",
         {},
         "signalbox-cli registry remove Base",
         [](Context& c) { return remove(c, false); }},
        {{registry, QStringLiteral("list")},
         "C",
         "list indexed registries",
         {},
         "signalbox-cli registry list Base",
         [](Context& c) { return list(c, false); }},
    };
}

}  // namespace signalbox::cli
