// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::store {

/// A schema's name from a CAIP-2 id: family_reference, lower case, everything but a–z and 0–9 as _, reference cut at 40
/// characters.
QString schemaSlug(const QString& caip2);

/// Tables of one EVM chain: blocks, transfers, reorgs; and apart from them the two block-range indexes of transfers
/// that the Events screen uses. Those cost a fifth of the ingest while rows are appended, and a table of some 100,000
/// rows is searched as fast without them: IndexKeeper makes them when the history is complete or the table has grown.
class SchemaMaker {
public:
    static void makeEvm(Transaction& transaction, const QString& schema, const QString& reader);
    static void drop(Transaction& transaction, const QString& schema);  ///< one per transaction: hundreds of locks
    static Expected<bool> hasIndexes(Session& session, const QString& schema);
    /// Makes the indexes where they are missing (writers wait meanwhile: 0.6 µs a row), and takes the newest rows in.
    /// With `beside`, a second connection to the same database, both are worked on at once.
    static Expected<Done> summarizeIndexes(Session& session, const QString& schema, Session* beside = nullptr);
};

}  // namespace signalbox::store
