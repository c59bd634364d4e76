// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/config/config_reader.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <cmath>

#include "actions/http/outgoing_guard.h"

namespace signalbox::actions {

namespace {

constexpr qsizetype mostHeader = 1024, mostHeaders = 50, mostPrivateHosts = 20;

bool isForbidden(const QString& header)
{
    static const QStringList names{
        u"host"_s, u"content-length"_s, u"transfer-encoding"_s, u"connection"_s, u"upgrade"_s,
        u"te"_s,   u"trailer"_s,        u"keep-alive"_s,        u"expect"_s,     u"proxy-connection"_s};
    return names.contains(header, Qt::CaseInsensitive);
}

std::optional<qint64> wholeNumber(const QJsonValue& value)
{
    if (!value.isDouble() || value.toDouble() != std::floor(value.toDouble()) || std::abs(value.toDouble()) > 1e15)
        return std::nullopt;
    return value.toInteger();
}

}  // namespace

void ConfigReader::complain(const QString& path, Message text)
{
    m_problems.push_back({path, std::move(text), false});
}

void ConfigReader::warn(const QString& path, Message text)
{
    m_problems.push_back({path, std::move(text), true});
}

QJsonValue ConfigReader::take(const QString& key)
{
    m_taken.insert(key);
    const QJsonValue value = m_config[key];
    return value.isNull() ? QJsonValue(QJsonValue::Undefined) : value;
}

QString ConfigReader::text(const QString& key, qsizetype most, bool required)
{
    const QJsonValue value = take(key);
    if (value.isUndefined()) {
        if (required)
            complain(key, Message(QT_TRANSLATE_NOOP("Engine", "%1 is missing.")).arg(key));
        return {};
    }
    if (!value.isString())
        complain(key, Message(QT_TRANSLATE_NOOP("Engine", "%1 must be text.")).arg(key));
    else if (required && value.toString().trimmed().isEmpty())
        complain(key, Message(QT_TRANSLATE_NOOP("Engine", "%1 is empty.")).arg(key));
    else if (value.toString().toUtf8().size() > most)
        complain(
            key,
            Message(QT_TRANSLATE_NOOP("Engine", "%1 is longer than the limit (in bytes: %L2).")).arg(key).arg(most));
    return value.toString();
}

int ConfigReader::integer(const QString& key, int least, int most, int otherwise)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return otherwise;
    const auto number = wholeNumber(value);
    if (number && *number >= least && *number <= most)
        return static_cast<int>(*number);
    complain(key, Message(QT_TRANSLATE_NOOP("Engine", "%1 must be a whole number from %L2 to %L3."))
                      .arg(key)
                      .arg(least)
                      .arg(most));
    return otherwise;
}

std::optional<bool> ConfigReader::flag(const QString& key)
{
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return std::nullopt;
    if (!value.isBool())
        complain(key, Message(QT_TRANSLATE_NOOP("Engine", "%1 must be true or false.")).arg(key));
    return value.toBool();
}

Headers ConfigReader::headers(const QString& key)
{
    Headers headers;
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return headers;
    if (!value.isObject() || value.toObject().size() > mostHeaders) {
        complain(key, Message(QT_TRANSLATE_NOOP("Engine", "%1 must be an object of at most %L2 texts by name."))
                          .arg(key)
                          .arg(mostHeaders));
        return headers;
    }
    static const QRegularExpression token(u"^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$"_s);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString path = key + u'.' + it.key();
        if (!token.match(it.key()).hasMatch())
            complain(
                path,
                Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a valid name of a header.")).arg(it.key().left(60)));
        else if (isForbidden(it.key()))
            complain(path, Message(QT_TRANSLATE_NOOP("Engine", "The header %1 is set by Signalbox.")).arg(it.key()));
        else if (!it.value().isString() || it.value().toString().size() > mostHeader)
            complain(path, Message(QT_TRANSLATE_NOOP("Engine",
                                                     "The value of header %1 must be text of at most 1,024 "
                                                     "characters."))
                               .arg(it.key()));
        else
            headers.emplace_back(it.key(), it.value().toString());
    }
    return headers;
}

std::vector<int> ConfigReader::statusCodes(const QString& key)
{
    std::vector<int> codes;
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return codes;
    bool isValid = value.isArray();
    for (const QJsonValue& item : value.toArray()) {
        const auto code = wholeNumber(item);
        isValid &= code && *code >= 200 && *code <= 599;
        codes.push_back(static_cast<int>(code.value_or(0)));
    }
    if (!isValid || codes.empty() || codes.size() > 100)
        complain(
            key,
            Message(QT_TRANSLATE_NOOP("Engine", "%1 must be a list of HTTP status codes from 200 to 599.")).arg(key));
    return codes;
}

QStringList ConfigReader::privateHosts()
{
    const QString key = u"allow_private_hosts"_s;
    QStringList hosts;
    const QJsonValue value = take(key);
    if (value.isUndefined())
        return hosts;
    if (!value.isArray() || value.toArray().size() > mostPrivateHosts) {
        complain(key, Message(QT_TRANSLATE_NOOP("Engine", "%1 must be a list of host:port with at most %L2 of them."))
                          .arg(key)
                          .arg(mostPrivateHosts));
        return hosts;
    }
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const Message problem = privateHostProblem(list[i].toString());
        if (!problem.isEmpty())
            complain(u"%1[%2]"_s.arg(key).arg(i), problem);
        else
            hosts << list[i].toString();
    }
    return hosts;
}

QString ConfigReader::aliased(const QString& key, const QString& alias)
{
    if (!has(alias))
        return key;
    m_taken.insert(alias);
    warn(alias, Message(QT_TRANSLATE_NOOP("Engine", "%1 is an old name of %2.")).arg(alias, key));
    return has(key) ? key : alias;
}

int ConfigReader::timeoutMs()
{
    constexpr int usual = 30'000;
    const QString key = aliased(u"timeout_ms"_s, u"timeout_seconds"_s);
    return key == "timeout_ms"_L1 ? integer(key, 1, 300'000, usual) : integer(key, 1, 300, usual / 1000) * 1000;
}

void ConfigReader::warnOfUnused()
{
    for (const QString& key : m_config.keys())
        if (!m_taken.contains(key))
            warn(key, Message(QT_TRANSLATE_NOOP("Engine", "%1 is not used.")).arg(key.left(60)));
}

}  // namespace signalbox::actions
