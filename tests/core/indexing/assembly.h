// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/indexing/parts.h"
#include "indexing/head_follower.h"
#include "indexing/scheduler.h"
#include "indexing/short_blocks.h"
#include "indexing/undoer.h"

namespace signalbox::test {

/// A chain of 500 blocks, an empty database, and the connected parts of a worker that has seen the head.
struct Assembly : Bench {
    std::shared_ptr<FakeChain> blocks = std::make_shared<FakeChain>(500);
    std::shared_ptr<Faults> faults = std::make_shared<Faults>();
    std::unique_ptr<indexing::Adapter> adapter = std::make_unique<FakeAdapter>(blocks, faults, 1, true);
    std::shared_ptr<FakeDatabase> db = std::make_shared<FakeDatabase>();
    QObject context;
    int lost = 0, liveDecoded = 0, polls = 0, turns = 0;
    Height forgotten = -1;
    metrics::TimeAccounting time;
    indexing::DatabaseState database{config, clock, journal, [this](const Error&) { ++lost; }};
    indexing::CommitQueue queue;
    indexing::Anchors anchors;
    indexing::StoreLink link{clock, time, database, &context, [](const indexing::Writing&, const Expected<Done>&) {},
                             [] {}};
    indexing::Setbacks setbacks{config, clock, ledger, journal, throughput, [] { return QDateTime(); }};
    indexing::ReindexJobs jobs{clock, ledger, journal, [](const indexing::JobProgress&) {}};
    indexing::ShortBlocks shorts{{}, life, ledger, link, database, queue, journal};
    indexing::Naps naps;
    std::unique_ptr<indexing::Undoer> undoer;
    std::unique_ptr<indexing::ForkResolver> forks;
    std::unique_ptr<indexing::Scheduler> scheduler;
    std::unique_ptr<indexing::BlockPace> pace;
    std::unique_ptr<indexing::HeadFollower> head;
    TaskScope scope;

    Assembly()
    {
        using namespace indexing;
        undoer = std::make_unique<Undoer>(
            Undoer::Parts{config, life, ledger, link, database, journal, naps},
            Undoer::Hooks{[this](Height ancestor) { forgotten = ancestor; }, [](const ReorgReport&) {}});
        ForkResolver::Hooks hooks;
        hooks.settle = [] {};
        hooks.undo = [this](Height ancestor, Bytes32 newHead, QString reason) {
            return undoer->run(ancestor, newHead, reason);
        };
        hooks.corrected = [](const Head&) {};
        hooks.dropAll = [] {};
        hooks.pollNow = [this] { ++polls; };
        hooks.turnSoon = [this] { ++turns; };
        forks = std::make_unique<ForkResolver>(
            ForkResolver::Parts{config, clock, life, ledger, adapter, journal, scope}, std::move(hooks));
        scheduler =
            std::make_unique<Scheduler>(Scheduler::Parts{config, clock, life, ledger, adapter, link, database, *forks,
                                                         jobs, queue, setbacks, throughput, time, scope},
                                        Scheduler::Hooks{[this] { ++liveDecoded; }, [this] { ++turns; }});
        pace = std::make_unique<BlockPace>(config, clock, life, ledger, adapter, scope, [] {});
        head = std::make_unique<HeadFollower>(
            HeadFollower::Parts{config, clock, life, ledger, adapter, anchors, *pace, journal, throughput, scope},
            HeadFollower::Hooks{[] {}, [](const Head&) {}, [](const Head&) {}, [] {}}, &context);
        db->streams[u"headers"_s] = {};
        link.open(std::make_unique<FakeStore>(db));
        load();
        ledger.setHead(blocks->at(499), 435, config);
        run();
    }
    FakeAdapter* fake() const { return static_cast<FakeAdapter*>(adapter.get()); }
    void load()
    {
        ledger.adopt(*link.call([](store::IngestStore* opened) { return opened->load(); }), config, false);
    }
    /// The database and the ledger have all blocks up to this height.
    void store(Height top)
    {
        db->coverage[u"headers"_s].add(Interval{0, top});
        for (Height height = 0; height <= top; ++height)
            db->blocks[height] = blocks->at(height);
        load();
    }
    indexing::Queued decoded(indexing::WorkKind kind, Interval range) const
    {
        auto item = decodedRange(1, kind, range);
        for (Height height = range.lo; height <= range.hi; ++height)
            item.data.headers.push_back(blocks->at(height));
        return item;
    }
};

}  // namespace signalbox::test
