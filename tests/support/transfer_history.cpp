// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/transfer_history.h"

#include <cmath>

#include "support/copy_buffer.h"
#include "support/u256.h"

namespace signalbox::test {

namespace {

constexpr qint64 blocksPerCopy = 2'000;

template <std::size_t N>
std::array<std::uint8_t, N> made(quint64 kind, quint64 number)
{
    std::array<std::uint8_t, N> bytes;
    sim::Random::of(kind, number).fill(bytes);
    return bytes;
}

quint64 rank(sim::Random& random)
{
    return quint64(std::pow(1e6, random.unit()));
}

TransferHistory::Token tokenAt(double history, sim::Random& random)
{
    const double at = random.unit();
    if (history >= 0.20 && history < 0.25 && at < 0.4)
        return TransferHistory::Season;
    if (at > 0.99999)
        return TransferHistory::Rarest;
    if (at > 0.999)
        return TransferHistory::Thousandth;
    return at < 0.6 ? TransferHistory::Common : at < 0.9 ? TransferHistory::Second : TransferHistory::Third;
}

}  // namespace

Bytes20 TransferHistory::holder(quint64 rank)
{
    return made<20>(1, rank);
}

Bytes20 TransferHistory::retired()
{
    return made<20>(5, 1);
}

Bytes20 TransferHistory::dropper()
{
    return made<20>(5, 2);
}

Bytes20 TransferHistory::token(Token token)
{
    return made<20>(2, quint64(token));
}

Bytes32 TransferHistory::transaction(qint64 block, int number)
{
    return made<32>(3, quint64(block) << 8 | quint64(number));
}

void TransferHistory::fill(Database& database, const QByteArray& schema) const
{
    database.run("SET synchronous_commit = off");
    sim::Random random(20);
    for (qint64 lo = 1; lo <= m_blocks; lo += blocksPerCopy) {
        CopyBuffer transfers;
        CopyBuffer headers;
        for (qint64 block = lo; block < lo + blocksPerCopy && block <= m_blocks; ++block) {
            const double history = double(block) / double(m_blocks);
            const bool drop = block >= m_blocks * 2 / 5 && block < m_blocks * 2 / 5 + 50;
            headers.beginRow(4);
            headers.int8(block);
            headers.bytea(made<32>(4, quint64(block)));
            headers.bytea(made<32>(4, quint64(block - 1)));
            headers.timestamptz(secondsOf(block) * 1'000'000);
            for (int i = 0; i < perBlock; ++i) {
                transfers.beginRow(7);
                transfers.int8(block);
                transfers.int4(i);
                transfers.bytea(transaction(block, i / 2));
                transfers.bytea(token(tokenAt(history, random)));
                transfers.bytea(drop                                    ? dropper()
                                : history < 0.3 && random.unit() < 0.02 ? retired()
                                                                        : holder(rank(random)));
                transfers.bytea(holder(rank(random)));
                transfers.numeric(U256(random.below(1'000'000'000'000)));
            }
        }
        database.copyBinary(schema + ".blocks (number, hash, parent_hash, timestamp)", headers);
        database.copyBinary(schema +
                                ".transfers (block_number, log_index, transaction_hash, contract_address, "
                                "from_address, to_address, value)",
                            transfers);
    }
}

void TransferHistory::settle(Database& database, const QByteArray& schema)
{
    database.run(
        "SELECT brin_summarize_new_values(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid JOIN pg_am a "
        "ON a.oid = c.relam WHERE a.amname = 'brin' AND indrelid = '" +
        schema + ".transfers'::regclass");
    database.run("VACUUM (ANALYZE) " + schema + ".transfers");
    database.run("VACUUM (ANALYZE) " + schema + ".blocks");
}

}  // namespace signalbox::test
