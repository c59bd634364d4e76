// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/adapter.h"
#include "rpc/endpoint_settings.h"
#include "signalbox/queries.h"
#include "support/task_scope.h"

namespace signalbox::engine {

/// The endpoints of a chain that is being added, with the IDs 1, 2, …
Expected<std::vector<rpc::EndpointSettings>> endpointsOf(const std::vector<EndpointDraft>& drafts);

/// What some ranges spread over a chain's history cost, read as indexing reads them.
struct HistorySample {
    int ranges = 0;
    qint64 blocks = 0, rows = 0;
    double seconds = 0;  ///< summed
    int inFlight = 1;    ///< ranges that indexing reads at the same time

    /// Of reading `wanted` blocks; figures are unknown without samples. `bytesPerRow`: in all tables and indexes.
    Estimate estimate(qint64 wanted, double bytesPerRow) const;
};
/// Reads `eachBlocks` at twelve places of `known`.
QCoro::Task<HistorySample> sampleHistory(indexing::Adapter& adapter, QString stream, Interval known, qint64 eachBlocks,
                                         Cancellation cancellation);

/// The possible starts of a chain whose blocks are `known`.
struct StartQuestion {
    Interval known;
    const char* firstId = "";  ///< of the choice that starts with the first known block
    Height from = 0;           ///< the draft's first block; a choice if it is known and not the first one
    QDateTime date;            ///< may be invalid
    int lastDays = 0;          ///< 0: none
};
/// Milliseconds since 1970 at which a block was made; HISTORY_PRUNED if the nodes no longer have it.
using TimeOf = std::function<QCoro::Task<Expected<qint64>>(Height height)>;
QCoro::Task<std::vector<StartChoice>> startsOf(StartQuestion question, TimeOf timeOf,
                                               std::function<Estimate(qint64 blocks)> estimate);

}  // namespace signalbox::engine
