// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"
#include "triggers/model/check.h"
#include "triggers/model/condition.h"
#include "triggers/model/event_shapes.h"
#include "triggers/model/hints.h"
#include "triggers/model/storable.h"

namespace signalbox::triggers {

namespace {

constexpr int most_digits = 78, most_value = 1000, most_addresses = 1000;
constexpr qint64 longest_window = 3650LL * 86'400;

QStringList fieldsOf(ConditionKind kind)
{
    switch (kind) {
        case ConditionKind::Agent:
            return {u"agent_id"_s};
        case ConditionKind::Score:
        case ConditionKind::Ema:
            return {u"score"_s};
        case ConditionKind::Tag:
            return {u"tag1"_s, u"tag2"_s, u"tag"_s};
        case ConditionKind::EventType:
            return {u"event_type"_s};
        case ConditionKind::Validators:
            return {u"validator_address"_s};
        case ConditionKind::FileUri:
            return {u"file_uri"_s};
        case ConditionKind::Response:
            return {u"response"_s};
        case ConditionKind::Rate:
            return {u"feedback_count"_s, u"event_count"_s};
    }
    return {};
}

QStringList configKeysOf(ConditionKind kind)
{
    if (kind == ConditionKind::Ema)
        return {u"window_size"_s, u"alpha"_s};
    return kind == ConditionKind::Rate ? QStringList{u"time_window"_s, u"reset_on_trigger"_s} : QStringList();
}

bool isAddress(const QString& text)
{
    return text.size() == 42 && text.startsWith("0x"_L1) && std::all_of(text.begin() + 2, text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
           });
}

/// Checks one condition that can be evaluated for what the evaluator tolerates.
class ConditionChecker {
public:
    ConditionChecker(const TriggerCondition& row, const Condition& condition, const QString& registry,
                     const QString& path)
        : m_row(row), m_condition(condition), m_registry(registry), m_path(path)
    {
    }

    std::vector<TriggerProblem> check()
    {
        if (m_condition.fault)
            add(m_condition.fault->path, m_condition.fault->text);
        if (m_condition.kind) {
            checkField();
            checkOperator();
            if (checkText())
                checkValue();
            checkConfig();
        }
        return std::move(m_problems);
    }

private:
    void add(const QString& place, Message text, bool warning = false)
    {
        // one problem for each place: what comes first explains the others
        const QString path = m_path + u'.' + place;
        const bool known = std::any_of(m_problems.begin(), m_problems.end(),
                                       [&](const TriggerProblem& each) { return each.path == path; });
        if (!known)
            m_problems.push_back({path, std::move(text), warning});
    }

    void checkField()
    {
        const QStringList fields = fieldsOf(*m_condition.kind);
        if (!fields.contains(m_row.field))
            return add(u"field"_s,
                       Message(QT_TRANSLATE_NOOP("Engine", "Field \"%1\" is not valid for this condition. Use %2."))
                           .arg(m_row.field.left(100), fields.join(", "_L1)));
        const QStringList types = eventTypesOf(m_registry);
        const bool exists =
            std::any_of(types.begin(), types.end(), [&](const QString& type) { return hasField(type, m_row.field); });
        const bool wrongRegistry = m_condition.kind == ConditionKind::Validators && m_registry != "validation"_L1;
        if (!types.isEmpty() && (!exists || wrongRegistry))
            add(u"field"_s, Message(QT_TRANSLATE_NOOP("Engine", "Events of the registry %1 do not have %2."))
                                .arg(m_registry, m_row.field));
    }

    void checkOperator()
    {
        const ConditionKind kind = *m_condition.kind;
        QStringList valid;
        if (kind == ConditionKind::Agent || kind == ConditionKind::Tag || kind == ConditionKind::EventType)
            valid = {u"="_s, u"!="_s, u"=="_s, u"<>"_s};
        else if (kind == ConditionKind::Validators)
            valid = {u"IN"_s};
        else if (kind == ConditionKind::FileUri)
            valid = {u"IS NOT NULL"_s};
        if (!valid.isEmpty() && !valid.contains(m_row.op, Qt::CaseInsensitive))
            add(u"operator"_s, Message(QT_TRANSLATE_NOOP("Engine", "Operator \"%1\" is not valid here. Use %2."))
                                   .arg(m_row.op.left(50), valid.mid(0, 2).join(u' ')));
    }

