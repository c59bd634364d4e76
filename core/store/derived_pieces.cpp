// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/derived_pieces.h"

#include "store/stream_state.h"

namespace signalbox::store {

Expected<Intervals> DerivedPieces::intervals(const QByteArray& query)
{
    const auto found = m_connection.run(query);
    if (!found)
        return fail(found.error());
    Intervals all;
    for (int row = 0; row < PQntuples(found->get()); ++row)
        all.push_back({pqCell(*found, row, 0).toLongLong(), pqCell(*found, row, 1).toLongLong()});
    return all;
}

Expected<Intervals> DerivedPieces::blocksOf(const DerivedSet& set, const Intervals& missing, qint64 most, qint64& rows)
{
    Intervals chosen;
    for (const Interval& blocks : missing) {
        const qint64 room = most - rows;
        const auto counted =
            m_connection.run("SELECT count(*), max(n) FROM (SELECT n FROM (" + set.baseRows(blocks) +
                             ") AS all_of (n) ORDER BY n LIMIT " + QByteArray::number(room) + ") AS first_of");
        if (!counted)
            return fail(counted.error());
        const qint64 found = pqCell(*counted, 0, 0).toLongLong();
        rows += found;
        if (found >= room) {
            chosen.push_back({blocks.lo, pqCell(*counted, 0, 1).toLongLong()});
            break;
        }
        chosen.push_back(blocks);
    }
    return chosen;
}

Expected<bool> DerivedPieces::isValid(Gathering& gathering, Height upTo)
{
    const auto checked = m_connection.run(m_sql.derived().areMissing(gathering.set(), gathering.blocks().intervals()));
    if (!checked)
        return fail(checked.error());
    const bool ours = PQntuples(checked->get()) == 1 && pqCell(*checked, 0, 0).toLongLong() == gathering.change() &&
                      pqCell(*checked, 0, 1) == "t" && *gathering.blocks().last() <= upTo;
    if (!ours)
        gathering.forget();
    return ours;
}

Expected<DerivedPiece> DerivedPieces::surplus(const DerivedSet& set)
{
    DerivedPiece piece;
    auto stray = intervals(m_sql.derived().stray(set));
    if (!stray)
        return fail(stray.error());
    if (stray->empty())
        return piece;
    if (const auto done = m_transact(m_sql.underive(set, *stray)); !done)
        return fail(done.error());
    piece.stream = set.stream();
    piece.uncovered = std::move(*stray);
    return piece;
}

Expected<DerivedPiece> DerivedPieces::fromMemory(const DerivedSet& set, Gathering& gathering, bool more)
{
    DerivedPiece piece{set.stream(), gathering.blocks().intervals(), {}, gathering.values().rows(), more};
    const auto done = m_transact(m_sql.derive(set, piece.covered, &gathering.values()));
    gathering.forget();  // if it failed, the rows are read
    return done ? Expected<DerivedPiece>(std::move(piece)) : fail(done.error());
}

Expected<DerivedPiece> DerivedPieces::fromRows(const DerivedSet& set, const Intervals& missing, qint64 rows)
{
    DerivedPiece piece;
    auto chosen = blocksOf(set, missing, rows, piece.rows);
    if (!chosen)
        return fail(chosen.error());
    if (const auto done = m_transact(m_sql.derive(set, *chosen)); !done)
        return fail(done.error());
    piece.stream = set.stream();
    piece.covered = std::move(*chosen);
    piece.more = piece.rows >= rows;
    return piece;
}

Expected<DerivedPiece> DerivedPieces::next(const DerivedSet& set, Height upTo, qint64 rows)
{
    auto surplus = this->surplus(set);
    if (!surplus || !surplus->stream.isEmpty())
        return surplus;
    Gathering* gathering = m_gatherings.find(set);
    if (gathering && !gathering->blocks().isEmpty()) {
        const auto valid = isValid(*gathering, upTo);
        if (!valid)
            return fail(valid.error());
    }
    const auto missing = intervals(m_sql.derived().missing(set, upTo));
    if (!missing)
        return fail(missing.error());
    if (!gathering || gathering->blocks().isEmpty())
        return missing->empty() ? DerivedPiece{} : fromRows(set, *missing, std::max<qint64>(1, rows));
    // What an earlier run left is read while less than a piece is in memory.
    const auto stored = chain::IntervalSet(*missing).without(gathering->blocks());
    if (stored.isEmpty() || gathering->values().rows() >= rows)
        return fromMemory(set, *gathering, !stored.isEmpty());
    auto piece = fromRows(set, stored.intervals(), std::max<qint64>(1, rows));
    if (piece)
        gathering->passed();
    return piece;
}

}  // namespace signalbox::store
