// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/data/evm_catalog.h"
#include "evm/doubt/bloom.h"
#include "evm/doubt/doubt_policy.h"
#include "signalbox/literals.h"
#include "support/log_liars.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using sim::SimFaults;
using test::LiarWorld;

namespace {

constexpr Height last = 1'200;

sim::SimSpec sparse()
{
    sim::SimSpec spec;
    spec.history = last + 100;
    spec.genesisTime = 1'700'000'000;
    spec.transfersPerBlock = 1.5;
    return spec;
}

}  // namespace

/// Endpoints that omit, add or mark logs: the result equals the content of the blocks, except for logs that no bloom
/// reveals.
class LiarsSimTest : public QObject {
    Q_OBJECT
private:
    /// Missing transfers of contracts without logs in a block whose bloom contains them.
    static int givenAway(const LiarWorld& world, const LiarWorld::Places& read, Height from, Height to)
    {
        int count = 0;
        LogFilter filter;
        for (const auto& token : world.chain->spec().tokens)
            filter.tokens.push_back(token.address);
        std::sort(filter.tokens.begin(), filter.tokens.end());
        const auto truth = world.truth(from, to);
        for (Height height = from; height <= to; ++height) {
            const auto block = world.chain->block(height);
            for (const FilterElement& element : elementsOf(filter)) {
                bool brought = false, missing = false;
                for (std::size_t i = 0; i < block->content.logs.size(); ++i)
                    if (block->content.logs[i].address == element.who && truth.contains({height, int(i)}))
                        (read.contains({height, int(i)}) ? brought : missing) = true;
                const bool sure =
                    falseYes(block->content.bloom.bytes()) * double(filter.tokens.size()) < DoubtPolicy::certain;
                count += missing && !brought && sure ? 1 : 0;
            }
        }
        return count;
    }

private Q_SLOTS:
    void logsInABloomAreNeverMissing_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("byHashToo");
        int kind = 0;
        for (const char* name : {"empty for three ranges in ten", "without the last three logs", "one log in twenty"}) {
            QTest::newRow(name) << kind << false;
            QTest::addRow("%s, by hash too", name) << kind++ << true;
        }
    }
    void logsInABloomAreNeverMissing()
    {
        QFETCH(int, kind);
        QFETCH(bool, byHashToo);
        LiarWorld world(sparse());
        SimFaults faults;
        faults.blankRanges = kind == 0 ? 0.3 : 0;
        faults.dropLast = kind == 1 ? 3 : 0;
        faults.dropLogs = kind == 2 ? 0.05 : 0;
        faults.liesByHash = byHashToo;
        world.servers[0]->setFaults(faults);
        EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
        QString problem;
        const auto read = world.read(adapter, 1, last, &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const auto truth = world.truth(1, last);
        QVERIFY(std::includes(truth.begin(), truth.end(), read.begin(), read.end()));
        QCOMPARE(givenAway(world, read, 1, last), 0);
        if (!byHashToo)  // its first answers reveal it; then its blocks are read by hash, completely
            QVERIFY2(truth.size() - read.size() <= 3, qPrintable(QString::number(truth.size() - read.size())));
    }

    void anHonestEndpointIsUsedInstead()
    {
        LiarWorld world(sparse(), 2);
        SimFaults faults;
        faults.dropLogs = 0.2;
        faults.liesByHash = true;
        world.servers[0]->setFaults(faults);
        EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
        QString problem;
        const auto read = world.read(adapter, 1, last, &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(read == world.truth(1, last));
    }

    void removedAndInventedLogsAreNotStored_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("endpoints");
        int kind = 0;
        for (const char* name : {"removed", "pending", "invented", "outside the range"}) {
            QTest::addRow("%s, alone", name) << kind << 1;
            QTest::addRow("%s, with an honest one", name) << kind++ << 2;
        }
    }
    void removedAndInventedLogsAreNotStored()
    {
        QFETCH(int, kind);
        QFETCH(int, endpoints);
        LiarWorld world(sparse(), endpoints);
        SimFaults faults;
        faults.removedRanges = kind == 0 ? 0.5 : 0;
        faults.pendingRanges = kind == 1 ? 0.5 : 0;
        faults.inventRanges = kind == 2 ? 0.8 : 0;
        faults.strayRanges = kind == 3 ? 0.8 : 0;
        world.servers[0]->setFaults(faults);
        EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
        QString problem;
        const auto read = world.read(adapter, 1, last, &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(read == world.truth(1, last));
        if (kind == 3)
            QCOMPARE(adapter.endpoints().front().state, EndpointState::Ok);
    }

    void honestEndpointsCostNoMore_data()
    {
        QTest::addColumn<double>("fill");
        QTest::addColumn<double>("approvals");
        for (const int percent : {5, 20, 40, 80})
            QTest::addRow("blooms filled to %d %%", percent) << percent / 100.0 << 0.0;
        QTest::newRow("one third approvals") << 0.0 << 1.0 / 3;
    }
    void honestEndpointsCostNoMore()
    {
        QFETCH(double, fill);
        QFETCH(double, approvals);
        sim::SimSpec spec = sparse();
        spec.bloomFill = fill;
        spec.approvalShare = approvals;
        LiarWorld world(spec);
        EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
        QString problem;
        const auto read = world.read(adapter, 1, last, &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(read == world.truth(1, last));
        const auto calls = world.calls();
        qInfo("%lld calls, %lld for doubts: %.2f %%", calls.plain, calls.doubts, 100 * calls.share());
        QVERIFY2(calls.share() <= 0.02, qPrintable(QString::number(100 * calls.share())));
        const auto checks = adapter.checks();
        QVERIFY(checks);
        QCOMPARE(checks->shortBlocks, 0);
        QVERIFY(fill < 0.3 || (checks->undecidedBlocks > 0 && checks->sampling < 1));
        QVERIFY(fill > 0.1 || (checks->undecidedBlocks == 0 && checks->sampling == 1));
    }

    void earlierAnswersAreCheckedWhenAnEndpointIsFoundOut()
    {
        sim::SimSpec spec = sparse();
        spec.transfersPerBlock = 30;  // every contract has logs in every block: the blooms reveal nothing
        LiarWorld world(spec);
        SimFaults faults;
        faults.dropLogs = 0.01;
        world.servers[0]->setFaults(faults);
        EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
        std::set<Height> shorts;
        int ended = 0;
        adapter.onShort = [&](const Intervals& blocks, const chain::Streams& streams) {
            ended += blocks.empty() ? 1 : 0;
            for (const Interval& range : blocks)
                for (Height height = range.lo; height <= range.hi; ++height)
                    shorts.insert(height);
            if (!blocks.empty())
                QCOMPARE(streams, world.streams());
        };
        QString problem;
        const auto before = world.read(adapter, 1, 400, &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        std::set<Height> expected;
        for (const auto& place : world.truth(1, 400))
            if (!before.contains(place))
                expected.insert(place.first);
        QVERIFY(expected.size() > 10 && adapter.unchecked().empty());
        faults.blankRanges = 1;
        world.servers[0]->setFaults(faults);
        const auto after = world.read(adapter, 401, 450, &problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QVERIFY(after == world.truth(401, 450));
        QTRY_VERIFY_WITH_TIMEOUT(ended > 0 && adapter.unchecked().empty(), 30'000);
        QVERIFY(shorts == expected);
        QCOMPARE(std::size_t(adapter.checks()->shortBlocks), expected.size() + 1);
    }

    void followedBlocksAreCheckedToo()
    {
        LiarWorld world(sparse());
        SimFaults faults;
        faults.blankRanges = 0.5;
        faults.liesByHash = true;
        world.servers[0]->setFaults(faults);
        EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
        const Height from = world.chain->head() + 1;
        LiarWorld::Places read;
        for (int round = 0; round < 40; ++round) {
            world.chain->mine(1);
            const Height head = world.chain->head();
            QVERIFY(QCoro::waitFor(adapter.head()));
            const auto fetched = QCoro::waitFor(adapter.fetch({{head, head}, world.streams(), true}));
            QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
            read.merge(LiarWorld::placesOf(fetched->tables.rowsOf(evm::transfersEntity).data()));
        }
        QVERIFY(read == world.truth(from, world.chain->head()));
    }

    void storedBloomsProtectStreamsThatAreAddedLater()
    {
        LiarWorld world(sparse());
        EvmAdapter first(world.config(), std::make_shared<rpc::RateRegistry>());
        QVERIFY(QCoro::waitFor(first.head()));
        const auto whole = QCoro::waitFor(first.fetch({{1, 300}, world.streams(), false}));
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().text()));
        QCOMPARE(whole->blooms.size(), std::size_t(300));
        SimFaults faults;
        faults.blankRanges = 1;
        world.servers[0]->setFaults(faults);
        EvmAdapter later(world.config(), std::make_shared<rpc::RateRegistry>());
        QVERIFY(QCoro::waitFor(later.head()));
        indexing::FetchRequest added{{1, 300}, world.streams()};
        added.blooms = whole->blooms;
        std::erase(added.streams, u"headers"_s);
        world.servers[0]->forget();
        const auto fetched = QCoro::waitFor(later.fetch(added));
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
        QVERIFY(LiarWorld::placesOf(fetched->tables.rowsOf(evm::transfersEntity).data()) == world.truth(1, 300));
        QCOMPARE(later.checks()->shortBlocks, 1);
    }

    /// Crowded blooms are not stored: the headers of some blocks are fetched for them.
    void crowdedBlocksOfLaterStreamsAreSampled()
    {
        sim::SimSpec spec = sparse();
        spec.bloomFill = 0.3;
        spec.transfersPerBlock = 0.1;
        LiarWorld world(spec);
        EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
        QVERIFY(QCoro::waitFor(adapter.head()));
        indexing::FetchRequest added{{1, 20}, world.streams()};
        std::erase(added.streams, u"headers"_s);
        int sampled = 0;
        for (; added.range.hi <= last; added.range = {added.range.lo + 20, added.range.hi + 20}) {
            const auto fetched = QCoro::waitFor(adapter.fetch(added));
            QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
            QVERIFY(LiarWorld::placesOf(fetched->tables.rowsOf(evm::transfersEntity).data()) ==
                    world.truth(added.range.lo, added.range.hi));
            std::set<Height> withRows{added.range.lo, added.range.hi};
            for (const auto& place : world.truth(added.range.lo, added.range.hi))
                withRows.insert(place.first);
            for (const chain::BlockRef& header : fetched->headers)
                sampled += !withRows.contains(header.number);
        }
        QVERIFY2(sampled >= 1 && sampled < last / 50, qPrintable(QString::number(sampled)));
        QVERIFY(adapter.checks() && adapter.checks()->sampling < 0.1);
    }

    void presetsDescribeTheBlooms()
    {
        QCOMPARE(presetBloom(1), ChainBloom::Whole);
        QCOMPARE(presetBloom(137), ChainBloom::Partial);
        QCOMPARE(presetBloom(2741), ChainBloom::None);
        LiarWorld world(sparse());
        SimFaults faults;
        faults.zeroBlooms = true;
        world.servers[0]->setFaults(faults);
        EvmAdapterConfig config = world.config();
        config.bloom = ChainBloom::None;
        EvmAdapter adapter(config, std::make_shared<rpc::RateRegistry>());
        QString problem;
        QVERIFY(world.read(adapter, 1, last, &problem) == world.truth(1, last));
        QCOMPARE(world.calls().doubts, 0);
        QVERIFY(!adapter.checks());
    }

    void theNewestBlocksAreReadByTheirHash()
    {
        LiarWorld world(sparse());
        EvmAdapter adapter(world.config(), std::make_shared<rpc::RateRegistry>());
        QVERIFY(QCoro::waitFor(adapter.head()));
        world.servers[0]->forget();
        const Height head = world.chain->head();
        const auto fetched = QCoro::waitFor(adapter.fetch({{head - 49, head}, world.streams(), true}));
        QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().text()));
        QVERIFY(LiarWorld::placesOf(fetched->tables.rowsOf(evm::transfersEntity).data()) ==
                world.truth(head - 49, head));
        const auto seen = world.servers[0]->seenLogs();
        QVERIFY(!seen.empty() && std::all_of(seen.begin(), seen.end(), [](const auto& one) { return one.byHash; }));
        QVERIFY(world.servers[0]->requests() < 20);  // in batches
    }
};
SIGNALBOX_TEST(LiarsSimTest)
#include "liars_sim_test.moc"
