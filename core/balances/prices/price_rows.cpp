// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/prices/price_rows.h"

#include <QFile>
#include <array>

#include "balances/prices/price_file.h"

namespace signalbox::balances {

namespace {

using store::Transaction;

/// EVM chains of the workspace by CAIP-2 ID, number and name in lower case.
PriceFile::Chains chainsByName(Transaction& transaction)
{
    PriceFile::Chains all;
    for (const auto& row : transaction.exec(
             "SELECT k.chain_id, c.name FROM balances.queue_counters k JOIN signalbox.chains c ON c.caip2 = 'eip155:' "
             "|| k.chain_id AND c.state IN ('active', 'paused')")) {
        const qint64 number = store::integer(row[0]);
        all.emplace(store::text(row[1]).toLower(), number);
        all[caip2Of(number)] = number;
        all[QString::number(number)] = number;
    }
    return all;
}

}  // namespace

bool isPrice(std::string_view text)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        return at - from;
    };
    const std::size_t whole = digits();
    std::size_t fraction = 0;
    if (at < text.size() && text[at] == '.') {
        ++at;
        fraction = digits();
    }
    if (whole + fraction == 0)
        return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        const std::size_t exponent = digits();
        if (exponent == 0 || exponent > 2)
            return false;
    }
    return at == text.size() && text.size() <= 100;
}

std::vector<PriceRow> readPrices(Transaction& transaction, const BookChain& chain, const QString& contract)
{
    const std::string columns =
        " balances.hex(p.contract), m.symbol, p.price, p.time, p.source FROM balances.prices p LEFT JOIN "
        "balances.token_metadata m ON m.chain_id = p.chain_id AND m.contract = p.contract WHERE p.chain_id = "
        "$1::bigint ";
    const auto rows =
        contract.isEmpty()
            ? transaction.exec("SELECT DISTINCT ON (p.contract, p.source)" + columns +
                                   "ORDER BY p.contract, p.source, p.time DESC LIMIT 10000",
                               {chain.number})
            : transaction.exec("SELECT" + columns +
                                   "AND p.contract = balances.address($2, 'contract address') ORDER BY p.time DESC, "
                                   "p.source LIMIT 10000",
                               {chain.number, contract});
    std::vector<PriceRow> all;
    for (const auto& row : rows)
        all.push_back({chain.caip2, store::text(row[0]), shownText(row[1]), store::text(row[2]), store::time(row[3]),
                       store::text(row[4])});
    return all;
}

void putPrice(Transaction& transaction, const BookChain& chain, const QString& contract, const QString& price,
              const QDateTime& at)
{
    transaction.exec(
        "INSERT INTO balances.prices (chain_id, contract, price, time, source) VALUES ($1::bigint, "
        "balances.address($2, 'contract address'), $3::text::numeric, coalesce($4::timestamptz, now()), 'manual') ON "
        "CONFLICT (chain_id, contract, time, source) DO UPDATE SET price = excluded.price",
        {chain.number, contract, price, at});
}

Expected<PriceImport> importPrices(Transaction& transaction, const QString& file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return badValue(Message(QT_TRANSLATE_NOOP("Engine", "The file %1 could not be opened: %2."))
                            .arg(file, source.errorString()));
    transaction.exec(
        "CREATE TEMP TABLE price_lines (line bigint, chain_id bigint, contract bytea, price numeric, at timestamptz) "
        "ON COMMIT DROP");
    PriceFile lines(source, chainsByName(transaction));
    PriceImport result;
    {
        pqxx::stream_to copy(transaction.raw(), "price_lines",
                             std::vector<std::string>{"line", "chain_id", "contract", "price", "at"});
        while (const auto row = lines.next()) {
            copy << std::array<std::string, 5>{std::to_string(row->line), std::to_string(row->chain), row->contract,
                                               row->price, row->at};
            ++result.rows;
        }
        copy.complete();
    }
    if (lines.error())
        return fail(*lines.error());
    result.stored = qint64(
        transaction
            .exec(
                "INSERT INTO balances.prices AS p (chain_id, contract, price, time, source) SELECT DISTINCT ON "
                "(l.chain_id, l.contract, l.at) l.chain_id, l.contract, l.price, l.at, 'csv' FROM price_lines l ORDER "
                "BY l.chain_id, l.contract, l.at, l.line DESC ON CONFLICT (chain_id, contract, time, source) DO UPDATE "
                "SET price = excluded.price WHERE p.price <> excluded.price")
            .affected_rows());
    result.unchanged = result.rows - result.stored;
    return result;
}

}  // namespace signalbox::balances
