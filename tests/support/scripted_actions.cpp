// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_actions.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "signalbox/literals.h"
#include "support/ready.h"

namespace signalbox::test {

namespace {

struct Plan {
    const char* event;
    const char* agent;
    const char* chain;
    qint64 chainId;
    qint64 log;
    const char* trigger;
    const char* type;
    const char* target;
    int attempts;
    bool dead;
    qint64 took;
};

constexpr Plan newest[] = {
    {"Registered", "2231", "Base", 8453, 88, "New registrations", "telegram", "ops-room", 1, false, 312},
    {"NewFeedback", "1663", "Arbitrum One", 42161, 19, "Feedback with file", "mcp", "agent 1663, verify_file", 2, false,
     4'100},
    {"NewFeedback", "1207", "Base", 8453, 142, "Fraud burst on Base", "telegram", "ops-room", 1, false, 204},
    {"NewFeedback", "1207", "Base", 8453, 142, "Fraud burst on Base", "rest", "hooks.example.org", 1, false, 96},
    {"ValidationResponse", "90", "Base", 8453, 54, "Trusted validators failing", "rest", "pager.example.net", 3, true,
     123},
    {"ValidationResponse", "311", "Base", 8453, 7, "Trusted validators failing", "rest", "pager.example.net", 3, true,
     131},
    {"ValidationResponse", "90", "Base", 8453, 231, "Trusted validators failing", "rest", "pager.example.net", 3, true,
     140},
    {"Registered", "2230", "Ethereum", 1, 311, "New registrations", "telegram", "ops-room", 1, false, 298},
};

QString statusOf(const Plan& plan, bool succeeded)
{
    if (!succeeded)
        return u"HTTP 503"_s;
    return plan.type == "telegram"_L1 ? u"message 4711"_s : plan.type == "mcp"_L1 ? u"result"_s : u"HTTP 200"_s;
}

void addAttempts(ActionJob& job, const Plan& plan)
{
    QDateTime at = job.createdAt.addMSecs(800);
    for (int i = 1; i <= plan.attempts; ++i) {
        ActionAttempt one;
        one.id = u"%1-%2"_s.arg(job.id).arg(i);
        one.number = i;
        one.succeeded = !plan.dead && i == plan.attempts;
        one.at = at;
        one.milliseconds = plan.took / plan.attempts + i * 3;
        one.status = statusOf(plan, one.succeeded);
        one.request =
            u"POST https://%1/v1/alerts\nX-Api-Key: •••••••• secret:pager_key\nX-Signature: sha256=••••••••\n"
            "Idempotency-Key: 7d1c04be-5e0a-4f2b-9a41-%2\nContent-Type: application/json\n\n"
            "{\"agent_id\": %3,\n \"validator\": \"0x71C7…976F\",\n \"response\": 41, \"chain\": \"%4\"}"_s.arg(
                job.target, QString::number(job.id), job.agent, job.chain);
        one.answer = one.succeeded ? u"Content-Type: application/json\n\n{\"ok\":true}"_s
                                   : u"Server: nginx\nContent-Type: text/plain\n\nmaintenance until 15:00 UTC"_s;
        if (!one.succeeded)
            one.error = Message("%1 answered HTTP %2.").arg(job.target).arg(503);
        job.milliseconds += one.milliseconds;
        job.list.push_back(one);
        at = at.addMSecs(one.milliseconds + 1000 * i);
    }
    job.attempts = plan.attempts;
    job.endedAt = job.list.back().at.addMSecs(job.list.back().milliseconds);
}

}  // namespace

ScriptedActions::ScriptedActions(int jobs)
{
    QDateTime at = QDateTime::currentDateTimeUtc().addSecs(-40);
    for (int i = 0; i < jobs; ++i) {
        const Plan& plan = newest[i % int(std::size(newest))];
        const bool old = i >= int(std::size(newest));
        ActionJob job;
        job.id = 9'000 - i;
        job.eventId = u"%1-%2-%3"_s.arg(plan.chainId).arg(51'429'159 - (i / 4) * 37).arg(plan.log);
        if (old)
            job.eventId += u"-%1"_s.arg(i / int(std::size(newest)));
        job.eventType = QString::fromLatin1(plan.event);
        job.agent = QString::fromLatin1(plan.agent);
        job.chain = QString::fromLatin1(plan.chain);
        job.logIndex = plan.log;
        job.triggerId = u"t-%1"_s.arg(QString::fromLatin1(plan.trigger).toLower().replace(u' ', u'-'));
        job.trigger = QString::fromLatin1(plan.trigger);
        job.type = QString::fromLatin1(plan.type);
        job.target = QString::fromLatin1(plan.target);
        job.createdAt = at;
        Plan own = plan;
        own.dead = plan.dead && !old;
        if (old && plan.dead)
            own.attempts = 1;
        job.state = own.dead ? JobState::Dead : JobState::Done;
        addAttempts(job, own);
        if (own.dead)
            job.reason = job.list.back().error;
        all.push_back(std::move(job));
        if (plan.log != newest[(i + 1) % int(std::size(newest))].log)
            at = at.addSecs(-(old ? 300 : 170));
    }
    for (int i = 0; i < 2 && jobs > 20; ++i) {
        ActionJob& held = all[size_t(12 + i * 3)];
        held.state = JobState::Held;
        held.list.clear();
        held.attempts = 0;
        held.milliseconds = 0;
        held.endedAt = {};
        held.reason =
            Message("The job was over an hour old when it could start. Replay it to send it now, or discard it.");
    }
}

ActionJob* ScriptedActions::find(qint64 id)
{
    const auto found = std::find_if(all.begin(), all.end(), [id](const ActionJob& job) { return job.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QFuture<Expected<std::vector<ActionJob>>> ScriptedActions::jobs(const ActionFilter& filter)
{
    filters.push_back(filter);
    if (failWith)
        return ready<std::vector<ActionJob>>(fail(*failWith));
    std::vector<ActionJob> wanted;
    for (const ActionJob& job : all) {
        const bool state = filter.states.empty() ||
                           std::find(filter.states.begin(), filter.states.end(), job.state) != filter.states.end();
        if (state && (filter.triggerId.isEmpty() || filter.triggerId == job.triggerId) &&
            (filter.eventId.isEmpty() || filter.eventId == job.eventId) &&
            (filter.type.isEmpty() || filter.type == job.type) &&
            (!filter.from.isValid() || job.createdAt >= filter.from) &&
            (!filter.to.isValid() || job.createdAt <= filter.to) && (filter.before == 0 || job.id < filter.before) &&
            wanted.size() < size_t(filter.limit))
            wanted.push_back(job);
    }
    return ready<std::vector<ActionJob>>(std::move(wanted));
}

QFuture<Expected<ActionJob>> ScriptedActions::job(qint64 id)
{
    if (const ActionJob* job = find(id))
        return ready<ActionJob>(*job);
    return ready<ActionJob>(fail(ErrorKind::NotFound, "JOB_UNKNOWN", Message("There is no job %1.").arg(id)));
}

QFuture<Expected<std::vector<ActionTotals>>> ScriptedActions::totals()
{
    if (failWith)
        return ready<std::vector<ActionTotals>>(fail(*failWith));
    std::vector<ActionTotals> sums;
    for (const char* type : {"telegram", "rest", "mcp"}) {
        ActionTotals sum;
        sum.type = QString::fromLatin1(type);
        for (const ActionJob& job : all) {
            if (job.type != sum.type)
                continue;
            ++sum.jobs;
            sum.attempts += job.attempts;
            sum.failed += std::count_if(job.list.begin(), job.list.end(),
                                        [](const ActionAttempt& one) { return !one.succeeded; });
            sum.dead += job.state == JobState::Dead;
            sum.held += job.state == JobState::Held;
        }
        sums.push_back(sum);
    }
    return ready<std::vector<ActionTotals>>(std::move(sums));
}

QFuture<Expected<qint64>> ScriptedActions::replay(const std::vector<qint64>& ids)
{
    if (failWith)
        return ready<qint64>(fail(*failWith));
    replayed.push_back(ids);
    qint64 count = 0;
    for (const qint64 id : ids)
        if (ActionJob* job = find(id); job && (job->state == JobState::Dead || job->state == JobState::Held)) {
            job->state = JobState::Queued;
            ++count;
        }
    return ready<qint64>(count);
}

QFuture<Expected<qint64>> ScriptedActions::discard(const std::vector<qint64>& ids)
{
    if (failWith)
        return ready<qint64>(fail(*failWith));
    discarded.push_back(ids);
    const auto gone = std::remove_if(all.begin(), all.end(), [&](const ActionJob& job) {
        return std::find(ids.begin(), ids.end(), job.id) != ids.end();
    });
    const qint64 count = all.end() - gone;
    all.erase(gone, all.end());
    return ready<qint64>(count);
}

QFuture<Expected<ActionAttempt>> ScriptedActions::test(const Trigger&, int, const QString&)
{
    if (failWith)
        return ready<ActionAttempt>(fail(*failWith));
    return ready<ActionAttempt>(all.front().list.front());
}

QFuture<Expected<QStringList>> ScriptedActions::secrets()
{
    return failWith ? ready<QStringList>(fail(*failWith)) : ready<QStringList>(names);
}

QFuture<Expected<Done>> ScriptedActions::setSecret(const QString& name, const QString& value)
{
    if (failWith)
        return ready<Done>(fail(*failWith));
    secretsSet.emplace_back(name, value);
    names.removeAll(name);
    if (!value.isEmpty())
        names << name;
    return ready<Done>(Done{});
}

TriggerSeries scriptedAttempts(const QDateTime& from, const QDateTime& to)
{
    const qint64 begin = from.toMSecsSinceEpoch(), end = to.toMSecsSinceEpoch();
    const qint64 step = std::max<qint64>(60'000, (end - begin) / 120 / 60'000 * 60'000);
    TriggerSeries series;
    std::vector<double> telegram, rest, mcp;
    for (qint64 at = begin - begin % step; at < end; at += step) {
        const qint64 n = at / step;
        const double wave = std::sin(double(n) / 9) + std::sin(double(n) / 3.7);
        series.at.push_back(at);
        series.fired.push_back(std::floor(std::max(0.0, 2 + wave)));
        series.succeeded.push_back(std::floor(std::max(0.0, 2.2 + wave + double(n % 3))));
        series.failed.push_back(n % 17 == 0 ? 2 : 0);
        telegram.push_back(210 + 40 * std::sin(double(n) / 5));
        rest.push_back(100 + 15 * std::sin(double(n) / 4));
        mcp.push_back(n % 40 > 36 ? std::numeric_limits<double>::quiet_NaN()
                                  : 1'150 + 180 * std::sin(double(n) / 3) + (n % 60 > 54 ? 1'300 : 0));
    }
    series.p95 = {{u"mcp"_s, mcp}, {u"telegram"_s, telegram}, {u"rest"_s, rest}};
    return series;
}

}  // namespace signalbox::test
