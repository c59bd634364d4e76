// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/http/host_slots.h"

#include <algorithm>
#include <chrono>

namespace signalbox::actions {

HostSlots::Slot::~Slot()
{
    if (!m_owner)
        return;
    const std::lock_guard lock(m_owner->m_mutex);
    const auto found = m_owner->m_used.find(m_place);
    if (--found->second == 0)
        m_owner->m_used.erase(found);
    m_owner->m_freed.notify_all();
}

HostSlots::Slot HostSlots::take(const QString& place, QDeadlineTimer deadline, const std::atomic<bool>& canceled)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto found = m_used.find(place);
        if (found == m_used.end() || found->second < perHost) {
            ++m_used[place];
            return {this, place};
        }
        if (deadline.hasExpired() || canceled)
            return {};
        m_freed.wait_for(lock, std::chrono::milliseconds(std::clamp<qint64>(deadline.remainingTime(), 1, 100)));
    }
}

}  // namespace signalbox::actions
