// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include "canopy/json_block.h"
#include "canopy/json_state.h"
#include "canopy/wire.h"
#include "rpc/passing_faults.h"

namespace signalbox::canopy {

/// What some requests cost together.
struct Tally {
    qint64 requests = 0, bytes = 0;
    double decodeMs = 0, waitMs = 0;  ///< of this thread; from sending to the last byte, summed
    qint64 endpoint = 0;              ///< that answered last

    void add(const rpc::Served& answer);
};

template <class T>
using Asked = tl::expected<T, rpc::Refusal>;

/// Which chain the endpoints must serve.
struct ChainIdentity {
    quint64 chainId = 0;    ///< 0: any, for a probe
    quint64 networkId = 0;  ///< 0: not known yet
};

/// Typed questions to the nodes of one chain over an endpoint pool, which repeats, waits and goes elsewhere. State
/// routes answer for their newest state when they are asked above it, with status 200 and no sign of it: whoever asks
/// for a state must know that the endpoint has it (tip()), and should see that it still has afterwards. Lives in the
/// thread of the pool.
class NodeClient {
public:
    NodeClient(ChainIdentity identity, std::shared_ptr<rpc::RateRegistry> rates);

    rpc::EndpointPool& pool() { return m_pool; }
    void watchFaults(std::shared_ptr<rpc::PassingFaults> faults) { m_faults = std::move(faults); }
    void setIdentity(ChainIdentity identity) { m_identity = identity; }

    /// The number of the next block, that is of the newest state. `only` 0: whichever endpoint is best.
    QCoro::Task<Asked<Height>> tip(qint64 only, qint64 avoid, std::shared_ptr<Tally> tally);

    /// None: the endpoint has no such block, or hides block 1 (reference: blocks are lost for a while in its cache).
    QCoro::Task<Asked<std::optional<Block>>> block(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::optional<Block>>> blockByHash(QByteArray hash, qint64 only, std::shared_ptr<Tally> tally);
    /// Refused with class Unsupported by nodes without the route, with FatalParams for heights that they cannot.
    QCoro::Task<Asked<Bulk>> bulk(Height height, qint64 only, std::shared_ptr<Tally> tally);

    QCoro::Task<Asked<std::shared_ptr<const State>>> state(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::vector<NonSigner>>> nonSigners(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::vector<Validator>>> validators(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<quint64>> poolCount(Height height, qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::vector<DoubleSigner>>> doubleSigners(qint64 only, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::optional<Certificate>>> certificate(Height height, qint64 only,
                                                               std::shared_ptr<Tally> tally);

    /// The body as it came, for polls, proposals and the version: they are sampled by time.
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

    std::shared_ptr<rpc::PassingFaults> m_faults;  ///< of a probe
    ChainIdentity m_identity;
    JsonReader m_reader;  ///< used within one callback at a time
    rpc::EndpointPool m_pool;
};

/// How a node says what is wrong: status 400 with a code is an answer to that question, 404 a route it has not.
std::optional<rpc::Verdict> judge(const rpc::Fault& fault);

/// A refusal for something that an answer shows only in the context of others; counts against nobody.
rpc::Refusal refusal(rpc::ErrorClass kind, Error error);

}  // namespace signalbox::canopy
