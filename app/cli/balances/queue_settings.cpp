// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;
using arguments::QueueConfigure;

struct Number {
    const char* key;
    std::optional<int> QueueConfigure::*wanted;
    int QueueConfig::*value;
};
constexpr Number numbers[] = {
    {"batch_size", &QueueConfigure::batchSize, &QueueConfig::batchSize},
    {"interval_seconds", &QueueConfigure::intervalSeconds, &QueueConfig::intervalSeconds},
    {"attempts", &QueueConfigure::mostAttempts, &QueueConfig::mostAttempts},
    {"boost_hours", &QueueConfigure::boostHours, &QueueConfig::boostHours},
    {"retry_ms", &QueueConfigure::retryMs, &QueueConfig::retryMs},
    {"longest_retry_ms", &QueueConfigure::longestRetryMs, &QueueConfig::longestRetryMs},
};

Expected<QueueConfigure> configured(Context& context)
{
    QStringList keys{u"enabled"_s};
    for (const Number& number : numbers)
        keys << QLatin1String(number.key);
    const auto values = assignments(context, 1, keys);
    if (!values)
        return fail(values.error());
    QueueConfigure wanted;
    wanted.reset = context.args.has("reset");
    for (const auto& [key, value] : *values) {
        if (key == "enabled"_L1) {
            if (value != "true"_L1 && value != "false"_L1)
                return badUsage(u"enabled must be true or false."_s);
            wanted.enabled = value == "true"_L1;
            continue;
        }
        const auto read = number(value, "number");
        if (!read)
            return fail(read.error());
        for (const Number& each : numbers)
            if (key == QLatin1String(each.key))
                wanted.*each.wanted = int(std::min<qint64>(*read, 1'000'000'000));
    }
    return wanted;
}

int showSettings(Context& context, const QueueConfig& config)
{
    context.out.object(toJson(config));
    std::vector<QStringList> rows{{u"enabled"_s, config.enabled ? u"true"_s : u"false"_s}};
    for (const Number& number : numbers)
        rows.push_back({QLatin1String(number.key), QString::number(config.*number.value)});
    context.out.table(u"KEY|VALUE"_s.split(QLatin1Char('|')), rows, {1});
    if (!config.isOwn)
        context.out.note(u"This chain uses the defaults."_s);
    return 0;
}

/// The defaults are read, changed and stored as a whole.
int setDefaults(Context& context, QueueQueries* queries, QueueConfig config, const QueueConfigure& wanted)
{
    if (wanted.reset)
        return context.finish(badUsage(u"--reset applies to a chain, not to the defaults."_s).value());
    config.enabled = wanted.enabled.value_or(config.enabled);
    for (const Number& number : numbers)
        config.*number.value = (wanted.*number.wanted).value_or(config.*number.value);
    if (const auto set = context.wait(queries->setDefaults(config)); !set)
        return context.finish(set.error());
    return showSettings(context, config);
}

int config(Context& context)
{
    const auto wanted = configured(context);
    if (!wanted)
        return context.finish(wanted.error());
    const bool changes = wanted->reset || context.args.positionals.size() > 1;
    const bool defaults = context.args.at(0) == "default"_L1;
    QString caip2;
    if (!defaults) {
        const auto chain = balanceChain(context);
        if (!chain)
            return context.finish(chain.error());
        caip2 = chain->caip2;
        if (changes)
            return carryOut(context, {*wanted, caip2, {}}, [&](const CommandStatus&) {
                return wanted->reset ? u"The chain uses the defaults again."_s
                                     : u"The queue of the chain is configured."_s;
            });
    }
    const auto queries = queueOf(context);
    if (!queries)
        return context.finish(queries.error());
    const auto all = context.wait((*queries)->configs());
    if (!all)
        return context.finish(all.error());
    for (const QueueConfig& each : *all)
        if (each.caip2 == caip2)
            return changes ? setDefaults(context, *queries, each, *wanted) : showSettings(context, each);
    return context.finish(
        Error::make(ErrorKind::NotFound, "CHAIN_UNKNOWN", Message(u"The chain has no balance queue."_s)));
}

Expected<double> decimal(const QString& text)
{
    bool good = false;
    const double value = text.toDouble(&good);
    if (!good)
        return badUsage(u"\"%1\" is not a valid number."_s.arg(text));
    return value;
}

Expected<Done> assign(QueueThresholds& thresholds, const QString& key, const QString& value)
{
    if (value == "none"_L1 && key == "pending"_L1) {
        thresholds.pending.reset();
        return Done{};
    }
    if (value == "none"_L1 && key == "drain_seconds"_L1) {
        thresholds.drainSeconds.reset();
        return Done{};
    }
    if (key == "drain_seconds"_L1 || key == "end_factor"_L1) {
        const auto read = decimal(value);
        if (!read)
            return fail(read.error());
        if (key == "end_factor"_L1)
            thresholds.endFactor = *read;
        else
            thresholds.drainSeconds = *read;
        return Done{};
    }
    const auto read = number(value, "number");
    if (!read)
        return fail(read.error());
    if (key == "pending"_L1)
        thresholds.pending = *read;
    else
        (key == "delayed_ms"_L1 ? thresholds.delayedMs : thresholds.errorsPerHour) = *read;
    return Done{};
}

int thresholds(Context& context)
{
    const auto values = assignments(
        context, 0, u"pending|drain_seconds|delayed_ms|errors_per_hour|end_factor"_s.split(QLatin1Char('|')));
    if (!values)
        return context.finish(values.error());
    const QString preset = context.args.value("preset");
    if (!preset.isEmpty() && preset != "default"_L1 && preset != "document"_L1)
        return context.finish(badUsage(u"--preset must be default or document."_s).value());
    const auto queries = queueOf(context);
    if (!queries)
        return context.finish(queries.error());
    auto now = context.wait((*queries)->thresholds());
    if (!now)
        return context.finish(now.error());
    if (!preset.isEmpty())
        now = (*queries)->preset(preset);
    for (const auto& [key, value] : *values)
        if (const auto set = assign(*now, key, value); !set)
            return context.finish(set.error());
    if (!preset.isEmpty() || !values->empty())
        if (const auto set = context.wait((*queries)->setThresholds(*now)); !set)
            return context.finish(set.error());
    context.out.object(toJson(*now));
    context.out.table(
        u"KEY|VALUE|MEANING"_s.split(QLatin1Char('|')),
        {{u"pending"_s, now->pending ? QString::number(*now->pending) : u"none"_s,
          u"HIGH_LOAD above this number of entries"_s},
         {u"drain_seconds"_s, now->drainSeconds ? QString::number(*now->drainSeconds) : u"none"_s,
          u"HIGH_LOAD if the entries take longer at the present rate"_s},
         {u"delayed_ms"_s, QString::number(now->delayedMs), u"DELAYED above this age of the oldest entry"_s},
         {u"errors_per_hour"_s, QString::number(now->errorsPerHour), u"ERRORS above this number of failed attempts"_s},
         {u"end_factor"_s, QString::number(now->endFactor), u"a state ends below this share of its threshold"_s}},
        {1});
    return 0;
}

}  // namespace

std::vector<CommandSpec> queueSettingCommands()
{
    const QString word = u"queue"_s;
    return {
        {{word, u"config"_s},
         "C [KEY=VALUE…]",
         "show or change how the balance queue of a chain is processed (C default: of all others)",
         {{"reset", Kind::Flag, "", "use the defaults again"}},
         "signalbox-cli queue config Base\n"
         "signalbox-cli queue config Base batch_size=200 attempts=5\n"
         "signalbox-cli queue config default interval_seconds=10",
         config},
        {{word, u"thresholds"_s},
         "[KEY=VALUE…]",
         "show or change when a balance queue is not healthy",
         {{"preset", Kind::Value, "NAME", "start from the values of default or document"}},
         "signalbox-cli queue thresholds delayed_ms=120000 pending=none\n"
         "signalbox-cli queue thresholds --preset document",
         thresholds},
    };
}

}  // namespace signalbox::cli
