// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/truth_reader.h"

#include "evm/evm_adapter.h"

namespace signalbox::evm::proof {

void keepReadable(EvmAdapterConfig& config)
{
    std::erase_if(config.endpoints, [](const auto& endpoint) { return endpoint.webSocket || !endpoint.enabled; });
}

QCoro::Task<Expected<PiecesRead>> readPieces(TaskScope& scope, EvmAdapterConfig config,
                                             std::shared_ptr<rpc::RateRegistry> rates, std::vector<Piece> pieces,
                                             bool byHash)
{
    const TaskScope::Guest guest(scope);
    const Cancellation cancellation = scope.cancellation();
    config.proven = !byHash;
    config.lowered.clear();
    for (rpc::EndpointSettings& endpoint : config.endpoints)
        endpoint.asksBeside = false;
    keepReadable(config);
    // Answers of one endpoint are verified by another one if possible.
    if (byHash && config.endpoints.size() > 1)
        config.endpoints.erase(config.endpoints.begin());
    EvmAdapter adapter(std::move(config), std::move(rates));
    const auto hook = cancellation.onRequest([&adapter] { adapter.abort(); });
    if (cancellation.isRequested())
        adapter.abort();
    auto asking = adapter.head();
    const auto head = co_await asking;
    if (!head)
        co_return fail(head.error());
    PiecesRead out;
    constexpr std::size_t atOnce = 4;
    for (std::size_t begin = 0; begin < pieces.size(); begin += atOnce) {
        const std::size_t end = std::min(pieces.size(), begin + atOnce);
        std::vector<QCoro::Task<Expected<indexing::Fetched>>> tasks;
        for (std::size_t i = begin; i < end; ++i)
            tasks.push_back(adapter.fetch({pieces[i].range, pieces[i].streams, byHash}));
        for (std::size_t i = begin; i < end; ++i) {
            auto& task = tasks[i - begin];
            auto fetched = co_await task;
            if (fetched)
                pieces[i].truth = std::move(*fetched);
            else
                pieces[i].error = fetched.error();
        }
    }
    if (!byHash) {
        const auto endpoints = adapter.endpoints();
        out.noReceipts =
            !endpoints.empty() && std::all_of(endpoints.begin(), endpoints.end(),
                                              [](const auto& endpoint) { return endpoint.receipts == false; });
    }
    out.pieces = std::move(pieces);
    co_return out;
}

}  // namespace signalbox::evm::proof
