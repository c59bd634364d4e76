// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/message.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include "signalbox/literals.h"

namespace signalbox {

Message Message::counted(const char* one, const char* pattern, qint64 count)
{
    Message message(pattern);
    message.m_one = QString::fromUtf8(one);
    message.m_number = count;
    return message;
}

Message Message::joined(const std::vector<Message>& sentences)
{
    Message all;
    for (const Message& each : sentences) {
        if (each.isEmpty())
            continue;
        all = all.isEmpty() ? each : Message(QT_TRANSLATE_NOOP("Engine", "%1 %2")).arg(all).arg(each);
    }
    return all;
}

Message Message::numbered(qint64 number)
{
    Message message;
    message.m_number = number;
    return message;
}

Message Message::arg(Message value) const
{
    Message next = *this;
    next.m_args.push_back(std::move(value));
    return next;
}

Message Message::mapped(const std::function<QString(const QString&)>& change) const
{
    Message next = *this;
    if (!m_isPattern)
        next.m_text = change(m_text);
    for (Message& each : next.m_args)
        each = each.mapped(change);
    return next;
}

QString Message::english() const
{
    return in([](const QString& pattern, qint64) { return pattern; }, QLocale(QLocale::English));
}

QString Message::in(const Translate& translate, const QLocale& locale) const
{
    if (!m_isPattern)
        return m_number ? QString::number(*m_number) : m_text;
    const QString words = translate(m_text, m_number.value_or(-1));
    return filled(m_number == 1 && words == m_text ? m_one : words, translate, locale);
}

QString Message::filled(const QString& pattern, const Translate& translate, const QLocale& locale) const
{
    QString out;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool grouped = pattern.at(i) == u'%' && i + 2 < pattern.size() && pattern.at(i + 1) == u'L';
        const qsizetype at = i + (grouped ? 2 : 1);
        const QChar mark = pattern.at(i) == u'%' && at < pattern.size() ? pattern.at(at) : QChar();
        const qsizetype index = mark.digitValue() - 1;
        const auto number = [&](qint64 value) { return grouped ? locale.toString(value) : QString::number(value); };
        if (mark == u'n' && m_number) {
            out += number(*m_number);
        } else if (index >= 0 && index < qsizetype(m_args.size())) {
            const Message& value = m_args[std::size_t(index)];
            out += !value.m_isPattern && value.m_number ? number(*value.m_number) : value.in(translate, locale);
        } else {
            out += pattern.at(i);
            continue;
        }
        i = at;
    }
    return out;
}

QJsonValue Message::toJson() const
{
    if (!m_isPattern)
        return m_number ? QJsonValue(*m_number) : QJsonValue(m_text);
    QJsonObject object{{u"pattern"_s, m_text}};
    QJsonArray args;
    for (const Message& each : m_args)
        args.append(each.toJson());
    if (!args.isEmpty())
        object.insert(u"args"_s, args);
    if (m_number) {
        object.insert(u"one"_s, m_one);
        object.insert(u"count"_s, *m_number);
    }
    return object;
}

Message Message::fromJson(const QJsonValue& value)
{
    if (value.isDouble())
        return numbered(value.toInteger());
    if (!value.isObject())
        return Message(value.toString());
    const QJsonObject object = value.toObject();
    Message message(object.value(u"pattern"_s).toString());
    message.m_isPattern = true;
    if (object.contains(u"count"_s)) {
        message.m_number = object.value(u"count"_s).toInteger();
        message.m_one = object.value(u"one"_s).toString();
    }
    for (const QJsonValue& each : object.value(u"args"_s).toArray())
        message.m_args.push_back(fromJson(each));
    return message;
}

bool Message::operator==(const Message& other) const
{
    return m_text == other.m_text && m_isPattern == other.m_isPattern && m_number == other.m_number &&
           m_args == other.m_args;
}

}  // namespace signalbox
