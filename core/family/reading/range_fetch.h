// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <functional>

#include "indexing/adapter.h"
#include "rpc/endpoint_pool.h"

namespace signalbox::engine {

/// How many blocks one fetch reads: twice as many after a quick and small one, half after a slow or large one.
class FetchSize {
public:
    explicit FetchSize(qint64 most) : m_most(most) {}
    qint64 blocks() const { return m_blocks; }
    void fetched(qint64 blocks, qint64 bytes, double milliseconds);

private:
    const qint64 m_most;
    qint64 m_blocks = 16;
};

/// One attempt. `avoid`: an endpoint that failed, 0 for none; `endpoint` becomes the one that answers.
using FetchOnce = std::function<QCoro::Task<Expected<indexing::Fetched>>(indexing::FetchRequest request, qint64 avoid,
                                                                         qint64* endpoint)>;
/// Attempts the request up to three times, with another endpoint each time. `pool` and `size` outlive the task.
QCoro::Task<Expected<indexing::Fetched>> fetchElsewhere(rpc::EndpointPool& pool, FetchSize& size,
                                                        indexing::FetchRequest request, FetchOnce once);

}  // namespace signalbox::engine
