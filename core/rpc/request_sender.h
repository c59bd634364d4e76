// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <functional>

#include "rpc/call.h"
#include "rpc/head_choice.h"
#include "support/task_scope.h"

namespace signalbox::rpc {

/// One request to one endpoint: waits for its rate, sends, reads the answer, and notes what it says of the endpoint.
/// Its owner drains the scope of the calls before it goes away.
class RequestSender {
public:
    using Check = std::function<QCoro::Task<std::optional<Refusal>>(EntryPtr)>;

    RequestSender(const EndpointList& endpoints, HeadChoice& heads, Cancellation cancellation);
    HttpTransport& http() { return m_http; }
    /// Asks who is there behind a connection that is new; a refusal takes the place of the answer.
    void checkNewConnections(Check check) { m_check = std::move(check); }

    QCoro::Task<Outcome> send(EntryPtr entry, Call call);
    bool waitsForRate() const { return m_waitingForRate > 0 && m_sent == 0; }
    void countWaiting(int more) { m_waitingForRate += more; }  ///< who waits before an endpoint is chosen

    /// What the fault means, noted at the endpoint. `sent`: the request as its rate knows it.
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