    bool checkText()
    {
        const int most = m_condition.kind == ConditionKind::Validators ? most_addresses * 50 : most_value;
        if (m_row.value.size() > most)
            add(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 characters.")).arg(most));
        else if (!isStorable(m_row.value))
            add(u"value"_s, notStorable());
        else
            return true;
        return false;
    }

    void checkValue()
    {
        switch (*m_condition.kind) {
            case ConditionKind::Agent:
                if (!m_row.value.isEmpty() && !m_row.value[0].isDigit())
                    add(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "Digits only.")));
                else if (m_condition.text.size() > most_digits)
                    add(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 digits.")).arg(most_digits));
                break;
            case ConditionKind::Score:
            case ConditionKind::Ema:
                if (m_row.value.size() > 2 * most_digits)
                    add(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "At most %L1 digits.")).arg(2 * most_digits));
                break;
            case ConditionKind::Tag:
                if (m_row.value.isEmpty())
                    add(u"value"_s, Message(QT_TRANSLATE_NOOP(
                                        "Engine", "Enter a tag. An empty tag is stored as null and never equal.")));
                break;
            case ConditionKind::EventType:
                checkEventType();
                break;
            case ConditionKind::Response:
                if (!m_condition.fault && (!m_condition.number.isInteger() || m_condition.number < Decimal(0) ||
                                           m_condition.number > Decimal(100)))
                    add(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "Enter a whole number from 0 to 100.")));
                break;
            case ConditionKind::Rate:
                checkCount();
                break;
            case ConditionKind::Validators:
                checkAddresses();
                break;
            case ConditionKind::FileUri:
                break;
        }
    }

    void checkEventType()
    {
        const QString& type = m_row.value;
        const QStringList types = eventTypesOf(m_registry);
        if (type.isEmpty())
            return add(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "Select an event.")));
        if (types.isEmpty() || types.contains(type))
            return;
        for (const auto& [registry, names] : triggerVocabulary().eventTypes)
            if (names.contains(type))
                return add(u"value"_s,
                           Message(QT_TRANSLATE_NOOP("Engine", "%1 is an event of the registry %2, not of %3."))
                               .arg(type, registry, m_registry));
        const QString likely = likelyName(type, types);
        Message text = Message(QT_TRANSLATE_NOOP("Engine", "The registry %1 does not have an event named \"%2\"."))
                           .arg(m_registry, type.left(100));
        if (!likely.isEmpty())
            text = Message::joined({text, Message(QT_TRANSLATE_NOOP("Engine", "Did you mean %1?")).arg(likely)});
        add(u"value"_s, text, true);
    }

    void checkCount()
    {
        const Decimal& number = m_condition.number;
        if (number > Decimal(most_counted))
            return add(
                u"value"_s,
                Message(QT_TRANSLATE_NOOP("Engine", "The count of a window stops at %L1. Enter a number up to that."))
                    .arg(most_counted));
        // a count is between 1 and the cap
        const bool some = holds(Decimal(1), m_condition.compare, number) ||
                          holds(Decimal(most_counted), m_condition.compare, number) ||
                          (m_condition.compare == Compare::Equal && number > Decimal(0));
        if (!m_condition.fault && !some)
            add(u"value"_s,
                Message(QT_TRANSLATE_NOOP("Engine", "A count is between 1 and %L1, so this is never true."))
                    .arg(most_counted),
                true);
    }

    void checkAddresses()
    {
        const QStringList list = addressesOf(m_row.value).value_or(QStringList());
        if (list.isEmpty())
            return add(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "Enter at least one address.")));
        if (list.size() > most_addresses)
            return add(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "At most 1,000 addresses.")));
        for (const QString& address : list)
            if (!isAddress(address))
                return add(u"value"_s,
                           Message(QT_TRANSLATE_NOOP("Engine",
                                                     "\"%1\" is not an address. Enter 0x and 40 hexadecimal digits."))
                               .arg(address.left(60)));
    }

    void checkConfig()
    {
        const QStringList keys = configKeysOf(*m_condition.kind);
        if (!isStorable(m_row.config))
            return add(u"config"_s, notStorable());
        for (const QString& key : m_row.config.keys())
            if (!keys.contains(key))
                add(u"config."_s + key.left(100), Message(QT_TRANSLATE_NOOP("Engine", "The key is not used.")), true);
        const QJsonValue size = m_row.config.value(u"window_size"_s);
        const double count = size.toDouble(-1);
        const bool given = m_condition.kind == ConditionKind::Ema && !size.isUndefined() && !size.isNull();
        if (given && !(count >= 1 && count <= 10'000 && count == std::floor(count)))
            add(u"config.window_size"_s,
                Message(QT_TRANSLATE_NOOP("Engine", "window_size must be a whole number from 1 to 10,000.")));
        if (m_condition.window > longest_window)
            add(u"config.time_window"_s, Message(QT_TRANSLATE_NOOP("Engine", "At most 3650d.")));
    }

    const TriggerCondition& m_row;
    const Condition& m_condition;
    const QString& m_registry;
    const QString& m_path;
    std::vector<TriggerProblem> m_problems;
};

}  // namespace

std::vector<TriggerProblem> checkCondition(const TriggerCondition& condition, const QString& registry,
                                           const QString& path)
{
    return ConditionChecker(condition, readCondition(condition), registry, path).check();
}

}  // namespace signalbox::triggers
