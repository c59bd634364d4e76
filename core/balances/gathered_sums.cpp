// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/gathered_sums.h"

#include <QtEndian>
#include <array>

#include "balances/balances_set.h"
#include "chain/interval_set.h"

namespace signalbox::balances {

namespace {

constexpr qint64 postgresEpoch = 946'684'800;
constexpr int columns = 7;  // of both tables

struct Field {
    const char* data = nullptr;
    int size = -1;
};
using Fields = std::array<Field, columns>;

/// The fields of the row at `at`, which becomes the next one's; false if there is no whole row of this form.
bool nextRow(const QByteArray& rows, qsizetype& at, Fields& fields)
{
    if (rows.size() - at < 2 || qFromBigEndian<qint16>(rows.constData() + at) != columns)
        return false;
    at += 2;
    for (Field& field : fields) {
        if (rows.size() - at < 4)
            return false;
        field.size = qFromBigEndian<qint32>(rows.constData() + at);
        field.data = rows.constData() + at + 4;
        at += 4 + std::max(field.size, 0);
        if (at > rows.size())
            return false;
    }
    return fields[0].size == 8;
}

Bytes20 addressAt(const char* data)
{
    Bytes20 address;
    std::memcpy(address.data(), data, address.size());
    return address;
}

bool isZero(const char* address)
{
    return addressAt(address) == Bytes20{};
}

template <class T>
void put(QByteArray& row, T value)
{
    const qsizetype old = row.size();
    row.resize(old + 4 + qsizetype(sizeof(T)));
    qToBigEndian<qint32>(sizeof(T), row.data() + old);
    qToBigEndian<T>(value, row.data() + old + 4);
}

void put(QByteArray& row, const Bytes20& address)
{
    const qsizetype old = row.size();
    row.resize(old + 24);
    qToBigEndian<qint32>(20, row.data() + old);
    std::memcpy(row.data() + old + 4, address.data(), address.size());
}

void put(QByteArray& row, const WideSum& sum)
{
    char field[WideSum::mostBytes];
    row.append(field, sum.writeField(field));
}

void putNull(QByteArray& row)
{
    row.append("\377\377\377\377", 4);
}

template <class Map>
std::vector<const typename Map::value_type*> inOrder(const Map& map)
{
    std::vector<const typename Map::value_type*> all;
    all.reserve(map.size());
    for (const auto& item : map)
        all.push_back(&item);
    std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->first < b->first; });
    return all;
}

}  // namespace

/// Times of a commit's blocks.
class GatheredSums::Times {
public:
    explicit Times(const std::vector<chain::BlockRef>& blocks)
    {
        m_all.reserve(blocks.size());
        for (const chain::BlockRef& block : blocks)
            m_all.push_back({block.number, block.timestamp});
        const auto lower = [](const At& a, const At& b) { return a.block < b.block; };
        if (!std::is_sorted(m_all.begin(), m_all.end(), lower))
            std::sort(m_all.begin(), m_all.end(), lower);
    }
    const At* of(Height number) const
    {
        const auto found = std::lower_bound(m_all.begin(), m_all.end(), number,
                                            [](const At& at, Height wanted) { return at.block < wanted; });
        return found != m_all.end() && found->block == number ? &*found : nullptr;
    }

private:
    std::vector<At> m_all;
};

GatheredSums::Token& GatheredSums::token(const char* contract)
{
    const Bytes20 address = addressAt(contract);
    if (!m_recent.second || m_recent.first != address)
        m_recent = {address, &m_tokens[address]};
    return *m_recent.second;
}

void GatheredSums::flow(Token& token, const char* holder, const U256& amount, bool negative, const At& at)
{
    const auto [found, added] = token.flows.try_emplace(addressAt(holder));
    Flow& flow = found->second;
    flow.net.add(amount, negative);
    if (added || at.block < flow.first)
        flow.first = at.block;
    if (added || at.block >= flow.last) {
        flow.last = at.block;
        flow.time = at.time;
    }
}

