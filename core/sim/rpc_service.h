// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <memory>

#include "sim/chain.h"
#include "sim/provider_words.h"
#include "sim/responder.h"

namespace signalbox::sim {

/// Answers JSON-RPC requests about one chain, as an endpoint with those faults does.
class RpcService : public Responder {
public:
    explicit RpcService(std::shared_ptr<SimChain> chain) : m_own(chain), m_chain(std::move(chain)) {}

    RpcReply handle(const QByteArray& request, const SimFaults& faults) override;

private:
    struct Result {
        QByteArray json;  ///< result if the call succeeded
        Refusal error;    ///< error if code ≠ 0
    };
    struct Filter;
    /// Empty for no answer at all.
    QByteArray one(const QJsonObject& request, const SimFaults& faults, bool inBatch, int& httpStatus);
    Result call(const QByteArray& method, const QJsonArray& params, const SimFaults& faults);
    Result getBlock(const QJsonArray& params, const SimFaults& faults, bool byHash);
    Result getLogs(const QJsonObject& filter, const SimFaults& faults);
    Result getReceipts(const QJsonValue& which, const SimFaults& faults);
    Result getReceipt(const QJsonValue& which, const SimFaults& faults);
    Result ethCall(const QJsonArray& params, const SimFaults& faults);
    Result stateAt(const QByteArray& method, const QJsonArray& params, const SimFaults& faults);
    std::optional<Height> stateBlock(const QJsonValue& which, const SimFaults& faults, Refusal& refusal) const;
    std::optional<Height> height(const QJsonValue& tag, const SimFaults& faults) const;
    std::optional<SimHeader> header(Height height, const SimFaults& faults, bool tagged) const;
    Height head(const SimFaults& faults) const { return std::max<Height>(0, m_chain->head() - faults.lagBlocks); }

    std::shared_ptr<SimChain> m_own;
    std::shared_ptr<SimChain> m_chain;  ///< chain of the request being answered
    Random m_dice{0x5eed};
    CallFailures m_failures;
};

}  // namespace signalbox::sim
