#pragma once

#include "store/session.h"

namespace signalbox::store {

/// A schema's name from a CAIP-2 id: family_reference, lower case, everything but a–z and 0–9 as _, reference cut at 40
/// characters.
QString schemaSlug(const QString& caip2);

/// Tables of one EVM chain: blocks, transfers, reorgs, and the indexes of the Events screen. Block-range indexes cost
/// next to nothing while rows are appended: new ranges count as "may hold it" until summarizeIndexes() has read them.
class SchemaMaker {
public:
    static void makeEvm(Transaction& transaction, const QString& schema, const QString& reader);
    static void drop(Transaction& transaction, const QString& schema);  ///< one per transaction: hundreds of locks
    static Expected<Done> summarizeIndexes(Session& session, const QString& schema);
};

}  // namespace signalbox::store
