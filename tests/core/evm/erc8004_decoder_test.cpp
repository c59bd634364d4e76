// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/erc8004/erc8004_decoder.h"

#include <QCryptographicHash>
#include <QTest>
#include <QtEndian>

#include "evm/erc8004/erc8004_layouts.h"
#include "evm/evm_services.h"
#include "signalbox/literals.h"
#include "support/erc8004_columns.h"
#include "support/hex.h"
#include "support/safe_text.h"
#include "support/test_registry.h"
#include "support/u256.h"

using namespace signalbox;
using namespace signalbox::evm;

namespace {

// Notation of the reference's vectors: A is twenty 11, B twenty 22, H 32 bytes ab.
const QByteArray A = QByteArray(20, '\x11');
const QByteArray B = QByteArray(20, '\x22');
const QByteArray H = QByteArray(32, '\xab');
const QByteArray Z = QByteArray(32, '\0');

QByteArray w(const QByteArray& bytes)
{
    return bytes.rightJustified(32, '\0');
}
QByteArray w(quint64 value)
{
    QByteArray out(32, '\0');
    qToBigEndian(value, out.data() + 24);
    return out;
}
QByteArray t(const QByteArray& text)
{
    return text.leftJustified((text.size() + 31) / 32 * 32, '\0');
}

Bytes32 word32(const QByteArray& bytes)
{
    Bytes32 out;
    std::memcpy(out.data(), bytes.constData(), 32);
    return out;
}

RegistryLog makeLog(const char* topic0, const std::vector<QByteArray>& topics, const QByteArray& data)
{
    RegistryLog log;
    log.topics.push_back(*hex::hash(std::string_view(topic0)));
    for (const QByteArray& topic : topics)
        log.topics.push_back(word32(topic));
    log.data = data;
    log.block = 1000;
    log.blockHash = word32(H);
    log.transactionHash = word32(QByteArray(32, '\xcd'));
    log.logIndex = 7;
    return log;
}

QString numericText(const QByteArray& bytes)
{
    const auto* at = bytes.constData();
    const int digits = qFromBigEndian<qint16>(at);
    const int weight = qFromBigEndian<qint16>(at + 2);
    QString text;
    for (int i = 0; i <= weight; ++i)
        text += u"%1"_s.arg(i < digits ? qFromBigEndian<qint16>(at + 8 + 2 * i) : 0, 4, 10, QLatin1Char('0'));
    while (text.startsWith(u'0') && text.size() > 1)
        text.remove(0, 1);
    return (qFromBigEndian<quint16>(at + 4) == 0x4000 ? u"-"_s : QString()) + (text.isEmpty() ? u"0"_s : text);
}

/// The COPY row as text by column, without null columns.
QMap<QString, QString> columns(const QByteArray& row)
{
    QMap<QString, QString> out;
    const char* at = row.constData() + 2;
    for (const CopyColumn& column : erc8004_event_columns) {
        const qint32 size = qFromBigEndian<qint32>(at);
        at += 4;
        if (size < 0)
            continue;
        const QByteArray bytes(at, size);
        at += size;
        const QByteArray type = column.type;
        QString text;
        if (type == "bigint")
            text = QString::number(qFromBigEndian<qint64>(bytes.constData()));
        else if (type == "integer")
            text = QString::number(qFromBigEndian<qint32>(bytes.constData()));
        else if (type == "smallint")
            text = QString::number(qFromBigEndian<qint16>(bytes.constData()));
        else if (type == "numeric")
            text = numericText(bytes);
        else if (type == "bytea")
            text = QString::fromLatin1(bytes.toHex());
        else
            text = utf8Text({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        out.insert(QString::fromLatin1(column.name), text);
    }
    return out;
}

QMap<QString, QString> decode(const RegistryLog& log, Erc8004Decoder::Result expected = Erc8004Decoder::Result::Row)
{
    Erc8004Decoder decoder(1);
    CopyBuffer buffer;
    const auto result = decoder.append(log, 1'700'000'000, buffer);
    if (result != expected)
        qWarning("result %d, not %d", static_cast<int>(result), static_cast<int>(expected));
    return result == expected && buffer.rows() == 1 ? columns(buffer.data()) : QMap<QString, QString>();
}

constexpr char newFeedback[] = "0x6a4a61743519c9d648a14e6493f47dbe3ff1aa29e7785c96c8326a205e58febc";
constexpr char registered[] = "0xca52e62c367d81bb2e328eb795f7c7ba24afb478408a26c0e201d155c449bc4a";
const QByteArray tradingYieldHash =
    QByteArray::fromHex("532c37807a6c4887defbd0686431b1c90a5f64c1a637d58a2874ea9bf9b04f40");

QByteArray feedbackData(const QByteArray& value, const QByteArray& decimals, const QByteArray& tag1)
{
    const qsizetype tag = 32 + t(tag1).size();
    const quint64 first = 0x100;
    return w(1) + value + decimals + w(first) + w(first + tag) + w(first + tag + 64) + w(first + tag + 96) + Z +
           w(tag1.size()) + t(tag1) + w(3) + t("day") + w(quint64(0)) + w(8) + t("ipfs://f");
}

}  // namespace

class Erc8004DecoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownEventsAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("topic0");
        QTest::addColumn<QList<QByteArray>>("topics");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("expected");  // column=value, separated by |
        const auto row = [](const char* name, const char* topic0, QList<QByteArray> topics, const QByteArray& data,
                            const char* expected) {
            QTest::newRow(name) << QByteArray(topic0) << topics << data << QString::fromUtf8(expected);
        };
        const char* a = "0x1111111111111111111111111111111111111111";
        const char* b = "0x2222222222222222222222222222222222222222";
        const QByteArray client = QByteArray("client_address=") + b;
        row("Registered", registered, {w(22), w(A)}, w(0x20) + w(8) + t("ipfs://a"),
            QByteArray("event_type=Registered|registry=identity|agent_id=22|token_uri=ipfs://a|owner=")
                .append(a)
                .constData());
        row("MetadataSet", "0x2c149ed548c6d2993cd73efe187df6eccabe4538091b33adbd25fafdb8a1468b",
            {w(22), QByteArray::fromHex("2ac6109326e720d1435c0db66f7e35eda7839f52b6f1f5520a60788e132b4e39")},
            w(0x40) + w(0x80) + w(0xb) + t("agentWallet") + w(0x14) + t(A),
            QByteArray("event_type=MetadataSet|agent_id=22|metadata_key=agentWallet|metadata_value=")
                .append(a)
                .constData());
        row("URIUpdated", "0x3a2c7fffc2cba7582c690e3b82c453ea02a308326a98a3ad7576c606336409fb", {w(22), w(A)},
            w(0x20) + w(8) + t("ipfs://b"),
            QByteArray("event_type=URIUpdated|token_uri=ipfs://b|owner=").append(a).constData());
        row("UriUpdated, older spelling", "0xb41beef75d9f8d55b985319b459e96f82453580af381391f1ad531eb8f8b5a3a",
            {w(22), w(A)}, w(0x20) + w(8) + t("ipfs://b"), "event_type=URIUpdated|token_uri=ipfs://b");
        row("NewFeedback v2", newFeedback, {w(22), w(B), tradingYieldHash},
            w(1) + QByteArray(31, '\xff') + '\xe0' + w(1) + w(0x100) + w(0x140) + w(0x180) + w(0x1a0) + Z + w(0xc) +
                t("tradingYield") + w(3) + t("day") + w(quint64(0)) + w(8) + t("ipfs://f"),
            (client + "|event_type=NewFeedback|registry=reputation|agent_id=22|feedback_index=1|feedback_value=-32|"
                      "feedback_value_decimals=1|score=-3|"
                      "tag1=tradingYield|tag2=day|endpoint=|file_uri=ipfs://"
                      "f|file_hash=0x0000000000000000000000000000000000000000000000000000000000000000")
                .constData());
        row("NewFeedback v1.0, the tag known by its hash",
            "0x801d7d4264128f6f43835850f1fabb91902c3543c3738f1f62fbf7e9fd80531d",
            {w(22), w(B), QByteArray::fromHex("d6be4ef8f6e81499fcacb6176a8acae193c21b062774e32379bf3b823e83bd19")},
            w(1) + w(0x55) + w(0xc0) + w(0x100) + w(0x120) + Z + w(3) + t("day") + w(quint64(0)) + w(8) + t("ipfs://f"),
            (client + "|feedback_index=1|score=85|tag1=starred|tag2=day|endpoint=|file_uri=ipfs://f").constData());
        row("NewFeedback v0.4", "0x54b3254e4cc01969e70376d20390cc2f6af90539d9adaa78a53ebcda17f78154",
            {w(22), w(B), t("starred")}, w(0x55) + t("day") + w(0x80) + Z + w(8) + t("ipfs://f"),
            (client + "|score=85|tag1=starred|tag2=day|file_uri=ipfs://f").constData());
        row("NewFeedback 2025-11-12", "0x744ec89483257dd170f417f1c3aef90840a2d763449395ba4f09e37f78a0c98b",
            {w(22), w(B), QByteArray::fromHex("d6be4ef8f6e81499fcacb6176a8acae193c21b062774e32379bf3b823e83bd19")},
            w(0x55) + w(0x80) + w(0xc0) + H + w(3) + t("day") + w(8) + t("ipfs://f"),
            "score=85|tag1=starred|tag2=day|file_uri=ipfs://f");
        row("NewFeedback 2025-12-18", "0x425311b4692766f8739eaeea31a86b5756c7c315d17abc22bc9e67628405d6a7",
            {w(22), w(B), QByteArray::fromHex("d6be4ef8f6e81499fcacb6176a8acae193c21b062774e32379bf3b823e83bd19")},
            w(0x55) + w(0xa0) + w(0xe0) + w(0x120) + H + w(3) + t("day") + w(1) + t("e") + w(8) + t("ipfs://f"),
            "score=85|tag2=day|endpoint=e|file_uri=ipfs://f");
        row("NewFeedback 2026-01-11", "0x31f01d2aa5cdbe0619011211e9ffc39d678bc82e46d60c35953396ae61e896d8",
            {w(22), w(B), H},
            w(2) + w(0x55) + w(0xe0) + w(0x120) + w(0x160) + w(0x180) + Z + w(1) + t("x") + w(3) + t("day") +
                w(quint64(0)) + w(8) + t("ipfs://f"),
            "score=85|tag1=x|tag2=day|feedback_index=2|file_uri=ipfs://f");
        row("NewFeedback 2026-01-18, uint256", "0xa96589249279e205e9aa2d2299594d8c5c745cf90e49514145db5dbdea256240",
            {w(22), w(B), tradingYieldHash}, feedbackData(w(32), w(1), "tradingYield"),
            "feedback_value=32|feedback_value_decimals=1|score=3|tag1=tradingYield");
        row("NewFeedback 2026-01-19, int256", "0x413f2d30fdbc0b49e55537333a7c6287556f671f40c7e2dc00fc7ca1ced350da",
            {w(22), w(B), tradingYieldHash}, feedbackData(QByteArray(31, '\xff') + '\xe0', w(1), "tradingYield"),
            "feedback_value=-32|score=-3");
        row("FeedbackRevoked", "0x25156fd3288212246d8b008d5921fde376c71ed14ac2e072a506eb06fde6d09d",
            {w(22), w(B), w(1)}, "", (client + "|event_type=FeedbackRevoked|feedback_index=1").constData());
        row("ResponseAppended", "0xb1c6be0b5b8aef6539e2fac0fd131a2faa7b49edf8e505b5eb0ad487d56051d4",
            {w(22), w(B), w(A)}, w(1) + w(0x60) + H + w(8) + t("ipfs://r"),
            (client + "|validator_address=" + a + "|response_uri=ipfs://r|response_hash=0x" + H.toHex()).constData());
        row("ResponseAppended 2025-10", "0x91a4f57c12b47a488ba7365f0e60d24a1348fc94afddf6c60e0e22b018365408",
            {w(22), w(B), w(A)}, w(1) + w(0x40) + w(8) + t("ipfs://r"), "feedback_index=1|response_uri=ipfs://r");
        row("ValidationRequest", "0x530436c3634a98e1e626b0898be2f1e9980cc1bd2a78c07a0aba52d0a48a5059", {w(B), w(22), H},
            w(0x20) + w(8) + t("ipfs://q"),
            (QByteArray("registry=validation|agent_id=22|request_uri=ipfs://q|validator_address=") + b +
             "|request_hash=0x" + H.toHex())
                .constData());
        row("ValidationResponse", "0xafddf629e874ccc3963b6a888c477bd464a6c8525024fc88759ea3b2326349ae",
            {w(B), w(22), H}, w(0x64) + w(0x80) + Z + w(0xa0) + w(quint64(0)) + w(4) + t("hard"),
            "response=100|tag=hard|response_uri=");
        row("ValidationResponse 2025-10", "0xf224d3d5ad74301be48e4d51ca5f1b24c7946875887327585becc59165297dcf",
            {w(B), w(22), H}, w(0x64) + w(0x80) + Z + t("hard") + w(1) + t("u"),
            "response=100|tag=hard|response_uri=u");
        row("ValidationResponse, oldest", "0xcc61e07d65464186112fdaddb4b11ccef1928644b11f17e2864b38b451195671",
            {w(B), w(22), H}, w(0x64) + w(0x60) + t("hard") + w(1) + t("u"), "response=100|tag=hard|response_uri=u");
        row("MetadataSet of text", "0x2dbec70f51f7b79cc6a9d4ea913abc7d680b523e0763e3ad622612950757609c", {w(22), H},
            w(0x40) + w(0x80) + w(1) + t("k") + w(1) + t("v"), "metadata_key=k|metadata_value=0x76");
        row("Transfer of an agent", "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
            {w(A), w(B), w(quint64(0))}, "",
            (QByteArray("event_type=Transfer|agent_id=0|client_address=") + a + "|owner=" + b).constData());
        row("Approval", "0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925", {w(A), w(B), w(5)}, "",
            (QByteArray("event_type=Approval|agent_id=5|owner=") + a + "|client_address=" + b).constData());
        row("ApprovalForAll", "0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31", {w(A), w(B)}, w(1),
            "event_type=ApprovalForAll|tag1=approved");
    }
    void knownEventsAreDecoded()
    {
        QFETCH(QByteArray, topic0);
        QFETCH(QList<QByteArray>, topics);
        QFETCH(QByteArray, data);
        QFETCH(QString, expected);
        const auto row = decode(makeLog(topic0.constData(), {topics.begin(), topics.end()}, data));
        QCOMPARE(row.value(u"id"_s), u"1-1000-7"_s);
        QCOMPARE(row.value(u"timestamp"_s), u"1700000000"_s);
        QVERIFY(!row.contains(u"raw_data"_s));
        for (const QString& part : expected.split(u'|')) {
            const QString column = part.section(u'=', 0, 0);
            QVERIFY2(row.contains(column), qPrintable(column));
            QCOMPARE(row.value(column), part.section(u'=', 1));
        }
    }

    void approvalForAllHasNoAgent()
    {
        const auto row = decode(
            makeLog("0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31", {w(A), w(B)}, w(quint64(0))));
        QVERIFY(!row.contains(u"agent_id"_s));
        QCOMPARE(row.value(u"tag1"_s), u"revoked"_s);
    }

    void malformedLogsAreKeptRaw_data()
    {
        QTest::addColumn<QByteArray>("topic0");
        QTest::addColumn<QList<QByteArray>>("topics");
        QTest::addColumn<QByteArray>("data");
        const QByteArray feedback = feedbackData(w(32), w(1), "tradingYield");
        QTest::newRow("data shorter than the head")
            << QByteArray(newFeedback) << QList<QByteArray>{w(22), w(B), H} << feedback.left(0xe0);
        QTest::newRow("offset beyond the end")
            << QByteArray(registered) << QList<QByteArray>{w(22), w(A)} << w(0x400) + w(8) + t("ipfs://a");
        QTest::newRow("offset beyond 64 bits") << QByteArray(registered) << QList<QByteArray>{w(22), w(A)}
                                               << QByteArray(32, '\xff') + w(8) + t("ipfs://a");
        QTest::newRow("length larger than the rest")
            << QByteArray(registered) << QList<QByteArray>{w(22), w(A)} << w(0x20) + w(0x50) + t("ipfs://a");
        QTest::newRow("3 topics where 4 are needed")
            << QByteArray(newFeedback) << QList<QByteArray>{w(22), w(B)} << feedback;
        QTest::newRow("uint8 with high bytes")
            << QByteArray(newFeedback) << QList<QByteArray>{w(22), w(B), H} << feedbackData(w(32), w(0x101), "x");
        QTest::newRow("address with high bytes")
            << QByteArray(newFeedback) << QList<QByteArray>{w(22), H, H} << feedback;
        QTest::newRow("int128 not sign-extended")
            << QByteArray(newFeedback) << QList<QByteArray>{w(22), w(B), H} << feedbackData(H, w(1), "x");
    }
    void malformedLogsAreKeptRaw()
    {
        QFETCH(QByteArray, topic0);
        QFETCH(QList<QByteArray>, topics);
        QFETCH(QByteArray, data);
        const auto row =
            decode(makeLog(topic0.constData(), {topics.begin(), topics.end()}, data), Erc8004Decoder::Result::RawRow);
        QCOMPARE(row.value(u"id"_s), u"1-1000-7"_s);
        QVERIFY(!row.contains(u"agent_id"_s));
        QCOMPARE(row.value(u"raw_data"_s), QString::fromLatin1(data.toHex()));
        QCOMPARE(row.value(u"raw_topics"_s).size(), 64 * (topics.size() + 1));
    }

    void agentIdsBeyondBigintAreExact()
    {
        QByteArray id(32, '\0');
        id[24] = '\x80';  // 2^63
        const auto row = decode(makeLog(registered, {id, w(A)}, w(0x20) + w(8) + t("ipfs://a")));
        QVERIFY(!row.contains(u"agent_id"_s));
        QCOMPARE(row.value(u"agent_id_text"_s), u"9223372036854775808"_s);
        QCOMPARE(row.value(u"token_uri"_s), u"ipfs://a"_s);
    }

    void theLargestValuesAreExact()
    {
        const U256 most = *U256::fromDecimal("100000000000000000000000000000000000000");
        for (const bool negative : {false, true}) {
            const Bytes32 word = (negative ? most.negated() : most).toWord();
            const QByteArray bytes(reinterpret_cast<const char*>(word.data()), 32);
            const auto row = decode(makeLog(newFeedback, {w(22), w(B), H}, feedbackData(bytes, w(quint64(0)), "x")));
            QCOMPARE(row.value(u"feedback_value"_s), (negative ? u"-"_s : QString()) + most.toString());
            QVERIFY(!row.contains(u"score"_s));
        }
    }

    void scoreRoundsHalfAwayFromZero_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("score");
        QTest::newRow("-3.2") << qint64(-32) << 1 << "-3";
        QTest::newRow("2.5") << qint64(25) << 1 << "3";
        QTest::newRow("-2.5") << qint64(-25) << 1 << "-3";
        QTest::newRow("2.49") << qint64(249) << 2 << "2";
        QTest::newRow("0.49") << qint64(49) << 2 << "0";
        QTest::newRow("99") << qint64(99) << 0 << "99";
        QTest::newRow("2^31-1") << qint64(2147483647) << 0 << "2147483647";
        QTest::newRow("2^31") << qint64(2147483648) << 0 << QString();
        QTest::newRow("-2^31") << qint64(-2147483648) << 0 << "-2147483648";
    }
    void scoreRoundsHalfAwayFromZero()
    {
        QFETCH(qint64, value);
        QFETCH(int, decimals);
        QFETCH(QString, score);
        const U256 magnitude(static_cast<quint64>(std::abs(value)));
        const Bytes32 word = (value < 0 ? magnitude.negated() : magnitude).toWord();
        const auto row =
            decode(makeLog(newFeedback, {w(22), w(B), H},
                           feedbackData(QByteArray(reinterpret_cast<const char*>(word.data()), 32), w(decimals), "x")));
        QCOMPARE(row.value(u"score"_s), score);
    }

