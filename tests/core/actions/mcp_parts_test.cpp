// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>
#include <QJsonObject>

#include "actions/mcp/agent_file.h"
#include "actions/mcp/agent_server.h"
#include "actions/mcp/mcp_protocol.h"
#include "actions/mcp/server_cache.h"
#include "actions/mcp/sse_parser.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::actions;

class McpPartsTest : public QObject {
    Q_OBJECT

    static QList<QByteArray> events(const QByteArray& stream, qsizetype step, SseParser& parser)
    {
        QList<QByteArray> found;
        for (qsizetype at = 0; at < stream.size(); at += step)
            parser.feed(stream.mid(at, step), [&found](const SseEvent& event) {
                found << event.type + '|' + event.data;
                return true;
            });
        return found;
    }

private Q_SLOTS:
    void eventsAreReadInAnyPieces()
    {
        const QByteArray stream =
            "\xef\xbb\xbf: comment\n\ndata: a\n\nevent: x\r\nid: 7\r\ndata: b\r\ndata:c\r\n\r\nretry: "
            "20\rdata\r\revent: none\n\n"
            "data: rest";
        const QList<QByteArray> expected{"message|a", "x|b\nc", "message|"};
        for (const qsizetype step : {qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7), stream.size()}) {
            SseParser parser;
            QCOMPARE(events(stream, step, parser), expected);
            QCOMPARE(parser.lastId(), "7");
            QCOMPARE(parser.retryMs(), std::optional<qint64>(20));
        }
    }

    void aLongEventBreaksTheStream()
    {
        SseParser parser;
        events("data: " + QByteArray(SseParser::mostBytes + 1, 'x') + "\n\n", 65'536, parser);
        QVERIFY(parser.isBroken());
    }

    void registrationFilesOfBothFormsAreRead()
    {
        const auto read = [](const char* json) { return readAgentServer(json); };
        auto server = read(
            R"({"services":[{"name":"web","endpoint":"w"},{"name":"mcp","endpoint":"https:\/\/a.example/","version":"2025-06-18"}]})");
        QVERIFY(server);
        QCOMPARE(server->url, u"https://a.example/"_s);
        QCOMPARE(server->version, u"2025-06-18"_s);
        server = read(R"({"endpoints":[{"name":"MCP","endpoint":"https:\/\/b.example/"}]})");
        QVERIFY(server && server->url == u"https://b.example/"_s);
        server = read(
            R"({"capabilities":{"mcp":{"url":"https:\/\/c.example/","authentication":{"tokenHeader":"X-Agent-Token"}}}})");
        QVERIFY(server && server->tokenHeader == u"X-Agent-Token"_s);
        server = read(R"({"capabilities":{"mcp":{"command":"rm","args":["-rf","/"]}}})");
        QVERIFY(!server && server.error().text().contains("never run"_L1));
        for (const char* bad :
             {"", "[]", "null", "{}", R"({"services":{"name":"MCP"}})", R"({"services":[1,null,{"name":"MCP"}]})"})
            QVERIFY2(!read(bad), bad);
    }

    void filesAreHeldAgainstTheirCid()
    {
        // of `ipfs add` and `ipfs add --cid-version 1` (raw leaves)
        QCOMPARE(matchesCid("hello world\n", "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o"), std::optional(true));
        QCOMPARE(matchesCid("hello world", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"),
                 std::optional(true));
        QCOMPARE(matchesCid("hello worlt", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"),
                 std::optional(false));
        QCOMPARE(matchesCid("hello worlt\n", "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o"), std::nullopt);
        for (const char* bad : {"", "b", "Qm", "bafk", "z", "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff50"})
            QCOMPARE(matchesCid("x", bad), std::nullopt);
    }

    void headerValuesAreEncoded()
    {
        QCOMPARE(headerValue(u"us-west1"_s), "us-west1");
        QCOMPARE(headerValue(u"Hello, 世界"_s), "=?base64?SGVsbG8sIOS4lueVjA==?=");
        QCOMPARE(headerValue(u" padded "_s), "=?base64?IHBhZGRlZCA=?=");
        QCOMPARE(headerValue(u"line1\nline2"_s), "=?base64?bGluZTEKbGluZTI=?=");
        QCOMPARE(headerValue(u"=?base64?literal?="_s), "=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=");
    }

    void parametersOfAToolBecomeHeaders()
    {
        const auto tool = [](const QJsonObject& properties) {
            return QJsonObject{{u"inputSchema"_s, QJsonObject{{u"properties"_s, properties}}}};
        };
        const QJsonObject region{{u"type"_s, u"string"_s}, {u"x-mcp-header"_s, u"Region"_s}};
        const QJsonObject nested{{u"properties"_s, QJsonObject{{u"id"_s, QJsonObject{{u"type"_s, u"integer"_s},
                                                                                     {u"x-mcp-header"_s, u"Id"_s}}}}}};
        const auto headers = parameterHeaders(tool({{u"region"_s, region}, {u"n"_s, nested}}),
                                              {{u"region"_s, u"é"_s}, {u"n"_s, QJsonObject{{u"id"_s, 7}}}});
        QVERIFY(headers);
        QCOMPARE(*headers, (HttpHeaders{{"Mcp-Param-Id", "7"}, {"Mcp-Param-Region", "=?base64?w6k=?="}}));
        QCOMPARE(parameterHeaders(tool({{u"region"_s, region}}), {{u"region"_s, QJsonValue()}}),
                 std::optional(HttpHeaders()));
        QVERIFY(!parameterHeaders(tool({{u"a"_s, region}, {u"b"_s, region}}), {}));
        QVERIFY(!parameterHeaders(
            tool({{u"a"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"x-mcp-header"_s, u"a\r\nb"_s}}}}), {}));
        QVERIFY(!parameterHeaders(tool({{u"a"_s, QJsonObject{{u"type"_s, u"number"_s}, {u"x-mcp-header"_s, u"A"_s}}}}),
                                  {}));
    }

    void serversAreForgottenWithTheirAgent()
    {
        ServerCache cache;
        const quint64 round = cache.round();
        cache.keep(1, u"7"_s, {u"https://a.example/"_s, {}, {}}, round);
        QVERIFY(cache.find(1, u"7"_s) && !cache.find(2, u"7"_s));
        cache.forget(1, u"7"_s);
        QVERIFY(!cache.find(1, u"7"_s));
        cache.keep(1, u"7"_s, {u"https://old.example/"_s, {}, {}}, round);  // was read before it changed
        QVERIFY(!cache.find(1, u"7"_s));
        for (int i = 0; i < 5000; ++i)
            cache.keep(1, QString::number(i), {}, cache.round());
        int kept = 0;
        for (int i = 0; i < 5000; ++i)
            kept += cache.find(1, QString::number(i)).has_value();
        QCOMPARE(kept, int(ServerCache::most));
    }
};

SIGNALBOX_TEST(McpPartsTest)
#include "mcp_parts_test.moc"
