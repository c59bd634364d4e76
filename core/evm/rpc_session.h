// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>

#include "rpc/json_rpc.h"
#include "rpc/passing_faults.h"
#include "signalbox/commands.h"

namespace signalbox::evm {

using Answer = tl::expected<QJsonValue, rpc::Refusal>;

/// Single-value requests to endpoints that need not belong to a chain. Chain IDs are not checked.
class RpcSession {
public:
    static Expected<std::shared_ptr<RpcSession>> open(const std::vector<EndpointDraft>& endpoints,
                                                      std::shared_ptr<rpc::RateRegistry> rates, qint64 chainId = 0);
    /// Over those with an HTTP URL; NO_HTTP_ENDPOINT if there is none.
    static Expected<std::shared_ptr<RpcSession>> openAt(std::vector<rpc::EndpointSettings> endpoints,
                                                        std::shared_ptr<rpc::RateRegistry> rates, qint64 chainId);

    QCoro::Task<Answer> ask(const char* method, QByteArray params);
    /// A call as the pool makes it; an unanswered one is given up soon and repeated.
    QCoro::Task<rpc::Outcome> exchange(rpc::Call call);
    /// The block's JSON object; NotFound if the node has none at that height.
    QCoro::Task<Expected<QJsonObject>> block(QByteArray tag);
    QCoro::Task<Expected<Height>> head();
    QCoro::Task<Expected<QDateTime>> timeOf(Height height);

    rpc::EndpointPool& pool() { return m_pool; }
    double lastMilliseconds() const { return m_last; }
    qint64 lastBytes() const { return m_bytes; }
    qint64 lastEndpoint() const { return m_endpoint; }
    const rpc::PassingFaults& faults() const { return m_faults; }

    RpcSession(qint64 chainId, std::shared_ptr<rpc::RateRegistry> rates);

private:
    rpc::EndpointPool m_pool;
    double m_last = 0;
    qint64 m_bytes = 0, m_endpoint = 0;
    int m_patienceMs, m_answers = 0;
    double m_slowestMs = 0;
    rpc::PassingFaults m_faults;
};

using rpc::quantityOf;
QByteArray dataOf(const QJsonValue& value);  ///< bytes of a DATA text; empty if it is not one

/// True if eth_getCode is not 0x at that block.
QCoro::Task<Expected<bool>> hasCode(std::shared_ptr<RpcSession> session, QByteArray address, QByteArray block);
QCoro::Task<Expected<Height>> findCreation(std::shared_ptr<RpcSession> session, QByteArray address);
QCoro::Task<Expected<Height>> findBlockAt(std::shared_ptr<RpcSession> session, QDateTime at);

}  // namespace signalbox::evm
