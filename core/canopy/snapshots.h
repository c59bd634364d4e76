// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "canopy/types.h"
#include "catalog/rows.h"

namespace signalbox::canopy {

/// Rows of poll_snapshots and proposal_snapshots from the bodies of /v1/gov/poll and /v1/gov/proposals. `at`: Unix µs.
/// `endpoint`: the node whose operator voted, without its secret part.
Read<int> pollRows(const QByteArray& body, qint64 at, catalog::RowSet& rows);
Read<int> proposalRows(const QByteArray& body, qint64 at, const QString& endpoint, catalog::RowSet& rows);

}  // namespace signalbox::canopy
