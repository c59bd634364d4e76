// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/audit_words.h"

#include <QCoreApplication>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::AuditWords)
};

}  // namespace

int actionMark(const QString& type)
{
    return type == "telegram"_L1 ? 5 : type == "mcp"_L1 ? 4 : 3;
}

bool isDiscarded(const ActionJob& job)
{
    return job.state == JobState::Done && (job.list.empty() || !job.list.back().succeeded);
}

State jobSign(const ActionJob& job)
{
    switch (job.state) {
        case JobState::Pending:
        case JobState::Queued:
        case JobState::Waiting:
            return State::Starting;
        case JobState::Running:
            return State::Backfill;
        case JobState::Retrying:
            return State::Slow;
        case JobState::Held:
            return State::Paused;
        case JobState::Done:
            return isDiscarded(job) ? State::False : State::True;
        case JobState::Dead:
            return State::Error;
    }
    return State::None;
}

QString jobStateWord(const ActionJob& job)
{
    switch (job.state) {
        case JobState::Pending:
        case JobState::Queued:
            return Words::tr("queued", "state of a job");
        case JobState::Running:
            return Words::tr("running", "state of a job");
        case JobState::Retrying:
            return Words::tr("retrying", "state of a job");
        case JobState::Waiting:
            return Words::tr("waiting", "state of a job");
        case JobState::Held:
            return Words::tr("held", "state of a job");
        case JobState::Done:
            return isDiscarded(job) ? Words::tr("discarded", "state of a job") : Words::tr("done", "state of a job");
        case JobState::Dead:
            return Words::tr("dead", "state of a job");
    }
    return {};
}

QString jobResult(const ActionJob& job)
{
    switch (job.state) {
        case JobState::Done: {
            if (isDiscarded(job))
                return jobStateWord(job);
            if (job.attempts > 1)
                return Words::tr("done, %n attempts", "result of a job", job.attempts);
            if (job.type == "telegram"_L1)
                return Words::tr("sent", "result of a message");
            const QString status = job.list.empty() ? QString() : format::safe(job.list.back().status);
            return status.isEmpty() ? jobStateWord(job) : status;
        }
        case JobState::Dead:
            return Words::tr("dead letter", "result of a job");
        case JobState::Retrying:
            return job.nextTry.isValid() ? Words::tr("retries %1", "in 8 s").arg(format::inTime(job.nextTry))
                                         : jobStateWord(job);
        case JobState::Pending:
        case JobState::Queued:
        case JobState::Running:
        case JobState::Waiting:
        case JobState::Held:
            break;
    }
    return jobStateWord(job);
}

State attemptSign(const ActionAttempt& attempt)
{
    return attempt.succeeded ? State::True : State::Refused;
}

QString attemptResult(const ActionAttempt& attempt)
{
    if (!attempt.status.isEmpty())
        return format::safe(attempt.status);
    return attempt.succeeded ? Words::tr("succeeded", "an attempt") : Words::tr("failed", "an attempt");
}

QString attemptNote(const ActionJob& job, int attempt)
{
    if (attempt <= 0 || attempt >= int(job.list.size()))
        return {};
    const ActionAttempt& before = job.list[size_t(attempt) - 1];
    const qint64 ms = before.at.msecsTo(job.list[size_t(attempt)].at) - before.milliseconds;
    return ms <= 0 ? QString() : Words::tr("after %1", "a pause").arg(format::duration(double((ms + 500) / 1000)));
}

QString eventFacts(const ActionJob& job)
{
    QStringList facts;
    if (!job.agent.isEmpty())
        facts << Words::tr("agent %1").arg(format::safe(job.agent));
    facts << format::safe(job.chain);
    facts << Words::tr("log %1", "index in its block").arg(job.logIndex);
    if (job.eventRetracted)
        facts << Words::tr("retracted by a reorg");
    return format::list(facts);
}

QString jobTitle(const ActionJob& job)
{
    return Words::tr("%1, %2", "type and target of an action").arg(actionTypeWord(job.type), format::safe(job.target));
}

QString triggerName(const ActionJob& job)
{
    return job.trigger.isEmpty() ? Words::tr("deleted trigger") : format::safe(job.trigger);
}

QString jobSentence(const ActionJob& job)
{
    QStringList sentences;
    if (!job.reason.isEmpty())
        sentences << engineWords(job.reason);
    else if (!job.list.empty() && !job.list.back().succeeded)
        sentences << engineWords(job.list.back().error);
    if (job.state == JobState::Retrying && job.nextTry.isValid())
        sentences << Words::tr("The next attempt starts %1.", "in 8 s").arg(format::inTime(job.nextTry));
    if (job.eventRetracted)
        sentences << Words::tr("A reorg has removed the event. Jobs that were queued before run nevertheless.");
    return joinSentences(sentences);
}

}  // namespace signalbox::ui
