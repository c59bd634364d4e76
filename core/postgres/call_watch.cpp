// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgres/call_watch.h"

#include <libpq-fe.h>
#include <sys/socket.h>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::store {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds tick{500}, betweenQuestions{2'000};

bool answers(const QByteArray& conninfo)
{
    // The last of two equal keywords wins, as in libpq.
    const QByteArray brief = conninfo + " connect_timeout=" + QByteArray::number(CallWatch::answerSeconds);
    const PGPing ping = PQping(brief.constData());
    return ping == PQPING_OK || ping == PQPING_REJECT;
}

QByteArray nameOf(const ConnectionInfo& info)
{
    return info.host.toUtf8() + ' ' + QByteArray::number(info.port);
}

/// All calls of this process, and the thread that checks the slow ones. It ends with the process.
class Watcher {
public:
    static Watcher& instance()
    {
        static Watcher one;
        return one;
    }

    ~Watcher()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_over = true;
        }
        m_wake.notify_all();
        if (m_thread.joinable())
            m_thread.join();
    }

    quint64 add(const ConnectionInfo& info, int socket)
    {
        // One check serves all sessions of a server; it needs no login.
        const QByteArray server = nameOf(info);
        const std::lock_guard lock(m_mutex);
        if (!m_servers.contains(server))
            m_servers[server] = info.conninfo();
        if (!m_thread.joinable())
            m_thread = std::thread([this] { loop(); });
        m_calls.emplace(++m_last, Call{server, socket, Clock::now(), false});
        if (m_sleeping)
            m_wake.notify_all();
        return m_last;
    }

    void remove(quint64 id)
    {
        const std::lock_guard lock(m_mutex);
        m_calls.erase(id);
    }

    bool gaveUp(quint64 id)
    {
        const std::lock_guard lock(m_mutex);
        const auto call = m_calls.find(id);
        return call != m_calls.end() && call->second.ended;
    }

private:
    struct Call {
        QByteArray server;
        int socket;
        Clock::time_point since;
        bool ended = false;
        bool isLate() const { return Clock::now() - since >= milliseconds(CallWatch::patienceMs); }
    };

    void loop()
    {
        std::unique_lock lock(m_mutex);
        while (!m_over) {
            m_sleeping = m_calls.empty();
            if (m_sleeping)
                m_wake.wait(lock, [this] { return m_over || !m_calls.empty(); });
            m_sleeping = false;
            m_wake.wait_for(lock, tick, [this] { return m_over; });
            for (const QByteArray& server : due())
                look(lock, server);
        }
    }

    std::vector<QByteArray> due()
    {
        std::vector<QByteArray> servers;
        const auto now = Clock::now();
        for (const auto& [id, call] : m_calls) {
            if (!call.isLate() || std::find(servers.begin(), servers.end(), call.server) != servers.end())
                continue;
            if (const auto asked = m_asked.find(call.server);
                asked == m_asked.end() || now - asked->second >= betweenQuestions)
                servers.push_back(call.server);
        }
        return servers;
    }

    void look(std::unique_lock<std::mutex>& lock, const QByteArray& server)
    {
        const QByteArray conninfo = m_servers[server];
        const auto began = Clock::now();
        lock.unlock();
        const bool alive = answers(conninfo);
        lock.lock();
        if (alive) {
            m_asked[server] = Clock::now();
            return;
        }
        int ended = 0;
        for (auto& [id, call] : m_calls)
            if (call.server == server && call.since <= began && !std::exchange(call.ended, true)) {
                ::shutdown(call.socket, SHUT_RDWR);
                ++ended;
            }
        if (ended > 0)
            qCWarning(logStore, "The database does not answer: %d calls that waited for it are given up.", ended);
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<quint64, Call> m_calls;
    std::map<QByteArray, QByteArray> m_servers;
    std::map<QByteArray, Clock::time_point> m_asked;
    std::thread m_thread;
    quint64 m_last = 0;
    bool m_sleeping = false, m_over = false;
};

}  // namespace

Expected<Done> serverAnswers(const ConnectionInfo& info)
{
    if (answers(info.conninfo()))
        return Done{};
    return fail(
        ErrorKind::Retryable, "DATABASE_AWAY",
        Message(QT_TRANSLATE_NOOP("Engine", "The database does not answer (%1). Signalbox reconnects automatically."))
            .arg(info.host));
}

CallWatch::CallWatch(const ConnectionInfo& server, int socket) : m_id(Watcher::instance().add(server, socket)) {}

bool CallWatch::gaveUp() const
{
    return Watcher::instance().gaveUp(m_id);
}

CallWatch::~CallWatch()
{
    Watcher::instance().remove(m_id);
}

}  // namespace signalbox::store
