// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/endpoint_entry.h"

#include <QRandomGenerator>
#include <QTimeZone>
#include <algorithm>
#include <cmath>

#include "rpc/call_cost.h"
#include "signalbox/literals.h"

namespace signalbox::rpc {

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t latencySamples = 15;

QString nameOf(RateUnit unit)
{
    return unit == RateUnit::Requests ? u"requests"_s : unit == RateUnit::Calls ? u"calls"_s : u"weight"_s;
}

RateUnit unitOf(const QString& name)
{
    return name == "requests"_L1 ? RateUnit::Requests : name == "weight"_L1 ? RateUnit::Weight : RateUnit::Calls;
}

Clock::time_point nextUtcDay(Clock::time_point now)
{
    const QDateTime utc = QDateTime::currentDateTimeUtc();
    return now + milliseconds(utc.msecsTo(QDateTime(utc.date().addDays(1), QTime(0, 0), Qt::UTC)));
}

}  // namespace

EndpointEntry::EndpointEntry(EndpointSettings given, std::shared_ptr<RateBucket> rates)
    : bucket(std::move(rates)), batch(bucket), usage(given.usageDay, given.callsToday, given.costToday)
{
    reconfigure(std::move(given));
}

int EndpointEntry::wantedConcurrency() const
{
    return settings.concurrency > 0 ? settings.concurrency : 6;
}

void EndpointEntry::reconfigure(EndpointSettings next)
{
    settings = std::move(next);
    bucket->limit(settings.rate);
    if (isPriced(settings.url.host()))
        bucket->setWeighted();
    if (settings.learned) {
        shown = settings.learned;
        if (settings.learned->perSecond > 0)
            bucket->restore({settings.learned->perSecond, unitOf(settings.learned->unit)});
    }
    concurrency = wantedConcurrency();
    // A local node accepts long batches; elsewhere 20 is accepted by nearly all.
    batch.restart(settings.batch > 0      ? settings.batch
                  : settings.isLoopback() ? 100
                                          : 20,
                  settings.learned ? settings.learned->batch : 0);
    if (settings.range > 0)
        tightenBlocks(settings.range);
}

void EndpointEntry::tightenBlocks(qint64 cap)
{
    if (cap > 0 && (maxBlocks == 0 || cap < maxBlocks))
        maxBlocks = cap;
}

void EndpointEntry::sent(const char* method, int calls)
{
    usage.add(calls, callCost(settings.url.host(), method) * calls);
}

SendCost EndpointEntry::costOf(const char* method, int calls) const
{
    return {calls, callWeight(settings.url.host(), method) * calls};
}

bool EndpointEntry::budgetUsed() const
{
    return settings.dailyBudget > 0 && usage.callsToday() >= settings.dailyBudget;
}

void EndpointEntry::succeeded(double milliseconds, int calls)
{
    latencies.push_back(milliseconds);
    if (latencies.size() > latencySamples)
        latencies.pop_front();
    failures = 0;
    succeededAt = Clock::now();
    calm += calls;
    if (calm >= 20) {
        calm = 0;
        concurrency = std::min(concurrency + 1, wantedConcurrency());
    }
    if (m_failure && !wrongChain && !lagging)
        m_failure.reset();
}

void EndpointEntry::noteFailure(const Error& error, Clock::time_point nextTry)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!m_failure || m_failure->error.code != error.code)
        m_failure = Failure{error, now, now, 0, {}};
    m_failure->error = error;
    m_failure->lastAt = now;
    ++m_failure->count;
    m_failure->nextTryAt = nextTry == Clock::time_point::max() ? QDateTime() : wallTime(nextTry);
}

