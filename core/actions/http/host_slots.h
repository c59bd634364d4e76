// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QString>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>

namespace signalbox::actions {

/// At most four requests at once per host and port. Thread-safe.
class HostSlots {
public:
    static constexpr int perHost = 4;

    /// Gives its slot back when it is destroyed.
    class Slot {
    public:
        Slot() = default;
        Slot(HostSlots* owner, QString place) : m_owner(owner), m_place(std::move(place)) {}
        ~Slot();
        Slot(Slot&& other) noexcept : m_owner(std::exchange(other.m_owner, nullptr)), m_place(std::move(other.m_place))
        {
        }
        Slot& operator=(Slot&&) = delete;
        explicit operator bool() const { return m_owner; }

    private:
        HostSlots* m_owner = nullptr;
        QString m_place;
    };

    Slot take(const QString& place, QDeadlineTimer deadline, const std::atomic<bool>& canceled);  ///< false if too late

private:
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::map<QString, int> m_used;  ///< only hosts in use
};

}  // namespace signalbox::actions
