// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/json_fields.h"

namespace signalbox::canopy {

/// The node's answers to state questions as JSON. Pure; lists are brought into key order where the node's is not
/// promised. Each takes the document that JsonReader made of the answer.

/// One page of a list, with what it says of the whole.
template <class T>
struct Page {
    std::vector<T> rows;
    quint64 number = 0, perPage = 0, count = 0, totalCount = 0;
    bool whole = false;  ///< not a page at all: an older node's list, complete
};

Read<quint64> readHeight(simdjson::dom::element answer);
Read<Page<Account>> readAccounts(simdjson::dom::element answer);
Read<Page<Validator>> readValidators(simdjson::dom::element answer);
Read<Page<Pool>> readPools(simdjson::dom::element answer);
Read<Page<Order>> readOrders(simdjson::dom::element answer);  ///< both forms that nodes had
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

/// Brings a state's lists into the order that the rows are made in.
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
