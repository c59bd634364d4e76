// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/ledger.h"

/// Derived streams, whose rows are computed from stored rows of their base, among a ledger's entries. Pure.
namespace signalbox::indexing {

using LedgerEntries = std::vector<LedgerEntry>;

/// Nothing is wanted of a derived stream that no stream of its base wants.
void fitToBases(LedgerEntries& entries);
/// The entry's stream is derived from one of `streams`.
bool isDerivedFrom(const LedgerEntry& entry, const chain::Streams& streams);
chain::IntervalSet baseOf(const LedgerEntries& entries, const LedgerEntry& derived);  ///< what its base covers
chain::IntervalSet openTo(const LedgerEntries& entries, const LedgerEntry& derived);  ///< of that, what it lacks

/// What a commit of the base does to its derived streams: live blocks count in it, those of a late stream are to be
/// counted again.
void applyToDerived(LedgerEntries& entries, const store::Commit& commit);
void applyPiece(LedgerEntries& entries, const store::DerivedPiece& piece);

}  // namespace signalbox::indexing
