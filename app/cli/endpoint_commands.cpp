#include "cli/commands.h"
#include "cli/context.h"
#include "cli/print.h"
#include "cli/words.h"
#include "signalbox/json.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

const std::vector<OptionSpec>& limitOptions()
{
    static const std::vector<OptionSpec> options{
        {"priority", Kind::Value, "N", "the lowest is asked first; equal ones share the work"},
        {"rate", Kind::Value, "N", "requests per second; 0: no limit"},
        {"batch", Kind::Value, "N", "most calls in one batch; 0: no limit"},
        {"range", Kind::Value, "N", "most blocks of one log request; 0: found out"},
        {"concurrency", Kind::Value, "N", "requests at once; 0: found out"},
        {"daily-budget", Kind::Value, "N", "calls per UTC day; 0: no limit"},
        {"note", Kind::Value, "TEXT", "a remark"},
    };
    return options;
}

Expected<QJsonObject> changes(const Invocation& args)
{
    QJsonObject object, limits;
    if (args.has("priority")) {
        const auto priority = number(args.value("priority"), "priority");
        if (!priority)
            return fail(priority.error());
        object.insert(QStringLiteral("priority"), *priority);
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
                        QStringLiteral("--%1 is a number, 0 or more.").arg(QLatin1String(option)));
        limits.insert(QLatin1String(key),
                      value == double(qint64(value)) ? QJsonValue(qint64(value)) : QJsonValue(value));
    }
    if (!limits.isEmpty())
        object.insert(QStringLiteral("limits"), limits);
    if (args.has("note"))
        object.insert(QStringLiteral("note"), args.value("note"));
    return object;
}

/// The words that may hold secrets come as lines "name: value" behind the URL on standard input: user, password,
/// bearer, header NAME.
Expected<QJsonObject> urlAndSecrets(const QString& given)
{
    const auto lines = urls({given});
    if (!lines)
        return fail(lines.error());
    QJsonObject object{{QStringLiteral("url"), lines->value(0)}}, headers;
    for (const QString& line : lines->mid(1)) {
        const QString key = line.section(QLatin1Char(':'), 0, 0).trimmed(),
                      value = line.section(QLatin1Char(':'), 1).trimmed();
        if (key == QLatin1String("user") || key == QLatin1String("password") || key == QLatin1String("bearer"))
            object.insert(key, value);
        else if (key.startsWith(QLatin1String("header ")))
            headers.insert(key.mid(7).trimmed(), value);
        else
            return fail(
                ErrorKind::Invalid, "BAD_USAGE",
                QStringLiteral(
                    "Behind the URL, lines read \"user: …\", \"password: …\", \"bearer: …\" or \"header NAME: …\"."));
    }
    if (!headers.isEmpty())
        object.insert(QStringLiteral("headers"), headers);
    return object;
}

Expected<Done> probeFor(Context& context, Engine* engine, const QJsonObject& draft, const QString& caip2)
{
    const auto report = context.wait(engine->probe(EndpointDraft::fromJson(draft)));
    if (!report)
        return fail(report.error());
    if (report->error)
        return fail(*report->error);
    if (report->caip2 != caip2)
        return fail(ErrorKind::Refused, "WRONG_CHAIN",
                    QStringLiteral("%1 answers for %2, not for %3. Nothing was changed.")
                        .arg(report->url, report->caip2, caip2));
    return Done{};
}

int list(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    std::vector<QStringList> rows;
    for (const EndpointSnapshot& e : chain->endpoints) {
        context.out.object(toJson(e));
        rows.push_back({QString::number(e.id), e.url, e.kind, QString::number(e.priority), QLatin1String(name(e.state)),
                        e.latencyMs ? QStringLiteral("%1 ms").arg(*e.latencyMs, 0, 'f', 0) : QStringLiteral("–"),
                        grouped(e.callsToday), grouped(e.errorsLastHour)});
    }
    context.out.table(QStringLiteral("ID|URL|KIND|PRIORITY|STATE|LATENCY|CALLS TODAY|ERRORS/H").split(QLatin1Char('|')),
                      rows, {0, 3, 5, 6, 7});
    return 0;
}

