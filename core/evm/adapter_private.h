// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/doubt/doubt_checker.h"
#include "evm/evm_adapter.h"
#include "evm/head/head_judge.h"
#include "evm/proof/confirmer.h"
#include "evm/reading/range_reader.h"

namespace signalbox::evm {

/// The parts of the adapter, and the order in which they read a range.
class EvmAdapter::Private {
public:
    Private(EvmAdapter& owner, EvmAdapterConfig config, std::shared_ptr<rpc::RateRegistry> rates);

    EvmAdapter& q;
    EvmAdapterConfig config;
    rpc::EndpointPool pool;
    HeaderFetcher headers{config, pool};
    HeadSubscriptions subscriptions{config, [this] {
                                        if (q.onNewHead)
                                            q.onNewHead();
                                    }};
    HeadJudge heads{config, pool, headers, subscriptions};
    DoubtPolicy doubts;
    TrustBook trust{pool};
    RangeSizer sizer;
    LogCalls calls{pool, headers};
    BlockReader blocks{config, pool, calls, doubts, trust};
    RangeReader ranges{pool, headers, calls, blocks, sizer};
    Rechecker rechecker;
    DoubtChecker checker{config, pool, calls, blocks, doubts, trust, rechecker};
    RowAssembler rows{config, headers};
    ProvenReader proven{config, pool, headers, heads};
    Confirmer confirmer{config, pool, headers, calls, blocks, proven, rows};

    QCoro::Task<Expected<indexing::Fetched>> fetchOnce(indexing::FetchRequest request, LogFilter filter, qint64 only,
                                                       qint64 avoid);
    /// All headers first, then the logs of each block by its hash: the form that a reorg cannot mix up. One endpoint,
    /// or any (0).
    struct ReadRange {
        FetchedHeaders headers;
        FetchedLogs logs;
    };
    QCoro::Task<Expected<ReadRange>> readByHash(Interval range, LogFilter filter, qint64 only);
    QCoro::Task<Expected<FetchedLogs>> logsByHash(Interval range, LogFilter filter);  ///< the same, for the rechecker
    QCoro::Task<Expected<indexing::Fetched>> fetchByHash(indexing::FetchRequest request, LogFilter filter, qint64 only);
    QCoro::Task<Expected<indexing::Fetched>> fetchProven(indexing::FetchRequest request, LogFilter filter);
    QCoro::Task<Expected<indexing::Fetched>> fetchWithProof(indexing::FetchRequest request, LogFilter filter);
    std::optional<Height> sampleUnstored(Interval range, const std::vector<chain::BlockBloom>& stored);
};

}  // namespace signalbox::evm
