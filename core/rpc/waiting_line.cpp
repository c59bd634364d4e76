// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/waiting_line.h"

#include <QTimer>

namespace signalbox::rpc {

void WaitingLine::wakeAll()
{
    // A woken call may wait again, which must not be in this round.
    for (std::size_t left = m_waiters.size(); left > 0; --left)
        if (!wakeFirst([](const Waiter&, qint64) { return true; }, 0))
            return;
}

bool WaitingLine::wakeFirst(bool (*whom)(const Waiter&, qint64 endpoint), qint64 endpoint)
{
    const auto waiter =
        std::find_if(m_waiters.begin(), m_waiters.end(), [&](const Waiter& each) { return whom(each, endpoint); });
    if (waiter == m_waiters.end())
        return false;
    Gate* const gate = waiter->gate;
    m_waiters.erase(waiter);
    gate->open();
    return true;
}

/// Of dozens of calls that wait for one place only one can get it: waking all of them cost more than the requests.
void WaitingLine::placesFree(EndpointEntry& entry)
{
    if (entry.usableAt(Clock::now()) > Clock::now())
        return wakeAll();  // no place to wait for
    for (std::size_t left = m_waiters.size(); left > 0; --left)
        if (!wakeFirst([](const Waiter& each, qint64) { return !each.place; }, 0))
            break;
    const auto forPlace = [](const Waiter& each, qint64 id) {
        return each.place && (*each.place == 0 || *each.place == id);
    };
    for (std::size_t left = m_waiters.size(); left > 0 && entry.inFlight < entry.concurrency; --left)
        if (!wakeFirst(forPlace, entry.settings.id))
            break;
}

QCoro::Task<bool> WaitingLine::wait(qint64 milliseconds, std::optional<qint64> place)
{
    Gate gate;
    const Later<QTimer> timer(new QTimer);
    timer->setSingleShot(true);
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(), [&gate] { gate.open(); });
    const auto hook = m_cancellation.onRequest([&gate] { gate.open(); });
    m_waiters.push_back({&gate, place});
    timer->start(std::chrono::milliseconds(std::max<qint64>(milliseconds, 1)));
    const auto opened = gate.opened();
    co_await opened;
    m_waiters.remove_if([&gate](const Waiter& each) { return each.gate == &gate; });
    co_return !m_cancellation.isRequested();
}

Turn::Turn(WaitingLine& line, std::shared_ptr<EndpointEntry> entry) : m_line(line), m_entry(std::move(entry))
{
    m_halfOpen = m_entry->isHalfOpen(Clock::now());
    m_entry->halfOpenBusy = m_entry->halfOpenBusy || m_halfOpen;
    ++m_entry->inFlight;
}

Turn::~Turn()
{
    --m_entry->inFlight;
    if (m_halfOpen)
        m_entry->halfOpenBusy = false;
    m_line.placesFree(*m_entry);
}

}  // namespace signalbox::rpc
