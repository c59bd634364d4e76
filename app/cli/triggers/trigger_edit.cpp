// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonDocument>

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/triggers/condition_words.h"
#include "cli/triggers/trigger_words.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

/// The trigger in a file: an object, or an export with one trigger.
Expected<QJsonObject> objectOf(const QString& file)
{
    const auto content = contentOf(file);
    if (!content)
        return fail(content.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &error);
    if (!document.isObject())
        return badUsage(u"%1 is not a JSON object: %2."_s.arg(file, error.errorString()));
    QJsonObject object = document.object();
    if (object.value("trigger"_L1).isObject())
        return object.value("trigger"_L1).toObject();  // as trigger show prints it
    const QJsonValue list = object.value("triggers"_L1);
    if (list.isUndefined())
        return object;
    if (list.toArray().size() != 1)
        return badUsage(u"%1 has %2. Use signalbox-cli trigger import for a file with several."_s.arg(
            file, plural(list.toArray().size(), "trigger")));
    return list.toArray().first().toObject();
}

Expected<Done> putList(Context& context, QJsonObject& object, const char* option, const char* key,
                       Expected<QJsonObject> (*read)(const QString&))
{
    if (!context.args.has(option))
        return Done{};
    QJsonArray all;
    for (const QString& text : context.args.list(option)) {
        auto made = read(text);
        if (!made)
            return fail(made.error());
        if (qstrcmp(key, "actions") == 0 && !made->contains("priority"_L1))
            made->insert(u"priority"_s, all.size() + 1);
        all.append(*made);
    }
    object.insert(QLatin1String(key), all);
    return Done{};
}

Expected<Done> putBreaker(Context& context, QJsonObject& object)
{
    QJsonObject breaker = object.value("circuit_breaker"_L1).toObject();
    for (const auto& [option, key] : {std::pair{"failures", "failure_threshold"},
                                      {"recovery", "recovery_timeout_seconds"},
                                      {"trials", "half_open_max_calls"}}) {
        if (!context.args.has(option))
            continue;
        const QString text = context.args.value(option);
        const auto value = qstrcmp(option, "recovery") == 0 ? spanOf(text) : number(text, "number");
        if (!value)
            return fail(value.error());
        breaker.insert(QLatin1String(key), *value);
    }
    if (!breaker.isEmpty())
        object.insert(u"circuit_breaker"_s, breaker);
    return Done{};
}

/// The options replace what the object has.
Expected<Done> putOptions(Context& context, QJsonObject& object)
{
    for (const char* key : {"name", "description", "registry"})
        if (context.args.has(key))
            object.insert(QLatin1String(key), context.args.value(key));
    if (context.args.has("chain")) {
        const auto chain = chainNumber(context, context.args.value("chain"));
        if (!chain)
            return fail(chain.error());
        object.insert(u"chain_id"_s, *chain);
    }
    if (context.args.has("enable") && context.args.has("disable"))
        return badUsage(u"Specify --enable or --disable, not both."_s);
    if (context.args.has("enable") || context.args.has("disable"))
        object.insert(u"enabled"_s, context.args.has("enable"));
    if (context.args.has("when"))
        object.remove(u"is_stateful"_s);  // derived from the conditions
    if (const auto done = putList(context, object, "when", "conditions", conditionOf); !done)
        return done;
    if (const auto done = putList(context, object, "do", "actions", actionOf); !done)
        return done;
    return putBreaker(context, object);
}

int stored(Context& context, TriggerQueries& triggers, const Trigger& trigger, const QString& said)
{
    const auto saved = context.wait(triggers.save(trigger));
    if (!saved)
        return context.finish(saved.error());
    context.out.object(toJson(*saved));
    context.out.line(said.arg(saved->name, saved->id));
    if (!saved->enabled)
        context.out.note(u"It is disabled. Enable it: signalbox-cli trigger enable %1."_s.arg(saved->id));
    return 0;
}

int add(Context& context)
{
    QJsonObject object{{u"enabled"_s, true}, {u"conditions"_s, QJsonArray()}, {u"actions"_s, QJsonArray()}};
    if (!context.args.at(0).isEmpty()) {
        const auto file = objectOf(context.args.at(0));
        if (!file)
            return context.finish(file.error());
        object = *file;
    }
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    if (const auto put = putOptions(context, object); !put)
        return context.finish(put.error());
    const auto read = context.wait((*triggers)->read(QJsonDocument(object).toJson()));
    if (!read)
        return context.finish(read.error());
    if (const auto good = tellProblems(context, read->problems); !good)
        return context.finish(good.error());
    return stored(context, **triggers, read->trigger, u"\"%1\" was added with the ID %2."_s);
}