void EndpointEntry::refused(const Fault& fault, const Verdict& verdict, const Error& error, Clock::time_point now,
                            bool step)
{
    const auto note = [&] {
        errorTimes.push_back(now);
        if (errorTimes.size() > 10'000)
            errorTimes.pop_front();
    };
    switch (verdict.kind) {
        case ErrorClass::RangeHint:
            if (verdict.cap)
                tightenBlocks(*verdict.cap);
            [[fallthrough]];
        case ErrorClass::TooLarge:
            if (verdict.resultCap && (maxLogs == 0 || *verdict.resultCap < maxLogs))
                maxLogs = *verdict.resultCap;
            failures = 0;
            return;
        case ErrorClass::TooManyAddresses:
        case ErrorClass::Tag:
        case ErrorClass::Revert:
        case ErrorClass::Unsupported:
        case ErrorClass::FatalParams:
        case ErrorClass::Cancelled:
            return;
        case ErrorClass::Rate:
            if (!step)
                note();
            calm = 0;
            if (fault.message.contains("concurren"_L1, Qt::CaseInsensitive))
                concurrency = std::max(1, concurrency / 2);
            // A second or two of waiting for the account's rate are accepted; longer pauses send the work elsewhere.
            if (bucket->coolingUntil() > now + 1500ms)
                coolingUntil = bucket->coolingUntil();
            if (!step)
                noteFailure(error, std::max(now, bucket->coolingUntil()));
            return;
        case ErrorClass::Billing:
            note();
            parkedUntil = nextUtcDay(now);
            m_held = EndpointState::Limited;
            noteFailure(error, parkedUntil);
            return;
        case ErrorClass::Auth:
            note();
            parkedUntil = Clock::time_point::max();
            m_held = EndpointState::Refused;
            noteFailure(error, parkedUntil);
            return;
        case ErrorClass::Pruned:
            archive = false;
            return;
        case ErrorClass::NotYet:
            note();
            return;
        case ErrorClass::Transient:
            note();
            halfOpenBusy = false;
            // An endpoint that answers some requests is not down.
            ++failures;
            if (fault.network.isEmpty() && fault.httpStatus / 100 == 2 && now - succeededAt < 5s)
                failures = std::min(failures, failuresToOpen - 1);
            if (failures >= failuresToOpen)
                openUntil =
                    now + std::min(milliseconds(30s), milliseconds(5s) * (1 << std::min(failures - failuresToOpen, 4)));
            verified = verified && fault.network.isEmpty();  // after a broken connection another server may answer
            anchored = anchored && verified;
            noteFailure(error, failures >= failuresToOpen ? openUntil : now);
            return;
    }
}

void EndpointEntry::foundWrongChain(const Error& error, Clock::time_point now)
{
    wrongChain = true;
    verified = anchored = false;
    wrongUntil = now + 15s;
    errorTimes.push_back(now);
    noteFailure(error, wrongUntil);
}

void EndpointEntry::clearHold()
{
    failures = 0;
    openUntil = coolingUntil = parkedUntil = wrongUntil = {};
    concurrency = wantedConcurrency();
}

Clock::time_point EndpointEntry::usableAt(Clock::time_point now) const
{
    if (!settings.enabled)
        return Clock::time_point::max();
    Clock::time_point at = std::max(coolingUntil, parkedUntil);
    if (failures >= failuresToOpen)
        at = std::max(at, openUntil);
    if (wrongChain)
        at = std::max(at, wrongUntil);
    if (budgetUsed())
        at = std::max(at, nextUtcDay(now));
    return at;
}

double EndpointEntry::medianLatency(std::size_t newest) const
{
    if (latencies.empty())
        return 0;
    std::vector<double> sorted(latencies.end() - static_cast<std::ptrdiff_t>(std::min(newest, latencies.size())),
                               latencies.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

EndpointState EndpointEntry::state(Clock::time_point now) const
{
    if (!settings.enabled)
        return EndpointState::Disabled;
    if (wrongChain)
        return EndpointState::WrongChain;
    if (now < parkedUntil)
        return m_held;
    if (failures >= failuresToOpen)
        return EndpointState::Down;
    if (isRateHeld(now))
        return EndpointState::Limited;
    if (latencies.empty())
        return failures > 0 ? EndpointState::Down : EndpointState::Untested;
    if (lagging)
        return EndpointState::Lagging;
    return isSlow() ? EndpointState::Slow : EndpointState::Ok;
}

QDateTime EndpointEntry::wallTime(Clock::time_point at) const
{
    return QDateTime::currentDateTimeUtc().addMSecs(duration_cast<milliseconds>(at - Clock::now()).count());
}

const std::optional<LearnedLimit>& EndpointEntry::learned() const
{
    LearnedLimit now;
    if (const auto rate = bucket->learned()) {
        now.perSecond = rate->perSecond;
        now.unit = nameOf(rate->unit);
    }
    now.batch = batch.learned();
    // Steps that do not last are not reported.
    const bool same = shown && shown->unit == now.unit && shown->batch == now.batch &&
                      std::abs(shown->perSecond - now.perSecond) <= 0.1 * shown->perSecond;
    now.at = QDateTime::currentDateTimeUtc();
    if (now.perSecond <= 0 && now.batch == 0)
        shown.reset();
    else if (!same || !shown->at.isValid() || shown->at.secsTo(now.at) >= 3600)
        shown = now;
    return shown;
}

EndpointSnapshot EndpointEntry::snapshot(Clock::time_point now) const
{
    while (!errorTimes.empty() && now - errorTimes.front() > 1h)
        errorTimes.pop_front();
    EndpointSnapshot out;
    out.id = settings.id;
    out.url = settings.masked();
    out.kind = !settings.role.isEmpty() ? settings.role : settings.webSocket ? u"ws"_s : u"http"_s;
    out.priority = settings.priority;
    out.enabled = settings.enabled;
    out.state = state(now);
    out.head = height;
    if (!latencies.empty())
        out.latencyMs = medianLatency();
    out.maxBlocks = maxBlocks;
    out.maxLogs = maxLogs;
    out.finalizedTag = finalizedTag;
    out.webSocket = webSocket;
    out.batches = batch.isAllowed;
    out.archive = archive;
    out.receipts = receipts;
    out.learned = learned();
    out.requestsPerSecond = usage.callsPerSecond();
    out.errorsLastHour = static_cast<qint64>(errorTimes.size());
    out.callsToday = usage.callsToday();
    out.callsBudget = settings.dailyBudget;
    out.costToday = usage.costToday();
    out.client = client;
    out.failure = m_failure;
    if (!out.failure && budgetUsed()) {
        const QDateTime at = QDateTime::currentDateTimeUtc();
        out.failure = Failure{
            Error::make(
                ErrorKind::Refused, "BUDGET_USED",
                Message::counted("The daily budget of %Ln call is used up. It is reset at midnight UTC. To continue "
                                 "now, raise it in the endpoint's settings.",
                                 QT_TRANSLATE_N_NOOP("Engine",
                                                     "The daily budget of %Ln calls is used up. It is reset at "
                                                     "midnight UTC. To continue now, raise it in the endpoint's "
                                                     "settings."),
                                 settings.dailyBudget)),
            at, at, 1, wallTime(nextUtcDay(now))};
    }
    return out;
}

}  // namespace signalbox::rpc
