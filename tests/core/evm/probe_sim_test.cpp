// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "evm/evm_services.h"
#include "signalbox/literals.h"
#include "sim/server.h"
#include "support/hex.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;
using sim::SimFaults;

namespace {

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

std::shared_ptr<sim::SimChain> chainOf(quint64 seed)
{
    sim::SimSpec spec;
    spec.chainId = 900'801;
    spec.seed = seed;
    spec.history = 1'500;
    spec.transfersPerBlock = 2;
    return std::make_shared<sim::SimChain>(spec);
}

EndpointDraft draftOf(const sim::SimServer& server)
{
    EndpointDraft draft;
    draft.url = server.url();
    return draft;
}

}  // namespace

/// The first requests to a new endpoint survive its temporary failures and report them.
class ProbeSimTest : public QObject {
    Q_OBJECT
private:
    std::shared_ptr<sim::SimChain> m_chain = chainOf(1);
    std::shared_ptr<sim::SimThread> m_thread = std::make_shared<sim::SimThread>();
    EvmServices m_services{std::make_shared<rpc::RateRegistry>()};

private Q_SLOTS:
    void temporaryFailuresAreWarnings_data()
    {
        QTest::addColumn<int>("kind");
        int kind = 0;
        for (const char* name :
             {"one request in ten never ends", "429 with a date", "100 before the answer", "103 before the answer",
              "broken chunks", "a head that is not readable yet", "one call in three fails twice",
              "one call in three is null twice", "a third of a batch is missing", "quantities are JSON numbers"})
            QTest::newRow(name) << kind++;
    }
    void temporaryFailuresAreWarnings()
    {
        QFETCH(int, kind);
        SimFaults faults;
        if (kind == 0)
            faults.silentShare = 0.1;
        else if (kind == 1)
            faults.httpStatus = 429, faults.httpStatusShare = 0.05;
        else if (kind == 2 || kind == 3)
            faults.interim = kind == 2 ? 100 : 103;
        else if (kind == 4)
            faults.brokenChunkShare = 0.15;
        else if (kind == 5)
            faults.calls.headMissingShare = 1;
        else if (kind == 6 || kind == 7)
            faults.calls.failShare = 1.0 / 3, faults.calls.failTimes = 2, faults.calls.failByNull = kind == 7;
        else if (kind == 8)
            faults.calls.missingShare = 1.0 / 3;
        else
            faults.calls.numbers = true;
        if (kind == 1)
            faults.retryAfterSeconds = 1, faults.retryAfterByDate = true;
        sim::SimServer server(m_chain, m_thread);
        server.setFaults(faults);
        const auto report = got(m_services.probeEndpoint(draftOf(server), u"eip155:900801"_s));
        QVERIFY(report);
        QVERIFY2(!report->error, report->error ? qPrintable(report->error->text()) : "");
        QCOMPARE(report->caip2, u"eip155:900801"_s);
        QVERIFY(report->head && *report->head >= m_chain->head() - 3);
        QCOMPARE(report->genesisHash, hex::text(m_chain->ref(0).hash));
        QVERIFY(report->batches != std::optional(false));
        QCOMPARE(report->maxBlocks, 0);  // no width was refused
        QVERIFY(report->receipts != std::optional(false) && report->archive != std::optional(false));
        QVERIFY(kind != 7 || report->receipts == std::optional(true));
        const auto warned = [&](const char* code) {
            return std::any_of(report->checks.begin(), report->checks.end(), [&](const auto& check) {
                return check.ok && check.error && check.error->code == QLatin1String(code);
            });
        };
        if (kind == 5)
            QVERIFY(warned("HEAD_NOT_READABLE"));
        if (kind == 8)
            QVERIFY(warned("BATCH_INCOMPLETE"));
        if (kind == 4 || kind == 6)
            QVERIFY(warned("REQUESTS_FAILED"));
        if (kind == 2 || kind == 3 || kind == 9)
            QVERIFY(!warned("REQUESTS_FAILED"));
    }

    /// A temporary failure gives no information about the endpoint's features.
    void temporaryFailuresDecideNothing()
    {
        const auto checkOf = [](const ProbeReport& report, const char* name) {
            const auto found = std::find_if(report.checks.begin(), report.checks.end(),
                                            [&](const auto& check) { return check.name == QLatin1String(name); });
            return found == report.checks.end() ? QString() : found->text.english();
        };
        sim::SimServer server(m_chain, m_thread);
        SimFaults faults;
        for (const auto& [code, message] : {std::pair(-32603, "Internal error"), std::pair(-32005, "rate limit")}) {
            faults.methodErrors = {{"eth_getBlockReceipts", {code, message}}, {"eth_getBalance", {code, message}}};
            server.setFaults(faults);
            const auto report = got(m_services.probeEndpoint(draftOf(server), {}));
            QVERIFY2(report && !report->error, message);
            QVERIFY2(!report->receipts && !report->archive, message);
            for (const char* name : {"receipts", "proof", "archive"})
                QVERIFY2(checkOf(*report, name).startsWith(u"Not tested: "), name);
        }
        faults.methodErrors = {{"eth_getBlockReceipts", {-32601, "the method does not exist"}}};
        faults.archive = false;
        server.setFaults(faults);
        const auto refused = got(m_services.probeEndpoint(draftOf(server), {}));
        QVERIFY(refused && !refused->error);
        QCOMPARE(refused->receipts, std::optional(false));
        QCOMPARE(refused->archive, std::optional(false));
        // The newest block's receipts may not be available yet: those of a block below are requested.
        faults = {};
        faults.inventedBlocks = 2;
        server.setFaults(faults);
        const auto ahead = got(m_services.probeEndpoint(draftOf(server), {}));
        QVERIFY(ahead && !ahead->error);
        QCOMPARE(ahead->receipts, std::optional(true));
    }

    void aWebPageIsNotAnEndpoint()
    {
        SimFaults faults;
        faults.html = true;
        sim::SimServer server(m_chain, m_thread);
        server.setFaults(faults);
        const auto report = got(m_services.probeEndpoint(draftOf(server), {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, u"NOT_RPC"_s);
    }

    void anotherChainIsNamed()
    {
        sim::SimServer server(m_chain, m_thread);
        const auto report = got(m_services.probeEndpoint(draftOf(server), u"eip155:1"_s));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, u"WRONG_CHAIN"_s);
        QCOMPARE(report->error->args.value(u"seen"_s).toString(), u"eip155:900801"_s);
    }

    /// Two networks with one chain ID: any block that both must share distinguishes them.
    void networksAreCompared()
    {
        sim::SimServer ours(m_chain, m_thread), same(m_chain, m_thread), other(chainOf(2), m_thread);
        QVERIFY(got(m_services.compareNetworks({draftOf(ours), draftOf(same)}, {})));
        const auto refused = got(m_services.compareNetworks({draftOf(ours), draftOf(other)}, {}));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"OTHER_NETWORK"_s);
        const std::vector<KnownBlock> stored{{700, m_chain->ref(700).hash}};
        QVERIFY(got(m_services.compareNetworks({draftOf(same)}, stored)));
        QVERIFY(!got(m_services.compareNetworks({draftOf(other)}, stored)));
        // An endpoint that does not answer contradicts nothing.
        SimFaults faults;
        faults.refuse = true;
        other.setFaults(faults);
        QVERIFY(got(m_services.compareNetworks({draftOf(other)}, stored)));
    }
};

SIGNALBOX_TEST(ProbeSimTest)

#include "probe_sim_test.moc"
