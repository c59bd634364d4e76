// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QJsonObject>

#include "cosmos/node_errors.h"
#include "rpc/endpoint_pool.h"
#include "rpc/passing_faults.h"

namespace signalbox::cosmos {

/// GET requests to the REST interface of one chain's nodes over an endpoint pool of its own. Lives in the pool's
/// thread.
class LcdClient {
public:
    /// `chainId` empty: any chain, in a probe.
    LcdClient(QString chainId, std::shared_ptr<rpc::RateRegistry> rates);

    rpc::EndpointPool& pool() { return m_pool; }
    void watchFaults(std::shared_ptr<rpc::PassingFaults> faults) { m_faults = std::move(faults); }
    bool hasEndpoint() const;

    /// The answer's object. An unknown object is refused with class FatalParams (status 404), an unknown route with
    /// Unsupported.
    QCoro::Task<tl::expected<QJsonObject, rpc::Refusal>> get(QByteArray path);

private:
    rpc::Call call(const QByteArray& path) const;

    QString m_chainId;
    std::shared_ptr<rpc::PassingFaults> m_faults;  ///< used in a probe
    rpc::EndpointPool m_pool;
};

inline const char nodeInfoPath[] = "/cosmos/base/tendermint/v1beta1/node_info";
QString chainOfNodeInfo(const QJsonObject& answer);

}  // namespace signalbox::cosmos
