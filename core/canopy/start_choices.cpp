// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/start_choices.h"

#include <QElapsedTimer>

#include "canopy/canopy_adapter.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

namespace {

constexpr int samples = 12;
/// Bytes of a row in its tables, indexes and the global copy, measured on recorded chains.
constexpr double bytesPerRow = 330;

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
    estimate.rows = each * static_cast<double>(sampled.rows);
    estimate.bytes = *estimate.rows * bytesPerRow;
    estimate.seconds = each * sampled.seconds / std::max(1, inFlight);
    return estimate;
}

QCoro::Task<Expected<qint64>> timeOf(NodeClient* client, Height height, std::shared_ptr<Tally> tally)
{
    auto reading = client->block(height, 0, tally);
    const auto block = co_await reading;
    if (!block)
        co_return fail(block.error().error);
    if (!*block)
        co_return fail(ErrorKind::NotFound, "NO_BLOCK",
                       Message(QT_TRANSLATE_NOOP("Engine", "The endpoint has no block %1.")).arg(height));
    co_return (*block)->header.time / 1'000;
}

/// First block at or after the moment; none if every block is older.
QCoro::Task<std::optional<Height>> blockAt(NodeClient* client, Height head, qint64 at, std::shared_ptr<Tally> tally)
{
    Height lo = 1, hi = head + 1;
    while (lo < hi) {
        const Height middle = lo + (hi - lo) / 2;
        auto asking = timeOf(client, middle, tally);
        const auto time = co_await asking;
        if (!time && middle == 1)
            break;  // hidden for a while: it is the first block in any case
        if (!time)
            co_return std::nullopt;
        if (*time >= at)
            hi = middle;
        else
            lo = middle + 1;
    }
    co_return lo > head ? std::nullopt : std::optional(lo);
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
        all.push_back(std::move(*settings));
    }
    auto client = std::make_shared<NodeClient>(ChainIdentity{}, rates);
    client->pool().setEndpoints(all);
    const auto hook = cancellation.onRequest([client] { client->pool().cancel(); });
    const auto tally = std::make_shared<Tally>();
    auto asking = client->tip(0, 0, tally);
    const auto tip = co_await asking;
    if (!tip)
        co_return fail(tip.error().error);
    const Height head = *tip - 1;
    auto reading = client->block(head, 0, tally);
    const auto block = co_await reading;
    if (!block || !*block)
        co_return fail(
            block ? Error::make(ErrorKind::Retryable, "NO_BLOCKS",
                                Message(QT_TRANSLATE_NOOP("Engine",
                                                          "This chain has only its genesis state so far. Wait until it "
                                                          "has produced its first block, then try again.")))
                  : block.error().error);

    // Samples blocks over the whole history, read in the same way as indexing reads them.
    CanopyAdapterConfig config;
    config.chainId = (*block)->last ? (*block)->last->chainId : 0;
    config.networkId = (*block)->header.networkId;
    config.endpoints = all;
    CanopyAdapter adapter(config, rates);
    const auto stop = cancellation.onRequest([&adapter] { adapter.abort(); });
    Sampled sampled;
    for (int i = 0; i < samples && head > 2 && config.chainId > 0 && !cancellation.isRequested(); ++i) {
        const Height lo = 2 + (head - 2) * i / samples, hi = std::min(lo + 1, head);
        QElapsedTimer clock;
        clock.start();
        indexing::FetchRequest request;
        request.range = {lo, hi};
        request.streams = {chain::StreamSpec(u"blocks"_s)};
        auto fetching = adapter.fetch(request);
        const auto fetched = co_await fetching;
        if (!fetched)
            break;
        ++sampled.ranges;
        sampled.blocks += hi - lo + 1;
        sampled.rows += fetched->rows();
        sampled.seconds += static_cast<double>(clock.elapsed()) / 1e3;
    }
    const int inFlight = adapter.suggestedInFlight();

    std::vector<StartChoice> choices;
    const auto choice = [&](const char* id, Height from, const QDateTime& at) {
        choices.push_back({QLatin1String(id), from, at, estimateOf(sampled, head - from + 1, inFlight)});
    };
    auto dating = timeOf(client.get(), 1, tally);
    const auto began = co_await dating;
    choice("genesis", 1, began ? QDateTime::fromMSecsSinceEpoch(*began, Qt::UTC) : QDateTime());
    if (from > 1 && from <= head) {
        auto dating = timeOf(client.get(), from, tally);
        const auto at = co_await dating;
        choice("block", from, at ? QDateTime::fromMSecsSinceEpoch(*at, Qt::UTC) : QDateTime());
    }
    if (date.isValid()) {
        auto finding = blockAt(client.get(), head, date.toMSecsSinceEpoch(), tally);
        if (const auto first = co_await finding)
            choice("date", *first, date.toUTC());
    }
    if (lastDays > 0) {
        const QDateTime since = QDateTime::currentDateTimeUtc().addDays(-lastDays);
        auto finding = blockAt(client.get(), head, since.toMSecsSinceEpoch(), tally);
        if (const auto first = co_await finding)
            choice("last_days", *first, since);
    }
    co_return choices;
}

}  // namespace signalbox::canopy
