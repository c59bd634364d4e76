// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/start_words.h"

#include <QCoreApplication>
#include <QStringList>

#include "addchain/chain_plan.h"
#include "signalbox/check_price.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct StartWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::StartWords)
};

}  // namespace

QString startTitle(const QString& id, bool pruned)
{
    if (id == u"creation"_s)
        return StartWords::tr("Estimate for the creation block");
    if (id == u"genesis"_s)
        return pruned ? StartWords::tr("Estimate for the earliest block") : StartWords::tr("Estimate for genesis");
    if (id == u"block"_s)
        return StartWords::tr("Estimate for this block");
    if (id == u"date"_s)
        return StartWords::tr("Estimate for this date");
    if (id == u"last_days"_s)
        return StartWords::tr("Estimate for recent days");
    return StartWords::tr("Estimate");
}

QString checkWords(const ChainPlan& plan)
{
    if (plan.whole)
        return {};
    if (plan.transfers == ChainPlan::Transfers::All) {
        const CheckPrice price = CheckPrice::of(1);
        return StartWords::tr(
                   "Balances are compared with the contracts: for each token about %1 requests a day, and up to "
                   "%2 once if its history starts late. These requests come last and take at most 5 % of an "
                   "endpoint's rate.")
            .arg(format::number(price.aDay), format::number(price.once + price.openings));
    }
    if (plan.tickedTokens() == 0)
        return {};
    const CheckPrice price = CheckPrice::of(plan.tickedTokens());
    return StartWords::tr(
               "Balances are compared with the contracts: about %1 requests a day for these tokens, and up to %2 "
               "once if their history starts late. These requests come last and take at most 5 % of an "
               "endpoint's rate.")
        .arg(format::number(price.aDay), format::number(price.once + price.openings));
}

QString checkCost(const ChainPlan& plan)
{
    const bool all = plan.transfers == ChainPlan::Transfers::All;
    if (plan.whole || (!all && plan.tickedTokens() == 0))
        return {};
    const CheckPrice price = CheckPrice::of(all ? 1 : plan.tickedTokens());
    const bool late = plan.start && plan.start->id != u"creation"_s && plan.start->id != u"genesis"_s;
    const int once = price.once + (late ? price.openings : 0);
    return (all ? StartWords::tr("%n calls once and %1 a day for each token", nullptr, once)
                : StartWords::tr("%n calls once and %1 a day", nullptr, once))
        .arg(format::number(price.aDay));
}

QString limitWords(const std::optional<ProbeReport>& report)
{
    if (!report)
        return format::none();
    if (report->maxBlocks > 0 && report->maxLogs > 0)
        return StartWords::tr("provider: %1 blocks per request, %2 logs per response")
            .arg(format::number(report->maxBlocks), format::number(report->maxLogs));
    if (report->maxBlocks > 0)
        return StartWords::tr("provider: %1 blocks per request").arg(format::number(report->maxBlocks));
    if (report->maxLogs > 0)
        return StartWords::tr("provider: %1 logs per response").arg(format::number(report->maxLogs));
    return StartWords::tr("no limit found");
}

QString rateWords(const Estimate& estimate, int endpoints)
{
    if (!estimate.seconds || *estimate.seconds <= 0 || estimate.blocks <= 0)
        return format::none();
    QStringList parts{StartWords::tr("%1 blocks/s").arg(format::rate(double(estimate.blocks) / *estimate.seconds))};
    if (estimate.rows)
        parts << StartWords::tr("%1 rows/s").arg(format::rate(*estimate.rows / *estimate.seconds));
    const QString rates = format::list(parts);
    return StartWords::tr("%1 over %n endpoints", nullptr, endpoints).arg(rates);
}

QString spreadWords(const Estimate& estimate)
{
    QStringList parts;
    if (estimate.secondsLow && estimate.secondsHigh) {
        const QString low = format::estimate(*estimate.secondsLow), high = format::estimate(*estimate.secondsHigh);
        parts << (low == high ? low : StartWords::tr("%1 to %2").arg(low, high));
    }
    if (estimate.rowsLow && estimate.rowsHigh)
        parts << StartWords::tr("%1 rows").arg(format::approximate(*estimate.rowsLow, *estimate.rowsHigh));
    if (estimate.callsLow && estimate.callsHigh)
        parts << StartWords::tr("%1 calls").arg(format::approximate(*estimate.callsLow, *estimate.callsHigh));
    return parts.isEmpty() ? format::none() : format::list(parts);
}

QString headerPrice(const StartChoice* choice, bool measuring)
{
    if (measuring)
        return StartWords::tr("Measuring.");
    if (!choice || !choice->estimate.calls)
        return StartWords::tr("Cost unknown.");
    if (!choice->estimate.seconds)
        return StartWords::tr("About %1 calls.").arg(format::compact(*choice->estimate.calls));
    return StartWords::tr("About %1 calls, %2.")
        .arg(format::compact(*choice->estimate.calls), format::estimate(*choice->estimate.seconds));
}

}  // namespace signalbox::ui
