// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/stream_book.h"

/// Derived streams, whose rows are computed from stored rows of their base, among a ledger's entries. Pure.
namespace signalbox::indexing {

using LedgerEntries = std::vector<LedgerEntry>;

/// A derived stream wants the blocks that the streams of its base want, with their confirmations.
void fitToBases(LedgerEntries& entries);
/// True if the entry's stream is derived from one of `streams`.
bool isDerivedFrom(const LedgerEntry& entry, const chain::Streams& streams);
chain::IntervalSet baseOf(const LedgerEntries& entries, const LedgerEntry& derived);  ///< covered blocks of its base
chain::IntervalSet openTo(const LedgerEntries& entries, const LedgerEntry& derived);  ///< those of them that it lacks

/// The effect of a commit of the base on its derived streams: live blocks are counted in it, those of a late stream
/// must be counted again.
void applyToDerived(LedgerEntries& entries, const store::Commit& commit);
void applyPiece(LedgerEntries& entries, const store::DerivedPiece& piece);

}  // namespace signalbox::indexing
