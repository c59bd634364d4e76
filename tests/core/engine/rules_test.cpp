#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "alerts/sampler.h"
#include "events/export_job.h"
#include "evm/erc8004/pending_events.h"
#include "support/erc8004_columns.h"
#include "support/live_chain.h"
#include "support/log.h"
#include "support/test_registry.h"
#include "support/u256.h"
#include "units/command_rules.h"
#include "units/engine_parts.h"
#include "units/evm_family.h"
#include "units/families.h"
#include "units/snapshot_builder.h"
#include "workspace/log_book.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

ChainDraft draft()
{
    ChainDraft d;
    d.caip2 = QStringLiteral("eip155:31337");
    d.name = QStringLiteral("Local");
    EndpointDraft endpoint;
    endpoint.url = QStringLiteral("http://127.0.0.1:8545");
    d.endpoints = {endpoint};
    return d;
}

}  // namespace

class CommandRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dangerousNeedsAPreview()
    {
        Command command{Verb::Rewind, QStringLiteral("eip155:1"), {{QStringLiteral("to"), 5}}, {}};
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(check(command, now, now).error().code, QStringLiteral("PREVIEW_MISSING"));
        command.preview = {{QStringLiteral("rows"), 1}};
        QVERIFY(check(command, now, now));
        QVERIFY(check(command, now.addSecs(-300), now));
        QCOMPARE(check(command, now.addSecs(-301), now).error().code, QStringLiteral("COMMAND_EXPIRED"));
    }

    void argumentsAreChecked_data()
    {
        QTest::addColumn<Verb>("verb");
        QTest::addColumn<QJsonObject>("args");
        QTest::addColumn<bool>("good");
        const auto json = [](const char* text) { return QJsonDocument::fromJson(text).object(); };
        QTest::newRow("range") << Verb::Reindex << json(R"({"lo":1,"hi":2})") << true;
        QTest::newRow("range as text") << Verb::Reindex << json(R"({"lo":"1","hi":"9007199254740993"})") << true;
        QTest::newRow("upside down") << Verb::Reindex << json(R"({"lo":3,"hi":2})") << false;
        QTest::newRow("negative") << Verb::Reindex << json(R"({"lo":-1,"hi":2})") << false;
        QTest::newRow("no range") << Verb::Reindex << json("{}") << false;
        QTest::newRow("no endpoint") << Verb::ChainAdd << json("{}") << false;
        QTest::newRow("endpoint without number") << Verb::EndpointRemove << json("{}") << false;
        QTest::newRow("headers stay") << Verb::StreamRemove << json(R"({"stream":"headers"})") << false;
        QTest::newRow("token") << Verb::StreamRemove << json(R"({"stream":"transfers"})") << true;
        QTest::newRow("confirmations") << Verb::ChainEdit << json(R"({"confirmations":0})") << true;
        QTest::newRow("many confirmations") << Verb::ChainEdit << json(R"({"confirmations":10001})") << false;
        QTest::newRow("header mode") << Verb::ChainEdit << json(R"({"headers":"some"})") << false;
        QTest::newRow("no name") << Verb::ChainEdit << json(R"({"name":"  "})") << false;
    }

    void argumentsAreChecked()
    {
        QFETCH(Verb, verb);
        QFETCH(QJsonObject, args);
        QFETCH(bool, good);
        const Command command{verb, QStringLiteral("eip155:1"), args, {{QStringLiteral("rows"), 0}}};
        QCOMPARE(check(command, {}, QDateTime::currentDateTimeUtc()).has_value(), good);
    }

    void aChainAlwaysHasHeaders()
    {
        ChainDraft d = draft();
        StreamDraft token;
        token.stream = QStringLiteral("transfers:0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");
        token.from = 5;
        token.decimals = 6;
        d.from = 10;
        d.streams = {token};
        const auto made = EvmFamily().newChain(d);
        QVERIFY(made);
        QCOMPARE(made->streams.size(), size_t(2));
        QCOMPARE(made->streams[0].stream, QStringLiteral("headers"));
        QCOMPARE(made->streams[0].from, Height(5));
        QCOMPARE(made->streams[1].stream, QStringLiteral("transfers:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"));
        QCOMPARE(made->streams[1].settings.value(QLatin1String("decimals")).toInt(), 6);
    }

    void badChainsAreRefused_data()
    {
        QTest::addColumn<QString>("caip2");
        QTest::addColumn<QString>("family");
        QTest::addColumn<bool>("good");
        QTest::newRow("above 2^31") << "eip155:11297108109"
                                    << "eip155" << true;
        QTest::newRow("largest") << "eip155:9223372036854775807"
                                 << "eip155" << true;
        QTest::newRow("above 2^63") << "eip155:9223372036854775808"
                                    << "eip155" << false;
        QTest::newRow("other family") << "cosmos:osmosis-1"
                                      << "cosmos" << false;
        QTest::newRow("Tron") << "eip155:728126428"
                              << "eip155" << false;
        QTest::newRow("no number") << "eip155:abc"
                                   << "eip155" << false;
    }

    void badChainsAreRefused()
    {
        QFETCH(QString, caip2);
        QFETCH(QString, family);
        QFETCH(bool, good);
        ChainDraft d = draft();
        d.caip2 = caip2;
        d.family = family;
        const Family* const known = shippedFamilies()->find(family);
        QCOMPARE(known && known->newChain(d), good);
    }

    void badStreamsAreRefused()
    {
        store::ChainRow one;
        one.caip2 = QStringLiteral("eip155:1");
        StreamDraft stream;
        stream.stream = QStringLiteral("transfers:0x123");
        QCOMPARE(EvmFamily().streamRow(one, stream).error().code, QStringLiteral("BAD_ADDRESS"));
        stream.stream =
            QStringLiteral("transfers:0xa0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48");  // one letter of another case
        QCOMPARE(EvmFamily().streamRow(one, stream).error().code, QStringLiteral("BAD_ADDRESS"));
        stream.stream = QStringLiteral("balances");
        QVERIFY(!EvmFamily().streamRow(one, stream));
        stream.stream = QStringLiteral("registries");
        QVERIFY(!EvmFamily().streamRow(one, stream));
    }

    void doublesAreNamed()
    {
        store::ChainRow there;
        there.caip2 = QStringLiteral("eip155:1337");
        there.name = QStringLiteral("Mine");
        there.state = QStringLiteral("active");
        there.genesisHash = QByteArray(32, 'a');
        QCOMPARE(chainExists(there, there.genesisHash).code, QStringLiteral("CHAIN_EXISTS"));
        QVERIFY(chainExists(there, there.genesisHash).text.contains(QStringLiteral("Mine")));
        QCOMPARE(chainExists(there, QByteArray(32, 'b')).code, QStringLiteral("CHAIN_ID_TAKEN"));
        there.state = QStringLiteral("deleted");
        QVERIFY(chainExists(there, {}).text.contains(QStringLiteral("Recover")));
    }
};

class SamplerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAreOfTheSpan()
    {
        Sampler sampler;
        indexing::WorkerStatus status;
        status.caip2 = QStringLiteral("eip155:1");
        status.rowsCommitted = 100;
        sampler.observe(status);
        const QDateTime at = Sampler::endOfSpan(QDateTime::fromSecsSinceEpoch(1234567, Qt::UTC));
        QCOMPARE(at.toSecsSinceEpoch(), qint64(1234560));
        sampler.close(at);
        status.rowsCommitted = 150;
        sampler.observe(status);
        sampler.close(at.addSecs(10));
        const auto rows = sampler.waiting();
        QCOMPARE(rows.size(), size_t(2));
        QCOMPARE(rows[0].rows, qint64(100));
        QCOMPARE(rows[1].rows, qint64(50));
    }

    void aWorkerThatBeganAnewCountsFromZero()
    {
        Sampler sampler;
        indexing::WorkerStatus status;
        status.caip2 = QStringLiteral("eip155:1");
        status.rowsCommitted = 100;
        sampler.observe(status);
        sampler.close(QDateTime::fromSecsSinceEpoch(10, Qt::UTC));
        status.rowsCommitted = 7;
        sampler.observe(status);
        sampler.close(QDateTime::fromSecsSinceEpoch(20, Qt::UTC));
        QCOMPARE(sampler.waiting()[1].rows, qint64(7));
    }

    void silenceLeavesAGap()
    {
        Sampler sampler;
        indexing::WorkerStatus status;
        status.caip2 = QStringLiteral("eip155:1");
        sampler.observe(status);
        sampler.close(QDateTime::fromSecsSinceEpoch(10, Qt::UTC));
        sampler.close(QDateTime::fromSecsSinceEpoch(20, Qt::UTC));
        QCOMPARE(sampler.backlog(), size_t(1));
        sampler.written(1);
        QCOMPARE(sampler.backlog(), size_t(0));
        QVERIFY(!sampler.isDue(QDateTime::fromSecsSinceEpoch(25, Qt::UTC)));
        QVERIFY(sampler.isDue(QDateTime::fromSecsSinceEpoch(30, Qt::UTC)));
    }
};

class SnapshotBuilderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void blockTimeIsKnownBeforeItIsMeasured()
    {
        WorkerInput input;
        input.chain.caip2 = QStringLiteral("eip155:31337");
        QCOMPARE(knownBlockSeconds(input), std::nullopt);
        input.chain.caip2 = QStringLiteral("eip155:1");
        QCOMPARE(knownBlockSeconds(input), std::optional(12.0));  // the preset
        QCOMPARE(workerConfig(input).blockSeconds, std::optional(12.0));
        input.lastBlockSeconds = 12.1;
        QCOMPARE(knownBlockSeconds(input), std::optional(12.1));
        input.chain.settings = {{QStringLiteral("blockSeconds"), 2}};
        QCOMPARE(knownBlockSeconds(input), std::optional(2.0));
    }

    void lastKnownFiguresAreNotLive()
    {
        ChainFacts facts;
        facts.row.caip2 = QStringLiteral("eip155:1");
        facts.row.name = QStringLiteral("Now");
        facts.row.state = QStringLiteral("active");
        ChainSnapshot last = live();
        last.name = QStringLiteral("Before");
        last.head = 100;
        last.rowsPerSecond = 50;
        last.queueDepth = 3;
        facts.last = last;
        const ChainSnapshot chain = makeSnapshot(facts);
        QCOMPARE(chain.name, QStringLiteral("Now"));
        QCOMPARE(*chain.head, Height(100));
        QVERIFY(!chain.live);
        QCOMPARE(chain.rowsPerSecond, 0.0);
        QCOMPARE(chain.queueDepth, qint64(0));
        facts.lastIsFresh = true;
        facts.holder = QStringLiteral("other pid 1");
        QVERIFY(makeSnapshot(facts).live);
        QCOMPARE(makeSnapshot(facts).rowsPerSecond, 50.0);
    }

    void theWorkerIsTheTruthOfWhatWeHold()
    {
        ChainFacts facts;
        facts.row.caip2 = QStringLiteral("eip155:1");
        facts.row.state = QStringLiteral("active");
        facts.row.settings = {{QStringLiteral("confirmations"), 3}};
        store::EndpointRow endpoint;
        endpoint.id = 4;
        endpoint.url = QStringLiteral("http://a");
        store::EndpointRow disabled = endpoint;
        disabled.id = 5;
        disabled.enabled = false;
        facts.endpoints = {endpoint, disabled};
        store::StreamRow stream;
        stream.stream = QStringLiteral("transfers");
        facts.streams = {stream};
        facts.heldHere = true;
        indexing::WorkerStatus status;
        status.state = ChainState::Backfill;
        status.head = 9;
        EndpointSnapshot seen;
        seen.id = 4;
        seen.state = EndpointState::Ok;
        status.endpoints = {seen};
        indexing::StreamStatus covered;
        covered.stream = QStringLiteral("transfers");
        covered.done = 0.5;
        status.streams = {covered};
        facts.status = status;
        ChainSnapshot chain = makeSnapshot(facts);
        QVERIFY(chain.live);
        QCOMPARE(chain.state, ChainState::Backfill);
        QCOMPARE(chain.confirmations, 3);
        QCOMPARE(chain.endpoints[0].state, EndpointState::Ok);
        QCOMPARE(chain.endpoints[1].state, EndpointState::Disabled);
        QCOMPARE(chain.streams[0].done, 0.5);
        facts.row.state = QStringLiteral("paused");
        QCOMPARE(makeSnapshot(facts).state, ChainState::Paused);
    }

    void tilesAreSumsOfTheTable()
    {
        ChainSnapshot a = live(), b = live();
        a.mark = 2;
        b.mark = 1;
        a.rowsPerSecond = 10;
        b.rowsPerSecond = 5;
        b.queueDepth = 4;
        const WorkspaceSnapshot workspace = makeWorkspaceSnapshot({a, b});
        QCOMPARE(workspace.chains.front().mark, 1);
        QCOMPARE(workspace.rowsPerSecond, 15.0);
        QCOMPARE(workspace.queueDepth, qint64(4));
    }
};

class CsvTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << "abc" << QByteArray("abc");
        QTest::newRow("comma") << "a,b" << QByteArray("\"a,b\"");
        QTest::newRow("quote") << "a\"b" << QByteArray("\"a\"\"b\"");
        QTest::newRow("formula") << "=1+2" << QByteArray("'=1+2");
        QTest::newRow("plus") << "+cmd" << QByteArray("'+cmd");
        QTest::newRow("at") << "@SUM(A1)" << QByteArray("'@SUM(A1)");
        QTest::newRow("minus") << "-2+3" << QByteArray("'-2+3");
        QTest::newRow("negative number") << "-25.5" << QByteArray("-25.5");
        QTest::newRow("line") << "a\nb" << QByteArray("\"a\nb\"");
    }

    void cells()
    {
        QFETCH(QString, value);
        QFETCH(QByteArray, cell);
        QCOMPARE(csvLine({QStringLiteral("x")}, {{QStringLiteral("x"), value}}), cell + "\r\n");
    }

    void jsonIsOneObjectALine()
    {
        EventRow row;
        row.key = QStringLiteral("1:2");
        row.cells = {{QStringLiteral("value"), QStringLiteral("=1\n")}};
        const QByteArray line = jsonLine(row);
        QCOMPARE(line.count('\n'), 1);
        QCOMPARE(QJsonDocument::fromJson(line).object().value(QLatin1String("value")).toString(),
                 QStringLiteral("=1\n"));
    }
};

class LogBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void filesRotate()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("signalbox.log"));
        const auto lines = [&](const QString& suffix) {
            QFile file(path + suffix);
            return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : -1;
        };
        LogEntry entry{QDateTime::currentDateTimeUtc(), QStringLiteral("info"), QStringLiteral("sync"),
                       QStringLiteral("eip155:1"), QStringLiteral("block 1 committed")};
        const qint64 length = logLine(entry).size() + 1;
        {
            const LogSink sink = fileLogSink(path, 10 * length, 3), second = fileLogSink(path, 10 * length, 3);
            for (int i = 0; i < 75; ++i)
                sink(entry);
            QCOMPARE(lines({}), 5);
            for (const char* old : {".1", ".2", ".3"})
                QCOMPARE(lines(QLatin1String(old)), 10);
            QVERIFY(!QFile::exists(path + QStringLiteral(".4")));
            QCOMPARE(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
            // another process that had the file open goes on in the new one, and moves nothing twice
            for (int i = 0; i < 11; ++i)
                second(entry);
            QVERIFY(lines({}) >= 5 && lines(QStringLiteral(".1")) >= 10);
        }
        const LogEntry back = logEntryFromLine(logLine(entry));
        QCOMPARE(back.caip2, entry.caip2);
        QCOMPARE(back.text, entry.text);
        QCOMPARE(back.at.toMSecsSinceEpoch(), entry.at.toMSecsSinceEpoch());
        QVERIFY(!logEntryFromLine(QStringLiteral("a part of a line")).at.isValid());
        // the next start still knows the end of the log
        LogBook book(path);
        QVERIFY(book.recent({}, 100).size() >= 5);
        QCOMPARE(book.recent(QStringLiteral("eip155:1"), 1).front().text, entry.text);
    }

    void keepsTheNewestPerChain()
    {
        LogBook book({});
        int heard = 0;
        book.setListener([&](const LogEntry&) { ++heard; });
        for (int i = 0; i < 600; ++i) {
            LogEntry entry;
            entry.caip2 = i % 2 == 0 ? QStringLiteral("eip155:1") : QString();
            entry.text = QString::number(i);
            book.add(entry);
        }
        QCOMPARE(heard, 600);
        QCOMPARE(book.recent({}, 5).back().text, QStringLiteral("599"));
        QCOMPARE(book.recent(QStringLiteral("eip155:1"), 2).front().text, QStringLiteral("596"));
        QCOMPARE(book.recent(QStringLiteral("eip155:1"), 1000).size(), size_t(LogBook::keepPerChain));  // of 300
        QVERIFY(book.recent(QStringLiteral("eip155:2"), 5).empty());
        QVERIFY(book.recent({}, 0).empty());
    }
};

class PendingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copyComesBackAsRows()
    {
        CopyBuffer buffer;
        for (int n = 0; n < 2; ++n) {
            buffer.beginRow(erc8004_event_fields);
            for (const CopyColumn& column : erc8004_event_columns) {
                const std::string_view type = column.type, name = column.name;
                if (name == "agent_id" || name == "owner")
                    buffer.null();
                else if (name == "id")
                    buffer.text(n == 0 ? "first" : "second");
                else if (type == "text")
                    buffer.text(name);
                else if (type == "bigint")
                    buffer.int8(1'700'000'000 + n);
                else if (type == "integer")
                    buffer.int4(7);
                else if (type == "smallint")
                    buffer.int2(2);
                else if (type == "numeric")
                    buffer.numeric(n == 1, *U256::fromDecimal("1234500000000000000067"));
                else
                    buffer.null();
            }
        }
        const auto rows = rowsOfCopy(buffer);
        QCOMPARE(rows.size(), size_t(2));
        QVERIFY(rows[0].pending);
        QCOMPARE(rows[0].key, QStringLiteral("first"));
        QCOMPARE(rows[0].cells.value(QLatin1String("value")).toString(), QStringLiteral("1234500000000000000067"));
        QCOMPARE(rows[1].cells.value(QLatin1String("value")).toString(), QStringLiteral("-1234500000000000000067"));
        QCOMPARE(rows[0].cells.value(QLatin1String("tag1")).toString(), QStringLiteral("tag1"));
        QCOMPARE(rows[0].cells.value(QLatin1String("decimals")).toString(), QStringLiteral("2"));
        QVERIFY(!rows[0].cells.contains(QLatin1String("owner")));
        QCOMPARE(rows[0].cells.value(QLatin1String("chain")).toString(), QStringLiteral("eip155:1700000000"));

        PendingEvents pending;
        pending.set(QStringLiteral("eip155:1700000000"), {rows[0]});
        QVERIFY(!pending.isWanted());
        EventQuery query;
        query.kind = EventKind::Registry;
        QCOMPARE(pending.rows(query).size(), size_t(0));  // nobody had kept them fresh
        QVERIFY(pending.isWanted());
        QVERIFY(!pending.has(QStringLiteral("eip155:1700000000")));
        pending.set(QStringLiteral("eip155:1700000000"), {rows[0]});
        QCOMPARE(pending.rows(query).size(), size_t(1));
        const Height block = rows[0].cells.value(QLatin1String("block")).toInteger();
        pending.dropAbove(QStringLiteral("eip155:1700000000"), block);
        pending.dropUpTo(QStringLiteral("eip155:1700000000"), block - 1);
        QCOMPARE(pending.rows(query).size(), size_t(1));
        pending.dropUpTo(QStringLiteral("eip155:1700000000"), block);
        QCOMPARE(pending.rows(query).size(), size_t(0));
        pending.set(QStringLiteral("eip155:1700000000"), {rows[0]});
        pending.dropAbove(QStringLiteral("eip155:1700000000"), block - 1);
        QCOMPARE(pending.rows(query).size(), size_t(0));
        pending.set(QStringLiteral("eip155:1700000000"), {rows[0]});
        query.tag = QStringLiteral("tag2");
        QCOMPARE(pending.rows(query).size(), size_t(1));
        query.tag = QStringLiteral("other");
        QCOMPARE(pending.rows(query).size(), size_t(0));
    }
};

SIGNALBOX_TEST(PendingTest)
SIGNALBOX_TEST(LogBookTest)
SIGNALBOX_TEST(CommandRulesTest)
SIGNALBOX_TEST(SamplerTest)
SIGNALBOX_TEST(SnapshotBuilderTest)
SIGNALBOX_TEST(CsvTest)
#include "rules_test.moc"
