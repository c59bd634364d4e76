// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <map>

#include "evm/doubt/doubt_checker.h"
#include "evm/proof/confirmer.h"
#include "evm/reading/range_reader.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "support/hex.h"

/// What single parts of an EvmAdapter are tested with.
namespace signalbox::test {

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

inline sim::SimSpec smallChain(double transfersPerBlock = 1.5)
{
    sim::SimSpec spec;
    spec.history = 200;
    spec.genesisTime = 1'700'000'000;
    spec.transfersPerBlock = transfersPerBlock;
    return spec;
}

/// Receipts that match the headers, in every block.
inline sim::SimSpec provableChain()
{
    sim::SimSpec spec = smallChain(3);
    spec.trueRoots = true;
    return spec;
}

/// The parts, connected as the adapter connects them, on a simulated chain. Its endpoints have the IDs 1, 2, …; a lower
/// one is used first.
struct AdapterParts {
    explicit AdapterParts(const sim::SimSpec& spec = smallChain(), int endpoints = 1)
        : chain(std::make_shared<sim::SimChain>(spec))
    {
        config.chainId = qint64(spec.chainId);
        for (int i = 0; i < endpoints; ++i)
            add(std::make_unique<sim::SimServer>(chain, thread));
        for (const sim::SimToken& token : chain->spec().tokens) {
            filter.tokens.push_back(token.address);
            streams.push_back(u"transfers:"_s + hex::text(token.address));
        }
        std::sort(filter.tokens.begin(), filter.tokens.end());
    }
    ~AdapterParts()
    {
        pool.cancel();
        pool.scope().drain();
    }
    void add(std::unique_ptr<sim::SimServer> server)
    {
        EndpointDraft draft;
        draft.url = server->url();
        draft.priority = int(servers.size());
        servers.push_back(std::move(server));
        config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, qint64(servers.size())));
        pool.setEndpoints(config.endpoints);
    }
    sim::SimServer& server(qint64 endpoint = 1) { return *servers.at(std::size_t(endpoint) - 1); }
    EndpointState state(qint64 endpoint = 1) { return pool.entry(endpoint)->state(rpc::Clock::now()); }

    evm::FetchedHeaders headersOf(Interval range)
    {
        std::vector<Height> numbers;
        for (Height height = range.lo; height <= range.hi; ++height)
            numbers.push_back(height);
        auto fetched = got(headers.fetch(numbers, 0));
        if (!fetched)
            qWarning("%s", qPrintable(fetched.error().text()));
        return fetched ? std::move(*fetched) : evm::FetchedHeaders();
    }
    evm::FetchedLogs logsOf(Interval range)
    {
        auto fetched = got(ranges.read(range, filter, 0, 0));
        if (!fetched)
            qWarning("%s", qPrintable(fetched.error().text()));
        return fetched ? std::move(*fetched) : evm::FetchedLogs();
    }
    /// Number of transfers of each block that has some.
    std::map<Height, int> truth(Interval range) const
    {
        static const Bytes32 transfer = sim::keccak("Transfer(address,address,uint256)");
        std::map<Height, int> all;
        for (Height height = range.lo; height <= range.hi; ++height) {
            const auto block = chain->block(height);
            for (const sim::SimLog& log : block->content.logs)
                all[height] += log.topics.front() == transfer ? 1 : 0;
        }
        std::erase_if(all, [](const auto& block) { return block.second == 0; });
        return all;
    }
    static std::map<Height, int> counted(const evm::DecodedLogs& logs)
    {
        std::map<Height, int> all;
        for (const evm::LogBlock& block : logs.blocks)
            if (block.logs > 0)
                all[block.number] += block.logs;
        return all;
    }
    static qint64 sum(const std::map<Height, int>& blocks)
    {
        qint64 all = 0;
        for (const auto& block : blocks)
            all += block.second;
        return all;
    }

    std::shared_ptr<sim::SimChain> chain;
    std::shared_ptr<sim::SimThread> thread = std::make_shared<sim::SimThread>();
    std::vector<std::unique_ptr<sim::SimServer>> servers;
    evm::LogFilter filter;  ///< transfers of all tokens
    chain::Streams streams;

    evm::EvmAdapterConfig config;
    rpc::EndpointPool pool{qint64(chain->spec().chainId), std::make_shared<rpc::RateRegistry>()};
    evm::HeaderFetcher headers{config, pool};
    evm::HeadSubscriptions subscriptions{config, {}};
    evm::HeadJudge heads{config, pool, headers, subscriptions};
    evm::DoubtPolicy doubts;
    evm::TrustBook trust{pool};
    evm::RangeSizer sizer;
    evm::LogCalls calls{pool, headers};
    evm::BlockReader blocks{config, pool, calls, doubts, trust};
    evm::RangeReader ranges{pool, headers, calls, blocks, sizer};
    chain::IntervalSet foundShort;  ///< by the rechecker, which reads by block hash
    evm::Rechecker rechecker{
        pool, doubts, trust, [this](Interval range, evm::LogFilter wanted) { return readAgain(range, wanted); },
        [this](const Intervals& found, const chain::Streams&) { foundShort.add(chain::IntervalSet(found)); }};
    evm::DoubtChecker checker{config, pool, calls, blocks, doubts, trust, rechecker};
    evm::RowAssembler rows{config, headers};
    evm::ProvenReader proven{config, pool, headers, heads};
    evm::Confirmer confirmer{config, pool, headers, calls, blocks, proven, rows};

private:
    QCoro::Task<Expected<evm::FetchedLogs>> readAgain(Interval range, evm::LogFilter wanted)
    {
        std::vector<Height> numbers;
        for (Height height = range.lo; height <= range.hi; ++height)
            numbers.push_back(height);
        auto heading = headers.fetch(numbers, 0);
        auto fetched = co_await heading;
        if (!fetched)
            co_return fail(fetched.error());
        auto reading = blocks.byHash(fetched->headers, wanted, 0, 0);
        co_return co_await reading;
    }
};

}  // namespace signalbox::test