/// Calls `count` with the fields of each row in the blocks, its amount, and its block. False if a row has another form.
template <class Count>
bool GatheredSums::read(const QByteArray& rows, const Times& times, const chain::IntervalSet& blocks, Count count)
{
    Fields fields;
    const At* at = nullptr;
    Height block = -1;
    bool wanted = false;
    U256 amount;
    bool negative = false;
    for (qsizetype place = 0; place < rows.size();) {
        if (!nextRow(rows, place, fields))
            return false;
        if (const Height number = qFromBigEndian<qint64>(fields[0].data); number != block) {
            block = number;
            wanted = blocks.contains(number);
            at = wanted ? times.of(number) : nullptr;
        }
        if (!wanted)
            continue;
        if (!at || !count(fields, amount, negative, *at))
            return false;
        ++m_rows;
    }
    return true;
}

bool GatheredSums::add(const store::Commit& commit, const chain::IntervalSet& blocks)
{
    const Times times(commit.blocks);
    // block_number, log_index, transaction_hash, contract_address, from_address, to_address, value
    const bool transfers = read(commit.tables.rowsOf(u"transfers"_s).data(), times, blocks,
                                [this](const Fields& f, U256& amount, bool& negative, const At& at) {
                                    if (f[3].size != 20 || f[4].size != 20 || f[5].size != 20 ||
                                        !readAmount(f[6].data, f[6].size, amount, negative) || negative)
                                        return false;
                                    if (amount.isZero())
                                        return true;
                                    Token& token = this->token(f[3].data);
                                    const bool minted = isZero(f[4].data), burned = isZero(f[5].data);
                                    if (!burned)
                                        flow(token, f[5].data, amount, false, at);
                                    if (!minted)
                                        flow(token, f[4].data, amount, true, at);
                                    if ((minted || burned) && !token.supply)
                                        token.supply.emplace();
                                    if (minted)
                                        token.supply->first.add(amount, false);
                                    if (burned)
                                        token.supply->second.add(amount, false);
                                    return true;
                                });
    // block_number, log_index, transaction_hash, contract_address, holder, delta, kind
    return transfers &&
           read(commit.tables.rowsOf(u"balance_events"_s).data(), times, blocks,
                [this](const Fields& f, U256& amount, bool& negative, const At& at) {
                    if (f[3].size != 20 || f[4].size != 20 || !readAmount(f[5].data, f[5].size, amount, negative))
                        return false;
                    Token& token = this->token(f[3].data);
                    flow(token, f[4].data, amount, negative, at);
                    if (!token.supply)
                        token.supply.emplace();
                    (negative ? token.supply->second : token.supply->first).add(amount, false);
                    return true;
                });
}

/// In the order of the keys. A supply is a row without a holder.
void GatheredSums::derive(store::Script& script, const QByteArray& blocks) const
{
    QByteArray rows;
    const auto begin = [&rows] { rows.append("\0\7", 2); };
    for (const auto* token : inOrder(m_tokens)) {
        if (const auto& supply = token->second.supply) {
            begin();
            put(rows, token->first);
            putNull(rows);
            put(rows, supply->first);
            put(rows, supply->second);
            for (int i = 0; i < 3; ++i)
                putNull(rows);
        }
        for (const auto* flow : inOrder(token->second.flows)) {
            begin();
            put(rows, token->first);
            put(rows, flow->first);
            put(rows, flow->second.net);
            putNull(rows);
            put<qint64>(rows, flow->second.first);
            put<qint64>(rows, flow->second.last);
            put<qint64>(rows, (flow->second.time - postgresEpoch) * 1'000'000);
        }
    }
    script.sql +=
        "CREATE TEMP TABLE IF NOT EXISTS gathered_flows (contract bytea, holder bytea, delta numeric, burned numeric, "
        "first_block bigint, last_block bigint, last_time timestamptz) ON COMMIT DELETE ROWS;"
        "COPY pg_temp.gathered_flows FROM STDIN (FORMAT binary);";
    script.copies << rows;
    script.sql += BalancesSet::call("add_gathered", m_chain, blocks);
}

void GatheredSums::clear()
{
    m_tokens.clear();
    m_recent = {};
    m_rows = 0;
}

}  // namespace signalbox::balances
