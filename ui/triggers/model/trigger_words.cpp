// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/trigger_words.h"

#include <QCoreApplication>
#include <QUrl>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "signalbox/url.h"
#include "triggers/model/condition_choices.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::TriggerWords)
};

QString firedText(const TriggerSummary& summary)
{
    const QString count = Words::tr("%1 today", "fires of a trigger").arg(format::number(summary.firedToday));
    return summary.lastFired.isValid()
               ? Words::tr("%1, last %2", "1 today; time").arg(count, format::clock(summary.lastFired))
               : count;
}

/// The values of one stateful condition: those of the trigger, or under its ID if the trigger has several.
QJsonObject stateOfCondition(const QJsonObject& state, qint64 id)
{
    const QJsonObject own = state.value(u"conditions"_s).toObject().value(QString::number(id)).toObject();
    return own.isEmpty() ? state : own;
}

}  // namespace

TriggerLook lookOf(const TriggerSummary& summary)
{
    const Trigger& trigger = summary.trigger;
    if (!trigger.enabled)
        return {State::Paused, Words::tr("off", "state of a trigger"),
                summary.disabledAt.isValid() ? Words::tr("off since %1").arg(format::clock(summary.disabledAt))
                                             : Words::tr("off, never enabled")};
    if (trigger.breaker.state == BreakerState::Open)
        return {State::Error, Words::tr("stopped by its breaker"),
                summary.trouble.isEmpty() ? Words::tr("stopped by its breaker")
                                          : Words::tr("stopped: %1").arg(format::safe(engineWords(summary.trouble))),
                true};
    if (!summary.trouble.isEmpty())
        return {trigger.breaker.state == BreakerState::HalfOpen ? State::Slow : State::Error,
                Words::tr("fails", "state of a trigger"), format::safe(engineWords(summary.trouble)), true};
    if (summary.waitsFor)
        return {State::Starting, Words::tr("waits", "state of a trigger"),
                Words::tr("waits for blocks %1 to %2")
                    .arg(format::number(summary.waitsFor->lo), format::number(summary.waitsFor->hi))};
    if (summary.held > 0)
        return {State::Slow, Words::tr("held", "state of a trigger"),
                Words::tr("%n jobs are held; %1", "1 today, last 14:21", format::plural(summary.held))
                    .arg(firedText(summary))};
    return {State::Ok, Words::tr("on", "state of a trigger"), firedText(summary)};
}

State stateOf(BreakerState state)
{
    switch (state) {
        case BreakerState::Closed:
            return State::Ok;
        case BreakerState::HalfOpen:
            return State::Slow;
        case BreakerState::Open:
            return State::Error;
    }
    return State::None;
}

QString breakerText(const TriggerBreaker& breaker)
{
    switch (breaker.state) {
        case BreakerState::Closed:
            return Words::tr("closed, %1 of %2", "failures of a breaker; threshold")
                .arg(format::number(qint64(breaker.failures)), format::number(qint64(breaker.failureThreshold)));
        case BreakerState::HalfOpen:
            return Words::tr("half open, on trial");
        case BreakerState::Open:
            return Words::tr("open since %1").arg(format::clock(breaker.openedAt));
    }
    return {};
}

QString registryWord(const QString& registry)
{
    return registry == "identity"_L1     ? Words::tr("identity", "registry")
           : registry == "reputation"_L1 ? Words::tr("reputation", "registry")
           : registry == "validation"_L1 ? Words::tr("validation", "registry")
                                         : format::safe(registry);
}

QString actionTarget(const TriggerAction& action)
{
    if (action.type == "telegram"_L1) {
        const QJsonValue chat = action.config.value(u"chat_id"_s);
        return chat.isDouble() ? QString::number(chat.toInteger()) : format::safe(chat.toString());
    }
    if (action.type == "mcp"_L1)
        return format::safe(action.config.value(u"tool_name"_s).toString());
    return format::safe(shownHost(QUrl(action.config.value(u"url"_s).toString())));
}

QString editWord(const QString& what)
{
    const std::pair<const char*, const char*> words[] = {
        {"created", QT_TRANSLATE_NOOP("signalbox::ui::TriggerWords", "created")},
        {"changed", QT_TRANSLATE_NOOP("signalbox::ui::TriggerWords", "changed")},
        {"enabled", QT_TRANSLATE_NOOP("signalbox::ui::TriggerWords", "enabled")},
        {"disabled", QT_TRANSLATE_NOOP("signalbox::ui::TriggerWords", "disabled")},
        {"reset", QT_TRANSLATE_NOOP("signalbox::ui::TriggerWords", "reset")},
        {"deleted", QT_TRANSLATE_NOOP("signalbox::ui::TriggerWords", "deleted")},
        {"imported", QT_TRANSLATE_NOOP("signalbox::ui::TriggerWords", "imported")}};
    for (const auto& [name, word] : words)
        if (what == QLatin1String(name))
            return Words::tr(word);
    return format::safe(what);
}

QString stateText(const Trigger& trigger, const QJsonObject& state)
{
    QStringList parts;
    for (const TriggerCondition& condition : trigger.conditions) {
        const QJsonObject own = stateOfCondition(state, condition.id);
        if (condition.type == "rate_limit"_L1)
            parts << Words::tr("Counter now: %1 of %2 %3", "number; more than; 3")
                         .arg(format::number(own.value(u"count"_s).toInteger()), operatorLabel(condition),
                              format::safe(condition.value));
        else if (condition.type == "ema_threshold"_L1 && own.contains(u"ema"_s))
            parts << Words::tr("Average now: %1 after %n events", nullptr,
                               format::plural(own.value(u"count"_s).toInteger()))
                         .arg(own.value(u"ema"_s).isString() ? own.value(u"ema"_s).toString().left(12)
                                                             : format::number(own.value(u"ema"_s).toDouble(), 2));
        else if (condition.type == "ema_threshold"_L1)
            parts << Words::tr("Average now: no event yet");
    }
    return parts.join(Words::tr("; ", "between two sentences"));
}

QString problemsText(const std::vector<TriggerProblem>& problems)
{
    QStringList texts;
    for (const TriggerProblem& each : problems)
        texts << format::safe(engineWords(each.text));
    texts.removeDuplicates();
    return joinSentences(texts);
}

}  // namespace signalbox::ui
