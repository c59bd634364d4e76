// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/chain.h"

#include <QElapsedTimer>
#include <QTest>

#include "support/hex.h"
#include "support/rlp.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::sim;

namespace {

SimSpec fixedSpec(Height history = 200)
{
    SimSpec spec;
    spec.genesisTime = 1'700'000'000;
    spec.history = history;
    return spec;
}

class SimChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headersAreHashedAsEthereumDoes()
    {
        QCOMPARE(hex::bytes(keccak(QByteArray("\xc0", 1))),
                 QByteArray("0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347"));
        QCOMPARE(hex::bytes(keccak(QByteArray("\x80", 1))),
                 QByteArray("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421"));
        RlpWriter list;
        const auto begin = list.beginList();
        list.bytes("cat", 3);
        list.number(1024);
        list.number(0);
        list.bytes(QByteArray(60, 'a').constData(), 60);
        list.endList(begin);
        QCOMPARE(list.view().toByteArray().toHex(), QByteArray("f84683636174820400"
                                                               "80"
                                                               "b83c") +
                                                        QByteArray(60, 'a').toHex());
    }

    void equalSpecsGiveEqualChains()
    {
        const SimChain one(fixedSpec());
        const SimChain two(fixedSpec());
        QCOMPARE(one.ref(200), two.ref(200));
        SimSpec other = fixedSpec();
        other.seed = 2;
        QVERIFY(SimChain(other).ref(0) != one.ref(0));
    }

    void everyBlockNamesItsParentAndHoldsItsLogsInTheBloom()
    {
        SimSpec spec = fixedSpec();
        spec.registryEventsPerBlock = 1;
        spec.oddShare = 0.1;
        const SimChain chain(spec);
        qsizetype logs = 0;
        for (Height height = 1; height <= 200; ++height) {
            const auto block = chain.block(height);
            QVERIFY(block);
            QCOMPARE(block->parent, chain.block(height - 1)->hash);
            QCOMPARE(chain.heightOf(block->hash), std::optional(height));
            for (const SimLog& log : block->content.logs) {
                QVERIFY(block->content.bloom.mayHold(
                    Bloom::bitsOf({reinterpret_cast<const char*>(log.address.data()), 20})));
                for (const Bytes32& topic : log.topics)
                    QVERIFY(
                        block->content.bloom.mayHold(Bloom::bitsOf({reinterpret_cast<const char*>(topic.data()), 32})));
            }
            logs += qsizetype(block->content.logs.size());
        }
        QVERIFY(logs > 200 * 15 && logs < 200 * 45);
    }

    void reorgReplacesTheNewestBlocksOnly()
    {
        SimChain chain(fixedSpec());
        const auto kept = chain.ref(190);
        const auto gone = chain.ref(195);
        chain.reorg(10);
        QCOMPARE(chain.head(), 201);
        QCOMPARE(chain.ref(190), kept);
        QVERIFY(chain.ref(191).hash != gone.hash);
        QCOMPARE(chain.ref(191).parent, kept.hash);
        QCOMPARE(chain.heightOf(gone.hash), std::nullopt);
        for (Height height = 191; height <= 201; ++height)
            QCOMPARE(chain.ref(height).parent, chain.ref(height - 1).hash);
    }

    void listenersHearWhatBecameCanonical()
    {
        SimChain chain(fixedSpec());
        std::vector<Interval> heard;
        auto handle = chain.listen([&heard](Height lo, Height hi) { heard.push_back({lo, hi}); });
        chain.mine(2);
        chain.reorg(3);
        handle.reset();
        chain.mine();
        QCOMPARE(heard, (std::vector<Interval>{{201, 202}, {200, 203}}));
    }

    void shapesKeepTheirMean_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("flat") << int(Shape::Flat);
        QTest::newRow("growing") << int(Shape::Growing);
        QTest::newRow("bursty") << int(Shape::Bursty);
        QTest::newRow("fading") << int(Shape::Fading);
    }
    void shapesKeepTheirMean()
    {
        QFETCH(int, shape);
        SimSpec spec = fixedSpec(4000);
        spec.shape = Shape(shape);
        spec.transfersPerBlock = 5;
        const SimChain chain(spec);
        qsizetype logs = 0;
        for (Height height = 1; height <= 4000; ++height)
            logs += qsizetype(chain.block(height)->content.logs.size());
        QVERIFY2(logs > 4000 * 4 && logs < 4000 * 6, qPrintable(QString::number(logs)));
    }

    void tagsTrailTheHead()
    {
        const SimChain chain(fixedSpec());
        QCOMPARE(chain.tagged("finalized"), std::optional<Height>(136));
        QCOMPARE(chain.tagged("safe"), std::optional<Height>(168));
        SimSpec spec = fixedSpec();
        spec.tags = false;
        QCOMPARE(SimChain(spec).tagged("finalized"), std::nullopt);
    }

    void longHistoriesAreBuiltQuickly()
    {
        SimSpec spec = fixedSpec(20'000);
        spec.transfersPerBlock = 2;
        QElapsedTimer timer;
        timer.start();
        const SimChain chain(spec);
        qInfo("20,000 blocks in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 10'000);
    }
};

}  // namespace

SIGNALBOX_TEST(SimChainTest)

#include "sim_chain_test.moc"
