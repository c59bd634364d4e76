// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "indexing/anchors.h"
#include "indexing/block_pace.h"
#include "indexing/worker/journal.h"
#include "indexing/worker/naps.h"
#include "indexing/worker/throughput.h"

namespace signalbox::indexing {

/// Requests the head from the endpoints, by a timer and on notification, and passes it on to the ledger. Raises and
/// clears the problems of failing requests and of a head below the stored blocks.
class HeadFollower {
public:
    struct Parts {
        const WorkerConfig& config;
        const WorkerClock& clock;
        const Life& life;
        Ledger& ledger;
        const std::unique_ptr<Adapter>& adapter;
        Anchors& anchors;
        BlockPace& pace;
        Journal& journal;
        Throughput& throughput;
        TaskScope& scope;
    };
    struct Hooks {
        std::function<void()> isPaused;  ///< called while the first request waits for the operator to resume
        std::function<void(const Head&)> corrected;  ///< earlier heads were wrong; called before the ledger is updated
        std::function<void(const Head&)> known;      ///< called after the ledger is updated
        std::function<void()> polled;                ///< called after each request, failed or not
    };

    HeadFollower(Parts parts, Hooks hooks, QObject* context);

    /// Requests the first head until it succeeds; none if the worker ends. Does not call seen().
    QCoro::Task<std::optional<Head>> first(Naps& naps);
    void seen(const Head& head);
    void forgetLow() { m_lowSince = 0; }  ///< earlier heads were wrong

    void pollIn(qint64 milliseconds);  ///< 0: at once, or after the current request
    void pollLater() { pollIn(interval()); }
    void stop() { m_timer.stop(); }

    bool isFailing() const;
    const std::optional<Head>& last() const { return m_last; }
    QDateTime seenAt() const { return m_seenAt; }  ///< of the last answer, UTC
    metrics::Silence silence() const;

private:
    enum class Poll { Idle, Asking, AskingAgain };

    QCoro::Task<> poll();
    qint64 failed(const Error& error, qint64 mostMs);  ///< returns the delay
    qint64 interval() const;
    void checkLow(const Head& head);

    Parts m;
    Hooks m_hooks;
    Poll m_poll = Poll::Idle;
    std::optional<Head> m_last;
    QDateTime m_seenAt;
    qint64 m_askedAt = -1;     ///< start of the oldest unanswered request; -1: none
    qint64 m_headAskedAt = 0;  ///< start of the request that first returned the current head
    qint64 m_changedAt = 0, m_lowSince = 0;
    int m_attempts = 0;
    QTimer m_timer;
};

}  // namespace signalbox::indexing