int change(Context& context, Verb verb)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    Command command;
    command.verb = verb;
    command.target = chain->caip2;
    if (verb != Verb::EndpointRemove) {
        const auto changed = changes(context.args);
        if (!changed)
            return context.finish(changed.error());
        command.args = *changed;
        const QString url = context.args.value("rpc");
        if (!url.isEmpty()) {
            const auto draft = urlAndSecrets(url);
            if (!draft)
                return context.finish(draft.error());
            const auto engine = context.engine();
            if (!engine)
                return context.finish(engine.error());
            if (const auto probed = probeFor(context, *engine, *draft, chain->caip2); !probed)
                return context.finish(probed.error());
            for (auto it = draft->begin(); it != draft->end(); ++it)
                command.args.insert(it.key(), it.value());
        } else if (verb == Verb::EndpointAdd) {
            return context.finish(Error::make(
                ErrorKind::Invalid, "BAD_USAGE",
                QStringLiteral("endpoint add needs --rpc URL, or --rpc - with the URL on standard input.")));
        }
        if (context.args.has("enable") || context.args.has("disable"))
            command.args.insert(QStringLiteral("enabled"), context.args.has("enable"));
        if (command.args.isEmpty())
            return context.finish(
                Error::make(ErrorKind::Invalid, "BAD_USAGE",
                            QStringLiteral("Say what to change; signalbox-cli endpoint edit --help lists it.")));
    }
    if (verb != Verb::EndpointAdd) {
        const auto id = number(context.args.at(1), "endpoint number");
        if (!id)
            return context.finish(id.error());
        command.args.insert(QStringLiteral("id"), *id);
    }
    const auto done = context.carryOut(command);
    if (!done)
        return context.finish(done.error());
    context.out.object(toJson(*done));
    context.out.line(verb == Verb::EndpointAdd
                         ? QStringLiteral("Added endpoint %1.").arg(done->result.value(QLatin1String("id")).toInteger())
                     : verb == Verb::EndpointRemove ? QStringLiteral("Removed.")
                                                    : QStringLiteral("Changed."));
    return 0;
}

int test(Context& context)
{
    const auto draft = urlAndSecrets(context.args.at(0));
    if (!draft)
        return context.finish(draft.error());
    const auto engine = context.engine();
    if (!engine)
        return context.finish(engine.error());
    const auto report = context.wait((*engine)->probe(EndpointDraft::fromJson(*draft)));
    if (!report)
        return context.finish(report.error());
    context.out.object(toJson(*report));
    std::vector<QStringList> rows;
    for (const auto& check : report->checks)
        rows.push_back({check.ok ? QStringLiteral("✓") : QStringLiteral("✗"), check.name,
                        check.error ? check.error->text : check.text});
    context.out.table({QStringLiteral(" "), QStringLiteral("CHECK"), QStringLiteral("RESULT")}, rows);
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
         "its URL; \"-\": on standard input, with lines \"bearer: …\", \"password: …\", \"header NAME: …\" behind it"}};
    std::vector<OptionSpec> editOptions = addOptions;
    for (const OptionSpec& option : limitOptions()) {
        addOptions.push_back(option);
        editOptions.push_back(option);
    }
    editOptions.push_back({"enable", Kind::Flag, "", "use it again"});
    editOptions.push_back({"disable", Kind::Flag, "", "do not use it for now"});
    const QString word = QStringLiteral("endpoint");
    return {
        {{word, QStringLiteral("list")},
         "C",
         "endpoints of a chain with health and use",
         {},
         "signalbox-cli endpoint list eip155:1",
         list},
        {{word, QStringLiteral("add")},
         "C",
         "add an endpoint; it is tested first",
         addOptions,
         "signalbox-cli endpoint add Base --rpc https://mainnet.base.org --priority 1\n"
         "printf 'https://rpc.example/\\nbearer: TOKEN\\n' | signalbox-cli endpoint add Base --rpc - --rate 25",
         [](Context& c) { return change(c, Verb::EndpointAdd); }},
        {{word, QStringLiteral("edit")},
         "C N",
         "change an endpoint",
         editOptions,
         "signalbox-cli endpoint edit Base 3 --range 500 --rate 10\nsignalbox-cli endpoint edit Base 3 --disable",
         [](Context& c) { return change(c, Verb::EndpointEdit); }},
        {{word, QStringLiteral("remove")},
         "C N",
         "remove an endpoint and its key",
         {},
         "signalbox-cli endpoint remove Base 3",
         [](Context& c) { return change(c, Verb::EndpointRemove); }},
        {{word, QStringLiteral("test")},
         "URL",
         "ask a URL everything that matters (\"-\": on standard input)",
         {},
         "signalbox-cli endpoint test http://127.0.0.1:8545",
         test},
    };
}

}  // namespace signalbox::cli