int edit(Context& context)
{
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    const auto found = triggerOf(context, **triggers, context.args.at(0));
    if (!found)
        return context.finish(found.error());
    const Trigger& before = found->trigger;
    QJsonObject object = toJson(before);
    QJsonObject changed;
    if (context.args.has("file")) {
        const auto file = objectOf(context.args.value("file"));
        if (!file)
            return context.finish(file.error());
        changed = *file;
        if (changed.contains("conditions"_L1))
            object.remove(u"is_stateful"_s);
        for (auto it = changed.begin(); it != changed.end(); ++it)
            object.insert(it.key(), it.value());
    }
    if (const auto put = putOptions(context, object); !put)
        return context.finish(put.error());
    const auto read = context.wait((*triggers)->read(QJsonDocument(object).toJson()));
    if (!read)
        return context.finish(read.error());
    if (const auto good = tellProblems(context, read->problems); !good)
        return context.finish(good.error());
    Trigger trigger = read->trigger;
    trigger.id = before.id;
    trigger.owner = before.owner;
    trigger.createdAt = before.createdAt;
    trigger.updatedAt = before.updatedAt;
    // What is not replaced keeps its identity, and so its state.
    if (!context.args.has("when") && !changed.contains("conditions"_L1)) {
        trigger.conditions = before.conditions;
        trigger.stateful = before.stateful;
    }
    if (!context.args.has("do") && !changed.contains("actions"_L1))
        trigger.actions = before.actions;
    return stored(context, **triggers, trigger, u"\"%1\" was changed."_s);
}

std::vector<OptionSpec> editOptions(std::vector<OptionSpec> options)
{
    for (const OptionSpec& option : std::initializer_list<OptionSpec>{
             {"name", Kind::Value, "TEXT", "name"},
             {"description", Kind::Value, "TEXT", "description"},
             {"chain", Kind::Value, "C", "chain: its name, CAIP-2 ID or number; it need not be in the workspace"},
             {"registry", Kind::Value, "REGISTRY", "identity, reputation or validation"},
             {"when", Kind::List, "CONDITION", "a condition; all that are given must hold, in their order"},
             {"do", Kind::List, "ACTION",
              "an action: telegram CHAT TEXT, rest METHOD URL [BODY], mcp TOOL [URL], or JSON with action_type and "
              "config"},
             {"enable", Kind::Flag, "", "let it fire"},
             {"disable", Kind::Flag, "", "do not let it fire"},
             {"failures", Kind::Value, "N", "failures after which its breaker opens, 1 to 1000 (default 10)"},
             {"recovery", Kind::Value, "TIME",
              "time until an open breaker allows a trial, such as 15m or 1h (default 1h)"},
             {"trials", Kind::Value, "N", "trials of a half-open breaker, 1 to 10 (default 1)"}})
        options.push_back(option);
    return withUser(std::move(options));
}

}  // namespace

std::vector<CommandSpec> triggerEditCommands()
{
    const QString word = u"trigger"_s;
    return {
        {{word, u"add"_s},
         "[FILE]",
         "add a trigger from options, or from JSON in a file (- for standard input) that options change",
         editOptions({}),
         "signalbox-cli trigger add --name \"Low scores\" --chain Base --registry reputation --when \"event = "
         "NewFeedback\" "
         "--when \"score < 50\" --do \"telegram -100123 Agent {{agent_id}} got {{score}}\"\n"
         "signalbox-cli trigger add --name Burst --chain 8453 --registry reputation --when \"agent = 42\" --when "
         "\"count in "
         "1h > 10 reset\" --do \"rest POST https://hooks.example.org/agent\"\n"
         "signalbox-cli trigger add --name Average --chain Base --registry reputation --when \"agent = 42\" --when "
         "\"ema(10) "
         "< 70\" --do \"mcp agent.receiveFeedback\" --disable\n"
         "signalbox-cli trigger add trigger.json",
         add},
        {{word, u"edit"_s},
         "TRIGGER",
         "change what is given of a trigger; --when replaces all conditions, --do all actions",
         editOptions({{"file", Kind::Value, "FILE", "JSON with the keys to change (- for standard input)"}}),
         "signalbox-cli trigger edit \"Low scores\" --when \"event = NewFeedback\" --when \"score < 40\"\n"
         "signalbox-cli trigger edit \"Low scores\" --file changes.json",
         edit},
    };
}

}  // namespace signalbox::cli
