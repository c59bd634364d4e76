// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ingest.h"

namespace signalbox::evm {

/// The headers of a commit as rows of <schema>.blocks for COPY.
QByteArray blockRows(const store::Commit& commit);

/// The same as a SELECT of their columns from values: below some 300 blocks it is faster than a temporary table.
QByteArray blockValues(const store::Commit& commit);

}  // namespace signalbox::evm
