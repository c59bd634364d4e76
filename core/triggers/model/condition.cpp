// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/condition.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <cmath>

#include "signalbox/literals.h"
#include "triggers/model/hints.h"

namespace signalbox::triggers {

namespace {

struct Type {
    const char* name;
    ConditionKind kind;
};
constexpr Type types[] = {
    {"agent_id_equals", ConditionKind::Agent},
    {"score_threshold", ConditionKind::Score},
    {"tag_equals", ConditionKind::Tag},
    {"event_type_equals", ConditionKind::EventType},
    {"validator_whitelist", ConditionKind::Validators},
    {"file_uri_exists", ConditionKind::FileUri},
    {"response_threshold", ConditionKind::Response},
    {"ema_threshold", ConditionKind::Ema},
    {"rate_limit", ConditionKind::Rate},
};

/// Reads one condition; the first fault counts.
class Reader {
public:
    explicit Reader(const TriggerCondition& row) : m_row(row) {}

    Condition read()
    {
        m_condition.kind = kindOf(m_row.type);
        if (!m_condition.kind) {
            QStringList names;
            for (const Type& type : types)
                names << QString::fromLatin1(type.name);
            fault(
                u"type"_s,
                meant(Message(QT_TRANSLATE_NOOP("Engine", "Unknown condition type \"%1\".")).arg(m_row.type.left(100)),
                      likelyName(m_row.type, names)));
            return m_condition;
        }
        switch (*m_condition.kind) {
            case ConditionKind::Agent:
                readEquality();
                readAgent();
                break;
            case ConditionKind::Tag:
                readEquality();
                readTag();
                break;
            case ConditionKind::EventType:
                readEquality();
                m_condition.text = m_row.value;
                break;
            case ConditionKind::Score:
            case ConditionKind::Response:
                readCompare();
                readNumber();
                break;
            case ConditionKind::Ema:
                readCompare();
                readNumber();
                readAverage();
                break;
            case ConditionKind::Rate:
                readCompare();
                readCount();
                readWindow();
                break;
            case ConditionKind::Validators:
                readAddresses();
                break;
            case ConditionKind::FileUri:
                readPresence();
                break;
        }
        return m_condition;
    }

private:
    void fault(const QString& place, Message text)
    {
        if (!m_condition.fault)
            m_condition.fault = TriggerProblem{place, std::move(text)};
    }

    /// The documents ignore other operators here.
    void readEquality()
    {
        if (compareOf(m_row.op) == Compare::NotEqual)
            m_condition.compare = Compare::NotEqual;
    }

    void readCompare()
    {
        if (const auto compare = compareOf(m_row.op))
            m_condition.compare = *compare;
        else
            fault(u"operator"_s,
                  Message(QT_TRANSLATE_NOOP("Engine", "Operator \"%1\" is not valid here. Use <, >, <=, >=, = or !=."))
                      .arg(m_row.op.left(50)));
    }

    void readAgent()
    {
        const auto number = m_row.value.contains(u'.') ? std::nullopt : Decimal::fromText(m_row.value);
        if (!number)
            return fault(u"value"_s,
                         meant(Message(QT_TRANSLATE_NOOP("Engine", "Digits only.")), likelyDigits(m_row.value)));
        m_condition.text = number->toString();
        m_condition.id = number->toInteger();
    }

    void readTag()
    {
        m_condition.text = m_row.value;
        if (m_row.field == "tag1"_L1 || m_row.field == "tag2"_L1)
            m_condition.tag = m_row.field == "tag1"_L1 ? 1 : 2;
        else if (m_row.field == "tag"_L1)
            m_condition.tag = 0;
        else
            fault(u"field"_s, Message(QT_TRANSLATE_NOOP("Engine", "Field \"%1\" is not a tag. Use tag1, tag2 or tag."))
                                  .arg(m_row.field.left(100)));
    }

    void readNumber()
    {
        const auto number = Decimal::fromText(m_row.value);
        if (!number)
            return fault(u"value"_s,
                         meant(Message(QT_TRANSLATE_NOOP("Engine", "Enter a decimal number, such as 50 or 7.5.")),
                               likelyDecimal(m_row.value)));
        m_condition.number = *number;
        m_condition.threshold = number->toDouble();
        m_condition.whole = number->toInteger();
    }

    void readCount()
    {
        const auto number = Decimal::fromText(m_row.value);
        if (!number || !number->isInteger() || number->isNegative() || m_row.value.contains(u'.'))
            return fault(u"value"_s,
                         meant(Message(QT_TRANSLATE_NOOP("Engine", "Enter a number of events, in digits only.")),
                               likelyDigits(m_row.value)));
        m_condition.number = *number;
    }

