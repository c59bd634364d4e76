// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions/books/action_book.h"

#include <QElapsedTimer>
#include <QUuid>

#include "actions/books/job_reading.h"
#include "actions/jobs/action_jobs.h"
#include "actions/jobs/attempts.h"
#include "actions/jobs/job_text.h"
#include "actions/jobs/sending.h"
#include "support/redact.h"

namespace signalbox::actions {

namespace {

using store::Transaction;

constexpr int mostJobs = 10'000;

template <class T>
QFuture<Expected<T>> refused(ErrorKind kind, const char* code, Message message)
{
    return QtFuture::makeReadyFuture(Expected<T>(fail(kind, code, std::move(message))));
}

tl::unexpected<Error> jobUnknown()
{
    return fail(ErrorKind::NotFound, "JOB_UNKNOWN",
                Message(QT_TRANSLATE_NOOP(
                    "Engine", "The job does not exist. It may have been removed at the end of retention.")));
}

/// In one transaction, with the ID of the user, whose rows alone it sees.
template <class T, class F>
Expected<T> scoped(Transaction& transaction, const users::CurrentUser& user, F work)
{
    const auto id = users::scope(transaction, user);
    if (!id)
        return fail(id.error());
    return work(transaction, *id);
}

template <class T, class F>
QFuture<Expected<T>> readAs(engine::SessionThread& thread, users::SignedIn user, F work)
{
    return thread.run<T>([user = std::move(user), work = std::move(work)](store::Session& session) {
        return session.read([&](Transaction& transaction) { return scoped<T>(transaction, *user, work); });
    });
}

}  // namespace

ActionBook::ActionBook(Parts parts)
    : m_parts(std::move(parts)),
      m_reader(m_parts.family.database.withApplication(u"signalbox reader"_s)),
      m_sender(m_parts.family.database.withApplication(u"signalbox actions"_s))
{
}

ActionBook::~ActionBook()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        if (m_sending)
            m_sending->cancel();
    }
    m_sender.stop();
    m_reader.stop();
}

QFuture<Expected<std::vector<ActionJob>>> ActionBook::jobs(const ActionFilter& filter)
{
    using Jobs = std::vector<ActionJob>;
    if (filter.limit < 1 || filter.limit > mostJobs)
        return refused<Jobs>(
            ErrorKind::Invalid, "BAD_VALUE",
            Message(QT_TRANSLATE_NOOP("Engine", "The limit must be a number from 1 to %L1.")).arg(mostJobs));
    return readAs<Jobs>(m_reader, m_parts.user,
                        [filter](Transaction& transaction, const QString& user) -> Expected<Jobs> {
                            return readJobs(transaction, user, filter);
                        });
}

QFuture<Expected<ActionJob>> ActionBook::job(qint64 id)
{
    return readAs<ActionJob>(m_reader, m_parts.user,
                             [id](Transaction& transaction, const QString& user) -> Expected<ActionJob> {
                                 auto found = readJob(transaction, user, id);
                                 if (!found)
                                     return jobUnknown();
                                 return std::move(*found);
                             });
}

QFuture<Expected<std::vector<ActionTotals>>> ActionBook::totals()
{
    using Totals = std::vector<ActionTotals>;
    return readAs<Totals>(m_reader, m_parts.user,
                          [](Transaction& transaction, const QString& user) -> Expected<Totals> {
                              return readTotals(transaction, user);
                          });
}

QFuture<Expected<qint64>> ActionBook::change(const std::vector<qint64>& ids, Change change)
{
    return m_reader.run<qint64>([user = m_parts.user, ids, change](store::Session& session) {
        return session.write([&](Transaction& transaction) {
            return scoped<qint64>(transaction, *user, [&](Transaction&, const QString& id) -> Expected<qint64> {
                const qint64 changed = change(transaction, id, ids);
                if (changed > 0 || ids.empty())
                    return changed;
                if (!anyJob(transaction, id, ids))
                    return jobUnknown();
                return fail(
                    ErrorKind::Refused, "JOB_STATE",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "Only dead and held jobs can be replayed or discarded. These have "
                                              "another state by now.")));
            });
        });
    });
}

