// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "addchain/endpoint_verdict.h"
#include "canopy/probe.h"
#include "evm/evm_services.h"
#include "signalbox/literals.h"
#include "sim/canopy_server.h"
#include "sim/server.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

/// The wizard's texts for an endpoint with this report.
EndpointVerdict verdictOf(const ProbeReport& report, const QString& url)
{
    EndpointLines lines(
        [report](const EndpointDraft&) { return QtFuture::makeReadyFuture<Expected<ProbeReport>>(report); });
    const int id = lines.add(url);
    lines.flush();
    if (!QTest::qWaitFor([&] { return lines.line(id)->report.has_value(); }))
        return {};
    return EndpointVerdict::of(*lines.line(id), {}, {}, {}, false, QDateTime::currentDateTimeUtc());
}

}  // namespace

/// The wizard names the cause when a chain has no block beyond its genesis, as the probe reports it.
class NewChainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEvmChainWithOnlyItsGenesisBlock_data()
    {
        QTest::addColumn<int>("history");
        QTest::newRow("genesis only") << 0;
        QTest::newRow("one block") << 1;
    }
    void anEvmChainWithOnlyItsGenesisBlock()
    {
        QFETCH(int, history);
        sim::SimSpec spec;
        spec.chainId = 900'802;
        spec.history = history;
        sim::SimServer server(std::make_shared<sim::SimChain>(spec), std::make_shared<sim::SimThread>());
        EndpointDraft draft;
        draft.url = server.url();
        evm::EvmServices services{std::make_shared<rpc::RateRegistry>()};
        const auto report = QCoro::waitFor(services.probeEndpoint(draft, {}));
        QVERIFY(report);
        QCOMPARE(report->caip2, u"eip155:900802"_s);
        const EndpointVerdict verdict = verdictOf(*report, draft.url);
        QCOMPARE(verdict.detail.contains(u"only its genesis block so far. Wait until"_s), history == 0);
        QCOMPARE(verdict.sign, history == 0 ? State::Slow : State::True);
        if (history > 0)
            return;
        QCOMPARE(verdict.head, u"No blocks yet"_s);
        QVERIFY2(verdict.detail.contains(u"Next attempt in "_s), qPrintable(verdict.detail));
        QVERIFY(verdict.canRetry);
    }

    void aCanopyChainWithOnlyItsGenesisState()
    {
        sim::CanopySimSpec spec;
        spec.accounts = 10;
        spec.history = 0;
        sim::CanopySimServer node(std::make_shared<sim::CanopySimChain>(spec));
        EndpointDraft draft;
        draft.url = u"http://127.0.0.1:%1%2"_s.arg(node.port()).arg(QString(node.path()));
        const auto found =
            QCoro::waitFor(canopy::probeNode(draft, {}, std::make_shared<rpc::RateRegistry>(), Cancellation()));
        const EndpointVerdict verdict = verdictOf(found.report, draft.url);
        QCOMPARE(verdict.sign, State::Slow);
        QCOMPARE(verdict.head, u"No blocks yet"_s);
        QVERIFY2(verdict.detail.contains(u"only its genesis state so far"_s), qPrintable(verdict.detail));
        QVERIFY2(verdict.detail.contains(u"Next attempt in "_s), qPrintable(verdict.detail));
    }
};

SIGNALBOX_TEST(NewChainTest)

#include "new_chain_test.moc"
