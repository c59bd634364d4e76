// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/rule_book.h"

#include <QRegularExpression>

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

using store::Transaction;

constexpr qint64 mostSeconds = 10LL * 365 * 86'400;
constexpr int mostDecimals = 77;

QString shownEnd(const QString& chainId, const QString& port, const QString& channel)
{
    const QString any = u"*"_s;
    return u"%1/%2/%3"_s.arg(chainId.isEmpty() ? any : chainId, port.isEmpty() ? any : port,
                             channel.isEmpty() ? any : channel);
}

template <class T, class F>
QFuture<Expected<T>> writeIn(const Reader& thread, F work)
{
    return thread->run<T>([work = std::move(work)](store::Session& session) {
        return session.write([&](Transaction& transaction) -> Expected<T> { return work(transaction); });
    });
}

Expected<Done> checkPrice(const DenomPrice& price)
{
    static const QRegularExpression number(u"^\\d{1,30}(\\.\\d{1,30})?$"_s);
    if (price.denom.isEmpty() || price.denom.size() > 1'000 || price.denom.contains(QChar(0)))
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "Specify the denomination as packets carry it, such as uosmo.")));
    if (price.decimals < 0 || price.decimals > mostDecimals)
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "The decimals of a denomination are a number from 0 to 77.")));
    if (!number.match(price.usd).hasMatch())
        return badValue(
            Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a price in USD. Specify a number such as 0.52."))
                .arg(price.usd.left(100)));
    return Done{};
}

}  // namespace

QFuture<Expected<std::vector<StuckThreshold>>> RuleBook::thresholds()
{
    return readIn<std::vector<StuckThreshold>>(m_reader, [](Transaction& transaction) {
        std::vector<StuckThreshold> all;
        for (const auto& row : transaction.exec(
                 "SELECT chain_id, port_id, channel_id, stuck_seconds, critical_seconds FROM ibc.channel_thresholds "
                 "ORDER BY channel_id <> '', port_id <> '', chain_id <> '', chain_id, port_id, channel_id"))
            all.push_back({store::text(row[0]), store::text(row[1]), store::text(row[2]), store::integer(row[3]),
                           store::integer(row[4])});
        return all;
    });
}

QFuture<Expected<Done>> RuleBook::setThreshold(const StuckThreshold& threshold)
{
    if (threshold.stuckSeconds < 1 || threshold.criticalSeconds < threshold.stuckSeconds ||
        threshold.criticalSeconds > mostSeconds)
        return refused<Done>(
            badValue(Message(QT_TRANSLATE_NOOP("Engine",
                                               "The stuck threshold is at least 1 s, and the critical threshold is "
                                               "between the stuck threshold and 10 years.")))
                .value());
    return writeIn<Done>(m_writer, [threshold, recorder = m_recorder](Transaction& transaction) {
        transaction.exec(
            "INSERT INTO ibc.channel_thresholds (chain_id, port_id, channel_id, stuck_seconds, critical_seconds) "
            "VALUES ($1, $2, $3, $4::integer, $5::integer) ON CONFLICT (chain_id, port_id, channel_id) DO UPDATE SET "
            "stuck_seconds = excluded.stuck_seconds, critical_seconds = excluded.critical_seconds, updated_at = now()",
            {threshold.chainId, threshold.port, threshold.channel, threshold.stuckSeconds, threshold.criticalSeconds});
        recordDone(transaction, recorder, threshold.chainId,
                   arguments::ThresholdSet{threshold.chainId, threshold.port, threshold.channel, threshold.stuckSeconds,
                                           threshold.criticalSeconds});
        return Done{};
    });
}

QFuture<Expected<Done>> RuleBook::removeThreshold(const QString& chainId, const QString& port, const QString& channel)
{
    if (chainId.isEmpty() && port.isEmpty() && channel.isEmpty())
        return refused<Done>(
            badValue(Message(QT_TRANSLATE_NOOP("Engine", "The default thresholds can be changed, but not removed.")))
                .value());
    return writeIn<Done>(m_writer, [=, recorder = m_recorder](Transaction& transaction) -> Expected<Done> {
        const auto gone = transaction.exec(
            "DELETE FROM ibc.channel_thresholds WHERE chain_id = $1 AND port_id = $2 AND channel_id = $3",
            {chainId, port, channel});
        if (gone.affected_rows() == 0)
            return fail(ErrorKind::NotFound, "THRESHOLD_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "%1 has no thresholds of its own."))
                            .arg(shownEnd(chainId, port, channel)));
        recordDone(transaction, recorder, chainId, arguments::ThresholdSet{chainId, port, channel, {}, {}});
        return Done{};
    });
}

QFuture<Expected<std::vector<DenomPrice>>> RuleBook::prices()
{
    return readIn<std::vector<DenomPrice>>(m_reader, [](Transaction& transaction) {
        std::vector<DenomPrice> all;
        for (const auto& row : transaction.exec(
                 "SELECT chain_id, denom, symbol, decimals, usd, since FROM ibc.denom_prices ORDER BY denom, chain_id, "
                 "since DESC LIMIT 10000"))
            all.push_back({store::text(row[0]), shownText(row[1]), shownText(row[2]), int(store::integer(row[3])),
                           store::text(row[4]), store::time(row[5])});
        return all;
    });
}

QFuture<Expected<Done>> RuleBook::setPrice(const DenomPrice& price)
{
    if (const auto good = checkPrice(price); !good)
        return refused<Done>(good.error());
    return writeIn<Done>(m_writer, [price, recorder = m_recorder](Transaction& transaction) {
        transaction.exec(
            "INSERT INTO ibc.denom_prices (chain_id, denom, since, symbol, decimals, usd) VALUES ($1, $2, "
            "coalesce($3::timestamptz, now()), $4, $5::integer, $6::text::numeric) ON CONFLICT (denom, chain_id, "
            "since) DO UPDATE SET symbol = excluded.symbol, decimals = excluded.decimals, usd = excluded.usd",
            {price.chainId, price.denom, price.since, price.symbol, price.decimals, price.usd});
        recordDone(
            transaction, recorder, price.chainId,
            arguments::PriceSet{price.chainId, price.denom, price.symbol, price.decimals, price.usd, price.since});
        return Done{};
    });
}

QFuture<Expected<qint64>> RuleBook::removePrices(const QString& chainId, const QString& denom)
{
    return writeIn<qint64>(m_writer, [=, recorder = m_recorder](Transaction& transaction) -> Expected<qint64> {
        const auto gone =
            transaction.exec("DELETE FROM ibc.denom_prices WHERE chain_id = $1 AND denom = $2", {chainId, denom});
        if (gone.affected_rows() == 0)
            return fail(ErrorKind::NotFound, "PRICE_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "No prices of \"%1\" are stored.")).arg(denom.left(200)));
        recordDone(transaction, recorder, chainId, arguments::PriceSet{chainId, denom, {}, {}, {}, {}});
        return qint64(gone.affected_rows());
    });
}

}  // namespace signalbox::ibc
