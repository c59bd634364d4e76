// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "canopy/block_rows.h"

namespace signalbox::canopy {

/// Calls visit(before, after) for every key of two lists sorted by it; null if a list lacks the key.
template <class T, class Key, class Visit>
void eachPair(const std::vector<T>& before, const std::vector<T>& after, Key key, Visit visit)
{
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        if (now == after.end() || (old != before.end() && key(*old) < key(*now)))
            visit(&*old++, static_cast<const T*>(nullptr));
        else if (old == before.end() || key(*now) < key(*old))
            visit(static_cast<const T*>(nullptr), &*now++);
        else
            visit(&*old++, &*now++);
    }
}

/// Counters of block_summaries. "Rows" exclude closing rows and those that only the first block's fold writes.
struct Counters {
    std::array<qint64, 32> txs{}, events{};  ///< by kind
    qint64 accounts = 0, accountsNew = 0;
    qint64 orders = 0, ordersNew = 0, ordersOpen = 0, ordersFilled = 0, ordersCancelled = 0;
    qint64 poolsNew = 0, holders = 0, holdersNew = 0;
    qint64 prices = 0;
    struct Dex {
        qint64 rows = 0, pending = 0, locked = 0, complete = 0, success = 0, failed = 0;
    } dexOrders, deposits, withdrawals;
    bool paramsChanged = false, supplyChanged = false;
    qint64 validators = 0, validatorsNew = 0, nonSigners = 0, nonSignersNew = 0, doubleSigners = 0;
    qint64 committees = 0, committeesNew = 0, members = 0, payments = 0;
};

/// Makes the rows of one block, one group of entities after the other; see BlockInput.
class RowMaker {
public:
    RowMaker(const BlockInput& input, catalog::RowSet& rows);
    void make();

private:
    struct Touch {
        quint64 rewards = 0, slashes = 0;
        bool validator = false;  ///< true if the event gives its validator a row
    };
    using DexWriter = void (*)(catalog::RowWriter&, const DexItem&, const Event*);

    void blockRow();
    void transactionRows();
    void eventRows();
    void accountRows();
    void validatorRows();
    void memberRows();
    void signingRows();
    void evidenceRows();
    void poolRows();
    void priceRows();
    void orderRows();
    void dexRows();
    void dexRows(const QString& entity, EventKind kind, std::vector<DexItem> DexItems::*list, Counters::Dex& counters,
                 DexWriter write);
    void chainRows();
    void committeeRows();
    void paymentRows();
    void summaryRow();
    catalog::RowWriter& of(const char* entity) { return m_rows.of(QLatin1String(entity)); }
    const Touch* touch(const Bytes20& address) const;

    const BlockInput& m_in;
    const Block& m_block;
    const State& m_before;
    const State& m_after;
    catalog::RowSet& m_rows;
    const Height m_height;
    const qint64 m_time;
    const bool m_whole;  ///< true if every key gets a row
    std::map<Bytes20, Touch> m_touched;
    std::set<Bytes20> m_written;  ///< validators that have a row
    Counters m_count;
};

inline QByteArrayView view(const Bytes20& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), 20};
}
inline QByteArrayView view(const Bytes32& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), 32};
}
inline std::string_view text(const QByteArray& utf8)
{
    return {utf8.constData(), static_cast<std::size_t>(utf8.size())};
}

}  // namespace signalbox::canopy
