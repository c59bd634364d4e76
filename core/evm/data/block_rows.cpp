// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/data/block_rows.h"

#include "store/ingest_text.h"

namespace signalbox::evm {

namespace {

/// Seconds as a timestamptz can hold them: a chain that counts in smaller units must not stop the ingest.
qint64 storable(qint64 unixSeconds)
{
    return qBound(qint64(0), unixSeconds, qint64(9'224'318'015'999));
}

/// The blooms of a commit in the order of its blocks.
class Blooms {
public:
    explicit Blooms(const store::Commit& commit) : m_next(commit.blooms.begin()), m_end(commit.blooms.end()) {}
    const chain::BlockBloom* of(Height number)
    {
        while (m_next != m_end && m_next->number < number)
            ++m_next;
        return m_next != m_end && m_next->number == number ? &*m_next : nullptr;
    }

private:
    std::vector<chain::BlockBloom>::const_iterator m_next, m_end;
};

}  // namespace

QByteArray blockRows(const store::Commit& commit)
{
    CopyBuffer rows;
    rows.reserve(static_cast<qsizetype>(commit.blocks.size()) * 100);
    Blooms blooms(commit);
    for (const chain::BlockRef& block : commit.blocks) {
        rows.beginRow(5);
        rows.int8(block.number);
        rows.bytea(block.hash);
        rows.bytea(block.parent);
        rows.timestamptz(storable(block.timestamp) * 1'000'000);
        if (const chain::BlockBloom* known = blooms.of(block.number))
            rows.bytea(known->bloom.data(), known->isZero() ? 0 : static_cast<qsizetype>(known->bloom.size()));
        else
            rows.null();
    }
    return rows.data();
}

QByteArray blockValues(const store::Commit& commit)
{
    QByteArray heights, hashes, parents, times, bits;
    Blooms blooms(commit);
    for (const chain::BlockRef& block : commit.blocks) {
        const char* comma = heights.isEmpty() ? "" : ",";
        heights += comma + QByteArray::number(block.number);
        hashes += comma + store::hex(block.hash);
        parents += comma + store::hex(block.parent);
        times += comma + QByteArray::number(storable(block.timestamp));
        const chain::BlockBloom* known = blooms.of(block.number);
        bits += comma + (!known ? QByteArray("NULL") : known->isZero() ? QByteArray("\"\"") : store::hex(known->bloom));
    }
    return "SELECT number, decode(hash, 'hex') AS hash, decode(parent, 'hex') AS parent_hash, to_timestamp(timestamp) "
           "AS timestamp, decode(bloom, 'hex') AS bloom FROM unnest('{" +
           heights + "}'::bigint[], '{" + hashes + "}'::text[], '{" + parents + "}'::text[], '{" + times +
           "}'::bigint[], '{" + bits + "}'::text[]) AS u (number, hash, parent, timestamp, bloom)";
}

}  // namespace signalbox::evm
