// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

#include "care/work/steps.h"
#include "signalbox/literals.h"

namespace signalbox::care {

/// One run of a job, in a thread and a session of its own. A statement that fails is a warning, and the next one runs.
/// If the server goes away, it is waited for, and the interrupted step is repeated. stop() from any thread: no further
/// statement begins. Destroying it ends the running statement.
class JobRun {
public:
    JobRun(const store::ConnectionInfo& database, const Machine& machine, RunOrder order);
    ~JobRun();

    inline static const QString application = u"signalbox maintenance"_s;

    const RunOrder& order() const { return m_order; }
    void stop() { m_stop = true; }
    bool isOver() const { return m_over; }
    int backendPid() const { return m_pid; }  ///< of the session, 0 before the first statement
    double share() const;                     ///< of the finished statements
    double stepShare() const;                 ///< that one statement adds
    RunResult result() const;                 ///< once it is over

private:
    void run();
    Expected<std::vector<Step>> begin();
    Expected<Done> carryOut(const Step& step);
    template <class F>
    auto persistently(F work) -> decltype(work());  ///< repeats it if the server went away in the middle
    bool awaitServer();                             ///< false if it does not answer again, or the run is stopped
    Expected<Done> rebuild(const Step& step);
    Expected<qint64> statement(const QString& sql);  ///< affected rows
    RunResult resultOf(const std::vector<Step>& steps, int done, const std::vector<Message>& failures) const;

    const Machine m_machine;
    const RunOrder m_order;
    store::Session m_session;
    std::atomic<bool> m_stop = false, m_over = false;
    std::atomic<int> m_pid = 0, m_done = 0, m_steps = 0;
    qint64 m_freed = 0, m_rows = 0;
    int m_interruptions = 0;
    mutable std::mutex m_mutex;
    RunResult m_result;
    std::thread m_thread;
};

/// Drops what interrupted rebuilds left. Returns how many indexes were dropped.
Expected<int> dropLeftovers(store::Session& session);

}  // namespace signalbox::care
