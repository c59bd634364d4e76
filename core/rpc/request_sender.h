// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <functional>

#include "rpc/call.h"
#include "rpc/head_choice.h"
#include "support/task_scope.h"

namespace signalbox::rpc {

/// One request to one endpoint: waits for its rate, sends, reads the answer, and records the result in the endpoint's
/// state. Its owner drains the calls' scope before destroying it.
class RequestSender {
public:
    using Check = std::function<QCoro::Task<std::optional<Refusal>>(EntryPtr)>;

    RequestSender(const EndpointList& endpoints, HeadChoice& heads, Cancellation cancellation);
    HttpTransport& http() { return m_http; }
    /// Checks the identity behind a new connection; a refusal replaces the answer.
    void checkNewConnections(Check check) { m_check = std::move(check); }

    QCoro::Task<Outcome> send(EntryPtr entry, Call call);
    bool waitsForRate() const { return m_waitingForRate > 0 && m_sent == 0; }
    void countWaiting(int more) { m_waitingForRate += more; }  ///< calls that wait before an endpoint is chosen

    /// Classifies the fault and records it in the endpoint's state. `sent`: the request's entry in its rate.
    Refusal refuse(EndpointEntry& entry, Fault fault, const Call& call, RateLearner::Id sent = 0);
    Refusal nobody(const Call& call) const;  ///< no endpoint can serve it, or it was canceled
    static Refusal tooManyAtOnce(const EndpointEntry& entry);

private:
    const EndpointList& m_endpoints;
    HeadChoice& m_heads;
    Cancellation m_cancellation;
    HttpTransport m_http;
    Check m_check;
    int m_waitingForRate = 0;
    int m_sent = 0;
};

}  // namespace signalbox::rpc
