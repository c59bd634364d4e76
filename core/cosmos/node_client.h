// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include "cosmos/node_errors.h"
#include "cosmos/node_status.h"
#include "rpc/endpoint_pool.h"
#include "rpc/passing_faults.h"
#include "rpc/tally.h"

namespace signalbox::cosmos {

using rpc::Asked;
using rpc::Tally;

/// Typed requests to the CometBFT nodes of one chain over an endpoint pool, which retries, waits and switches
/// endpoints. `only` 0: any endpoint. Lives in the pool's thread.
class NodeClient {
public:
    /// `chainId` empty: any chain, in a probe.
    NodeClient(QString chainId, std::shared_ptr<rpc::RateRegistry> rates);

    rpc::EndpointPool& pool() { return m_pool; }
    void watchFaults(std::shared_ptr<rpc::PassingFaults> faults) { m_faults = std::move(faults); }

    /// Tells the pool the endpoint's head, too.
    QCoro::Task<Asked<NodeStatus>> status(qint64 only, qint64 avoid, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<BlockData>> block(Height height, qint64 only, qint64 avoid, std::shared_ptr<Tally> tally);
    QCoro::Task<Asked<std::shared_ptr<const BlockResults>>> results(Height height, qint64 only, qint64 avoid,
                                                                    std::shared_ptr<Tally> tally);
    /// The protobuf answer to a gRPC request at the newest state; empty if the chain has no such object.
    QCoro::Task<Asked<QByteArray>> abciQuery(QByteArray path, QByteArray request, std::shared_ptr<Tally> tally);

private:
    using Taker = std::function<std::optional<rpc::Fault>(std::string_view body)>;
    struct Question {
        const char* method = "";
        QByteArray params = "{}";
        qint64 only = 0, avoid = 0;
        Height highest = -1;
    };
    rpc::Call call(const Question& question) const;
    QCoro::Task<std::optional<rpc::Refusal>> ask(Question question, Taker take, std::shared_ptr<Tally> tally);
    rpc::Dialect dialect();

    QString m_chainId;
    std::shared_ptr<rpc::PassingFaults> m_faults;  ///< used in a probe
    rpc::EndpointPool m_pool;
};

}  // namespace signalbox::cosmos
