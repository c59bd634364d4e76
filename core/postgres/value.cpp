// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/value.h"
#include "signalbox/literals.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <cmath>
#include <vector>

namespace signalbox::store {

namespace {

std::string hex(const void* data, qsizetype size)
{
    return "\\x" + QByteArray::fromRawData(static_cast<const char*>(data), size).toHex().toStdString();
}

}  // namespace

Value::Value(double value)
{
    if (std::isnan(value))
        return;  // an unknown value is null, never a number
    text = QByteArray::number(value, 'g', 17).toStdString();
}

Value::Value(const QString& value)
{
    QString clean = value;
    clean.replace(QChar(0), QChar(QChar::ReplacementCharacter));
    text = clean.toStdString();
}

Value::Value(const QDateTime& value)
{
    if (value.isValid())
        text = value.toUTC().toString(Qt::ISODateWithMs).toStdString();
}

Value::Value(const QJsonObject& value)
{
    QByteArray json = QJsonDocument(value).toJson(QJsonDocument::Compact);
    json.replace("\\u0000", "\\ufffd");  // jsonb has no NUL
    text = json.toStdString();
}

Value::Value(const QJsonArray& value)
{
    QByteArray json = QJsonDocument(value).toJson(QJsonDocument::Compact);
    json.replace("\\u0000", "\\ufffd");
    text = json.toStdString();
}

Value::Value(const Bytes32& value) : text(hex(value.data(), 32)) {}
Value::Value(const Bytes20& value) : text(hex(value.data(), 20)) {}

Value Value::bytes(const QByteArray& value)
{
    Value made(std::nullopt);
    made.text = hex(value.constData(), value.size());
    return made;
}

Value Value::textArray(const QStringList& values)
{
    QString all = u"{"_s;
    for (QString value : values) {
        value.replace(QLatin1Char('\\'), "\\\\"_L1).replace(QLatin1Char('"'), "\\\""_L1);
        all += (all.size() > 1 ? u",\""_s : u"\""_s) + value + QLatin1Char('"');
    }
    return Value(all + QLatin1Char('}'));
}

Value Value::bigintArray(const std::vector<qint64>& values)
{
    std::string all = "{";
    for (const qint64 value : values)
        all += (all.size() > 1 ? "," : "") + std::to_string(value);
    Value made(std::nullopt);
    made.text = all + "}";
    return made;
}

}  // namespace signalbox::store
