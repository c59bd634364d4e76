// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "cosmos/head/head_socket.h"
#include "cosmos/node_errors.h"
#include "cosmos/node_status.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::cosmos;

namespace {

rpc::Fault faultOf(const QString& data, int code = -32603)
{
    rpc::Fault fault;
    fault.code = code;
    fault.message = u"Internal error"_s;
    fault.data = data;
    return fault;
}

}  // namespace

/// The texts of real nodes.
class CosmosAdapterErrorsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textsAreClassified_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("late results") << u"could not find results for height #519"_s << QByteArray("NOT_YET");
        QTest::newRow("future") << u"height 999999 must be less than or equal to the current blockchain height 559"_s
                                << QByteArray("NOT_YET");
        QTest::newRow("pruned") << u"height 2 is not available, lowest height is 64"_s << QByteArray("PRUNED");
        QTest::newRow("discarded") << u"node is not persisting finalize block responses"_s << QByteArray("UNSUPPORTED");
        QTest::newRow("no index") << u"transaction indexing is disabled"_s << QByteArray("UNSUPPORTED");
        QTest::newRow("other") << u"something else"_s << QByteArray();
    }
    void textsAreClassified()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, kind);
        const auto verdict = judge(faultOf(text));
        QCOMPARE(verdict ? QByteArray(rpc::name(verdict->kind)) : QByteArray(), kind);
    }

    void prunedBlockNamesTheLowestOne()
    {
        rpc::Refusal refusal;
        refusal.fault = faultOf(u"height 2 is not available, lowest height is 64"_s);
        refusal.verdict = *judge(refusal.fault);
        QCOMPARE(lowestHeight(refusal.fault), std::optional<Height>(64));
        const Error error = blockError(refusal, 2);
        QCOMPARE(error.code, u"HISTORY_PRUNED"_s);
        QVERIFY(error.text().contains("64"_L1));
        refusal.fault = faultOf(u"height 2 is not available"_s);
        QVERIFY(!lowestHeight(refusal.fault));
        QCOMPARE(blockError(refusal, 2).code, u"HISTORY_PRUNED"_s);
    }

    void restInterfaceTellsMissingFromUnknown()
    {
        rpc::Fault fault;
        fault.httpStatus = 501;
        QCOMPARE(judgeLcd(fault)->kind, rpc::ErrorClass::Unsupported);
        fault.httpStatus = 404;
        QCOMPARE(judgeLcd(fault)->kind, rpc::ErrorClass::FatalParams);
        fault.network = u"web_page"_s;
        QCOMPARE(judgeLcd(fault)->kind, rpc::ErrorClass::Unsupported);
        fault = {};
        fault.httpStatus = 503;
        QVERIFY(!judgeLcd(fault));
    }

    void errorsAreSeenInFrontOfResults()
    {
        QVERIFY(!errorOf(R"({"jsonrpc":"2.0","id":1,"result":{"error":"text of a result"}})"));
        const auto fault =
            errorOf(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"Internal error","data":"why"}})");
        QVERIFY(fault);
        QCOMPARE(fault->data, u"why"_s);
        QVERIFY(errorOf("<html>"));
    }

    void statusIsRead()
    {
        const auto status = readStatus(
            R"({"jsonrpc":"2.0","id":-1,"result":{"node_info":{"network":"chain-a","version":"0.38.17","moniker":"m",)"
            R"("other":{"tx_index":"off"}},"sync_info":{"latest_block_height":"12","latest_block_time":)"
            R"("2026-11-21T09:16:50.832115023Z","earliest_block_height":"4","catching_up":true}}})");
        QVERIFY(status);
        QCOMPARE(status->chainId, u"chain-a"_s);
        QCOMPARE(status->latest, Height(12));
        QCOMPARE(status->earliest, Height(4));
        QVERIFY(status->txIndex == false);
        QVERIFY(status->catchingUp);
        QCOMPARE(status->latestTime % 1'000'000'000, qint64(832'115'023));
        QVERIFY(!readStatus("{}"));
        QVERIFY(!readStatus("no JSON"));
    }

    void socketIsBesideTheRpc()
    {
        const auto socket = [](const QString& url) {
            EndpointDraft draft;
            draft.url = url;
            return socketOf(*rpc::EndpointSettings::fromDraft(draft, 1)).url.toString();
        };
        QCOMPARE(socket(u"http://127.0.0.1:26657"_s), u"ws://127.0.0.1:26657/websocket"_s);
        QCOMPARE(socket(u"https://rpc.example.org/osmosis/"_s), u"wss://rpc.example.org/osmosis/websocket"_s);
        QCOMPARE(socket(u"wss://rpc.example.org"_s), u"wss://rpc.example.org/websocket"_s);
        QCOMPARE(socket(u"ws://127.0.0.1:26657/other"_s), u"ws://127.0.0.1:26657/other"_s);
    }

    void endpointsHaveARole()
    {
        EndpointDraft draft;
        draft.url = u"http://127.0.0.1:1317"_s;
        draft.kind = u"lcd"_s;
        QCOMPARE(rpc::EndpointSettings::fromDraft(draft, 1)->role, u"lcd"_s);
        draft.kind = u"http"_s;
        QVERIFY(rpc::EndpointSettings::fromDraft(draft, 1)->role.isEmpty());
    }
};

SIGNALBOX_TEST(CosmosAdapterErrorsTest)
#include "adapter_errors_test.moc"