    void readAverage()
    {
        const QJsonValue alpha = m_row.config.value(u"alpha"_s), size = m_row.config.value(u"window_size"_s);
        if (!alpha.isUndefined() && !alpha.isNull()) {
            m_condition.alpha = alpha.toDouble(-1);
            if (!(m_condition.alpha > 0 && m_condition.alpha <= 1))
                fault(u"config.alpha"_s,
                      Message(QT_TRANSLATE_NOOP("Engine", "alpha must be a number above 0 and at most 1.")));
            return;
        }
        const double count = size.toDouble(-1);
        if (size.isUndefined() || size.isNull())
            fault(u"config.window_size"_s, Message(QT_TRANSLATE_NOOP("Engine", "Enter window_size, alpha or both.")));
        else if (!(count >= 1 && count <= 10'000 && count == std::floor(count)))
            fault(u"config.window_size"_s,
                  Message(QT_TRANSLATE_NOOP("Engine", "window_size must be a whole number from 1 to 10,000.")));
        m_condition.alpha = 2 / (count + 1);
    }

    void readWindow()
    {
        const QJsonValue window = m_row.config.value(u"time_window"_s),
                         resets = m_row.config.value(u"reset_on_trigger"_s);
        const auto seconds = secondsOf(window.toString());
        if (window.isUndefined() || window.isNull())
            fault(u"config.time_window"_s, Message(QT_TRANSLATE_NOOP("Engine", "Enter a time window, such as 1h.")));
        else if (!seconds)
            fault(u"config.time_window"_s,
                  Message(QT_TRANSLATE_NOOP("Engine",
                                            "Enter a whole number above 0 and s, m, h or d, such as 30m or 1h.")));
        m_condition.window = seconds.value_or(0);
        if (!resets.isUndefined() && !resets.isNull() && !resets.isBool())
            fault(u"config.reset_on_trigger"_s,
                  Message(QT_TRANSLATE_NOOP("Engine", "reset_on_trigger must be true or false.")));
        m_condition.resets = resets.toBool();
    }

    void readAddresses()
    {
        const auto list = addressesOf(m_row.value);
        if (!list)
            return fault(u"value"_s, Message(QT_TRANSLATE_NOOP(
                                         "Engine", "Enter a list of addresses, such as [\"0x…\", \"0x…\"].")));
        for (const QString& address : *list)
            m_condition.addresses.insert(address.toLower());
    }

    void readPresence()
    {
        const QString value = m_row.value.toLower();
        if (value != ""_L1 && value != "true"_L1 && value != "false"_L1)
            fault(u"value"_s, Message(QT_TRANSLATE_NOOP("Engine", "Enter true, false or nothing (true).")));
        m_condition.present = value != "false"_L1;
    }

    const TriggerCondition& m_row;
    Condition m_condition;
};

}  // namespace

std::optional<ConditionKind> kindOf(const QString& type)
{
    for (const Type& each : types)
        if (type == QLatin1String(each.name))
            return each.kind;
    return std::nullopt;
}

bool isStateful(ConditionKind kind)
{
    return kind == ConditionKind::Ema || kind == ConditionKind::Rate;
}

bool isStateful(const Trigger& trigger)
{
    return std::any_of(trigger.conditions.begin(), trigger.conditions.end(), [](const TriggerCondition& each) {
        const auto kind = kindOf(each.type);
        return kind && isStateful(*kind);
    });
}

std::optional<Compare> compareOf(const QString& op)
{
    if (op == "<"_L1)
        return Compare::Less;
    if (op == ">"_L1)
        return Compare::Greater;
    if (op == "<="_L1)
        return Compare::LessOrEqual;
    if (op == ">="_L1)
        return Compare::GreaterOrEqual;
    if (op == "="_L1 || op == "=="_L1)
        return Compare::Equal;
    if (op == "!="_L1 || op == "<>"_L1)
        return Compare::NotEqual;
    return std::nullopt;
}

Condition readCondition(const TriggerCondition& condition)
{
    return Reader(condition).read();
}

std::optional<qint64> secondsOf(const QString& timeWindow)
{
    const QString digits = timeWindow.chopped(std::min<qsizetype>(1, timeWindow.size()));
    const bool number = !digits.isEmpty() && digits.size() <= 9 &&
                        std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    const qint64 count = number ? digits.toLongLong() : 0;
    const QChar unit = timeWindow.isEmpty() ? QChar() : timeWindow.back();
    const qint64 seconds = unit == u's' ? 1 : unit == u'm' ? 60 : unit == u'h' ? 3600 : unit == u'd' ? 86'400 : 0;
    return count * seconds > 0 ? std::optional(count * seconds) : std::nullopt;
}

std::optional<QStringList> addressesOf(const QString& value)
{
    QStringList list;
    const QString text = value.trimmed();
    if (text.startsWith(u'[')) {
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
        if (!document.isArray())
            return std::nullopt;
        for (const QJsonValue& each : document.array()) {
            if (!each.isString())
                return std::nullopt;
            list << each.toString();
        }
        return list;
    }
    for (const QString& each : text.split(u',', Qt::SkipEmptyParts))
        if (!each.trimmed().isEmpty())
            list << each.trimmed();
    return list;
}

}  // namespace signalbox::triggers
