// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/store_link.h"

namespace signalbox::indexing {

using State = metrics::TimeAccounting::State;

StoreLink::StoreLink(const WorkerClock& clock, metrics::TimeAccounting& time, const DatabaseState& database,
                     QObject* context, Ended ended, std::function<void()> resumed)
    : m_clock(clock),
      m_time(time),
      m_database(database),
      m_context(context),
      m_ended(std::move(ended)),
      m_resumed(std::move(resumed))
{
}

void StoreLink::write(Writing writing)
{
    m_beside.emplace();
    m_beside->serial = ++m_serial;
    m_beside->writing = std::move(writing);
    const auto run = [this, store = m_store.get(), commit = &m_beside->writing.commit, serial = m_serial] {
        Expected<Done> result = store->commit(*commit);
        QMetaObject::invokeMethod(
            m_context,
            [this, serial] {
                if (!m_beside || m_beside->serial != serial)
                    return;  // settle() has already taken the result
                settle();
                m_resumed();
            },
            Qt::QueuedConnection);
        return result;
    };
    m_beside->result = std::async(std::launch::async, run);
}

void StoreLink::settle()
{
    if (!m_beside)
        return;
    const auto before = enterDatabase();
    m_beside->result.wait();
    leaveDatabase(before);
    Beside done = std::move(*m_beside);
    m_beside.reset();
    m_ended(done.writing, done.result.get());
}

State StoreLink::enterDatabase()
{
    const State before = m_time.state();
    m_time.enter(State::Database, m_clock.precise());
    return before;
}

void StoreLink::leaveDatabase(State before)
{
    m_time.enter(before, m_clock.precise());
}

}  // namespace signalbox::indexing
