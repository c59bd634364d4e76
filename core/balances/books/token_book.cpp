// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/token_book.h"

#include "balances/books/token_reading.h"
#include "balances/prices/feed_settings.h"
#include "balances/prices/price_rows.h"
#include "store/message_columns.h"

namespace signalbox::balances {

namespace {

using store::Transaction;

Expected<std::vector<BookChain>> chainsOf(Transaction& transaction, const QString& caip2)
{
    if (!caip2.isEmpty())
        return chainOf(transaction, caip2).map([](BookChain chain) { return std::vector{std::move(chain)}; });
    std::vector<BookChain> all;
    for (const auto& row : transaction.exec(
             "SELECT k.chain_id, c.name, c.schema_name, to_regclass('balances.holdings_' || k.chain_id) IS NOT NULL, "
             "set_config('jit', 'off', true) FROM balances.queue_counters k JOIN signalbox.chains c ON c.caip2 = "
             "'eip155:' || k.chain_id AND c.state IN ('active', 'paused') ORDER BY c.name"))
        all.push_back({store::integer(row[0]), caip2Of(store::integer(row[0])), store::text(row[1]),
                       store::text(row[2]), store::boolean(row[3])});
    return all;
}

/// A row with the columns of drift_checks, symbol, contract_address and chain_name.
DriftCheck checkOf(const pqxx::row& row, const BookChain& chain)
{
    DriftCheck check;
    check.id = store::integer(row["id"]);
    check.caip2 = chain.caip2;
    check.chain = chain.name;
    check.contract = store::text(row["contract_address"]);
    check.symbol = shownText(row["symbol"]);
    check.at = store::time(row["checked_at"]);
    check.block = store::integer(row["block"]);
    check.finalized = store::boolean(row["finalized"]);
    check.holders = int(store::integer(row["holders"]));
    check.equal = int(store::integer(row["equal"]));
    check.drifted = int(store::integer(row["drifted"]));
    check.unanswered = int(store::integer(row["unanswered"]));
    check.calls = int(store::integer(row["calls"]));
    check.milliseconds = store::real(row["milliseconds"]);
    check.outcome = store::messageIn(row["outcome"]);
    return check;
}

}  // namespace

QFuture<Expected<std::vector<TokenFigures>>> TokenBook::tokens(const QString& caip2)
{
    using Tokens = std::vector<TokenFigures>;
    return readIn<Tokens>(m_thread, [caip2, counts = m_counts](Transaction& transaction) -> Expected<Tokens> {
        const auto chains = chainsOf(transaction, caip2);
        if (!chains)
            return fail(chains.error());
        return readTokens(transaction, *chains, *counts, 1000);
    });
}

QFuture<Expected<TokenFigures>> TokenBook::token(const QString& caip2, const QString& contract)
{
    return readOf<TokenFigures>(m_thread, caip2, [contract](Transaction& transaction, const BookChain& chain) {
        return readToken(transaction, chain, contract);
    });
}

QFuture<Expected<std::vector<ConcentrationPoint>>> TokenBook::concentration(const QString& caip2,
                                                                            const QString& contract)
{
    return readOf<std::vector<ConcentrationPoint>>(m_thread, caip2,
                                                   [contract](Transaction& transaction, const BookChain& chain) {
                                                       return readConcentration(transaction, chain, contract);
                                                   });
}

QFuture<Expected<std::vector<TokenDay>>> TokenBook::days(const QString& caip2, const QString& contract,
                                                         const QDate& from, const QDate& to)
{
    if (const auto good = checkDays(from, to); !good)
        return refused<std::vector<TokenDay>>(good.error());
    return readOf<std::vector<TokenDay>>(m_thread, caip2, [=](Transaction& transaction, const BookChain& chain) {
        return readTokenDays(transaction, chain, contract, from, to);
    });
}

QFuture<Expected<std::vector<DriftCheck>>> TokenBook::checks(const QString& caip2, const QString& contract, int limit)
{
    if (const auto good = checkLimit(limit, 10'000); !good)
        return refused<std::vector<DriftCheck>>(good.error());
    return readOf<std::vector<DriftCheck>>(m_thread, caip2, [=](Transaction& transaction, const BookChain& chain) {
        std::vector<DriftCheck> all;
        const std::string only =
            contract.isEmpty() ? "$3::text IS NOT NULL" : "c.contract = balances.address($3, 'contract address')";
        for (const auto& row : transaction.exec(
                 "SELECT c.*, balances.hex(c.contract) AS contract_address, m.symbol FROM balances.drift_checks c LEFT "
                 "JOIN balances.token_metadata m ON m.chain_id = c.chain_id AND m.contract = c.contract WHERE "
                 "c.chain_id = $1::bigint AND " +
                     only + " ORDER BY c.id DESC LIMIT $2::integer",
                 {chain.number, limit, contract}))
            all.push_back(checkOf(row, chain));
        return all;
    });
}

QFuture<Expected<std::vector<DriftRow>>> TokenBook::drifted(qint64 check)
{
    return readIn<std::vector<DriftRow>>(m_thread, [check](Transaction& transaction) {
        std::vector<DriftRow> all;
        for (const auto& row :
             transaction.exec("SELECT balances.hex(f.holder), f.ours, f.theirs, f.theirs - f.ours, f.outcome FROM "
                              "balances.drift_findings f WHERE f.check_id = $1::bigint ORDER BY abs(f.theirs - f.ours) "
                              "DESC NULLS LAST, f.holder",
                              {check}))
            all.push_back({store::text(row[0]), store::text(row[1]), store::text(row[2]), store::text(row[3]),
                           store::text(row[4])});
        return all;
    });
}

QFuture<Expected<std::vector<PriceRow>>> TokenBook::prices(const QString& caip2, const QString& contract)
{
    return readOf<std::vector<PriceRow>>(m_thread, caip2, [contract](Transaction& transaction, const BookChain& chain) {
        return readPrices(transaction, chain, contract);
    });
}

QFuture<Expected<Done>> TokenBook::setPrice(const QString& caip2, const QString& contract, const QString& price,
                                            const QDateTime& at)
{
    if (!isPrice(price.toStdString()))
        return refused<Done>(
            Error::make(ErrorKind::Invalid, "BAD_VALUE",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "\"%1\" is not a valid price. Write a number of USD of at "
                                                  "least 0, such as 1.25 or 3e-7."))
                            .arg(price.left(80))));
    return m_thread->run<Done>([=](store::Session& session) {
        return session.write([&](Transaction& transaction) -> Expected<Done> {
            const auto chain = chainOf(transaction, caip2);
            if (!chain)
                return fail(chain.error());
            putPrice(transaction, *chain, contract, price, at);
            return Done{};
        });
    });
}

QFuture<Expected<qint64>> TokenBook::removePrices(const QString& caip2, const QString& contract, const QString& source)
{
    return m_thread->run<qint64>([=](store::Session& session) {
        return session.write([&](Transaction& transaction) -> Expected<qint64> {
            const auto chain = chainOf(transaction, caip2);
            if (!chain)
                return fail(chain.error());
            return qint64(transaction
                              .exec("DELETE FROM balances.prices p WHERE p.chain_id = $1::bigint AND p.contract = "
                                    "balances.address($2, 'contract address') AND ($3 = '' OR p.source = $3)",
                                    {chain->number, contract, source})
                              .affected_rows());
        });
    });
}

QFuture<Expected<PriceImport>> TokenBook::importPrices(const QString& file)
{
    return m_thread->run<PriceImport>([file](store::Session& session) {
        return session.write([&](Transaction& transaction) { return balances::importPrices(transaction, file); });
    });
}

QFuture<Expected<PriceFeedState>> TokenBook::feed()
{
    return readIn<PriceFeedState>(m_thread, [](Transaction& transaction) { return readFeed(transaction); });
}

QFuture<Expected<PriceFeedState>> TokenBook::setFeed(const PriceFeedEdit& edit)
{
    return m_thread->run<PriceFeedState>(
        [edit, secrets = m_secrets](store::Session& session) { return changeFeed(session, *secrets, edit); });
}

}  // namespace signalbox::balances
