// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFileInfo>
#include <QUrl>
#include <limits>

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/print.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

const std::vector<OptionSpec>& limitOptions()
{
    static const std::vector<OptionSpec> options{
        {"priority", Kind::Value, "N", "lower values are used first; endpoints of equal priority share the load"},
        {"rate", Kind::Value, "N", "requests per second (0 = no limit)"},
        {"batch", Kind::Value, "N", "maximum calls per batch (0 = no limit)"},
        {"range", Kind::Value, "N", "maximum blocks per log request (0 = detect)"},
        {"concurrency", Kind::Value, "N", "concurrent requests (0 = detect)"},
        {"daily-budget", Kind::Value, "N", "calls per UTC day (0 = no limit)"},
        {"websocket", Kind::Value, "auto|off", "off: poll for new blocks instead of subscribing by WebSocket"},
        {"proxy", Kind::Value, "URL", "http://host:port or socks5://host:port; requires a URL"},
        {"ca-file", Kind::Value, "FILE", "PEM file of a private certificate authority; requires a URL"},
        {"note", Kind::Value, "TEXT", "note on the endpoint"},
    };
    return options;
}

/// The options apart from the URL and what belongs to it.
Expected<arguments::EndpointEdit> changes(const Invocation& args)
{
    arguments::EndpointEdit edit;
    if (args.has("priority")) {
        const auto priority = number(args.value("priority"), "priority");
        if (!priority)
            return fail(priority.error());
        edit.priority = int(std::min<qint64>(*priority, std::numeric_limits<int>::max()));
    }
    for (const auto& [option, key] : {std::pair{"rate", "rate"},
                                      {"batch", "batch"},
                                      {"range", "range"},
                                      {"concurrency", "concurrency"},
                                      {"daily-budget", "dailyBudget"}}) {
        if (!args.has(option))
            continue;
        bool ok = false;
        const double value = args.value(option).toDouble(&ok);
        if (!ok || value < 0)
            return fail(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"--%1 must be 0 or greater."_s.arg(QLatin1String(option))));
        edit.limits.insert(QLatin1String(key),
                           value == double(qint64(value)) ? QJsonValue(qint64(value)) : QJsonValue(value));
    }
    if (args.has("websocket")) {
        const QString word = args.value("websocket");
        if (word != "auto"_L1 && word != "off"_L1)
            return fail(ErrorKind::Invalid, "BAD_USAGE", Message(u"--websocket must be auto or off."_s));
        edit.limits.insert(u"webSocket"_s, word == "off"_L1 ? QJsonValue(false) : QJsonValue());
    }
    if (args.has("note"))
        edit.note = args.value("note");
    if (args.has("enable") || args.has("disable"))
        edit.enabled = args.has("enable");
    return edit;
}

Expected<EndpointDraft> urlAndSecrets(const QString& given)
{
    const auto all = endpoints({given});
    if (!all)
        return fail(all.error());
    if (all->size() != 1)
        return fail(ErrorKind::Invalid, "BAD_USAGE",
                    Message(u"Specify one endpoint at a time. Its URL may be followed by lines \"user: …\", "
                            "\"password: …\", \"bearer: …\", \"proxy: …\" or \"header NAME: …\"."_s));
    return all->front();
}

/// Adds the proxy (without a password) and the private certificate authority to the draft.
Expected<Done> addWay(const Invocation& args, EndpointDraft& draft)
{
    if (const QString proxy = args.value("proxy"); !proxy.isEmpty()) {
        if (!QUrl(proxy).userInfo().isEmpty())
            return fail(ErrorKind::Invalid, "KEY_IN_ARGUMENT",
                        Message(u"The proxy URL contains a password, and other users on this machine can read the "
                                "arguments of a command. Use \"-\" as the URL and a line \"proxy: …\" after the URL on "
                                "standard input."_s));
        draft.proxy = proxy;
    }
    if (const QString file = args.value("ca-file"); !file.isEmpty()) {
        const QFileInfo info(file);
        if (!info.isFile() || !info.isReadable())
            return fail(ErrorKind::NotFound, "NO_CA_FILE",
                        Message(u"The CA file %1 cannot be read. Specify a readable PEM file."_s.arg(file)));
        draft.caFile = info.absoluteFilePath();
    }
    return Done{};
}

Expected<Done> probeFor(Context& context, Engine* engine, const EndpointDraft& draft, const QString& caip2)
{
    const auto report = context.wait(engine->probe(draft, caip2.section(QLatin1Char(':'), 0, 0)));
    if (!report)
        return fail(report.error());
    warn(context.out, *report);
    if (report->error)
        return fail(*report->error);
    if (report->caip2 != caip2)
        return fail(ErrorKind::Refused, "WRONG_CHAIN",
                    Message(u"%1 serves %2, not %3. Nothing was changed."_s.arg(report->url, report->caip2, caip2)));
    return Done{};
}

/// "1,200", or "1,200 of 100,000" with a daily budget.
QString useWords(const EndpointSnapshot& endpoint)
{
    const QString calls = grouped(endpoint.callsToday);
    return endpoint.callsBudget > 0 ? u"%1 of %2"_s.arg(calls, grouped(endpoint.callsBudget)) : calls;
}

