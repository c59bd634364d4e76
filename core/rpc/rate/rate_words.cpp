// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/rate/rate_words.h"
#include "signalbox/literals.h"

#include <QRegularExpression>

namespace signalbox::rpc {

namespace {

const QRegularExpression& perTime()
{
    static const QRegularExpression expression(
        QStringLiteral(
            R"((\d[\d,_]*(?:\.\d+)?)\s*(k?)\s*(?:requests?|calls?|req|compute units?|cus?|credits?)?\s*)"
            R"((?:/|per|every|in)\s*(\d+)?\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h)\b)"),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

const QRegularExpression& shortForm()
{
    static const QRegularExpression expression(uR"((\d[\d,_]*(?:\.\d+)?)\s*(?:rps|cups|req/s)\b)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    return expression;
}

double number(QString text)
{
    return text.remove(u',').remove(u'_').toDouble();
}

}  // namespace

std::optional<double> rateOf(const QString& text)
{
    if (const auto match = shortForm().match(text); match.hasMatch())
        return number(match.captured(1)) > 0 ? std::optional(number(match.captured(1))) : std::nullopt;
    const auto match = perTime().match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(4).toLower();
    double seconds = unit.startsWith("ms"_L1) || unit.startsWith("milli"_L1) ? 0.001
                     : unit.startsWith(u's')                                 ? 1
                     : unit.startsWith(u'm')                                 ? 60
                                                                             : 3600;
    if (!match.captured(3).isEmpty())
        seconds *= match.captured(3).toDouble();
    const double amount = number(match.captured(1)) * (match.captured(2).isEmpty() ? 1 : 1000);
    return amount > 0 && seconds > 0 ? std::optional(amount / seconds) : std::nullopt;
}

bool speaksOfRate(const QString& lowerText)
{
    static const QRegularExpression words(
        uR"(/\s*second|per[ -]second|/\s*sec\b|\brps\b|requests? rate|rate[ -]?limit)"_s);
    return words.match(lowerText).hasMatch();
}

RateHint rateHintOf(const Fault& fault)
{
    const QString text = fault.message + u' ' + fault.data;
    RateHint hint;
    hint.perSecond = rateOf(text);
    if (fault.retryAfterMs)
        hint.retryAfter = std::chrono::milliseconds(*fault.retryAfterMs);
    static const QRegularExpression units(uR"(compute units?|\bcups?\b|\bcu\b|credits? per)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    hint.weighted = units.match(text).hasMatch();
    return hint;
}

}  // namespace signalbox::rpc
