// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/start_choices.h"

#include "canopy/canopy_adapter.h"
#include "family/probe/start_choices.h"
#include "signalbox/literals.h"

namespace signalbox::canopy {

namespace {

/// Bytes of a row in its tables, indexes and the global copy, measured on recorded chains.
constexpr double bytesPerRow = 330;

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

}  // namespace

QCoro::Task<Expected<std::vector<StartChoice>>> startChoices(std::vector<EndpointDraft> endpoints, QDateTime date,
                                                             int lastDays, Height from,
                                                             std::shared_ptr<rpc::RateRegistry> rates,
                                                             Cancellation cancellation)
{
    const auto all = engine::endpointsOf(endpoints);
    if (!all)
        co_return fail(all.error());
    auto client = std::make_shared<NodeClient>(ChainIdentity{}, rates);
    client->pool().setEndpoints(*all);
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
    config.endpoints = *all;
    CanopyAdapter adapter(config, rates);
    const auto stop = cancellation.onRequest([&adapter] { adapter.abort(); });
    const Interval sampled = config.chainId > 0 && head > 2 ? Interval{2, head} : Interval{};
    auto sampling = engine::sampleHistory(adapter, u"blocks"_s, sampled, 2, cancellation);
    const auto sample = co_await sampling;
    const auto timed = [client, tally](Height height) { return timeOf(client.get(), height, tally); };
    const auto estimate = [sample](qint64 blocks) { return sample.estimate(blocks, bytesPerRow); };
    auto choosing = engine::startsOf({{1, head}, "genesis", from, date, lastDays}, timed, estimate);
    co_return co_await choosing;
}

}  // namespace signalbox::canopy
