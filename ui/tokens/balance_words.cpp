// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/balance_words.h"

#include <QLocale>
#include <cmath>

#include "language/engine_words.h"
#include "models/address_text.h"
#include "models/answer.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QLocale dates()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString dateFormat(const char* format)
{
    return QCoreApplication::translate("signalbox::ui::Format", format, "date format");
}

}  // namespace

QString BalanceWords::symbol(const QString& symbol, const QString& contract)
{
    return symbol.trimmed().isEmpty() ? shortHolder(contract) : format::safe(symbol);
}

QString BalanceWords::decimals(const std::optional<int>& decimals)
{
    return decimals ? tr("%1 dec.", "decimals of a token, short").arg(*decimals)
                    : tr("raw", "an amount without the decimals of its token");
}

State BalanceWords::sign(bool complete, bool untrusted)
{
    return untrusted ? State::Slow : complete ? State::Ok : State::Backfill;
}

QString BalanceWords::state(bool complete, bool untrusted)
{
    return untrusted ? tr("untrusted") : complete ? tr("complete") : tr("not complete");
}

QString BalanceWords::amount(const QString& number, const std::optional<int>& decimals)
{
    return decimal::shown(decimal::scaled(number, decimals.value_or(0)));
}

QString BalanceWords::usd(const QString& number)
{
    return u"%1 $"_s.arg(decimal::money(number));
}

QString BalanceWords::price(const QString& number)
{
    return decimal::compare(number, u"1"_s) >= 0 || decimal::sign(number) == 0
               ? decimal::money(number)
               : decimal::shown(decimal::rounded(number, 6));
}

QString BalanceWords::share(double part)
{
    if (!(part > 0) || part >= 0.001)
        return format::share(part);
    const double percent = std::floor(part * 1e5) / 1e3;
    return percent > 0 ? u"%1 %"_s.arg(format::number(percent, 3)) : u"< 0.001 %"_s;
}

QString BalanceWords::day(const QDate& day)
{
    return day.isValid() ? dates().toString(day, dateFormat("d MMM yyyy")) : format::none();
}

QString BalanceWords::shortDay(const QDate& day)
{
    return day.isValid() ? dates().toString(day, dateFormat("d MMM")) : format::none();
}

QString BalanceWords::mode(const QString& mode)
{
    if (mode == "rules"_L1)
        return tr("Transfers with rules of the contract");
    if (mode == "call"_L1)
        return tr("Calls of balanceOf");
    return mode.isEmpty() || mode == "transfers"_L1 ? tr("Transfers") : format::safe(mode);
}

QString BalanceWords::priceSource(const QString& source)
{
    if (source == "manual"_L1)
        return tr("entered");
    if (source == "csv"_L1)
        return tr("imported");
    if (source == "coingecko"_L1)
        return tr("price feed");
    return source == "pegged"_L1 ? tr("pegged") : format::safe(source);
}

QString BalanceWords::driftOutcome(const QString& outcome)
{
    if (outcome == "queued"_L1)
        return tr("queued for recalculation");
    if (outcome == "repaired"_L1)
        return tr("recalculated");
    if (outcome == "opening"_L1)
        return tr("opening balance stored");
    return outcome == "untrusted"_L1 ? tr("token untrusted") : format::safe(outcome);
}

QString BalanceWords::openings(const std::vector<OpeningRequest>& requests)
{
    QStringList sentences;
    int waiting = 0;
    const OpeningRequest* refused = nullptr;
    for (const OpeningRequest& request : requests) {
        if (request.refusal.isEmpty())
            ++waiting;
        else if (!refused)
            refused = &request;
    }
    if (waiting > 0)
        sentences << (requests.size() == 1
                          ? tr("The balance at the end of block %1, before the counted ones, was asked for and waits "
                               "for an endpoint.")
                                .arg(format::number(requests.front().block))
                          : tr("%n balances before the counted blocks were asked for and wait for an endpoint.",
                               nullptr, waiting));
    if (refused)
        sentences << tr("The balance before the counted blocks could not be read.") << engineWords(refused->refusal);
    return joinSentences(sentences);
}

BarMessage BalanceWords::failure(const Error& error, std::function<void()> again)
{
    BarMessage message{u"failed"_s, State::Error, tr("Balances could not be read:"), engineWords(error), {}, true};
    message.actions.push_back({u"again"_s, tr("Retry now"), false, std::move(again)});
    return message;
}

}  // namespace signalbox::ui
