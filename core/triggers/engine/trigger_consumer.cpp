// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/engine/trigger_consumer.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include "signalbox/literals.h"
#include "support/log.h"
#include "triggers/engine/chain_turn.h"
#include "triggers/rows/trigger_rows.h"

namespace signalbox::triggers {

namespace {

constexpr int attempts = 5;  ///< to evaluate a chain, before a fire is parked

/// An event's ID, the chain of many events, or an object with an event's ID.
bool isEventNotice(const QString& payload)
{
    static const QRegularExpression known(u"^(chain \\d{1,19}|\\d{1,19}-\\d{1,19}-\\d{1,10}(-[0-9a-f]{1,64})*)$"_s);
    if (!payload.startsWith(u'{'))
        return known.match(payload).hasMatch();
    const QJsonValue id = QJsonDocument::fromJson(payload.toUtf8()).object().value("event_id"_L1);
    return known.match(id.toString()).hasMatch();
}

}  // namespace

TriggerConsumer::TriggerConsumer(store::ConnectionInfo database, store::Holder holder, Pace pace)
    : m_pace(pace),
      m_console(holder.console),
      m_session(database.withApplication(application)),
      m_lease(std::move(holder))
{
    listen();
    m_thread = std::thread([this] { loop(); });
}

TriggerConsumer::~TriggerConsumer()
{
    m_stop = true;
    m_wake.ring();
    m_session.abandon();  // what runs is rolled back, and done by the next one
    m_thread.join();
    store::Session session(m_session.info());
    m_lease.release(session);
}

void TriggerConsumer::listen()
{
    (void)m_session.listen(
        u"new_event"_s, [this](const QString& payload) {
            m_woken = true;
            if (!isEventNotice(payload))
                qCInfo(logEngine).noquote()
                    << u"A notification of new_event is neither an event nor a chain and is ignored: %1"_s.arg(
                           payload.left(200));
        });
    (void)m_session.listen(u"signalbox"_s, [this](const QString&) { m_woken = true; });
    (void)m_session.listen(changedChannel, [this](const QString&) { m_woken = m_everything = true; });
}

void TriggerConsumer::loop()
{
    while (!m_stop) {
        const auto more = turn();
        if (!more)
            say(more.error());
        else
            m_said.clear();
        if (m_stop || (more && *more))
            continue;
        wait(more ? m_pace.beat : m_pace.retry);
    }
}

/// A notification that came with the answer to a statement does not make the socket readable.
void TriggerConsumer::wait(std::chrono::milliseconds time)
{
    if (!m_session.isOpen() || (m_session.poll() && !m_woken))
        m_wake.wait(m_session, time);
}

void TriggerConsumer::say(const Error& error)
{
    if (m_stop || error.kind == ErrorKind::Retryable || error.code == m_said)
        return;
    m_said = error.code;
    qCWarning(logEngine).noquote() << u"Triggers could not be evaluated and are retried: %1"_s.arg(error.text());
}

Expected<bool> TriggerConsumer::turn()
{
    if (const auto polled = m_session.poll(); !polled)
        return fail(polled.error());
    const auto now = Clock::now();
    const bool due = now - m_looked >= m_pace.beat, all = now - m_lookedAtAll >= m_pace.all;
    if (due)
        m_looked = now;
    if (m_lease.isOurs() ? now - m_kept >= m_pace.keep : due) {
        const bool had = m_lease.isOurs();
        const auto ours = m_lease.keep(m_session);
        if (!ours)
            return ours;
        if (*ours && !had)
            m_woken = m_everything = true;
        m_kept = now;
    }
    if ((!std::exchange(m_woken, false) && !due && !all) || !m_lease.isOurs())
        return false;
    const auto todo = chains(m_everything || all);
    if (!todo)
        return fail(todo.error());
    m_everything = false;
    if (all)
        m_lookedAtAll = now;
    bool more = false;
    std::optional<Error> failure;
    for (const qint64 chain : *todo) {
        if (m_stop)
            return false;
        const auto evaluated = evaluate(chain);
        if (evaluated) {
            m_failures.erase(chain);
            more = more || *evaluated;
            continue;
        }
        ++m_failures[chain];
        if (evaluated.error().code == "CONSUMER_LEASE_LOST"_L1) {
            m_kept = {};
            return false;
        }
        if (evaluated.error().code == "DATABASE_AWAY"_L1) {
            m_everything = true;
            return fail(evaluated.error());
        }
        failure = evaluated.error();  // the other chains go on
    }
    m_everything = m_everything || more || failure;
    if (failure)
        return fail(*failure);
    m_woken = m_woken || more;
    return more;
}

/// Chains with news; with `all` also those with stateful triggers, which may wait for something else.
Expected<std::vector<qint64>> TriggerConsumer::chains(bool all)
{
    return m_session.read([&](store::Transaction& transaction) {
        m_triggers.refresh(transaction);
        std::vector<qint64> todo = all ? m_triggers.statefulChains() : std::vector<qint64>();
        for (const qint64 chain : chainsWithNews(transaction))
            todo.push_back(chain);
        std::sort(todo.begin(), todo.end());
        todo.erase(std::unique(todo.begin(), todo.end()), todo.end());
        return todo;
    });
}

/// A chain that failed is read in ever smaller steps, so that one event cannot hold up those before it. At the last
/// attempt, the fire that the database refuses is found and parked, so that it does not hold up those behind it either.
Expected<bool> TriggerConsumer::evaluate(qint64 chain)
{
    const auto found = m_failures.find(chain);
    const int failures = found == m_failures.end() ? 0 : found->second;
    const int most = std::max(1, m_pace.events >> (4 * std::min(failures, 4)));
    Fire current;
    const auto done = m_session.write([&](store::Transaction& transaction) -> Expected<ChainTurn::Result> {
        if (const auto ours = m_lease.fence(transaction); !ours)
            return fail(ours.error());
        m_triggers.refresh(transaction);
        return ChainTurn(transaction, m_triggers, m_console)
            .run(watchedChain(transaction, chain), most, failures + 1 < attempts ? nullptr : &current);
    });
    if (!done) {
        if (!current.event.isEmpty() && isParkable(done.error()))
            park(chain, current, done.error());
        return fail(done.error());
    }
    if (done->counts.late > 0)
        qCInfo(logEngine).noquote()
            << u"Chain %1: %2 late fires were skipped (triggers.catch_up is skip)"_s.arg(chain).arg(done->counts.late);
    if (done->counts.held > 0)
        qCInfo(logEngine).noquote() << u"Chain %1: %2 jobs of late events wait for an operator"_s.arg(chain).arg(
            done->counts.held);
    return done->more;
}

void TriggerConsumer::park(qint64 chain, const Fire& fire, const Error& error)
{
    const auto parked = m_session.write([&](store::Transaction& transaction) -> Expected<Done> {
        if (const auto ours = m_lease.fence(transaction); !ours)
            return ours;
        triggers::park(transaction, chain, fire, error);
        return Done{};
    });
    if (parked)
        qCWarning(logEngine).noquote() << u"Event %1 is parked for trigger %2 after %3 attempts: %4"_s
                                              .arg(fire.event, fire.trigger)
                                              .arg(attempts)
                                              .arg(error.text());
}

}  // namespace signalbox::triggers