QFuture<Expected<qint64>> ActionBook::replay(const std::vector<qint64>& ids)
{
    return change(ids, &ActionJobs::replay);
}

QFuture<Expected<qint64>> ActionBook::discard(const std::vector<qint64>& ids)
{
    return change(ids, &ActionJobs::discard);
}

Expected<QString> ActionBook::userIn(store::Session& session) const
{
    return session.read([&](Transaction& transaction) { return users::scope(transaction, *m_parts.user); });
}

template <class T>
Expected<T> ActionBook::withSending(store::Session& session, const std::function<Expected<T>(Sending&)>& use)
{
    Sending sending(session, {m_parts.family, m_memory, m_parts.caFile});
    {
        const std::lock_guard lock(m_mutex);
        if (m_stop)
            return fail(engine::stopping());
        m_sending = &sending;
    }
    auto answer = use(sending);
    const std::lock_guard lock(m_mutex);
    m_sending = nullptr;
    return answer;
}

Expected<ActionAttempt> ActionBook::send(store::Session& session, const Trigger& trigger, int action,
                                         const QString& event)
{
    if (action < 0 || action >= int(trigger.actions.size()))
        return fail(ErrorKind::Invalid, "BAD_VALUE",
                    Message(QT_TRANSLATE_NOOP("Engine", "The trigger has no action %1.")).arg(action + 1));
    QString user;
    const auto fields = session.read([&](Transaction& transaction) {
        return scoped<Fields>(transaction, *m_parts.user, [&](Transaction&, const QString& id) {
            user = id;
            return m_parts.fieldsOf(transaction, trigger, event);
        });
    });
    if (!fields)
        return fail(fields.error());
    const TriggerAction& wanted = trigger.actions[size_t(action)];
    Attempt attempt;
    attempt.job = u"test-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    attempt.trigger = trigger.id;
    attempt.user = user;
    attempt.type = wanted.type;
    attempt.isTest = true;
    Outgoing outgoing = outgoingOf(wanted.type, wanted.config, *fields, attempt.job);
    outgoing.isTest = true;
    if (const auto id = fields->find(u"event_id"_s); id != fields->end())
        attempt.event = id->second.toString();

    QElapsedTimer timer;
    timer.start();
    const auto outcome = withSending<SendOutcome>(
        session, [&](Sending& sending) -> Expected<SendOutcome> { return sending.send(outgoing, user); });
    if (!outcome)
        return fail(outcome.error());
    if (outcome->canceled)
        return fail(engine::stopping());
    attempt.outcome = *outcome;
    attempt.milliseconds = timer.elapsed();
    attempt.status = outcome->kind == SendOutcome::Done ? u"success"_s : u"failed"_s;
    return session.write([&](Transaction& transaction) {
        return scoped<ActionAttempt>(transaction, *m_parts.user,
                                     [&](Transaction&, const QString&) -> Expected<ActionAttempt> {
                                         return readAttempt(transaction, storeAttempt(transaction, attempt));
                                     });
    });
}

QFuture<Expected<ActionAttempt>> ActionBook::test(const Trigger& trigger, int action, const QString& event)
{
    return m_sender.run<ActionAttempt>(
        [this, trigger, action, event](store::Session& session) { return send(session, trigger, action, event); });
}

QFuture<Expected<QStringList>> ActionBook::secrets()
{
    return m_reader.run<QStringList>([this](store::Session& session) -> Expected<QStringList> {
        const auto user = userIn(session);
        if (!user)
            return fail(user.error());
        return ActionSecrets(session, m_parts.family.endpointSecrets).names(*user);
    });
}

QFuture<Expected<Done>> ActionBook::setSecret(const QString& name, const QString& value)
{
    addSecret(value);  // before anything may log it
    return m_sender.run<Done>([this, name, value](store::Session& session) -> Expected<Done> {
        const auto user = userIn(session);
        if (!user)
            return fail(user.error());
        return withSending<Done>(session, [&](Sending& sending) {
            return sending.secrets().set(*user, name, value, [&](qint64 chainId, const QString& agent) {
                return sending.originOf(*user, chainId, agent);
            });
        });
    });
}

}  // namespace signalbox::actions
