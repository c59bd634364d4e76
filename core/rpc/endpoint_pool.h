// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>

#include "rpc/batch_rules.h"
#include "rpc/head_choice.h"
#include "rpc/identity_check.h"
#include "rpc/request_sender.h"
#include "rpc/waiting_line.h"
#include "support/task_scope.h"

namespace signalbox::rpc {

/// The endpoints of one chain. Sends a call to the best of them, waits for rates, retries temporary failures elsewhere,
/// and returns refusals that the caller must answer with another request. Lives in the chain worker's thread.
class EndpointPool {
public:
    /// `chainId` 0: not checked (the probe reads it itself).
    EndpointPool(qint64 chainId, std::shared_ptr<RateRegistry> rates);
    ~EndpointPool();

    void speak(Dialect dialect);  ///< before the first request
    /// A known block of the chain, see IdentityCheck.
    void expectBlock(Height number, const Bytes32& hash) { m_identity.expectBlock(number, hash); }
    void setEndpoints(std::vector<EndpointSettings> endpoints);
    void watchHealth(std::optional<double> blockSeconds);  ///< queries the height of idle endpoints from time to time
    void cancel() { m_scope.cancel(); }
    const Cancellation& cancellation() const { return m_scope.cancellation(); }
    TaskScope& scope() { return m_scope; }

    const EndpointList& endpoints() const { return m_endpoints; }
    EndpointEntry* entry(qint64 endpoint) { return m_endpoints.find(endpoint).get(); }
    HeadChoice& heads() { return m_heads; }
    BatchRules batches() const { return BatchRules(m_endpoints); }

    QCoro::Task<Outcome> call(Call call);
    bool waitingForRate() const { return m_sender.waitsForRate(); }
    void tryNow();

    /// Requests the endpoint's chain ID now; false if it is another chain or there is no answer.
    QCoro::Task<bool> verify(qint64 endpoint);
    void foundWrongChain(qint64 endpoint, const Message& seen);
    void distrust(qint64 endpoint, const Message& what);      ///< its answer contradicts itself: counts as a failure
    void refuseHeight(qint64 endpoint, const Message& what);  ///< others contradict its head, see HeadChoice
    /// `elements` of an otherwise answered batch were refused with this fault. Only a rate fault has an effect: it
    /// counts for the learned rate. The caller requests them again.
    void elementsRefused(qint64 endpoint, int elements, const Fault& fault);

private:
    QCoro::Task<> healthLoop();
    QCoro::Task<> askHeight(qint64 endpoint);

    TaskScope m_scope;
    EndpointList m_endpoints;
    HeadChoice m_heads;
    WaitingLine m_line;
    RequestSender m_sender;
    IdentityCheck m_identity;
    std::function<Call(std::optional<Height>*)> m_askHeight;
};

}  // namespace signalbox::rpc
