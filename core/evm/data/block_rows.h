// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ingest.h"

namespace signalbox::evm {

inline constexpr const char* blockColumns = "number, hash, parent_hash, timestamp, bloom";

/// The headers of a commit as rows of <schema>.blocks for COPY.
QByteArray blockRows(const store::Commit& commit);

/// The same as a SELECT of these columns from values: below some 300 blocks it beats a temporary table.
QByteArray blockValues(const store::Commit& commit);

}  // namespace signalbox::evm
