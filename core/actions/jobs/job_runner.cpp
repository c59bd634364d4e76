// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/jobs/job_runner.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <sys/eventfd.h>
#include <unistd.h>

#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::actions {

namespace {

constexpr std::chrono::seconds stopGrace(2), excludedFor(60);
constexpr qint64 secretsPauseMs = 10'000;
constexpr std::size_t mostExcluded = 1000;

bool passes(const Error& error)
{
    return error.kind == ErrorKind::Retryable || error.kind == ErrorKind::Unavailable;
}

}  // namespace

JobRunner::JobRunner(const engine::FamilyParts& parts, Pace pace)
    : m_parts(parts),
      m_pace(std::move(pace)),
      m_keeper(parts.database.withApplication(u"signalbox actions"_s)),
      m_signal(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_pruned(Clock::now() - std::chrono::hours(24) + std::chrono::minutes(1))
{
    for (int i = 0; i < m_pace.workers; ++i)
        m_workers.push_back(std::make_unique<Worker>(m_keeper.info()));
    m_keeping.reset(QThread::create([this] { keep(); }));
    m_keeping->setObjectName(u"jobs"_s);
    m_keeping->start();
    for (const auto& worker : m_workers) {
        worker->thread.reset(QThread::create([this, each = worker.get()] { work(*each); }));
        worker->thread->setObjectName(u"action"_s);
        worker->thread->start();
    }
}

JobRunner::~JobRunner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        for (const auto& worker : m_workers)
            if (worker->sending)
                worker->sending->cancel();
    }
    m_wake.notify_all();
    wakeKeeper();
    // What is known of the jobs is stored if the database answers; the others are done by the next console.
    QDeadlineTimer grace(stopGrace);
    for (const auto& worker : m_workers)
        worker->thread->wait(grace);
    m_keeper.abandon();
    for (const auto& worker : m_workers)
        worker->session.abandon();
    for (const auto& worker : m_workers)
        worker->thread->wait();
    m_keeping->wait();
    ::close(m_signal);
}

bool JobRunner::waitFor(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

void JobRunner::wakeWorkers()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_round;
    }
    m_wake.notify_all();
}

void JobRunner::work(Worker& worker)
{
    Sending sending(worker.session, {m_parts, m_memory, m_pace.caFile});
    std::unique_lock lock(m_mutex);
    if (m_stop)
        return;
    worker.sending = &sending;
    quint64 seen = 0;
    while (!m_stop) {
        if (seen == m_round) {
            if (++m_idle == int(m_workers.size()))
                wakeKeeper();
            m_wake.wait(lock, [&] { return m_stop || seen != m_round; });
            --m_idle;
            continue;
        }
        const quint64 round = m_round;
        lock.unlock();
        const auto job = next(worker);
        if (job && *job)
            run(worker, **job);
        else if (!job)
            waitFor(m_pace.retry);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        lock.lock();
        if (job && !*job)
            seen = round;
    }
    worker.sending = nullptr;
}

Expected<std::optional<ClaimedJob>> JobRunner::next(Worker& worker)
{
    using Found = std::optional<ClaimedJob>;
    const QString lease = JobUpkeep::newLease();
    const auto without = excluded();
    auto claimed = worker.session.write(
        [&](store::Transaction& transaction) { return ActionJobs::claim(transaction, lease, 1, without); });
    if (!claimed) {
        say(claimed.error());
        return fail(claimed.error());
    }
    const std::lock_guard lock(m_mutex);
    m_said.clear();
    if (claimed->empty())
        return Found();
    ++m_claims;
    ClaimedJob& job = claimed->front();
    m_running.insert_or_assign(job.id, job);
    return Found(std::move(job));
}

void JobRunner::run(Worker& worker, const ClaimedJob& job)
{
    QElapsedTimer timer;
    timer.start();
    const SendOutcome outcome = worker.sending->send(outgoingOf(job.type, job.config, job.fields, job.key), job.userId);
    const qint64 milliseconds = timer.elapsed();
    const bool done = outcome.kind == SendOutcome::Done;
    const bool away = worker.sending->secretsAway() && !done && !outcome.canceled;
    if (away) {
        const std::lock_guard lock(m_mutex);
        if (m_excluded.size() < mostExcluded)
            m_excluded.insert_or_assign(job.id, Clock::now() + excludedFor);
    }
    keepOutcome(worker, job, [&](store::Transaction& transaction) {
        if (outcome.canceled)
            ActionJobs::giveUp(transaction, job);
        else if (away)
            ActionJobs::release(transaction, job, *worker.sending->secretsAway(), secretsPauseMs);
        else if (outcome.kind == SendOutcome::Retry && outcome.notSent && outcome.retryAfterMs)
            ActionJobs::release(transaction, job, outcome.error, *outcome.retryAfterMs);
        else
            return ActionJobs::finish(transaction, job, outcome, milliseconds);
        return true;
    });
    {
        const std::lock_guard lock(m_mutex);
        m_running.erase(job.id);
    }
    if (!done)
        wakeKeeper();  // its next attempt may be the next that is due
}

/// Until the database has it. An outcome that cannot be stored holds the job: it must not be sent again and again.
void JobRunner::keepOutcome(Worker& worker, const ClaimedJob& job,
                            const std::function<bool(store::Transaction&)>& change)
{
    const auto store = [&] {
        return worker.session.write([&](store::Transaction& transaction) { return change(transaction); });
    };
    auto stored = store();
    while (!stored && passes(stored.error()) && waitFor(m_pace.retry)) {
        say(stored.error());
        stored = store();
    }
    if (!stored && !passes(stored.error())) {
        qCWarning(logEngine).noquote() << u"The outcome of job %1 could not be stored: %2"_s.arg(job.id).arg(
            stored.error().text());
        (void)worker.session.write([&](store::Transaction& transaction) {
            ActionJobs::hold(transaction, job, stored.error().message);
            return Done{};
        });
    } else if (stored && !*stored) {
        qCWarning(logEngine).noquote()
            << u"Job %1 was taken over by another console while it was sent; its attempt is that console's."_s.arg(
                   job.id);
    }
}

std::vector<qint64> JobRunner::excluded()
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_excluded, [now = Clock::now()](const auto& entry) { return entry.second < now; });
    std::vector<qint64> ids;
    for (const auto& entry : m_excluded)
        ids.push_back(entry.first);
    return ids;
}

void JobRunner::say(const Error& error)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop || m_said == error.code)
            return;
        m_said = error.code;
    }
    if (error.kind != ErrorKind::Retryable)
        qCWarning(logEngine).noquote() << u"Jobs of actions cannot be processed now; they are tried again: %1"_s.arg(
            error.text());
}

}  // namespace signalbox::actions
