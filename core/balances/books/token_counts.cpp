// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/token_counts.h"

namespace signalbox::balances {

namespace {

const std::string counted =
    "count(*) FILTER (WHERE h.balance > 0), coalesce(sum(h.balance) FILTER (WHERE h.balance > 0), 0)";

TokenCounts::Row rowOf(const pqxx::row& row)
{
    return {store::text(row[0]), store::integer(row[1]), store::text(row[2])};
}

}  // namespace

const std::vector<TokenCounts::Row>& TokenCounts::of(store::Transaction& transaction, const BookChain& chain)
{
    Entry& entry = m_chains[chain.number];
    const auto began = Clock::now();
    if (began < entry.until)
        return entry.rows;
    entry.rows.clear();
    for (const auto& row :
         transaction.exec("SELECT balances.hex(h.contract), " + counted + " FROM " + chain.holdings() + " h WHERE " +
                              chain.ofChain() + " GROUP BY h.contract",
                          {chain.number}))
        entry.rows.push_back(rowOf(row));
    const auto ended = Clock::now();
    entry.until = ended + 20 * (ended - began);
    return entry.rows;
}

TokenCounts::Row countToken(store::Transaction& transaction, const BookChain& chain, const QString& contract)
{
    return rowOf(transaction.exec("SELECT balances.hex(balances.address($2, 'contract address')), " + counted +
                                      " FROM " + chain.holdings() + " h WHERE " + chain.ofChain() +
                                      " AND h.contract = balances.address($2, 'contract address')",
                                  {chain.number, contract})[0]);
}

}  // namespace signalbox::balances
