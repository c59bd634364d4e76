// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/probe/start_choices.h"

#include <QElapsedTimer>

#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

constexpr int historySamples = 12;

/// First block at or after the moment; none if every block is older.
QCoro::Task<std::optional<Height>> blockAt(const TimeOf* timeOf, Interval known, qint64 at)
{
    Height lo = known.lo, hi = known.hi + 1;
    while (lo < hi) {
        const Height middle = lo + (hi - lo) / 2;
        auto asking = (*timeOf)(middle);
        const auto time = co_await asking;
        const bool pruned = !time && time.error().code == "HISTORY_PRUNED"_L1;
        if (!time && !pruned && middle == known.lo)
            break;  // all others are later: it is this one in any case
        if (!time && !pruned)
            co_return std::nullopt;
        if (time && *time >= at)
            hi = middle;
        else
            lo = middle + 1;
    }
    co_return lo > known.hi ? std::nullopt : std::optional(lo);
}

QDateTime momentOf(const Expected<qint64>& time)
{
    return time ? QDateTime::fromMSecsSinceEpoch(*time, Qt::UTC) : QDateTime();
}

}  // namespace

Expected<std::vector<rpc::EndpointSettings>> endpointsOf(const std::vector<EndpointDraft>& drafts)
{
    std::vector<rpc::EndpointSettings> all;
    for (const EndpointDraft& draft : drafts) {
        auto settings = rpc::EndpointSettings::fromDraft(draft, static_cast<qint64>(all.size()) + 1);
        if (!settings)
            return fail(settings.error());
        all.push_back(std::move(*settings));
    }
    return all;
}

Estimate HistorySample::estimate(qint64 wanted, double bytesPerRow) const
{
    Estimate estimate;
    estimate.samples = ranges;
    estimate.blocks = wanted;
    if (blocks == 0)
        return estimate;
    const double each = static_cast<double>(wanted) / static_cast<double>(blocks);
    estimate.rows = each * static_cast<double>(rows);
    estimate.bytes = *estimate.rows * bytesPerRow;
    estimate.seconds = each * seconds / std::max(1, inFlight);
    return estimate;
}

QCoro::Task<HistorySample> sampleHistory(indexing::Adapter& adapter, QString stream, Interval known, qint64 eachBlocks,
                                         Cancellation cancellation)
{
    HistorySample sampled;
    for (int i = 0; i < historySamples && !known.isEmpty() && !cancellation.isRequested(); ++i) {
        const Height lo = known.lo + (known.hi - known.lo) * i / historySamples;
        QElapsedTimer clock;
        clock.start();
        indexing::FetchRequest request;
        request.range = {lo, std::min(lo + eachBlocks - 1, known.hi)};
        request.streams = {chain::StreamSpec(stream)};
        auto fetching = adapter.fetch(request);
        const auto fetched = co_await fetching;
        if (!fetched)
            break;
        ++sampled.ranges;
        sampled.blocks += request.range.count();
        sampled.rows += fetched->rows();
        sampled.seconds += static_cast<double>(clock.elapsed()) / 1e3;
    }
    sampled.inFlight = adapter.suggestedInFlight();
    co_return sampled;
}

QCoro::Task<std::vector<StartChoice>> startsOf(StartQuestion question, TimeOf timeOf,
                                               std::function<Estimate(qint64 blocks)> estimate)
{
    const Interval known = question.known;
    std::vector<StartChoice> choices;
    const auto choice = [&](const char* id, Height first, const QDateTime& at) {
        choices.push_back({QLatin1String(id), first, at, estimate(known.hi - first + 1)});
    };
    auto dating = timeOf(known.lo);
    const auto began = co_await dating;
    choice(question.firstId, known.lo, momentOf(began));
    if (question.from > known.lo && question.from <= known.hi) {
        auto reading = timeOf(question.from);
        const auto at = co_await reading;
        choice("block", question.from, momentOf(at));
    }
    if (question.date.isValid()) {
        auto finding = blockAt(&timeOf, known, question.date.toMSecsSinceEpoch());
        const auto first = co_await finding;
        if (first)
            choice("date", *first, question.date.toUTC());
    }
    if (question.lastDays > 0) {
        const QDateTime since = QDateTime::currentDateTimeUtc().addDays(-question.lastDays);
        auto finding = blockAt(&timeOf, known, since.toMSecsSinceEpoch());
        const auto first = co_await finding;
        if (first)
            choice("last_days", *first, since);
    }
    co_return choices;
}

}  // namespace signalbox::engine
