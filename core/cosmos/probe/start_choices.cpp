// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/probe/start_choices.h"

#include <QElapsedTimer>

#include "cosmos/cosmos_adapter.h"
#include "cosmos/data/cosmos_catalog.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

namespace {

constexpr int samples = 12;
constexpr double bytesPerRow = 420;  // of a row in its table and the packet tables made of it

struct Sampled {
    int ranges = 0;
    qint64 blocks = 0, rows = 0;
    double seconds = 0;
};

Estimate estimateOf(const Sampled& sampled, qint64 blocks, int inFlight)
{
    Estimate estimate;
    estimate.samples = sampled.ranges;
    estimate.blocks = blocks;
    if (sampled.blocks == 0)
        return estimate;
    const double each = static_cast<double>(blocks) / static_cast<double>(sampled.blocks);
    estimate.calls = 2.0 * static_cast<double>(blocks);
    estimate.rows = each * static_cast<double>(sampled.rows);
    estimate.bytes = *estimate.rows * bytesPerRow;
    estimate.seconds = each * sampled.seconds / std::max(1, inFlight);
    return estimate;
}

QCoro::Task<Expected<qint64>> timeOf(NodeClient* client, Height height, std::shared_ptr<Tally> tally)
{
    auto reading = client->block(height, 0, 0, tally);
    const auto block = co_await reading;
    if (!block)
        co_return fail(blockError(block.error(), height));
    co_return block->time / 1'000'000;
}

/// First block at or after the moment; none if every block is older.
QCoro::Task<std::optional<Height>> blockAt(NodeClient* client, Interval known, qint64 at, std::shared_ptr<Tally> tally)
{
    Height lo = known.lo, hi = known.hi + 1;
    while (lo < hi) {
        const Height middle = lo + (hi - lo) / 2;
        auto asking = timeOf(client, middle, tally);
        const auto time = co_await asking;
        if (!time && time.error().code != "HISTORY_PRUNED"_L1)
            co_return std::nullopt;
        if (time && *time >= at)
            hi = middle;
        else
            lo = middle + 1;
    }
    co_return lo > known.hi ? std::nullopt : std::optional(lo);
}

QCoro::Task<Sampled> sample(CosmosAdapter* adapter, Interval known, Cancellation cancellation)
{
    Sampled sampled;
    for (int i = 0; i < samples && !cancellation.isRequested(); ++i) {
        const Height lo = known.lo + (known.hi - known.lo) * i / samples, hi = std::min(lo + 3, known.hi);
        QElapsedTimer clock;
        clock.start();
        indexing::FetchRequest request;
        request.range = {lo, hi};
        request.streams = {chain::StreamSpec(ibcStream)};
        auto fetching = adapter->fetch(request);
        const auto fetched = co_await fetching;
        if (!fetched)
            break;
        ++sampled.ranges;
        sampled.blocks += hi - lo + 1;
        sampled.rows += fetched->rows();
        sampled.seconds += static_cast<double>(clock.elapsed()) / 1e3;
    }
    co_return sampled;
}

}  // namespace

QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(std::vector<EndpointDraft> endpoints, QDateTime date,
                                                             int lastDays, Height from,
                                                             std::shared_ptr<rpc::RateRegistry> rates,
                                                             Cancellation cancellation)
{
    std::vector<rpc::EndpointSettings> all;
    for (const EndpointDraft& draft : endpoints) {
        auto settings = rpc::EndpointSettings::fromDraft(draft, static_cast<qint64>(all.size()) + 1);
        if (!settings)
            co_return fail(settings.error());
        if (settings->role.isEmpty() && !settings->webSocket)
            all.push_back(std::move(*settings));
    }
    const auto client = std::make_shared<NodeClient>(QString(), rates);
    client->pool().setEndpoints(all);
    const auto hook = cancellation.onRequest([client] { client->pool().cancel(); });
    const auto tally = std::make_shared<Tally>();
    std::optional<NodeStatus> status;
    Height earliest = 0;
    std::optional<Error> problem;
    for (const rpc::EndpointSettings& endpoint : all) {
        auto asking = client->status(endpoint.id, 0, tally);
        const auto answer = co_await asking;
        if (!answer) {
            problem = answer.error().error;
            continue;
        }
        const Height lowest = std::max<Height>(1, answer->earliest);
        earliest = status ? std::min(earliest, lowest) : lowest;
        if (!status || answer->latest > status->latest)
            status = *answer;
    }
    if (!status)
        co_return fail(problem ? *problem
                               : Error::make(ErrorKind::Invalid, "NO_ENDPOINT",
                                             Message(QT_TRANSLATE_NOOP("Engine",
                                                                       "A Cosmos chain needs at least one RPC endpoint "
                                                                       "(http:// or https://)."))));
    if (status->latest < 1)
        co_return fail(ErrorKind::Retryable, "NO_BLOCKS",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "This chain has only its genesis state so far. Wait until it "
                                                 "has produced its first block, then try again.")));
    const Interval known{earliest, status->latest};

    // Samples blocks over the whole history, read in the same way as indexing reads them.
    CosmosAdapterConfig config;
    config.chainId = status->chainId;
    config.endpoints = all;
    for (rpc::EndpointSettings& endpoint : config.endpoints)
        endpoint.asksBeside = false;  // no subscriptions for a few requests
    CosmosAdapter adapter(config, rates);
    const auto stop = cancellation.onRequest([&adapter] { adapter.abort(); });
    auto sampling = sample(&adapter, known, cancellation);
    const Sampled sampled = co_await sampling;
    const int inFlight = adapter.suggestedInFlight();

    std::vector<StartChoice> choices;
    const auto choice = [&](const char* id, Height first, const QDateTime& at) {
        choices.push_back({QLatin1String(id), first, at, estimateOf(sampled, known.hi - first + 1, inFlight)});
    };
    auto dating = timeOf(client.get(), known.lo, tally);
    const auto began = co_await dating;
    choice("earliest", known.lo, began ? QDateTime::fromMSecsSinceEpoch(*began, Qt::UTC) : QDateTime());
    if (from > known.lo && from <= known.hi) {
        auto reading = timeOf(client.get(), from, tally);
        const auto at = co_await reading;
        choice("block", from, at ? QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC) : QDateTime());
    }
    if (date.isValid()) {
        auto finding = blockAt(client.get(), known, date.toMSecsSinceEpoch(), tally);
        const auto first = co_await finding;
        if (first)
            choice("date", *first, date.toUTC());
    }
    if (lastDays > 0) {
        const QDateTime since = QDateTime::currentDateTimeUtc().addDays(-lastDays);
        auto finding = blockAt(client.get(), known, since.toMSecsSinceEpoch(), tally);
        const auto first = co_await finding;
        if (first)
            choice("last_days", *first, since);
    }
    co_return choices;
}

}  // namespace signalbox::cosmos
