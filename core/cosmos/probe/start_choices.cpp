// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/probe/start_choices.h"

#include "cosmos/cosmos_adapter.h"
#include "cosmos/data/cosmos_catalog.h"
#include "family/probe/start_choices.h"
#include "signalbox/literals.h"

namespace signalbox::cosmos {

namespace {

constexpr double bytesPerRow = 420;  // of a row in its table and the packet tables made of it

QCoro::Task<Expected<qint64>> timeOf(NodeClient* client, Height height, std::shared_ptr<Tally> tally)
{
    auto reading = client->block(height, 0, 0, tally);
    const auto block = co_await reading;
    if (!block)
        co_return fail(blockError(block.error(), height));
    co_return block->time / 1'000'000;
}

}  // namespace

QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(std::vector<EndpointDraft> endpoints, QDateTime date,
                                                             int lastDays, Height from,
                                                             std::shared_ptr<rpc::RateRegistry> rates,
                                                             Cancellation cancellation)
{
    auto all = engine::endpointsOf(endpoints);
    if (!all)
        co_return fail(all.error());
    std::erase_if(*all, [](const auto& endpoint) { return !endpoint.role.isEmpty() || endpoint.webSocket; });
    const auto client = std::make_shared<NodeClient>(QString(), rates);
    client->pool().setEndpoints(*all);
    const auto hook = cancellation.onRequest([client] { client->pool().cancel(); });
    const auto tally = std::make_shared<Tally>();
    std::optional<NodeStatus> status;
    Height earliest = 0;
    std::optional<Error> problem;
    for (const rpc::EndpointSettings& endpoint : *all) {
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
    config.endpoints = *all;
    for (rpc::EndpointSettings& endpoint : config.endpoints)
        endpoint.asksBeside = false;  // no subscriptions for a few requests
    CosmosAdapter adapter(config, rates);
    const auto stop = cancellation.onRequest([&adapter] { adapter.abort(); });
    auto sampling = engine::sampleHistory(adapter, ibcStream, known, 4, cancellation);
    const auto sample = co_await sampling;
    const auto timed = [client, tally](Height height) { return timeOf(client.get(), height, tally); };
    const auto estimate = [sample](qint64 blocks) {
        Estimate estimate = sample.estimate(blocks, bytesPerRow);
        if (estimate.rows)
            estimate.calls = 2.0 * static_cast<double>(blocks);
        return estimate;
    };
    auto choosing = engine::startsOf({known, "earliest", from, date, lastDays}, timed, estimate);
    co_return co_await choosing;
}

}  // namespace signalbox::cosmos
