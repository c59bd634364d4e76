// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/joiner/joiner.h"

#include <QCoreApplication>
#include <QSysInfo>
#include <algorithm>

#include "ibc/joiner/join_turn.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::ibc {

namespace {

store::Holder thisConsole()
{
    const qint64 pid = QCoreApplication::applicationPid();
    return {u"%1 pid %2"_s.arg(QSysInfo::machineHostName()).arg(pid), store::thisHost(), pid};
}

}  // namespace

Joiner::Joiner(const engine::FamilyParts& parts) : Joiner(parts.database, thisConsole(), Pace()) {}

Joiner::Joiner(store::ConnectionInfo database, store::Holder holder, Pace pace)
    : m_pace(pace),
      m_session(database.withApplication(application)),
      m_lease(u"ibc"_s, std::move(holder),
              Message(QT_TRANSLATE_NOOP("Engine", "Another console matches the packets now.")))
{
    (void)m_session.listen(u"signalbox"_s, [this](const QString&) { m_woken = true; });
    m_thread = std::thread([this] { loop(); });
}

Joiner::~Joiner()
{
    m_stop = true;
    m_wake.ring();
    m_session.abandon();
    m_thread.join();
    store::Session session(m_session.info());
    m_lease.release(session);
}

void Joiner::loop()
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
void Joiner::wait(std::chrono::milliseconds time)
{
    if (!m_session.isOpen() || (m_session.poll() && !m_woken))
        m_wake.wait(m_session, time);
}

void Joiner::say(const Error& error)
{
    if (m_stop || error.kind == ErrorKind::Retryable || error.code == m_said)
        return;
    m_said = error.code;
    qCWarning(logEngine).noquote() << u"Packets could not be joined; it is tried again: %1"_s.arg(error.text());
}

Expected<bool> Joiner::turn()
{
    if (const auto polled = m_session.poll(); !polled)
        return fail(polled.error());
    const auto now = Clock::now();
    const bool due = now - m_looked >= m_pace.beat;
    if (due) {
        const auto ours = m_lease.keep(m_session);
        if (!ours)
            return ours;
        m_looked = now;
    }
    if (!m_lease.isOurs() || (!std::exchange(m_woken, false) && !due))
        return false;
    const auto more = join();
    if (!more) {
        ++m_failures;
        return more;
    }
    m_failures = 0;
    m_woken = m_woken || *more;
    return more;
}

/// After a failure ever less is read, so that what can be joined is not held up.
Expected<bool> Joiner::join()
{
    const qint64 events = std::max<qint64>(1, m_pace.events >> std::min(4 * m_failures, 60));
    return m_session.write([&](store::Transaction& transaction) -> Expected<bool> {
        if (const auto ours = m_lease.fence(transaction); !ours)
            return fail(ours.error());
        return joinTurn(transaction, events).more;
    });
}

}  // namespace signalbox::ibc
