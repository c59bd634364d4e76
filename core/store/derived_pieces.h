// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/gathering.h"
#include "store/ingest_sql.h"

namespace signalbox::store {

/// Computes pieces of a chain's derived sets on the writer's connection: from memory if the missing blocks were
/// gathered there, else from the stored rows.
class DerivedPieces {
public:
    using Transact = std::function<Expected<PqResult>(const Script&)>;  ///< runs a script and commits

    /// All of them must outlive it.
    DerivedPieces(PqConnection& connection, const IngestSql& sql, Gatherings& gatherings, Transact transact)
        : m_connection(connection), m_sql(sql), m_gatherings(gatherings), m_transact(std::move(transact))
    {
    }

    /// In a transaction that the fence began. It is still open if the piece has no stream.
    Expected<DerivedPiece> next(const DerivedSet& set, Height upTo, qint64 rows);

private:
    Expected<DerivedPiece> surplus(const DerivedSet& set);
    Expected<DerivedPiece> fromMemory(const DerivedSet& set, Gathering& gathering, bool more);
    Expected<DerivedPiece> fromRows(const DerivedSet& set, const Intervals& missing, qint64 rows);
    Expected<Intervals> intervals(const QByteArray& query);
    /// The lowest missing blocks, as many as have `rows` rows of the base.
    Expected<Intervals> blocksOf(const DerivedSet& set, const Intervals& missing, qint64 most, qint64& rows);
    /// True if the set has to count what was gathered for it; if not, that is forgotten.
    Expected<bool> isValid(Gathering& gathering, Height upTo);

    PqConnection& m_connection;
    const IngestSql& m_sql;
    Gatherings& m_gatherings;
    Transact m_transact;
};

}  // namespace signalbox::store
