// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/json_rpc.h"

#include <QJsonDocument>
#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::rpc;

class JsonRpcTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void requestsAreWritten()
    {
        QCOMPARE(requestBody("eth_call", "[1]", 7),
                 QByteArray(R"({"jsonrpc":"2.0","id":7,"method":"eth_call","params":[1]})"));
        const auto batch = QJsonDocument::fromJson(batchBody({{"a", "[]"}, {"b", "[2]"}}));
        QCOMPARE(batch[1]["id"].toInt(), 1);
        QCOMPARE(batch[1]["method"].toString(), u"b"_s);
    }

    void resultsAreRead()
    {
        QCOMPARE(readResult(R"({"id":"1","result":"0x1"})")->toString(), u"0x1"_s);
        QVERIFY(readResult(R"({"id":null,"result":null})")->isNull());
        QVERIFY(readResult(R"([{"id":1,"result":5}])").has_value());
        QCOMPARE(readResult("<html>").error().network, u"bad_json"_s);
        QCOMPARE(readResult("").error().network, u"bad_json"_s);
        const auto error = readResult(R"({"id":1,"error":{"code":-32000,"message":"m","data":"0xab"}})").error();
        QCOMPARE(*error.code, -32000);
        QCOMPARE(error.data, u"0xab"_s);
        QCOMPARE(readResult(R"({"id":1,"error":"plain"})").error().message, u"plain"_s);
        QVERIFY(readResult(R"({"id":1,"error":null,"result":1})").has_value());
    }

    void batchesAreRead()
    {
        const auto values = readBatch(
            R"([{"id":2,"result":"c"},{"id":"0","result":"a"},{"id":1,"error":{"code":1,"message":"b"}}])", 4);
        QCOMPARE(values[0]->toString(), u"a"_s);
        QCOMPARE(values[1].error().message, u"b"_s);
        QCOMPARE(values[2]->toString(), u"c"_s);
        QCOMPARE(values[3].error().network, u"incomplete"_s);
        const auto refused = readBatch(R"({"id":null,"error":{"code":-32600,"message":"batch too large"}})", 2);
        QCOMPARE(refused[1].error().message, u"batch too large"_s);
        QCOMPARE(readBatch("nothing", 1)[0].error().network, u"bad_json"_s);
    }

    void errorPagesAreSummarized()
    {
        const auto html =
            faultOfStatus(502, "<html><head><style>a{}</style></head><body><h1>Bad  Gateway</h1></body></html>");
        QCOMPARE(html.message, u"Bad Gateway"_s);
        QCOMPARE(html.httpStatus, 502);
        QCOMPARE(faultOfStatus(413, R"({"error":{"code":-32614,"message":"limited to a 5 range"}})").code,
                 std::optional<qint64>(-32614));
        QCOMPARE(faultOfStatus(400, R"({"message":"no"})").message, u"no"_s);
    }
};
SIGNALBOX_TEST(JsonRpcTest)
#include "json_rpc_test.moc"
