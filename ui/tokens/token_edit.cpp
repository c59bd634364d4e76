// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/token_edit.h"

#include <QRegularExpression>

#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/height_field.h"

namespace signalbox::ui {

namespace {
constexpr qsizetype longestSymbol = 64, longestName = 128;  ///< bytes
constexpr int mostDecimals = 255;
}  // namespace

TokenEntries TokenEntries::of(const TokenFigures& token)
{
    return {token.symbol,
            token.name,
            token.decimals ? QString::number(*token.decimals) : QString(),
            token.coingeckoId,
            token.mode.isEmpty() ? u"transfers"_s : token.mode,
            token.start ? QString::number(*token.start) : QString(),
            token.stable};
}

QString TokenRefusals::symbol(const QString& text)
{
    return text.trimmed().toUtf8().size() > longestSymbol
               ? tr("A symbol is at most %n bytes long.", nullptr, int(longestSymbol))
               : QString();
}

QString TokenRefusals::name(const QString& text)
{
    return text.trimmed().toUtf8().size() > longestName
               ? tr("A name is at most %n bytes long.", nullptr, int(longestName))
               : QString();
}

QString TokenRefusals::decimals(const QString& text)
{
    bool ok = false;
    const int value = text.trimmed().toInt(&ok);
    return text.trimmed().isEmpty() || (ok && value >= 0 && value <= mostDecimals)
               ? QString()
               : tr("Decimals are a whole number from 0 to %1, or empty if unknown.").arg(mostDecimals);
}

QString TokenRefusals::coingeckoId(const QString& text)
{
    static const QRegularExpression id(u"^[a-z0-9][a-z0-9._-]{0,99}$"_s);
    return text.trimmed().isEmpty() || id.match(text.trimmed()).hasMatch()
               ? QString()
               : tr("A CoinGecko ID has lower case letters, digits and hyphens, such as usd-coin.");
}

QString TokenRefusals::start(const QString& text)
{
    const auto height = heightFromText(text);
    return text.trimmed().isEmpty() || (height && *height >= 0)
               ? QString()
               : tr("The first block is a block number, or empty if unknown.");
}

QString TokenRefusals::price(const QString& text)
{
    const QString number = text.trimmed();
    if (number.isEmpty() || !decimal::isNumber(number))
        return tr("A price is an amount of USD such as 0.9998.");
    return decimal::sign(number) < 0 ? tr("A price is not below 0.") : QString();
}

std::optional<arguments::TokenEdit> tokenEdit(const TokenFigures& token, const TokenEntries& entries)
{
    const TokenEntries was = TokenEntries::of(token);
    for (const QString& refusal :
         {TokenRefusals::symbol(entries.symbol), TokenRefusals::name(entries.name),
          TokenRefusals::decimals(entries.decimals), TokenRefusals::coingeckoId(entries.coingeckoId),
          TokenRefusals::start(entries.start)})
        if (!refusal.isEmpty())
            return {};
    arguments::TokenEdit edit;
    edit.contract = token.contract;
    bool any = false;
    const auto changed = [&](const QString& before, const QString& now) {
        const bool differs = before.trimmed() != now.trimmed();
        any = any || differs;
        return differs;
    };
    if (changed(was.symbol, entries.symbol))
        edit.symbol = entries.symbol.trimmed();
    if (changed(was.name, entries.name))
        edit.name = entries.name.trimmed();
    if (changed(was.coingeckoId, entries.coingeckoId))
        edit.coingeckoId = entries.coingeckoId.trimmed();
    if (changed(was.mode, entries.mode))
        edit.mode = entries.mode;
    if (changed(was.decimals, entries.decimals))
        edit.decimals = entries.decimals.trimmed().isEmpty() ? -1 : entries.decimals.trimmed().toInt();
    const auto block = heightFromText(entries.start);
    if (block != token.start) {
        edit.start = block.value_or(-1);
        any = true;
    }
    if (was.stable != entries.stable) {
        edit.stable = entries.stable;
        any = true;
    }
    return any ? std::optional(edit) : std::nullopt;
}

}  // namespace signalbox::ui