int listEndpoints(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    std::vector<QStringList> rows;
    for (const EndpointSnapshot& e : chain->endpoints) {
        context.out.object(toJson(e));
        rows.push_back({QString::number(e.id), e.url, e.kind, QString::number(e.priority), QLatin1String(name(e.state)),
                        e.latencyMs ? u"%1 ms"_s.arg(*e.latencyMs, 0, 'f', 0) : u"–"_s, webSocketWord(e),
                        e.learned ? describe(*e.learned).english() : u"–"_s, useWords(e),
                        e.costToday > 0 ? grouped(qint64(e.costToday)) : u"–"_s, grouped(e.errorsLastHour),
                        e.failure ? e.failure->error.text() : QString()});
    }
    context.out.table(
        u"ID|URL|KIND|PRIORITY|STATE|LATENCY|WEBSOCKET|RATE|CALLS TODAY|COST TODAY|ERRORS/H|ERROR"_s.split(
            QLatin1Char('|')),
        rows, {0, 3, 5, 8, 9, 10});
    return 0;
}

/// The URL of --rpc, --lcd or --ws with the kind that it names; empty without one of them.
Expected<std::pair<QString, QString>> urlAndKind(const Invocation& args, const ChainSnapshot& chain)
{
    std::pair<QString, QString> found;
    for (const auto& [option, kind] : {std::pair{"rpc", ""}, {"lcd", "lcd"}, {"ws", "ws"}}) {
        if (!args.has(option))
            continue;
        if (*kind && !chain.has(Feature::Ibc))
            return fail(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"--%1 applies to Cosmos chains only."_s.arg(QLatin1String(option))));
        if (!found.first.isEmpty())
            return fail(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"Specify one of --rpc, --lcd and --ws: a command changes one endpoint."_s));
        found = {args.value(option), QLatin1String(kind)};
    }
    return found;
}

/// The endpoint of --rpc, --lcd or --ws with what belongs to it, after it was tested; none without them.
Expected<std::optional<EndpointDraft>> testedDraft(Context& context, const ChainSnapshot& chain)
{
    const auto given = urlAndKind(context.args, chain);
    if (!given)
        return fail(given.error());
    const auto& [url, kind] = *given;
    if (url.isEmpty() && (context.args.has("proxy") || context.args.has("ca-file")))
        return fail(ErrorKind::Invalid, "BAD_USAGE",
                    Message(u"--proxy and --ca-file require the endpoint's URL. Specify it again so that it can be "
                            "tested with them."_s));
    if (url.isEmpty())
        return std::nullopt;
    auto draft = urlAndSecrets(url);
    if (!draft)
        return fail(draft.error());
    draft->kind = kind;
    if (const auto way = addWay(context.args, *draft); !way)
        return fail(way.error());
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (const auto probed = probeFor(context, *engine, *draft, chain.caip2); !probed)
        return fail(probed.error());
    return std::move(*draft);
}

Expected<Arguments> wantedAddition(Context& context, const ChainSnapshot& chain)
{
    const auto options = changes(context.args);
    if (!options)
        return fail(options.error());
    auto draft = testedDraft(context, chain);
    if (!draft)
        return fail(draft.error());
    if (!*draft)
        return fail(
            ErrorKind::Invalid, "BAD_USAGE",
            Message(u"endpoint add requires --rpc URL (of a Cosmos chain also --lcd URL or --ws URL), or \"-\" as the "
                    "URL, which is then read from standard input."_s));
    EndpointDraft& endpoint = **draft;
    endpoint.priority = options->priority.value_or(0);
    endpoint.limits = options->limits;
    endpoint.note = options->note.value_or(QString());
    return arguments::EndpointAdd{endpoint};
}

Expected<Arguments> wantedEdit(Context& context, const ChainSnapshot& chain)
{
    auto edit = changes(context.args);
    if (!edit)
        return fail(edit.error());
    auto draft = testedDraft(context, chain);
    if (!draft)
        return fail(draft.error());
    edit->address = std::move(*draft);
    if (!edit->address && !edit->priority && !edit->enabled && !edit->note && edit->limits.isEmpty())
        return fail(ErrorKind::Invalid, "BAD_USAGE",
                    Message(u"Nothing to change was specified. See signalbox-cli endpoint edit --help."_s));
    const auto id = number(context.args.at(1), "endpoint number");
    if (!id)
        return fail(id.error());
    edit->id = *id;
    return *edit;
}

Expected<Arguments> wantedRemoval(Context& context, const ChainSnapshot& chain)
{
    Q_UNUSED(chain)
    return number(context.args.at(1), "endpoint number").map([](qint64 id) {
        return Arguments(arguments::EndpointRemove{id});
    });
}

