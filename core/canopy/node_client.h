// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include "canopy/json_block.h"
#include "canopy/json_state.h"
#include "canopy/wire.h"
#include "rpc/passing_faults.h"
#include "rpc/tally.h"

namespace signalbox::canopy {

using rpc::Asked;
using rpc::Tally;

/// The chain that the endpoints must serve.
struct ChainIdentity {
    quint64 chainId = 0;    ///< 0 for any, in a probe
    quint64 networkId = 0;  ///< 0 if not known yet
};

/// Typed requests to the nodes of one chain over an endpoint pool, which retries, waits and switches endpoints. State
/// routes above the newest state return the newest state with status 200 and no indication: callers must know that the
/// endpoint has the requested state (tip()), and should check afterwards that it still does. Lives in the pool's
/// thread.
class NodeClient {
public:
    NodeClient(ChainIdentity identity, std::shared_ptr<rpc::RateRegistry> rates);

    rpc::EndpointPool& pool() { return m_pool; }
    void watchFaults(std::shared_ptr<rpc::PassingFaults> faults) { m_faults = std::move(faults); }
    void setIdentity(ChainIdentity identity) { m_identity = identity; }

    /// The number of the next block, which is that of the newest state. `only` 0: any endpoint.
    QCoro::Task<Asked<Height>> tip(qint64 only, qint64 avoid, std::shared_ptr<Tally> tally);

    /// None if the endpoint has no such block, or hides block 1 (reference: blocks may be missing for a while in its
    /// cache).
    QCoro::Task<Asked<std::optional<Block>>> block(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::optional<Block>>> blockByHash(QByteArray hash, qint64 only, std::shared_ptr<Tally> tally);
    /// Nodes without the route refuse with class Unsupported; for heights that they cannot serve, with FatalParams.
    QCoro::Task<Asked<Bulk>> bulk(Height height, qint64 only, std::shared_ptr<Tally> tally);

    QCoro::Task<Asked<std::shared_ptr<const State>>> state(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::vector<NonSigner>>> nonSigners(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::vector<Validator>>> validators(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<quint64>> poolCount(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::vector<DoubleSigner>>> doubleSigners(qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::optional<Certificate>>> certificate(Height height, qint64 only,
                                                               std::shared_ptr<Tally> tally);

    /// The unparsed body, for polls, proposals and the version: they are sampled by time.
    QCoro::Task<Asked<QByteArray>> get(QByteArray path, qint64 only, std::shared_ptr<Tally> tally);

private:
    template <class T>
    using Reader = Read<T> (*)(simdjson::dom::element);
    struct Question {
        const char* route = "";
        QByteArray body;
        qint64 only = 0;
        qint64 avoid = 0;
        Height highest = -1;
    };
    rpc::Call call(const Question& question) const;
    template <class T>
    QCoro::Task<Asked<T>> ask(Question question, Reader<T> reader, std::shared_ptr<Tally> tally);
    template <class T>
    QCoro::Task<Asked<std::vector<T>>> list(const char* route, Height height, qint64 only, Reader<Page<T>> reader,
                                            std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::optional<Block>>> complete(ReadBlock read, qint64 only, std::shared_ptr<Tally> tally);
    rpc::Dialect dialect();

    std::shared_ptr<rpc::PassingFaults> m_faults;  ///< used in a probe
    ChainIdentity m_identity;
    JsonReader m_reader;  ///< used within one callback at a time
    rpc::EndpointPool m_pool;
};

/// A node's error forms: status 400 with a code is an answer to the request, 404 a missing route.
std::optional<rpc::Verdict> judge(const rpc::Fault& fault);

/// A refusal because of a fault that is visible only in the context of other answers; counts against no endpoint.
rpc::Refusal refusal(rpc::ErrorClass kind, Error error);

}  // namespace signalbox::canopy
