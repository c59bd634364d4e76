// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/json_fields.h"

namespace signalbox::canopy {

/// The node's JSON answers to queries of the state. Pure; lists are sorted by key where the node does not promise an
/// order. Each function receives the document that JsonReader made from the answer.

/// One page of a list, with the totals of the whole list.
template <class T>
struct Page {
    std::vector<T> rows;
    quint64 number = 0, perPage = 0, count = 0, totalCount = 0;
    bool whole = false;  ///< true for an older node's complete list without pages
};

Read<quint64> readHeight(simdjson::dom::element answer);
Read<Page<Account>> readAccounts(simdjson::dom::element answer);
Read<Page<Validator>> readValidators(simdjson::dom::element answer);
Read<Page<Pool>> readPools(simdjson::dom::element answer);
Read<Page<Order>> readOrders(simdjson::dom::element answer);  ///< both forms that nodes have used
Read<std::vector<DexPrice>> readDexPrices(simdjson::dom::element answer);
Read<DexItems> readDexBatches(simdjson::dom::element answer);
Read<Params> readParams(simdjson::dom::element answer);
Read<Supply> readSupply(simdjson::dom::element answer);
Read<std::vector<NonSigner>> readNonSigners(simdjson::dom::element answer);
Read<std::vector<DoubleSigner>> readDoubleSigners(simdjson::dom::element answer);
Read<std::vector<Committee>> readCommittees(simdjson::dom::element answer);
Read<std::vector<quint64>> readNumbers(simdjson::dom::element answer);  ///< subsidized and retired committees

inline const Bytes20& keyOf(const Account& row)
{
    return row.address;
}
inline const Bytes20& keyOf(const Validator& row)
{
    return row.address;
}
inline quint64 keyOf(const Pool& row)
{
    return row.id;
}
inline const QByteArray& keyOf(const Order& row)
{
    return row.id;
}

/// Sorts a state's lists into the order in which rows are made.
void sortPool(Pool& pool);
void sortItems(DexItems& items);
template <class T, class Key>
void sortBy(std::vector<T>& rows, Key key)
{
    const auto less = [&](const T& a, const T& b) { return key(a) < key(b); };
    if (!std::is_sorted(rows.begin(), rows.end(), less))
        std::sort(rows.begin(), rows.end(), less);
}

}  // namespace signalbox::canopy