int change(Context& context, Expected<Arguments> (*wanted)(Context&, const ChainSnapshot&))
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const auto args = wanted(context, *chain);
    if (!args)
        return context.finish(args.error());
    const auto done = context.carryOut({*args, chain->caip2, {}});
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    const Verb verb = verbOf(*args);
    context.out.line(verb == Verb::EndpointAdd ? u"Added endpoint %1."_s.arg(done->result.value("id"_L1).toInteger())
                     : verb == Verb::EndpointRemove ? u"Removed the endpoint."_s
                                                    : u"Changed the endpoint."_s);
    return 0;
}

QString familyOf(const QString& caip2)
{
    return caip2.section(QLatin1Char(':'), 0, 0);
}

/// The REST interface of a Cosmos chain, which was tested as an RPC.
bool isLcd(const Expected<ProbeReport>& report)
{
    return report && report->error && report->error->code == "NOT_COMETBFT"_L1 && !report->caip2.isEmpty();
}

/// Probes a URL or, given a chain and a number, a stored endpoint with its key from the secret store.
Expected<ProbeReport> probed(Context& context)
{
    if (context.args.positionals.size() < 2) {
        auto draft = urlAndSecrets(context.args.at(0));
        if (!draft)
            return fail(draft.error());
        const auto engine = context.engine();
        if (!engine)
            return fail(engine.error());
        auto report = context.wait((*engine)->probe(*draft, context.args.value("family")));
        const bool other = report && report->error && report->error->code == "WRONG_FAMILY"_L1;
        if (other && !context.args.has("family")) {
            const QString seen = report->error->args.value("seen"_L1).toString();
            report = context.wait((*engine)->probe(*draft, familyOf(seen)));
        }
        if (!isLcd(report))
            return report;
        draft->kind = u"lcd"_s;
        return context.wait((*engine)->probe(*draft, familyOf(report->caip2)));
    }
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return fail(chain.error());
    const auto id = number(context.args.at(1), "endpoint number");
    if (!id)
        return fail(id.error());
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    return context.wait((*engine)->probeStored(chain->caip2, *id));
}

int test(Context& context)
{
    const auto report = probed(context);
    if (!report)
        return context.finish(report.error());
    context.out.object(toJson(*report));
    std::vector<QStringList> rows;
    for (const auto& check : report->checks)
        rows.push_back({mark(check), check.name, check.error ? check.error->text() : check.text.english()});
    context.out.table({u" "_s, u"CHECK"_s, u"RESULT"_s}, rows);
    if (!report->error)
        return 0;
    if (!context.out.json)
        return context.finish(*report->error);
    return exitCode(report->error->kind);
}

}  // namespace

std::vector<CommandSpec> endpointCommands()
{
    std::vector<OptionSpec> addOptions{
        {"rpc", Kind::Value, "URL",
         "endpoint URL, or \"-\" to read it from standard input, optionally followed by "
         "lines \"bearer: …\", \"password: …\" or \"header NAME: …\""},
        {"lcd", Kind::Value, "URL", "in place of --rpc: REST interface (LCD) of a node of a Cosmos chain"},
        {"ws", Kind::Value, "URL", "in place of --rpc: WebSocket of a node of a Cosmos chain"}};
    std::vector<OptionSpec> editOptions = addOptions;
    for (const OptionSpec& option : limitOptions()) {
        addOptions.push_back(option);
        editOptions.push_back(option);
    }
    editOptions.push_back({"enable", Kind::Flag, "", "enable the endpoint"});
    editOptions.push_back({"disable", Kind::Flag, "", "disable the endpoint"});
    const QString word = u"endpoint"_s;
    return {
        {{word, u"list"_s},
         "C",
         "list a chain's endpoints with health and usage",
         {},
         "signalbox-cli endpoint list eip155:1",
         listEndpoints},
        {{word, u"add"_s},
         "C",
         "test an endpoint and add it",
         addOptions,
         "signalbox-cli endpoint add Base --rpc https://mainnet.base.org --priority 1\n"
         "signalbox-cli endpoint add osmosis-1 --lcd https://lcd.osmosis.zone\n"
         "printf 'https://rpc.example/\\nbearer: TOKEN\\n' | signalbox-cli endpoint add Base --rpc - --rate 25",
         [](Context& c) { return change(c, wantedAddition); }},
        {{word, u"edit"_s},
         "C N",
         "change an endpoint",
         editOptions,
         "signalbox-cli endpoint edit Base 3 --range 500 --rate 10\nsignalbox-cli endpoint edit Base 3 --disable\n"
         "signalbox-cli endpoint edit Base 3 --websocket off",
         [](Context& c) { return change(c, wantedEdit); }},
        {{word, u"remove"_s},
         "C N",
         "remove an endpoint and its key",
         {},
         "signalbox-cli endpoint remove Base 3",
         [](Context& c) { return change(c, wantedRemoval); }},
        {{word, u"test"_s},
         "URL|C [N]",
         "test a URL (\"-\" reads it from standard input), or endpoint N of a chain with its stored key",
         {{"family", Kind::Value, "FAMILY", "chain family of the URL: eip155, canopy or cosmos (default: detected)"}},
         "signalbox-cli endpoint test http://127.0.0.1:8545\nsignalbox-cli endpoint test Base 3",
         test},
    };
}

}  // namespace signalbox::cli
