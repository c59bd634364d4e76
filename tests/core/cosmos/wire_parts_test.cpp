// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "cosmos/wire/acknowledgement.h"
#include "cosmos/wire/base64.h"
#include "cosmos/wire/bytes.h"
#include "cosmos/wire/denoms.h"
#include "cosmos/wire/hashes.h"
#include "cosmos/wire/reading.h"
#include "made_block.h"
#include "signalbox/literals.h"
#include "support/cosmos_recording.h"
#include "support/proto_reader.h"
#include "support/recorded_lines.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::cosmos;
using namespace signalbox::test;

/// The pieces that decoding is made of, by values that others have published or recorded.
class WirePartsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void base64()
    {
        for (const QByteArray& bytes : {QByteArray(), QByteArray("a"), QByteArray("ab"), QByteArray("abc"),
                                        QByteArray("\0\xff\x7f\x80", 4), QByteArray(1000, 'x')}) {
            const QByteArray text = bytes.toBase64(), bare = bytes.toBase64(QByteArray::OmitTrailingEquals);
            QCOMPARE(decodeBase64(viewOf(text)), std::optional(bytes));
            QCOMPARE(decodeBase64(viewOf(bare)), std::optional(bytes));
        }
        for (const char* wrong : {"A", "AAAAA", "A===", "AA=A", "AA==AA==", "-_-_", "AB C", "AAA\n", "===="})
            QVERIFY2(!decodeBase64(std::string_view(wrong)), wrong);
    }

    void times()
    {
        QCOMPARE(readTime("1970-01-01T00:00:00Z"), std::optional<qint64>(0));
        QCOMPARE(readTime("2026-11-21T10:06:26.1Z"), std::optional<qint64>(1'795'255'586'100'000'000));
        QCOMPARE(readTime("2026-11-21T09:16:50.832115023Z"), std::optional<qint64>(1'795'252'610'832'115'023));
        for (const char* wrong : {"", "2026-11-21", "2026-11-21T10:06:26", "2026-11-21T10:06:26+01:00",
                                  "2026-13-21T10:06:26Z", "2026-11-21T25:06:26Z", "2026-11-21T10:06:26.Z",
                                  "2026-11-21T10:06:26.1234567890Z", "0001-01-01T00:00:00Z"})
            QVERIFY2(!readTime(wrong), wrong);
    }

    void protobufIsCheckedToItsEnd()
    {
        ProtoReader reader(std::string_view("\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11));
        QVERIFY(reader.next());
        QCOMPARE(reader.number(), ~quint64(0));
        QVERIFY(!reader.next() && reader.ok());
        for (const QByteArray& wrong :
             {QByteArray("\x08", 1), QByteArray("\x0a\x05hi", 4), QByteArray("\x0b", 1), QByteArray("\x00\x00", 2),
              QByteArray("\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 11), QByteArray("\x09\x01", 2)}) {
            ProtoReader malformed(viewOf(wrong));
            while (malformed.next())
                continue;
            QVERIFY2(!malformed.ok(), wrong.toHex().constData());
        }
    }

    void denominations()
    {
        const std::pair<const char*, const char*> traces[] = {
            {"transfer/channel-0/uatom", "ibc/27394FB092D2ECCD56123C74F36E4C1F926001CEADA9CA97EA622B25F41E5EB2"},
            {"transfer/channel-141/uosmo", "ibc/14F9BC3E44B8A9C1BE1FB08980FAB87034C9905EF17CF2F5008FC085218811CC"},
            {"transfer/channel-141/transfer/channel-750/uusdc",
             "ibc/A3127A39AB14D39C207765026576626EB558FF255BCA03D610965076361FE062"},
            {"uatom", "uatom"},
            {"factory/osmo1xyz/uusd", "factory/osmo1xyz/uusd"},
        };
        for (const auto& [trace, denom] : traces)
            QCOMPARE(hashedDenom(trace), QByteArray(denom));
        const DenomTrace trace = denomTrace("transfer/channel-1/transfer/07-tendermint-3/factory/osmo1xyz/uusd");
        QCOMPARE(trace.hops, 2);
        QCOMPARE(trace.base, QByteArray("factory/osmo1xyz/uusd"));
        QCOMPARE(denomTrace("transfer/channel-0/").hops, 0);
        QCOMPARE(denomTrace("/channel-0/x").hops, 0);
        QCOMPARE(receivedDenom("uatom", "transfer", "channel-0", "transfer", "channel-9"),
                 QByteArray("transfer/channel-9/uatom"));
        QCOMPARE(receivedDenom("transfer/channel-0/uatom", "transfer", "channel-0", "transfer", "channel-9"),
                 QByteArray("uatom"));
    }

    void hashes()
    {
        QCOMPARE(resultsHash(BlockResults()).toHex(),
                 QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        // of RFC 6962's rules: a leaf is prefixed by 0, an inner node by 1
        const Bytes32 a = sha256(QByteArray("\0a", 2)), b = sha256(QByteArray("\0b", 2));
        const QByteArray inner = QByteArray(1, '\1')
                                     .append(reinterpret_cast<const char*>(a.data()), 32)
                                     .append(reinterpret_cast<const char*>(b.data()), 32);
        QCOMPARE(merkleRoot({"a", "b"}), sha256(inner));
        QCOMPARE(merkleRoot({"a"}), a);
    }

    void keptCommitment()
    {
        // packet_commitments of the recording: transfer/channel-1, sequence 9
        const QByteArray data = QByteArray::fromHex(
            "7b2264656e6f6d223a227561746f6d222c22616d6f756e74223a22313232373231363737222c2273656e646572223a22636f736d6f"
            "73316a34667a66"
            "796535757971396137796377676567326d30646b736c7072657478656674767975222c227265636569766572223a22636f736d6f73"
            "31646c786678"
            "6674637137396b7a32387634766372793371766d7130746a6c34616d746b353237227d");
        QCOMPARE(packetCommitment(1'795'861'092'137'654'016ULL, 0, 0, data).toBase64(),
                 QByteArray("vx3KvvYaPm1pOOgIbjJMdDNDNVq146BEGyF6jPxx7fE="));
    }

    void acknowledgementsOfVersionTwo()
    {
        JsonText json;
        const QByteArray hash = QByteArray::fromHex("4774d4a575993f963b1c06573736617a457abef8589178db8d10c94b4ab511ab");
        QCOMPARE(readAcknowledgementV2(json, viewOf(field(1, hash))).outcome, PacketEvent::Outcome::Error);
        QCOMPARE(readAcknowledgementV2(json, viewOf(field(1, R"({"result":"AQ=="})"))).outcome,
                 PacketEvent::Outcome::Success);
        QCOMPARE(readAcknowledgementV2(json, "\x0a\x05").outcome, PacketEvent::Outcome::Unknown);
        QCOMPARE(readAcknowledgementV2(json, {}).outcome, PacketEvent::Outcome::Unknown);
    }

    void answersThatAreNone()
    {
        for (const char* wrong :
             {"", "{", "[]", "null", "<html></html>", "{}", R"({"result":null})",
              R"({"result":{"block":null,"block_id":{"hash":""}}})",
              R"({"jsonrpc":"2.0","id":-1,"error":{"code":-32603,"message":"Internal error"}})",
              R"({"result":{"height":"x","txs_results":null}})", R"({"result":{"height":"5","txs_results":[null]}})",
              R"({"result":{"height":"5","txs_results":[{"code":0,"data":"*"}]}})",
              R"({"result":{"height":"5","txs_results":[{"code":0)"}) {
            QVERIFY2(!readBlock(QByteArrayView(wrong)), wrong);
            QVERIFY2(!readResults(QByteArrayView(wrong)), wrong);
        }
        QVERIFY(readResults(QByteArrayView(R"({"height":"5","txs_results":null})")));  // without the envelope
    }

    /// Every prefix of an answer is refused or, where what is missing is not read, gives the same.
    void cutAnswers()
    {
        const MadePacket packet;
        const MadeTx tx{transaction({relay("MsgRecvPacket", packet, "cosmos1relay", 4)}),
                        responses({2}),
                        {packetEvent("recv_packet", packet)}};
        const QByteArray results = resultsAnswer({tx}), block = blockAnswer({tx});
        QVERIFY(readResults(results) && readBlock(block));
        for (qsizetype size = 0; size + 2 < results.size(); ++size)
            QVERIFY2(!readResults(QByteArrayView(results).first(size)), QByteArray::number(size).constData());
        for (qsizetype size = 0; size + 2 < block.size(); ++size)
            QVERIFY2(!readBlock(QByteArrayView(block).first(size)), QByteArray::number(size).constData());
    }

    void recordedEdges()
    {
        const QString folder = CosmosRecording::folder();
        if (folder.isEmpty())
            QSKIP("the whole recordings are not here");
        int read = 0, refused = 0;
        QVERIFY(eachRecordedLine(folder + u"/edge.jsonl.zst"_s, [&](const QByteArray& line) {
            const QJsonObject fields = QJsonDocument::fromJson(line).object();
            const QString path = fields["path"_L1].toString();
            const QByteArray answer = fields["response"_L1].toString().toUtf8();
            const bool right = fields["status"_L1].toInt() == 200;
            if (path.startsWith("/block_results"_L1) || path.startsWith("/block?"_L1)) {
                const bool whole =
                    path.startsWith("/block?"_L1) ? readBlock(answer).has_value() : readResults(answer).has_value();
                if (whole != right)
                    qFatal("%s", qPrintable(path));
                ++(whole ? read : refused);
            } else if (fields["kind"_L1].toString() == "rpc"_L1 && !answer.isEmpty()) {
                refused += readResults(answer).has_value() ? 0 : 1;
            }
        }));
        QVERIFY(read > 20 && refused > 100);
    }
};

SIGNALBOX_TEST(WirePartsTest)
#include "wire_parts_test.moc"
