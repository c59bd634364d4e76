// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/json_place.h"

#include <QCoreApplication>
#include <cmath>

#include "signalbox/literals.h"

namespace signalbox::triggers {

namespace {

Message nameOf(QJsonValue::Type type)
{
    switch (type) {
        case QJsonValue::Bool:
            return Message(QT_TRANSLATE_NOOP("Engine", "true or false"));
        case QJsonValue::Double:
            return Message(QT_TRANSLATE_NOOP("Engine", "a number"));
        case QJsonValue::String:
            return Message(QT_TRANSLATE_NOOP("Engine", "a text in quotes"));
        case QJsonValue::Array:
            return Message(QT_TRANSLATE_NOOP("Engine", "a list"));
        case QJsonValue::Object:
            return Message(QT_TRANSLATE_NOOP("Engine", "an object"));
        default:
            return Message(QT_TRANSLATE_NOOP("Engine", "null"));
    }
}

Message mismatch(QJsonValue::Type wanted, QJsonValue::Type found)
{
    return Message(QT_TRANSLATE_NOOP("Engine", "Expected %1, found %2.")).arg(nameOf(wanted)).arg(nameOf(found));
}

}  // namespace

JsonPlace::JsonPlace(const QJsonValue& value, QString path, std::vector<TriggerProblem>& problems)
    : m_object(value.toObject()), m_path(std::move(path)), m_problems(problems)
{
    if (!value.isObject())
        m_problems.push_back({m_path.isEmpty() ? u"file"_s : m_path, mismatch(QJsonValue::Object, value.type())});
}

QString JsonPlace::pathOf(const QString& key) const
{
    const QString name = key.isEmpty() ? u"\"\""_s : key;
    return m_path.isEmpty() ? name : m_path + u'.' + name;
}

void JsonPlace::add(const QString& key, Message text, bool warning)
{
    m_problems.push_back({pathOf(key), std::move(text), warning});
}

bool JsonPlace::has(const QString& key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

QJsonValue JsonPlace::value(const QString& key, bool required, QJsonValue::Type type)
{
    m_read << key;
    if (!has(key)) {
        if (required)
            add(key, Message(QT_TRANSLATE_NOOP("Engine", "The key is missing.")));
        return QJsonValue(QJsonValue::Undefined);
    }
    const QJsonValue value = m_object.value(key);
    if (value.type() == type)
        return value;
    add(key, mismatch(type, value.type()));
    return QJsonValue(QJsonValue::Undefined);
}

QString JsonPlace::text(const QString& key, bool required)
{
    return value(key, required, QJsonValue::String).toString();
}

std::optional<qint64> JsonPlace::integer(const QString& key, bool required)
{
    const QJsonValue number = value(key, required, QJsonValue::Double);
    if (!number.isDouble())
        return std::nullopt;
    const double real = number.toDouble();
    if (real != std::floor(real) || std::abs(real) > 9e18) {
        add(key, Message(QT_TRANSLATE_NOOP("Engine", "Expected a whole number.")));
        return std::nullopt;
    }
    return number.toInteger(static_cast<qint64>(real));
}

std::optional<bool> JsonPlace::flag(const QString& key)
{
    const QJsonValue flag = value(key, false, QJsonValue::Bool);
    return flag.isBool() ? std::optional(flag.toBool()) : std::nullopt;
}

QJsonObject JsonPlace::object(const QString& key, bool required)
{
    return value(key, required, QJsonValue::Object).toObject();
}

QJsonArray JsonPlace::list(const QString& key, bool required)
{
    return value(key, required, QJsonValue::Array).toArray();
}

void JsonPlace::finish(const QStringList& ignored)
{
    int count = 0;
    for (const QString& key : m_object.keys())
        if (!m_read.contains(key) && !ignored.contains(key) && ++count <= 10)
            add(key.size() > 100 ? key.left(100) + u'…' : key,
                Message(QT_TRANSLATE_NOOP("Engine", "The key is not used.")), true);
}

}  // namespace signalbox::triggers
