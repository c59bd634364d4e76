// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/condition_choices.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

#include "language/engine_words.h"
#include "models/address_text.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct ChoiceWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::ConditionChoices)
};

QString firstValue(const TriggerVocabulary::Condition& kind, const QString& registry)
{
    switch (kind.value) {
        case TriggerVocabulary::Value::Choice: {
            const QStringList events = eventTypesOf(registry);
            return kind.choices.isEmpty() ? events.value(0) : kind.choices.first();
        }
        case TriggerVocabulary::Value::Decimal:
            return u"50"_s;
        case TriggerVocabulary::Value::Integer:
            return kind.stateful ? u"3"_s : QString();
        case TriggerVocabulary::Value::Flag:
            return u"true"_s;
        case TriggerVocabulary::Value::Text:
        case TriggerVocabulary::Value::Addresses:
        case TriggerVocabulary::Value::None:
            break;
    }
    return {};
}

QString valueText(const TriggerCondition& condition, const TriggerVocabulary::Condition* kind)
{
    if (kind && kind->value == TriggerVocabulary::Value::Addresses) {
        const QStringList all = addressesIn(condition.value);
        return all.size() == 1 ? shortHolder(all.first())
                               : ChoiceWords::tr("%n addresses", "value of a condition", int(all.size()));
    }
    if (kind && (kind->value == TriggerVocabulary::Value::Flag || kind->value == TriggerVocabulary::Value::None))
        return condition.value == "false"_L1 ? ChoiceWords::tr("no") : ChoiceWords::tr("yes");
    return format::safe(condition.value);
}

}  // namespace

const TriggerVocabulary::Condition* conditionKind(const QString& type)
{
    const auto& all = triggerVocabulary().conditions;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.type == type; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<ConditionChoice> conditionChoices(const QString& registry)
{
    std::vector<ConditionChoice> all;
    for (const TriggerVocabulary::Condition& kind : triggerVocabulary().conditions) {
        if (!kind.registries.isEmpty() && !kind.registries.contains(registry))
            continue;
        if (kind.fields.size() < 2)
            all.push_back({&kind, kind.fields.value(0), engineWords(kind.words)});
        else
            for (const QString& field : kind.fields)
                if (field != "tag"_L1 || registry == "validation"_L1)
                    if (registry != "validation"_L1 || field == "tag"_L1 || !kind.fields.contains(u"tag"_s))
                        all.push_back({&kind, field, field});
    }
    return all;
}

QStringList eventTypesOf(const QString& registry)
{
    for (const auto& [name, events] : triggerVocabulary().eventTypes)
        if (name == registry)
            return events;
    return {};
}

QString conditionLabel(const TriggerCondition& condition)
{
    const auto* kind = conditionKind(condition.type);
    if (!kind)
        return format::safe(condition.type);
    return kind->fields.size() > 1 && !condition.field.isEmpty() ? condition.field : engineWords(kind->words);
}

QString operatorLabel(const TriggerCondition& condition)
{
    if (const auto* kind = conditionKind(condition.type))
        for (const auto& each : kind->operators)
            if (each.op == condition.op)
                return engineWords(each.words);
    return format::safe(condition.op);
}

QString conditionText(const TriggerCondition& condition)
{
    const auto* kind = conditionKind(condition.type);
    const QString value = valueText(condition, kind);
    if (condition.type == "rate_limit"_L1)
        return ChoiceWords::tr("%1 %2 within %3", "more than; 3; 1 h")
            .arg(operatorLabel(condition), value, durationText(condition.config.value(u"time_window"_s).toString()));
    return ChoiceWords::tr("%1 %2 %3", "field; operator; value")
        .arg(conditionLabel(condition), operatorLabel(condition), value);
}

TriggerCondition newCondition(const ConditionChoice& choice, const QString& registry)
{
    TriggerCondition made;
    made.type = choice.kind->type;
    made.field = choice.field;
    made.op = choice.kind->operators.empty() ? u"="_s : choice.kind->operators.front().op;
    made.value = firstValue(*choice.kind, registry);
    if (made.type == "rate_limit"_L1) {
        for (const auto& each : choice.kind->operators)
            if (each.op == ">"_L1)
                made.op = each.op;
        made.config = {{u"time_window"_s, u"1h"_s}, {u"reset_on_trigger"_s, true}};
    } else if (made.type == "ema_threshold"_L1) {
        made.config = {{u"window_size"_s, 10}};
    }
    return made;
}

TriggerCondition recast(const TriggerCondition& condition, const ConditionChoice& choice, const QString& registry)
{
    TriggerCondition made = newCondition(choice, registry);
    const auto* before = conditionKind(condition.type);
    if (before && before->value == choice.kind->value && before->stateful == choice.kind->stateful)
        made.value = condition.value;
    const bool keeps = std::any_of(choice.kind->operators.begin(), choice.kind->operators.end(),
                                   [&](const auto& each) { return each.op == condition.op; });
    if (keeps)
        made.op = condition.op;
    return made;
}

QString durationText(const QString& stored)
{
    static const QRegularExpression shape(u"^(\\d+)([smhd])$"_s);
    const auto match = shape.match(stored);
    return match.hasMatch() ? match.captured(1) + u' ' + match.captured(2) : stored;
}

QStringList addressesIn(const QString& stored)
{
    QStringList all;
    const QJsonDocument document = QJsonDocument::fromJson(stored.toUtf8());
    if (document.isArray()) {
        for (const QJsonValue& each : document.array())
            all << each.toString();
        return all;
    }
    static const QRegularExpression blank(u"[\\s,;]+"_s);
    return stored.split(blank, Qt::SkipEmptyParts);
}

QString addressesText(const QStringList& list)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

}  // namespace signalbox::ui
