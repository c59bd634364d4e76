// SPDX-License-Identifier: GPL-3.0-or-later

#include <array>
#include <utility>

#include "signalbox/action_queries.h"
#include "signalbox/json.h"
#include "signalbox/queue_queries.h"

namespace signalbox {

namespace {

template <class E, std::size_t N>
using Names = std::array<std::pair<E, const char*>, N>;

template <class E, std::size_t N>
const char* find(const Names<E, N>& names, E value)
{
    for (const auto& [entry, text] : names)
        if (entry == value)
            return text;
    return "";
}

template <class E, std::size_t N>
std::optional<E> find(const Names<E, N>& names, const QString& text)
{
    for (const auto& [entry, known] : names)
        if (text == QLatin1String(known))
            return entry;
    return std::nullopt;
}

constexpr Names<Verb, 34> verbs{{
    {Verb::ChainAdd, "chain_add"},
    {Verb::ChainEdit, "chain_edit"},
    {Verb::ChainPause, "chain_pause"},
    {Verb::ChainResume, "chain_resume"},
    {Verb::ChainDelete, "chain_delete"},
    {Verb::ChainRecover, "chain_recover"},
    {Verb::EndpointAdd, "endpoint_add"},
    {Verb::EndpointEdit, "endpoint_edit"},
    {Verb::EndpointRemove, "endpoint_remove"},
    {Verb::StreamAdd, "stream_add"},
    {Verb::StreamRemove, "stream_remove"},
    {Verb::Reindex, "reindex"},
    {Verb::FillGaps, "fill_gaps"},
    {Verb::ScanGaps, "scan_gaps"},
    {Verb::Rewind, "rewind"},
    {Verb::RetryNow, "retry_now"},
    {Verb::QuarantineRetry, "quarantine_retry"},
    {Verb::QuarantineSkip, "quarantine_skip"},
    {Verb::AlertAcknowledge, "alert_acknowledge"},
    {Verb::AlertMute, "alert_mute"},
    {Verb::Resync, "resync"},
    {Verb::Repair, "repair"},
    {Verb::Optimize, "optimise"},
    {Verb::Verify, "verify"},
    {Verb::BalancesRecalculate, "balances_recalculate"},
    {Verb::BalancesRebuild, "balances_rebuild"},
    {Verb::BalancesVerify, "balances_verify"},
    {Verb::QueueRetry, "queue_retry"},
    {Verb::QueueDiscard, "queue_discard"},
    {Verb::QueueConfigure, "queue_configure"},
    {Verb::TokenEdit, "token_edit"},
    {Verb::PacketsClear, "packets_clear"},
    {Verb::ThresholdSet, "threshold_set"},
    {Verb::PriceSet, "price_set"},
}};

constexpr Names<CommandState, 7> commandStates{{
    {CommandState::Queued, "queued"},
    {CommandState::Running, "running"},
    {CommandState::Done, "done"},
    {CommandState::Failed, "failed"},
    {CommandState::Refused, "refused"},
    {CommandState::Cancelled, "cancelled"},
    {CommandState::Expired, "expired"},
}};

constexpr Names<ChainState, 9> chainStates{{
    {ChainState::Starting, "starting"},
    {ChainState::Ok, "ok"},
    {ChainState::Backfill, "backfill"},
    {ChainState::Slow, "slow"},
    {ChainState::Error, "error"},
    {ChainState::Paused, "paused"},
    {ChainState::Waiting, "waiting"},
    {ChainState::Deleting, "deleting"},
    {ChainState::Deleted, "deleted"},
}};

constexpr Names<EndpointState, 9> endpointStates{{
    {EndpointState::Untested, "untested"},
    {EndpointState::Ok, "ok"},
    {EndpointState::Slow, "slow"},
    {EndpointState::Limited, "limited"},
    {EndpointState::Lagging, "lagging"},
    {EndpointState::Down, "down"},
    {EndpointState::WrongChain, "wrong_chain"},
    {EndpointState::Refused, "refused"},
    {EndpointState::Disabled, "disabled"},
}};

constexpr Names<StallCause, 6> stallCauses{{
    {StallCause::None, "none"},
    {StallCause::Provider, "provider"},
    {StallCause::RateLimit, "rate_limit"},
    {StallCause::Decode, "decode"},
    {StallCause::Database, "database"},
    {StallCause::Idle, "idle"},
}};

constexpr Names<EngineState, 6> engineStates{{
    {EngineState::Closed, "closed"},
    {EngineState::Starting, "starting"},
    {EngineState::Running, "running"},
    {EngineState::DatabaseAway, "database_away"},
    {EngineState::Stopping, "stopping"},
    {EngineState::Failed, "failed"},
}};

constexpr Names<ErrorKind, 8> errorKinds{{
    {ErrorKind::Invalid, "invalid"},
    {ErrorKind::NotFound, "not_found"},
    {ErrorKind::Refused, "refused"},
    {ErrorKind::Conflict, "conflict"},
    {ErrorKind::Retryable, "retryable"},
    {ErrorKind::Unavailable, "unavailable"},
    {ErrorKind::Cancelled, "cancelled"},
    {ErrorKind::Internal, "internal"},
}};

constexpr Names<Feature, 9> featureNames{{
    {Feature::Streams, "streams"},
    {Feature::Events, "events"},
    {Feature::Forks, "forks"},
    {Feature::Receipts, "receipts"},
    {Feature::GlobalTables, "globalTables"},
    {Feature::Explorer, "explorer"},
    {Feature::Balances, "balances"},
    {Feature::Triggers, "triggers"},
    {Feature::Ibc, "ibc"},
}};

constexpr Names<Metric, 13> metrics{{
    {Metric::Head, "head"},
    {Metric::Indexed, "indexed"},
    {Metric::Stored, "stored"},
    {Metric::LagSeconds, "lag_seconds"},
    {Metric::LagBlocks, "lag_blocks"},
    {Metric::RowsPerSecond, "rows_per_second"},
    {Metric::BlocksPerSecond, "blocks_per_second"},
    {Metric::QueueDepth, "queue_depth"},
    {Metric::QueueOldest, "queue_oldest"},
    {Metric::InFlight, "in_flight"},
    {Metric::RequestsPerSecond, "requests_per_second"},
    {Metric::ErrorsPerSecond, "errors_per_second"},
    {Metric::LiveLagSeconds, "live_lag_seconds"},
}};

constexpr Names<QueueState, 4> queueStates{{
    {QueueState::Healthy, "HEALTHY"},
    {QueueState::HighLoad, "HIGH_LOAD"},
    {QueueState::Delayed, "DELAYED"},
    {QueueState::Errors, "ERRORS"},
}};

constexpr Names<QueueEntryState, 4> queueEntryStates{{
    {QueueEntryState::Pending, "pending"},
    {QueueEntryState::Processing, "processing"},
    {QueueEntryState::Retrying, "error"},
    {QueueEntryState::Failed, "failed"},
}};

constexpr Names<BreakerState, 3> breakerStates{{
    {BreakerState::Closed, "Closed"},
    {BreakerState::Open, "Open"},
    {BreakerState::HalfOpen, "HalfOpen"},
}};

using Verdict = DryRunEvent::Step::Verdict;
constexpr Names<Verdict, 5> verdicts{{
    {Verdict::True, "true"},
    {Verdict::False, "false"},
    {Verdict::Failed, "failed"},
    {Verdict::NotReached, "not_reached"},
    {Verdict::LeftOut, "left_out"},
}};

constexpr Names<JobState, 8> jobStates{{
    {JobState::Pending, "pending"},
    {JobState::Queued, "queued"},
    {JobState::Running, "running"},
    {JobState::Retrying, "retrying"},
    {JobState::Waiting, "waiting"},
    {JobState::Held, "held"},
    {JobState::Done, "done"},
    {JobState::Dead, "dead"},
}};

}  // namespace

const char* name(Verb verb)
{
    return find(verbs, verb);
}
std::optional<Verb> verbFromName(const QString& text)
{
    return find(verbs, text);
}

bool isDangerous(Verb verb)
{
    return verb == Verb::ChainDelete || verb == Verb::Reindex || verb == Verb::Rewind || verb == Verb::Resync;
}

const char* name(CommandState state)
{
    return find(commandStates, state);
}
CommandState commandStateFromName(const QString& text)
{
    return find(commandStates, text).value_or(CommandState::Failed);
}

const char* name(ChainState state)
{
    return find(chainStates, state);
}
ChainState chainStateFromName(const QString& text)
{
    return find(chainStates, text).value_or(ChainState::Starting);
}

const char* name(EndpointState state)
{
    return find(endpointStates, state);
}
EndpointState endpointStateFromName(const QString& text)
{
    return find(endpointStates, text).value_or(EndpointState::Untested);
}

const char* name(StallCause cause)
{
    return find(stallCauses, cause);
}
StallCause stallCauseFromName(const QString& text)
{
    return find(stallCauses, text).value_or(StallCause::None);
}

const char* name(EngineState state)
{
    return find(engineStates, state);
}
EngineState engineStateFromName(const QString& text)
{
    return find(engineStates, text).value_or(EngineState::Closed);
}

const char* name(ErrorKind kind)
{
    return find(errorKinds, kind);
}
ErrorKind errorKindFromName(const QString& text)
{
    return find(errorKinds, text).value_or(ErrorKind::Internal);
}

const char* name(QueueState state)
{
    return find(queueStates, state);
}
QueueState queueStateFromName(const QString& text)
{
    return find(queueStates, text).value_or(QueueState::Healthy);
}

const char* name(QueueEntryState state)
{
    return find(queueEntryStates, state);
}
std::optional<QueueEntryState> queueEntryStateFromName(const QString& text)
{
    return find(queueEntryStates, text);
}

const char* name(BreakerState state)
{
    return find(breakerStates, state);
}
std::optional<BreakerState> breakerStateFromName(const QString& text)
{
    return find(breakerStates, text);
}

const char* name(Verdict verdict)
{
    return find(verdicts, verdict);
}

const char* name(JobState state)
{
    return find(jobStates, state);
}
std::optional<JobState> jobStateFromName(const QString& text)
{
    return find(jobStates, text);
}

const char* name(EventKind kind)
{
    return kind == EventKind::Transfers ? "transfers" : "registry";
}

const char* name(Metric metric)
{
    return find(metrics, metric);
}
std::optional<Metric> metricFromName(const QString& text)
{
    return find(metrics, text);
}

QStringList names(Features features)
{
    QStringList all;
    for (const auto& [feature, text] : featureNames)
        if (features.testFlag(feature))
            all << QLatin1String(text);
    return all;
}

Features featuresFromNames(const QStringList& names)
{
    Features all;
    for (const QString& text : names)
        if (const auto feature = find(featureNames, text))
            all |= *feature;
    return all;
}

}  // namespace signalbox
