// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/rpc/test_server.h"
#include "evm/evm_services.h"
#include "evm/token_info.h"
#include "signalbox/literals.h"
#include "support/anvil_node.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::evm;

namespace {

template <class T>
T got(QCoro::Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

EndpointDraft draft(const QString& url)
{
    EndpointDraft draft;
    draft.url = url;
    return draft;
}

}  // namespace

/// The wizard's requests to a real node. Skipped if anvil is not set up.
class ServicesAnvilTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<test::AnvilNode> m_node;
    QString m_token;
    EvmServices m_services{std::make_shared<rpc::RateRegistry>()};

private Q_SLOTS:
    void initTestCase()
    {
        try {
            m_node = std::make_unique<test::AnvilNode>();
            m_node->mine(5);
            m_token = test::deployToken(*m_node, "TST", 6);
            test::emitTransfers(*m_node, m_token, 60, 1, 10);
        } catch (const std::exception& problem) {
            QSKIP(problem.what());
        }
    }

    void theProbeChecksEverything()
    {
        const auto report = got(m_services.probeEndpoint(draft(m_node->url()), {}));
        QVERIFY(report);
        QVERIFY2(!report->error, report->error ? qPrintable(report->error->text()) : "");
        QCOMPARE(report->caip2, u"eip155:31337"_s);
        QCOMPARE(report->head, std::optional<Height>(m_node->head()));
        QStringList names;
        for (const auto& check : report->checks)
            names += check.name;
        QCOMPARE(names, (QStringList{"url", "chain_id", "head", "finalized", "logs_range", "receipts", "proof", "batch",
                                     "archive", "latency", "client", "websocket"}));
        QCOMPARE(report->finalizedTag, std::optional(true));
        QCOMPARE(report->batches, std::optional(true));
        QCOMPARE(report->receipts, std::optional(true));
        QCOMPARE(report->archive, std::optional(true));
        QCOMPARE(report->webSocket, std::optional(true));
        QVERIFY(report->client.contains(u"anvil"_s, Qt::CaseInsensitive));
        QCOMPARE(report->genesisHash.size(), 66);
        QVERIFY(report->latencyMs);
        QCOMPARE(report->maxBlocks, 0);
    }

    void theProbeChecksTheWebSocket()
    {
        const auto report = got(m_services.probeEndpoint(draft(m_node->wsUrl()), u"eip155:31337"_s));
        QVERIFY(report && !report->error);
        QCOMPARE(report->webSocket, std::optional(true));
    }

