// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QString>
#include <atomic>
#include <deque>
#include <map>
#include <mutex>

namespace signalbox::actions {

/// The Bot API's limits: 30 messages per second, 1 per second and chat. Thread-safe; bounded.
class ChatPace {
public:
    static constexpr int perSecond = 30;
    static constexpr std::size_t mostChats = 10'000;

    /// Milliseconds until the chat's turn, which is then taken; nothing is taken if that is more than `patienceMs`.
    qint64 turn(const QString& chat, qint64 patienceMs);
    void rest(const QString& chat, qint64 milliseconds);  ///< no message for that time: the API asked for it
    std::size_t size() const;

private:
    void forget(qint64 now);

    mutable std::mutex m_mutex;
    std::map<QString, qint64> m_next;  ///< by chat: time of its next turn, monotonic ms
    std::deque<qint64> m_taken;        ///< times of the newest turns
};

}  // namespace signalbox::actions
