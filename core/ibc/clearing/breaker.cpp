// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/breaker.h"

#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"

namespace signalbox::ibc {

bool Breaker::admits(const QDateTime& now) const
{
    switch (state) {
        case State::Closed:
            return true;
        case State::Open:
            return !failedAt.isValid() || failedAt.msecsTo(now) > openMs;
        case State::HalfOpen:
            return !trialAt.isValid() || trialAt.msecsTo(now) > trialMs;
    }
    return false;
}

bool Breaker::begin(const QDateTime& now)
{
    if (!admits(now))
        return false;
    if (state == State::Open) {
        state = State::HalfOpen;
        successes = 0;
    }
    if (state == State::HalfOpen)
        trialAt = now;
    return true;
}

void Breaker::succeeded()
{
    trialAt = {};
    failures = 0;
    if (state == State::HalfOpen && ++successes >= neededSuccesses)
        *this = Breaker();
}

void Breaker::failed(const QDateTime& now)
{
    trialAt = {};
    failedAt = now;
    ++failures;
    successes = 0;
    if (state == State::HalfOpen || failures >= mostFailures)
        state = State::Open;
}

void Breaker::leave()
{
    trialAt = {};
}

namespace breakers {

namespace {

Breaker breakerOf(const pqxx::result& rows)
{
    Breaker breaker;
    if (rows.empty())
        return breaker;
    const QString state = store::text(rows[0][0]);
    breaker.state = state == "open"_L1        ? Breaker::State::Open
                    : state == "half_open"_L1 ? Breaker::State::HalfOpen
                                              : Breaker::State::Closed;
    breaker.failures = int(store::integer(rows[0][1]));
    breaker.successes = int(store::integer(rows[0][2]));
    breaker.failedAt = store::time(rows[0][3]);
    breaker.trialAt = store::time(rows[0][4]);
    return breaker;
}

constexpr const char* select =
    "SELECT state, failures, successes, failed_at, trial_at FROM ibc.clearing_breakers WHERE chain_id = $1 AND "
    "channel_id = $2";

Breaker lock(store::Transaction& transaction, const QString& chainId, const QString& channel)
{
    transaction.exec("INSERT INTO ibc.clearing_breakers (chain_id, channel_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                     {chainId, channel});
    return breakerOf(transaction.exec(std::string(select) + " FOR UPDATE", {chainId, channel}));
}

void keep(store::Transaction& transaction, const QString& chainId, const QString& channel, const Breaker& breaker)
{
    const char* state = breaker.state == Breaker::State::Open       ? "open"
                        : breaker.state == Breaker::State::HalfOpen ? "half_open"
                                                                    : "closed";
    transaction.exec(
        "UPDATE ibc.clearing_breakers SET state = $3, failures = $4, successes = $5, failed_at = $6, trial_at = $7 "
        "WHERE "
        "chain_id = $1 AND channel_id = $2",
        {chainId, channel, state, breaker.failures, breaker.successes, breaker.failedAt, breaker.trialAt});
}

QDateTime now(store::Transaction& transaction)
{
    return store::time(transaction.exec("SELECT clock_timestamp()")[0][0]);
}

}  // namespace

Breaker read(store::Transaction& transaction, const QString& chainId, const QString& channel)
{
    return breakerOf(transaction.exec(select, {chainId, channel}));
}

bool begin(store::Transaction& transaction, const QString& chainId, const QString& channel)
{
    Breaker breaker = lock(transaction, chainId, channel);
    if (!breaker.begin(now(transaction)))
        return false;
    keep(transaction, chainId, channel, breaker);
    return true;
}

void end(store::Transaction& transaction, const QString& chainId, const QString& channel, std::optional<bool> success)
{
    Breaker breaker = lock(transaction, chainId, channel);
    if (!success)
        breaker.leave();
    else if (*success)
        breaker.succeeded();
    else
        breaker.failed(now(transaction));
    keep(transaction, chainId, channel, breaker);
}

}  // namespace breakers

Error breakerOpen(const QString& chainId, const QString& channel)
{
    Error error = Error::make(
        ErrorKind::Refused, "BREAKER_OPEN",
        channel.isEmpty() ? Message(QT_TRANSLATE_NOOP("Engine",
                                                      "Clearing of the whole chain %1 is paused after failures. "
                                                      "Correct their cause, and clear again in 30 seconds."))
                                .arg(chainId)
                          : Message(QT_TRANSLATE_NOOP("Engine",
                                                      "Clearing of %1 on %2 is paused after failures. Correct their "
                                                      "cause, and clear again in 30 seconds."))
                                .arg(channel, chainId));
    error.retryAfterMs = Breaker::openMs;
    return error;
}

std::chrono::milliseconds retryPause(int attempt, double chance)
{
    const double pause = std::min(2'000.0 * std::pow(2.0, std::max(attempt - 1, 0)), 30'000.0);
    return std::chrono::milliseconds(qint64(pause * (0.8 + 0.4 * std::clamp(chance, 0.0, 1.0))));
}

}  // namespace signalbox::ibc
