// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <chrono>
#include <optional>

#include "postgres/session.h"

namespace signalbox::ibc {

/// The circuit breaker of a sending channel, which all consoles share. Closed; open after 5 failures in a row; half
/// open once more than 30 s have passed since the last one, with one attempt at a time; closed after 3 successes; one
/// failure while half open opens it again.
struct Breaker {
    enum class State { Closed, Open, HalfOpen } state = State::Closed;
    int failures = 0, successes = 0;
    QDateTime failedAt, trialAt;

    static constexpr int mostFailures = 5, neededSuccesses = 3;
    static constexpr qint64 openMs = 30'000, trialMs = 30 * 60'000;  ///< trialMs: an attempt whose console died

    bool admits(const QDateTime& now) const;
    bool begin(const QDateTime& now);  ///< false: refused at once
    void succeeded();
    void failed(const QDateTime& now);
    void leave();  ///< the attempt had neither outcome
};

/// The rows; each call is one transaction's part, and locks the row.
namespace breakers {

Breaker read(store::Transaction& transaction, const QString& chainId, const QString& channel);
bool begin(store::Transaction& transaction, const QString& chainId, const QString& channel);
/// `success` unset: neither.
void end(store::Transaction& transaction, const QString& chainId, const QString& channel, std::optional<bool> success);

}  // namespace breakers

Error breakerOpen(const QString& chainId, const QString& channel);

/// Pauses before the second and third attempt: 2 s, doubled, at most 30 s, each 20 % shorter or longer by `chance` (0
/// to 1).
std::chrono::milliseconds retryPause(int attempt, double chance);
constexpr int mostAttempts = 3;

}  // namespace signalbox::ibc
