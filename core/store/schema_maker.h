// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::store {

/// A schema's name from a CAIP-2 ID: family_reference in lower case, every character but a–z and 0–9 replaced by _, the
/// reference cut at 40 characters.
QString schemaSlug(const QString& caip2);

/// Tables of one EVM chain: blocks, transfers, balance events, reorgs; and separately the two block-range indexes of
/// transfers that the Events screen uses. These cost a fifth of the ingest time while rows are appended, and a table of
/// some 100,000 rows is searched as fast without them: IndexKeeper creates them when the history is complete or the
/// table has grown.
class SchemaMaker {
public:
    static void makeEvm(Transaction& transaction, const QString& schema, const QString& reader);
    static void drop(Transaction& transaction,
                     const QString& schema);  ///< one per transaction because of hundreds of locks
    static Expected<bool> hasIndexes(Session& session, const QString& schema);
    /// Creates missing indexes (writers wait in the meantime: 0.6 µs per row) and adds the newest rows. With `beside`,
    /// a second connection to the same database, both indexes are processed concurrently.
    static Expected<Done> summarizeIndexes(Session& session, const QString& schema, Session* beside = nullptr);
};

}  // namespace signalbox::store
