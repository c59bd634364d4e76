// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <cmath>

#include "signalbox/balance_queries.h"
#include "signalbox/literals.h"
#include "signalbox/token_queries.h"

namespace signalbox::test {

inline const QString treasury = u"0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41"_s;
inline const QString usdcOfEthereum = u"0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"_s;

/// The balances of the pictures: ten of one address on six chains, and the holders of USDC on Ethereum.
class FakeBalances : public BalanceQueries {
public:
    std::optional<Error> broken;           ///< of every answer
    std::vector<Holding> held;             ///< by the treasury, the most valuable first
    QStringList asked;                     ///< names of calls with their holders
    std::vector<OpeningRequest> openings;  ///< those that are not known yet

    FakeBalances()
    {
        const auto add = [this](const char* caip2, const char* chain, const QString& contract, const char* symbol,
                                int decimals, const char* raw, const char* shown, const char* usd, Height at,
                                qint64 ago) {
            Holding one;
            one.caip2 = QString::fromLatin1(caip2);
            one.chain = QString::fromLatin1(chain);
            one.contract = contract;
            one.holder = treasury;
            one.symbol = QString::fromUtf8(symbol);
            one.decimals = decimals;
            one.raw = QString::fromLatin1(raw);
            one.shown = QString::fromLatin1(shown);
            one.usd = QString::fromLatin1(usd);
            one.price = u"1"_s;
            one.at = at;
            one.changedAt = now().addSecs(-ago);
            one.complete = true;
            held.push_back(one);
        };
        const auto other = [](char digit) { return u"0x"_s + QString(40, QLatin1Char(digit)); };
        add("eip155:1", "Ethereum", usdcOfEthereum, "USDC", 6, "612450250000", "612450.25", "612450.25", 25'993'377,
            420);
        add("eip155:1", "Ethereum", other('1'), "USDT", 6, "240118400000", "240118.4", "240118.40", 25'992'015, 14'400);
        add("eip155:42161", "Arbitrum One", other('2'), "USDC", 6, "96300000000", "96300", "96300", 506'282'140, 7'200);
        add("eip155:42161", "Arbitrum One", other('3'), "USDT0", 6, "58204750000", "58204.75", "58204.75", 505'964'902,
            90'000);
        add("eip155:10", "OP Mainnet", other('4'), "USDC", 6, "41007332211", "41007.332211", "41007.332211",
            157'011'480, 25'200);
        add("eip155:137", "Polygon", other('5'), "USDC", 6, "22915600000", "22915.6", "22915.6", 91'951'204, 3'600);
        add("eip155:9745", "Plasma", other('6'), "USDT0", 6, "15000000000", "15000", "15000", 32'870'115, 345'600);
        add("eip155:1", "Ethereum", other('7'), "DAI", 18, "7350123456000000000000", "7350.123456", "7350.123456",
            25'871'330, 1'382'400);
        add("eip155:137", "Polygon", other('8'), "USDCe", 6, "1204099000", "1204.099", "1204.10", 90'118'562,
            3'628'800);
        add("eip155:8453", "Base", other('9'), "USDC", 6, "184220115500", "184220.1155", "184220.1155", 46'809'944,
            9'244'800);
        held.back().complete = false;
    }

    static QDateTime now() { return QDateTime::currentDateTimeUtc(); }

    QFuture<Expected<std::optional<Holding>>> current(const QString&, const QString& contract,
                                                      const QString& holder) override
    {
        asked << u"current "_s + holder;
        for (const Holding& one : held)
            if (one.contract == contract && one.holder == holder)
                return ready(std::optional<Holding>(one));
        for (const Holding& one : largest(100))
            if (one.holder == holder)
                return ready(std::optional<Holding>(one));
        return ready(std::optional<Holding>());
    }
    QFuture<Expected<Holding>> past(const QString&, const QString&, const QString& holder, const QString& at) override
    {
        asked << u"past %1 %2"_s.arg(holder, at);
        Holding one = held.front();
        one.raw = u"600450250000"_s;
        one.shown = u"600450.25"_s;
        one.usd = u"600450.25"_s;
        one.at = 25'829'406;
        return ready(one);
    }
    QFuture<Expected<std::vector<Holding>>> portfolio(const QString& holder, double) override
    {
        asked << u"portfolio "_s + holder;
        return ready(holder == treasury ? held : std::vector<Holding>());
    }
    QFuture<Expected<std::vector<Holding>>> top(const QString&, const QString&, int limit) override
    {
        return ready(largest(limit));
    }
    QFuture<Expected<std::optional<qint64>>> rank(const QString&, const QString&, const QString& holder) override
    {
        if (holder == treasury)
            return ready(std::optional<qint64>(8'214));
        const auto all = largest(100);
        for (size_t i = 0; i < all.size(); ++i)
            if (all[i].holder == holder)
                return ready(std::optional<qint64>(qint64(i) + 1));
        return ready(std::optional<qint64>());
    }
    QFuture<Expected<std::vector<BalanceStep>>> steps(const QString&, const QString& contract, const QString& holder,
                                                      int) override
    {
        asked << u"steps "_s + holder;
        if (contract != usdcOfEthereum)
            return ready(std::vector<BalanceStep>{
                {90'000, now().addSecs(-7'200), u"-500000"_s, u"1204099000"_s, u"1204.099"_s}});
        return ready(std::vector<BalanceStep>{
            {25'441'530, now().addDays(-78), u"80000000000"_s, u"570450250000"_s, u"570450.25"_s},
            {25'650'918, now().addDays(-49), u"-120000000000"_s, u"450450250000"_s, u"450450.25"_s},
            {25'829'406, now().addDays(-24), u"150000000000"_s, u"600450250000"_s, u"600450.25"_s},
            {25'993'377, now().addSecs(-420), u"12000000000"_s, u"612450250000"_s, u"612450.25"_s}});
    }
    QFuture<Expected<std::vector<BalanceDay>>> days(const QString&, const QString&, const QString&, const QDate& from,
                                                    const QDate& to) override
    {
        std::vector<BalanceDay> all;
        for (QDate day = from; day <= to; day = day.addDays(1)) {
            const qint64 units = day.daysTo(to) < 24 ? 600'450'250'000 : 450'450'250'000;
            all.push_back({day, QString::number(units), QString::number(double(units) / 1e6, 'f', 2),
                           QString::number(double(units) / 1e6, 'f', 2)});
        }
        return ready(all);
    }
    QFuture<Expected<std::vector<ValueDay>>> values(const QString& holder, const QDate& from, const QDate& to) override
    {
        asked << u"values %1 %2"_s.arg(holder, from.toString(Qt::ISODate));
        std::vector<ValueDay> all;
        const std::tuple<const char*, const char*, double> chains[] = {{"eip155:1", "Ethereum", 690'000},
                                                                       {"eip155:42161", "Arbitrum One", 90'000},
                                                                       {"eip155:10", "OP Mainnet", 36'000},
                                                                       {"eip155:137", "Polygon", 18'000},
                                                                       {"eip155:9745", "Plasma", 9'000}};
        for (const auto& [caip2, name, value] : chains)
            for (QDate day = std::max(from, to.addDays(-200)); day <= to; day = day.addDays(1)) {
                const qint64 age = day.daysTo(to);
                const double step = age > 78 ? 1 : age > 49 ? 1.12 : age > 24 ? 0.98 : 1.22;
                all.push_back({QString::fromLatin1(caip2), QString::fromLatin1(name), day,
                               value * step * (1 + 0.012 * std::sin(double(age) / 5))});
            }
        return ready(all);
    }
    QFuture<Expected<std::vector<OpeningRequest>>> askOpenings(const std::vector<HoldingKey>& keys) override
    {
        std::vector<OpeningRequest> all;
        for (const HoldingKey& key : keys) {
            asked << u"opening "_s + key.holder;
            for (const OpeningRequest& one : openings)
                if (one.contract == key.contract && one.holder == key.holder)
                    all.push_back(one);
        }
        return ready(all);
    }

private:
    static std::vector<Holding> largest(int limit)
    {
        const char* const firsts[] = {"3652466806135096", "2820640983179443", "2310885357370000", "1986459374152058",
                                      "1708101269000000", "1433437309945225", "1201572531000000", "971635914461924",
                                      "831432920280000",  "740583029379205"};
        std::vector<Holding> all;
        for (int i = 0; i < limit; ++i) {
            Holding one;
            one.caip2 = u"eip155:1"_s;
            one.chain = u"Ethereum"_s;
            one.contract = usdcOfEthereum;
            one.holder = u"0x"_s + QString::number(0xe02e0000LL + i * 7919, 16).rightJustified(8, u'0') +
                         QString::number(0x6a5bLL + i * 104'729, 16).rightJustified(32, u'c');
            one.symbol = u"USDC"_s;
            one.decimals = 6;
            one.raw = i < 10 ? QString::fromLatin1(firsts[i]) : QString::number(700'000'000'000'000LL / (i - 8));
            one.shown = one.raw.left(one.raw.size() - 6) + u'.' + one.raw.right(6);
            one.price = u"1"_s;
            one.usd = one.shown;
            one.at = 25'993'412 - i * 211;
            one.changedAt = now().addSecs(-i * 2'500 - 12);
            one.complete = true;
            all.push_back(one);
        }
        return all;
    }
    template <class T>
    QFuture<Expected<T>> ready(T value) const
    {
        return QtFuture::makeReadyFuture<Expected<T>>(broken ? Expected<T>(fail(*broken))
                                                             : Expected<T>(std::move(value)));
    }
};

/// The tokens of the pictures.
class FakeTokens : public TokenQueries {
public:
    std::optional<Error> broken;
    std::vector<TokenFigures> all;
    std::vector<PriceRow> stored;
    std::vector<DriftCheck> done;  ///< newest first
    PriceFeedState source{false, u"https://api.coingecko.com/api/v3/simple/price"_s, 15, false, {}, -1, {}};
    QStringList changes;  ///< "set 0.9998", "remove csv", "import /a.csv", "feed on URL MINUTES KEY"

    FakeTokens()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const auto add = [this](const char* caip2, const char* chain, const QString& contract, const char* symbol,
                                const char* name, int decimals, const char* supply, qint64 holders, double top) {
            TokenFigures one;
            one.caip2 = QString::fromLatin1(caip2);
            one.chain = QString::fromLatin1(chain);
            one.contract = contract;
            one.symbol = one.symbolOnChain = QString::fromUtf8(symbol);
            one.name = QString::fromLatin1(name);
            one.decimals = decimals;
            one.stable = true;
            one.mode = u"transfers"_s;
            one.start = 6'082'465;
            one.startQuality = u"exact"_s;
            one.supplyRaw = QString::fromLatin1(supply);
            one.holders = holders;
            one.dayAgo = holders - 2'790;
            one.topShare = top;
            one.price = u"1"_s;
            one.priceSource = u"pegged"_s;
            one.complete = true;
            one.completeFrom = 6'082'465;
            one.countedTo = 25'993'412;
            all.push_back(one);
        };
        const auto other = [](char digit) { return u"0x"_s + QString(40, QLatin1Char(digit)); };
        add("eip155:1", "Ethereum", usdcOfEthereum, "USDC", "USD Coin", 6, "46220118204771000", 3'104'882, 0.382);
        add("eip155:1", "Ethereum", other('1'), "USDT", "Tether USD", 6, "98204771000000000", 2'704'118, 0.291);
        add("eip155:42161", "Arbitrum One", other('2'), "USDC", "USD Coin", 6, "4118204771000000", 804'221, 0.447);
        add("eip155:137", "Polygon", other('5'), "USDC", "USD Coin", 6, "1204771000000000", 611'204, 0.338);
        add("eip155:8453", "Base", other('9'), "USDC", "USD Coin", 6, "3604771000000000", 412'090, 0.512);
        all.back().complete = false;
        all.back().completeFrom.reset();
        all.back().countedTo = 46'812'300;
        add("eip155:137", "Polygon", other('a'), "PUMP\u202e", "Rebasing <b>token</b>", 18,
            "91204771000000000000000000", 1'204, 0.91);
        all.back().stable = false;
        all.back().untrusted = true;
        all.back().untrustedReason =
            Message(u"12 of 200 sampled holders differ from balanceOf after a recalculation."_s);
        all.back().price.reset();
        all.back().priceSource.clear();
        for (int i = 0; i < 20; ++i) {
            DriftCheck check;
            check.id = 100 - i;
            check.caip2 = u"eip155:1"_s;
            check.chain = u"Ethereum"_s;
            check.contract = usdcOfEthereum;
            check.symbol = u"USDC"_s;
            check.at = now.addSecs(-3600 - i * 86'400);
            check.block = 25'989'612 - i * 7'170;
            check.holders = 200;
            check.drifted = i == 4 ? 1 : i == 8 ? 2 : 0;
            check.equal = 200 - check.drifted;
            check.calls = 1;
            check.milliseconds = 240;
            if (check.drifted > 0)
                check.outcome = Message(u"Queued for recalculation."_s);
            done.push_back(check);
        }
        stored = {{u"eip155:1"_s, usdcOfEthereum, u"USDC"_s, u"0.9998"_s, now.addDays(-16), u"manual"_s},
                  {u"eip155:1"_s, usdcOfEthereum, u"USDC"_s, u"0.9971"_s, now.addDays(-46), u"csv"_s},
                  {u"eip155:1"_s, usdcOfEthereum, u"USDC"_s, u"1.0002"_s, now.addDays(-47), u"csv"_s}};
    }

    QFuture<Expected<std::vector<TokenFigures>>> tokens(const QString&) override { return ready(all); }
    QFuture<Expected<TokenFigures>> token(const QString& caip2, const QString& contract) override
    {
        for (const TokenFigures& one : all)
            if (one.caip2 == caip2 && one.contract == contract)
                return ready(one);
        return QtFuture::makeReadyFuture<Expected<TokenFigures>>(
            fail(ErrorKind::NotFound, "TOKEN_UNKNOWN", Message(u"The token %1 is not known."_s.arg(contract))));
    }
    QFuture<Expected<std::vector<ConcentrationPoint>>> concentration(const QString&, const QString&) override
    {
        return ready(std::vector<ConcentrationPoint>{{1, 0.079},
                                                     {2, 0.14},
                                                     {5, 0.27},
                                                     {10, 0.382},
                                                     {20, 0.45},
                                                     {50, 0.55},
                                                     {100, 0.614},
                                                     {200, 0.67},
                                                     {500, 0.73},
                                                     {1'000, 0.776},
                                                     {2'000, 0.82},
                                                     {5'000, 0.87},
                                                     {10'000, 0.9},
                                                     {100'000, 0.972},
                                                     {1'000'000, 0.996},
                                                     {3'104'882, 1}});
    }
    QFuture<Expected<std::vector<TokenDay>>> days(const QString&, const QString&, const QDate& from,
                                                  const QDate& to) override
    {
        std::vector<TokenDay> found;
        for (QDate day = from; day <= to; day = day.addDays(1)) {
            const double age = double(day.daysTo(to));
            found.push_back({day, qint64(3'104'000 - age * 2'900 + 9'000 * std::sin(age / 14)),
                             QString::number(46'220'118'204.771 - age * 2.1e7, 'f', 3)});
        }
        return ready(found);
    }
    QFuture<Expected<std::vector<DriftCheck>>> checks(const QString&, const QString& contract, int limit) override
    {
        if (contract != usdcOfEthereum)
            return ready(std::vector<DriftCheck>());
        return ready(
            std::vector<DriftCheck>(done.begin(), done.begin() + std::min<qsizetype>(limit, qsizetype(done.size()))));
    }
    QFuture<Expected<std::vector<DriftRow>>> drifted(qint64) override
    {
        return ready(
            std::vector<DriftRow>{{treasury, u"600450250000"_s, u"612450250000"_s, u"-12000000000"_s, u"repaired"_s}});
    }
    QFuture<Expected<std::vector<PriceRow>>> prices(const QString&, const QString& contract) override
    {
        return ready(contract == usdcOfEthereum ? stored : std::vector<PriceRow>());
    }
    QFuture<Expected<Done>> setPrice(const QString&, const QString&, const QString& price, const QDateTime& at) override
    {
        changes << u"set "_s + price + (at.isValid() ? u" then"_s : QString());
        return ready(Done{});
    }
    QFuture<Expected<qint64>> removePrices(const QString&, const QString&, const QString& source) override
    {
        changes << u"remove "_s + source;
        return ready(qint64(2));
    }
    QFuture<Expected<PriceImport>> importPrices(const QString& file) override
    {
        changes << u"import "_s + file;
        return ready(PriceImport{12, 10, 2});
    }
    QFuture<Expected<PriceFeedState>> feed() override { return ready(source); }
    QFuture<Expected<PriceFeedState>> setFeed(const PriceFeedEdit& edit) override
    {
        source.enabled = edit.enabled.value_or(source.enabled);
        source.url = edit.url.value_or(source.url);
        source.minutes = edit.minutes.value_or(source.minutes);
        if (edit.key)
            source.hasKey = !edit.key->isEmpty();
        changes << u"feed %1 %2 %3 %4"_s.arg(source.enabled ? u"on"_s : u"off"_s, source.url)
                       .arg(source.minutes)
                       .arg(edit.key.value_or(u"-"_s));
        return ready(source);
    }

private:
    template <class T>
    QFuture<Expected<T>> ready(T value) const
    {
        return QtFuture::makeReadyFuture<Expected<T>>(broken ? Expected<T>(fail(*broken))
                                                             : Expected<T>(std::move(value)));
    }
};

}  // namespace signalbox::test