    void textsAreMadeStorable()
    {
        const auto nul =
            decode(makeLog(newFeedback, {w(22), w(B), H}, feedbackData(w(1), w(quint64(0)), QByteArray("a\0b", 3))));
        QCOMPARE(nul.value(u"tag1"_s), u"a\uFFFDb"_s);
        const auto broken =
            decode(makeLog(newFeedback, {w(22), w(B), H}, feedbackData(w(1), w(quint64(0)), "\xff\xfe")));
        QCOMPARE(broken.value(u"tag1"_s), u"\uFFFD\uFFFD"_s);
        const auto marked = decode(makeLog(newFeedback, {w(22), w(B), H},
                                           feedbackData(w(1), w(quint64(0)),
                                                        "\xEF\xBB\xBF"
                                                        "day")));
        QCOMPARE(marked.value(u"tag1"_s), QChar(0xFEFF) + u"day"_s);
        const auto empty = decode(makeLog(newFeedback, {w(22), w(B), H}, feedbackData(w(1), w(quint64(0)), "")));
        QVERIFY(!empty.contains(u"tag1"_s));
    }

    void anUnknownHashKeepsTheLog()
    {
        const auto row =
            decode(makeLog("0x801d7d4264128f6f43835850f1fabb91902c3543c3738f1f62fbf7e9fd80531d", {w(22), w(B), H},
                           w(1) + w(0x55) + w(0xc0) + w(0x100) + w(0x120) + Z + w(3) + t("day") + w(quint64(0)) + w(8) +
                               t("ipfs://f")),
                   Erc8004Decoder::Result::RawRow);
        QVERIFY(!row.contains(u"tag1"_s));
        QCOMPARE(row.value(u"score"_s), u"85"_s);
        QVERIFY(row.contains(u"raw_topics"_s));
    }

