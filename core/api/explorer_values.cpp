// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "signalbox/explorer.h"
#include "signalbox/literals.h"

namespace signalbox {

namespace {

constexpr std::pair<ExplorerKind, const char*> kinds[] = {
    {ExplorerKind::Account, "account"}, {ExplorerKind::Validator, "validator"},
    {ExplorerKind::Pool, "pool"},       {ExplorerKind::Order, "order"},
    {ExplorerKind::Block, "block"},     {ExplorerKind::Transaction, "transaction"},
};

bool isHex(const QString& text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

QJsonValue jsonOf(const ExplorerField& field)
{
    bool ok = false;
    if (field.type == ExplorerField::Type::Number)
        if (const qint64 number = field.value.toLongLong(&ok); ok)
            return number;
    if (field.type == ExplorerField::Type::Flag)
        return field.value == "true"_L1;
    return field.value;
}

}  // namespace

const char* name(ExplorerKind kind)
{
    for (const auto& [each, word] : kinds)
        if (each == kind)
            return word;
    return "account";
}

std::optional<ExplorerKind> explorerKind(const QString& name)
{
    for (const auto& [each, word] : kinds)
        if (name == QLatin1String(word))
            return each;
    return std::nullopt;
}

std::vector<ExplorerKey> recogniseKey(const QString& text)
{
    QString key = text.simplified().toLower();
    key.remove(QLatin1Char(' '));
    const bool prefixed = key.startsWith("0x"_L1);
    if (prefixed)
        key.remove(0, 2);
    if (!prefixed && !key.isEmpty() && key.size() < 32) {
        QString digits = key;
        digits.remove(QLatin1Char(','));
        if (digits.startsWith(QLatin1Char('#')))
            digits.remove(0, 1);
        bool ok = false;
        const bool decimal = !digits.isEmpty() &&
                             std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (const qint64 number = digits.toLongLong(&ok); decimal && ok)
            return {{ExplorerKind::Block, QString::number(number)}, {ExplorerKind::Pool, QString::number(number)}};
    }
    if (!isHex(key))
        return {};
    if (key.size() == 40)
        return {{ExplorerKind::Account, key}, {ExplorerKind::Validator, key}, {ExplorerKind::Order, key}};
    if (key.size() == 64)
        return {{ExplorerKind::Transaction, key}, {ExplorerKind::Block, key}};
    return {};
}

QString ExplorerRecord::value(const char* field) const
{
    for (const ExplorerField& each : fields)
        if (each.name == QLatin1String(field))
            return each.value;
    return {};
}

bool ExplorerAnswer::found() const
{
    return std::any_of(chains.begin(), chains.end(), [](const ExplorerChain& chain) { return !chain.records.empty(); });
}

QJsonObject toJson(const ExplorerRecord& record)
{
    QJsonObject object{{u"chain"_s, record.caip2}, {u"entity"_s, record.entity}, {u"height"_s, record.height}};
    if (record.time.isValid())
        object.insert(u"height_time"_s, record.time.toUTC().toString(Qt::ISODateWithMs));
    if (record.gone)
        object.insert(u"deleted"_s, true);
    QJsonObject fields;
    for (const ExplorerField& field : record.fields)
        fields.insert(field.name, jsonOf(field));
    object.insert(u"fields"_s, fields);
    return object;
}

QJsonObject toJson(const ExplorerChain& chain)
{
    QJsonObject object{{u"chain"_s, chain.caip2}, {u"name"_s, chain.name}};
    if (chain.from)
        object.insert(u"complete_from"_s, *chain.from);
    if (chain.indexed)
        object.insert(u"indexed"_s, *chain.indexed);
    if (chain.historyFrom > 0)
        object.insert(u"history_from"_s, chain.historyFrom);
    if (chain.error)
        object.insert(u"error"_s, chain.error->text());
    QJsonArray records;
    for (const ExplorerRecord& record : chain.records)
        records.append(toJson(record));
    object.insert(u"records"_s, records);
    return object;
}

}  // namespace signalbox