    void aWrongChainIsNamed()
    {
        const auto report = got(m_services.probeEndpoint(draft(m_node->url()), u"eip155:1"_s));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, u"WRONG_CHAIN"_s);
    }

    void badEndpointsAreReported_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("HTML") << 200 << QByteArray("<html>hello</html>") << "NOT_RPC";
        QTest::newRow("404 with a page") << 404 << QByteArray("<html>not found</html>") << "NOT_RPC";
        QTest::newRow("401") << 401 << QByteArray("no") << "RPC_AUTH";
        QTest::newRow("403") << 403 << QByteArray("no") << "RPC_AUTH";
        QTest::newRow("500") << 500 << QByteArray("<b>oops</b>") << "RPC_HTTP";
        QTest::newRow("402") << 402 << QByteArray("pay") << "RPC_BILLING";
        QTest::newRow("cut JSON") << 200 << QByteArray("{\"jsonrpc\":\"2.0\",\"res") << "RPC_BAD_ANSWER";
        QTest::newRow("id beyond 2^63") << 200 << test::TestServer::result("\"0x8000000000000000\"") << "BAD_CHAIN_ID";
    }
    void badEndpointsAreReported()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        test::TestServer server([&](const QByteArray&, const QByteArray&) { return test::Reply{status, body}; });
        const auto report = got(m_services.probeEndpoint(draft(server.url(u"/v2/SECRETKEY"_s).toString()), {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, code);
        QVERIFY(!report->error->text().contains(u"SECRETKEY"_s));
        QVERIFY(!report->url.contains(u"SECRETKEY"_s));
    }

    void aWrongUrlIsReported()
    {
        const auto report = got(m_services.probeEndpoint(draft(u"htp://x"_s), {}));
        QVERIFY(report && report->error);
        QCOMPARE(report->error->code, u"BAD_URL"_s);
        const auto nobody = got(m_services.probeEndpoint(draft(u"http://127.0.0.1:1/"_s), {}));
        QCOMPARE(nobody->error->code, u"RPC_CONNECTION"_s);
    }

    void readsTheToken()
    {
        const auto info = got(m_services.tokenInfo({draft(m_node->url())}, m_token));
        QVERIFY2(info, info ? "" : qPrintable(info.error().text()));
        QCOMPARE(info->symbol, u"TST"_s);
        QCOMPARE(info->decimals, std::optional(6));
        QCOMPARE(info->createdAt, std::optional<Height>(6));
        const auto none =
            got(m_services.tokenInfo({draft(m_node->url())}, u"0x00000000000000000000000000000000000000ff"_s));
        QVERIFY(!none);
        QCOMPARE(none.error().code, u"NO_CONTRACT"_s);
    }

    void findsBlocksByTime()
    {
        const Height head = m_node->head();
        const auto first = got(m_services.blockAt({draft(m_node->url())}, QDateTime::fromSecsSinceEpoch(0, Qt::UTC)));
        QCOMPARE(first.value_or(-1), 0);
        const auto late = got(m_services.blockAt({draft(m_node->url())}, QDateTime::currentDateTimeUtc().addYears(50)));
        QVERIFY(!late);
        QVERIFY(head > 60);
    }

    void startChoicesHaveEstimates()
    {
        ChainDraft chain;
        chain.endpoints = {draft(m_node->url())};
        chain.streams = {{u"transfers:"_s + m_token, {}, {}, {}, {}, {}, {}}};
        const auto choices = got(m_services.startChoices(chain, {}, 0));
        QVERIFY2(choices, choices ? "" : qPrintable(choices.error().text()));
        QCOMPARE(choices->size(), std::size_t(2));
        QCOMPARE(choices->front().id, u"creation"_s);
        QCOMPARE(choices->front().from, 6);
        const Estimate& estimate = choices->front().estimate;
        QVERIFY(estimate.samples >= 20);
        QVERIFY2(std::abs(*estimate.rows - 600) < 0.3 * 600, qPrintable(QString::number(*estimate.rows)));
        QVERIFY(*estimate.rowsLow <= *estimate.rows && *estimate.rows <= *estimate.rowsHigh);
    }

    void readsALogAgain()
    {
        const auto log = got(m_services.rawLog({draft(m_node->url())}, m_node->head(), {}, 0));
        QVERIFY2(log, log ? "" : qPrintable(log.error().text()));
        QCOMPARE(log->topics.size(), std::size_t(3));
        const EventDetail detail = describeLog(*log);
        QCOMPARE(detail.fields.size(), std::size_t(3));
        QCOMPARE(detail.fields[2].name, u"value"_s);
        QVERIFY(!got(m_services.rawLog({draft(m_node->url())}, m_node->head(), {}, 999)));
    }

    void presetsLoad()
    {
        const auto presets = loadPresets();
        QVERIFY2(presets, presets ? "" : qPrintable(presets.error().text()));
        QVERIFY(presets->size() >= 37);
        QCOMPARE(presets->front().caip2, u"eip155:1"_s);
        QVERIFY(presets->front().tokens.size() >= 3);
        QVERIFY(!loadPresets(u":/nothing"_s));
    }

    void oldTokensAnswerBytes32()
    {
        QCOMPARE(abiText(QByteArray("MKR").leftJustified(32, '\0')), u"MKR"_s);
        const QByteArray text = QByteArray(31, '\0') + '\x20' + QByteArray(31, '\0') + '\x04' +
                                QByteArray("U\xe2\x80\xae").leftJustified(32, '\0');
        QCOMPARE(abiText(text), u"U⟨U+202E⟩"_s);
        QCOMPARE(abiText(QByteArray(31, '\0') + '\x20' + QByteArray(32, '\xff')), QString());
        QCOMPARE(abiText({}), QString());
        QCOMPARE(abiDecimals(QByteArray(31, '\0') + '\x12'), std::optional(18));
        QVERIFY(!abiDecimals(QByteArray(31, '\0') + '\x25'));
        QVERIFY(!abiDecimals(QByteArray(30, '\0') + QByteArray("\x01\x00", 2)));
    }
};
SIGNALBOX_TEST(ServicesAnvilTest)
#include "services_anvil_test.moc"
