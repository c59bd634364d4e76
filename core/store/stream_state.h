// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/pq_connection.h"
#include "store/ingest.h"

namespace signalbox::store {

/// The indexed streams of a chain with their coverage, by name. Part of every IngestStore::load().
Expected<std::vector<StreamState>> readStreams(PqConnection& connection, const QString& caip2);

/// Rows of number, hash, parent hash and Unix seconds, the highest first, for StoredChain::recent.
void readRecent(const PqResult& rows, StoredChain& state);

QByteArray pqCell(const PqResult& result, int row, int column);
Bytes32 pqHash(const PqResult& result, int row, int column);  ///< hash in a bytea field

}  // namespace signalbox::store
