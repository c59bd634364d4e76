// SPDX-License-Identifier: GPL-3.0-or-later

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

std::vector<ExplorerKey> recognizeKey(const QString& text)
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

}  // namespace signalbox
