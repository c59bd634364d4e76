// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "evm/data/evm_catalog.h"
#include "evm/evm_adapter.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "support/hex.h"

namespace signalbox::test {

/// A simulated chain behind one or two endpoints, read by an EvmAdapter; the result is compared with the chain.
class LiarWorld {
public:
    explicit LiarWorld(sim::SimSpec spec, int endpoints = 1) : chain(std::make_shared<sim::SimChain>(std::move(spec)))
    {
        for (int i = 0; i < endpoints; ++i)
            servers.push_back(std::make_unique<sim::SimServer>(chain, thread));
    }

    evm::EvmAdapterConfig config() const
    {
        evm::EvmAdapterConfig config;
        config.chainId = qint64(chain->spec().chainId);
        for (std::size_t i = 0; i < servers.size(); ++i) {
            EndpointDraft draft;
            draft.url = servers[i]->url();
            config.endpoints.push_back(*rpc::EndpointSettings::fromDraft(draft, qint64(i) + 1));
        }
        return config;
    }

    chain::Streams streams() const
    {
        chain::Streams all{u"headers"_s};
        for (const auto& token : chain->spec().tokens)
            all.push_back(u"transfers:"_s + QString::fromLatin1(hex::bytes(token.address)));
        return all;
    }

    /// Block and log index of every transfer, as read.
    using Places = std::set<std::pair<Height, int>>;

    static Places placesOf(const QByteArray& rows)
    {
        Places places;
        for (qsizetype at = 0; at < rows.size();) {
            const int fields = qFromBigEndian<qint16>(rows.constData() + at);
            at += 2;
            std::pair<Height, int> place;
            for (int i = 0; i < fields; ++i) {
                const auto size = qFromBigEndian<qint32>(rows.constData() + at);
                if (i == 0)
                    place.first = qFromBigEndian<qint64>(rows.constData() + at + 4);
                else if (i == 1)
                    place.second = qFromBigEndian<qint32>(rows.constData() + at + 4);
                at += 4 + std::max(0, size);
            }
            places.insert(place);
        }
        return places;
    }

    Places truth(Height from, Height to) const
    {
        static const Bytes32 transfer = sim::keccak("Transfer(address,address,uint256)");
        Places places;
        for (Height height = from; height <= to; ++height) {
            const auto block = chain->block(height);
            for (std::size_t i = 0; i < block->content.logs.size(); ++i)
                if (block->content.logs[i].topics.front() == transfer)
                    places.emplace(height, int(i));
        }
        return places;
    }

    /// Reads the blocks as a backfill does; empty, with `problem` set, if a range could not be read.
    Places read(evm::EvmAdapter& adapter, Height from, Height to, QString* problem)
    {
        Places places;
        if (const auto head = QCoro::waitFor(adapter.head()); !head)
            *problem = head.error().text();
        for (Height lo = from; lo <= to && problem->isEmpty();) {
            const Height hi = std::min<Height>(to, lo + adapter.suggestedBlocks() - 1);
            Expected<indexing::Fetched> fetched = fail(Error{});
            for (int attempt = 0; attempt < 6 && !fetched; ++attempt)
                fetched = QCoro::waitFor(adapter.fetch({{lo, hi}, streams(), false}));
            if (!fetched) {
                *problem = fetched.error().text();
                return {};
            }
            places.merge(placesOf(fetched->tables.rowsOf(evm::transfersEntity).data()));
            lo = hi + 1;
        }
        return places;
    }

    struct Calls {
        qint64 plain = 0;   ///< headers and ranges of logs
        qint64 doubts = 0;  ///< logs of single blocks, receipts, ranges without topics
        double share() const { return double(doubts) / double(std::max<qint64>(1, plain)); }
    };
    Calls calls() const
    {
        Calls calls;
        for (const auto& server : servers) {
            const qint64 logs = server->requests("eth_getLogs");
            qint64 ranges = 0;
            for (const auto& seen : server->seenLogs())
                ranges += seen.byHash || seen.anyTopic ? 0 : 1;
            calls.plain += server->requests("eth_getBlockByNumber") + ranges;
            calls.doubts += logs - ranges + server->requests("eth_getBlockReceipts");
        }
        return calls;
    }

    std::shared_ptr<sim::SimChain> chain;
    std::shared_ptr<sim::SimThread> thread = std::make_shared<sim::SimThread>();
    std::vector<std::unique_ptr<sim::SimServer>> servers;
};

}  // namespace signalbox::test
