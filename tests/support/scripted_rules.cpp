// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/literals.h"
#include "support/ready.h"
#include "support/scripted_ibc.h"

namespace signalbox::test {

ScriptedRules::ScriptedRules(const QDateTime& now) : m_now(now)
{
    ages = {{{}, {}, {}, 900, 3'600},
            {u"stride-1"_s, {}, {}, 1'800, 7'200},
            {u"osmosis-1"_s, u"transfer"_s, u"channel-208"_s, 300, 1'800},
            {u"neutron-1"_s, u"icacontroller-7.feeibc"_s, u"channel-30"_s, 5'400, 86'400}};
    usd = {{{}, u"uatom"_s, u"ATOM"_s, 6, u"4.52"_s, now.addSecs(-3'600)},
           {{}, u"uatom"_s, u"ATOM"_s, 6, u"4.61"_s, now.addDays(-1)},
           {u"noble-1"_s, u"uusdc"_s, u"USDC"_s, 6, u"1"_s, now.addDays(-30)},
           {{}, u"transfer/channel-0/uosmo"_s, u"OSMO"_s, 6, u"0.5218"_s, now.addDays(-2)},
           {{}, u"wbtc-satoshi"_s, u"WBTC"_s, 8, u"104211.25"_s, now.addDays(-2)}};
}

QFuture<Expected<std::vector<StuckThreshold>>> ScriptedRules::thresholds()
{
    return ready<std::vector<StuckThreshold>>(ages);
}

QFuture<Expected<Done>> ScriptedRules::setThreshold(const StuckThreshold& threshold)
{
    if (refuse)
        return ready<Done>(fail(*refuse));
    setAges.push_back(threshold);
    std::erase_if(ages, [&](const StuckThreshold& row) {
        return row.chainId == threshold.chainId && row.port == threshold.port && row.channel == threshold.channel;
    });
    ages.push_back(threshold);
    return ready<Done>(Done{});
}

QFuture<Expected<Done>> ScriptedRules::removeThreshold(const QString& chainId, const QString& port,
                                                       const QString& channel)
{
    removed << chainId + u'/' + port + u'/' + channel;
    std::erase_if(ages, [&](const StuckThreshold& row) {
        return row.chainId == chainId && row.port == port && row.channel == channel;
    });
    return ready<Done>(Done{});
}

QFuture<Expected<std::vector<DenomPrice>>> ScriptedRules::prices()
{
    return ready<std::vector<DenomPrice>>(usd);
}

QFuture<Expected<Done>> ScriptedRules::setPrice(const DenomPrice& price)
{
    if (refuse)
        return ready<Done>(fail(*refuse));
    setPrices.push_back(price);
    DenomPrice row = price;
    if (!row.since.isValid())
        row.since = m_now;
    std::erase_if(usd, [&](const DenomPrice& each) {
        return each.chainId == row.chainId && each.denom == row.denom && each.since == row.since;
    });
    usd.insert(usd.begin(), row);
    return ready<Done>(Done{});
}

QFuture<Expected<qint64>> ScriptedRules::removePrices(const QString& chainId, const QString& denom)
{
    removed << chainId + u'/' + denom;
    return ready<qint64>(qint64(
        std::erase_if(usd, [&](const DenomPrice& each) { return each.chainId == chainId && each.denom == denom; })));
}

}  // namespace signalbox::test
