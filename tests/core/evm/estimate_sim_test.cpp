// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/evm_services.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "support/hex.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;

/// The wizard's estimate for histories of different shape, whose true number of rows the simulator knows.
class EstimateSimTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void estimatedRowsAreWithinThirtyPercent_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("flat") << static_cast<int>(sim::Shape::Flat);
        QTest::newRow("growing") << static_cast<int>(sim::Shape::Growing);
        QTest::newRow("bursty") << static_cast<int>(sim::Shape::Bursty);
        QTest::newRow("fading") << static_cast<int>(sim::Shape::Fading);
    }
    void estimatedRowsAreWithinThirtyPercent()
    {
        QFETCH(int, shape);
        sim::SimSpec spec;
        spec.history = 6'000;
        spec.genesisTime = 1'700'000'000;
        spec.transfersPerBlock = 4;
        spec.shape = static_cast<sim::Shape>(shape);
        const auto chain = std::make_shared<sim::SimChain>(spec);
        sim::SimServer server(chain);
        double truth = 0;
        for (Height height = 1; height <= chain->head(); ++height)
            truth += chain->expectedTransfers(height);
        ChainDraft draft;
        EndpointDraft endpoint;
        endpoint.url = server.url();
        draft.endpoints = {endpoint};
        for (const auto& token : chain->spec().tokens) {
            StreamDraft stream;
            stream.stream = u"transfers:"_s + QString::fromLatin1(hex::bytes(token.address));
            draft.streams.push_back(stream);
        }
        EvmServices services(std::make_shared<rpc::RateRegistry>());
        const auto choices = QCoro::waitFor(services.startChoices(draft, {}, 0));
        QVERIFY2(choices, choices ? "" : qPrintable(choices.error().text()));
        const StartChoice& genesis = choices->back();
        QCOMPARE(genesis.id, u"genesis"_s);
        QVERIFY(genesis.estimate.samples >= 20);
        QVERIFY2(std::abs(*genesis.estimate.rows - truth) <= 0.3 * truth,
                 qPrintable(u"%1 estimated, %2 true, %3 samples"_s.arg(*genesis.estimate.rows)
                                .arg(truth)
                                .arg(genesis.estimate.samples)));
        QVERIFY(*genesis.estimate.calls > 6'000);
    }

    void tooFewAnswersGiveNoEstimate()
    {
        const auto chain = std::make_shared<sim::SimChain>(sim::SimSpec{});
        sim::SimServer server(chain);
        sim::SimFaults faults;
        faults.methodErrors.insert("eth_getLogs", {-32601, "the method eth_getLogs does not exist"});
        server.setFaults(faults);
        ChainDraft draft;
        EndpointDraft endpoint;
        endpoint.url = server.url();
        draft.endpoints = {endpoint};
        StreamDraft stream;
        stream.stream = u"transfers"_s;
        draft.streams = {stream};
        EvmServices services(std::make_shared<rpc::RateRegistry>());
        const auto choices = QCoro::waitFor(services.startChoices(draft, {}, 0));
        QVERIFY(choices);
        QVERIFY(!choices->front().estimate.rows);
        QVERIFY(!choices->front().estimate.seconds);
    }
};
SIGNALBOX_TEST(EstimateSimTest)
#include "estimate_sim_test.moc"