    void aRetractedIdGetsASuffix()
    {
        Erc8004Decoder decoder(1, {u"1-1000-7"_s});
        CopyBuffer buffer;
        decoder.append(makeLog(registered, {w(22), w(A)}, w(0x20) + w(8) + t("ipfs://a")), 1, buffer);
        QCOMPARE(columns(buffer.data()).value(u"id"_s), u"1-1000-7-abababab"_s);
    }

    void unknownTopicsAreCounted()
    {
        Erc8004Decoder decoder(1);
        CopyBuffer buffer;
        const RegistryLog log =
            makeLog("0xbc7cd75a20ee27fd9adebab32041f755214dbc6bffa90cc0225b39da2e5c2d3b", {w(A)}, "");
        QCOMPARE(decoder.append(log, 1, buffer), Erc8004Decoder::Result::Skipped);
        decoder.append(log, 1, buffer);
        QVERIFY(buffer.isEmpty());
        QCOMPARE(decoder.unknownTopics().begin()->second, 2);
        QVERIFY(isProxyTopic(decoder.unknownTopics().begin()->first));
    }

    void topicsAreTheHashesOfTheirSignatures()
    {
        for (const Layout& layout : erc8004Layouts()) {
            const RegistryLog log{layout.registry, {layout.topic}, {}, 0, {}, {}, 0};
            QVERIFY(erc8004Layout(log.topics[0]) == &layout);
        }
        QCOMPARE(erc8004Topics().size(), std::size_t(23));
    }
};
SIGNALBOX_TEST(Erc8004DecoderTest)
#include "erc8004_decoder_test.moc"
