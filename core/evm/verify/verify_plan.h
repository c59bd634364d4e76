// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "chain/interval_set.h"
#include "evm/proof/rules.h"
#include "evm/proof/truth_reader.h"
#include "postgres/session.h"

namespace signalbox::engine {

/// The stored parts of a chain that can be verified.
struct StoredStreams {
    struct Stream {
        chain::StreamSpec spec;
        chain::IntervalSet covered;
    };
    std::vector<Stream> streams;
    chain::IntervalSet blocks;  ///< covered by any of them
};
Expected<StoredStreams> storedStreams(store::Session& session, const QString& caip2);

/// Pieces of at most `most` blocks, each covered by the same streams from end to end.
std::vector<evm::proof::Piece> piecesOf(const StoredStreams& stored, Interval range, qint64 most);
/// So many distinct blocks of the range drawn at random, ascending.
std::vector<evm::proof::Piece> samplePieces(const StoredStreams& stored, Interval range, qint64 sample, quint64 seed);

/// The same pieces, cut where the rules change; those whose receipts cannot be proven are marked to be read by hash.
std::vector<evm::proof::Piece> cutAtRules(const std::vector<evm::proof::Piece>& pieces, const evm::proof::Rules& rules);

/// One block whose rows differ from the chain.
struct Difference {
    Height block = 0;
    qint64 missing = 0, surplus = 0;  ///< rows that are not stored; stored rows that are not on the chain
    bool otherHash = false;
    QString unproven;  ///< reason why the chain's side could not be proven; English
};
/// Compares the rows and hashes of a piece with the stored ones.
Expected<std::vector<Difference>> compareStored(store::Session& session, const QString& schema, qint64 chainId,
                                                const evm::proof::Piece& piece);

}  // namespace signalbox::engine
