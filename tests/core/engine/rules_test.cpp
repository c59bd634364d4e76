// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "alerts/sampler.h"
#include "engine/shipped_families.h"
#include "events/export_job.h"
#include "events/pending_events.h"
#include "evm/family/evm_family.h"
#include "signalbox/literals.h"
#include "support/erc8004_columns.h"
#include "support/live_chain.h"
#include "support/log.h"
#include "support/test_registry.h"
#include "support/u256.h"
#include "units/command_rules.h"
#include "units/engine_parts.h"
#include "units/snapshot_builder.h"
#include "workspace/log_book.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

ChainDraft draft()
{
    ChainDraft d;
    d.caip2 = u"eip155:31337"_s;
    d.name = u"Local"_s;
    EndpointDraft endpoint;
    endpoint.url = u"http://127.0.0.1:8545"_s;
    d.endpoints = {endpoint};
    return d;
}

}  // namespace

class CommandRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dangerousCommandsNeedAPreview()
    {
        Command command{arguments::Rewind{5}, u"eip155:1"_s, {}};
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(check(command, now, now).error().code, u"PREVIEW_MISSING"_s);
        command.preview = Preview{};
        QVERIFY(check(command, now, now));
        QVERIFY(check(command, now.addSecs(-300), now));
        QCOMPARE(check(command, now.addSecs(-301), now).error().code, u"COMMAND_EXPIRED"_s);
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
        const auto read = readArguments(verb, args);
        QCOMPARE(read.has_value(), good);
        if (read)
            QVERIFY(check({*read, u"eip155:1"_s, Preview{}}, {}, QDateTime::currentDateTimeUtc()));
    }

    void aChainAlwaysHasHeaders()
    {
        ChainDraft d = draft();
        StreamDraft token;
        token.stream = u"transfers:0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"_s;
        token.from = 5;
        token.decimals = 6;
        d.from = 10;
        d.streams = {token};
        const auto made = EvmFamily().newChain(d);
        QVERIFY(made);
        QCOMPARE(made->streams.size(), size_t(2));
        QCOMPARE(made->streams[0].stream, u"headers"_s);
        QCOMPARE(made->streams[0].from, Height(5));
        QCOMPARE(made->streams[1].stream, u"transfers:0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"_s);
        QCOMPARE(made->streams[1].settings.value("decimals"_L1).toInt(), 6);
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
        QTest::newRow("other family") << "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp"
                                      << "solana" << false;
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
        const auto families = shippedFamilies();
        const Family* const known = families->find(family);
        QCOMPARE(known && known->newChain(d), good);
    }

    void badStreamsAreRefused()
    {
        store::ChainRow one;
        one.caip2 = u"eip155:1"_s;
        StreamDraft stream;
        stream.stream = u"transfers:0x123"_s;
        QCOMPARE(EvmFamily().streamRow(one, stream).error().code, u"BAD_ADDRESS"_s);
        stream.stream = u"transfers:0xa0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"_s;  // one letter of another case
        QCOMPARE(EvmFamily().streamRow(one, stream).error().code, u"BAD_ADDRESS"_s);
        stream.stream = u"balances"_s;
        QVERIFY(!EvmFamily().streamRow(one, stream));
        stream.stream = u"registries"_s;
        QVERIFY(!EvmFamily().streamRow(one, stream));
    }

    void duplicatesAreNamed()
    {
        store::ChainRow there;
        there.caip2 = u"eip155:1337"_s;
        there.name = u"Mine"_s;
        there.state = u"active"_s;
        there.genesisHash = QByteArray(32, 'a');
        QCOMPARE(chainExists(there, there.genesisHash).code, u"CHAIN_EXISTS"_s);
        QVERIFY(chainExists(there, there.genesisHash).text().contains(u"Mine"_s));
        QCOMPARE(chainExists(there, QByteArray(32, 'b')).code, u"CHAIN_ID_TAKEN"_s);
        there.state = u"deleted"_s;
        QVERIFY(chainExists(there, {}).text().contains(u"Recover"_s));
    }
};

class SamplerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsBelongToTheirSpan()
    {
        Sampler sampler;
        indexing::WorkerStatus status;
        status.caip2 = u"eip155:1"_s;
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

    void aRestartedWorkerCountsFromZero()
    {
        Sampler sampler;
        indexing::WorkerStatus status;
        status.caip2 = u"eip155:1"_s;
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
        status.caip2 = u"eip155:1"_s;
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
        input.chain.caip2 = u"eip155:31337"_s;
        QCOMPARE(knownBlockSeconds(input), std::nullopt);
        QCOMPARE(EvmFamily().blockSeconds(input.chain.caip2), std::nullopt);
        input.chain.caip2 = u"eip155:1"_s;
        input.presetBlockSeconds = EvmFamily().blockSeconds(input.chain.caip2);
        QCOMPARE(knownBlockSeconds(input), std::optional(12.0));  // the preset
        QCOMPARE(workerConfig(input).blockSeconds, std::optional(12.0));
        input.lastBlockSeconds = 12.1;
        QCOMPARE(knownBlockSeconds(input), std::optional(12.1));
        input.chain.settings = {{u"blockSeconds"_s, 2}};
        QCOMPARE(knownBlockSeconds(input), std::optional(2.0));
    }

    void lastKnownFiguresAreNotLive()
    {
        ChainFacts facts;
        facts.row.caip2 = u"eip155:1"_s;
        facts.row.name = u"Now"_s;
        facts.row.state = u"active"_s;
        ChainSnapshot last = live();
        last.name = u"Before"_s;
        last.head = 100;
        last.rowsPerSecond = 50;
        last.queueDepth = 3;
        facts.last = last;
        const ChainSnapshot chain = makeSnapshot(facts);
        QCOMPARE(chain.name, u"Now"_s);
        QCOMPARE(*chain.head, Height(100));
        QVERIFY(!chain.live);
        QCOMPARE(chain.rowsPerSecond, 0.0);
        QCOMPARE(chain.queueDepth, qint64(0));
        facts.lastIsFresh = true;
        facts.holder = u"other pid 1"_s;
        QVERIFY(makeSnapshot(facts).live);
        QCOMPARE(makeSnapshot(facts).rowsPerSecond, 50.0);
    }

    void theWorkersStatusWinsForItsChain()
    {
        ChainFacts facts;
        facts.row.caip2 = u"eip155:1"_s;
        facts.row.state = u"active"_s;
        facts.row.settings = {{u"confirmations"_s, 3}};
        store::EndpointRow endpoint;
        endpoint.id = 4;
        endpoint.url = u"http://a"_s;
        store::EndpointRow disabled = endpoint;
        disabled.id = 5;
        disabled.enabled = false;
        facts.endpoints = {endpoint, disabled};
        store::StreamRow stream;
        stream.stream = u"transfers"_s;
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
        covered.stream = u"transfers"_s;
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
        facts.row.state = u"paused"_s;
        QCOMPARE(makeSnapshot(facts).state, ChainState::Paused);
    }

    void tilesEqualTheSumsOfTheTable()
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
    void csvCellsAreEscaped_data()
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

    void csvCellsAreEscaped()
    {
        QFETCH(QString, value);
        QFETCH(QByteArray, cell);
        QCOMPARE(csvLine({u"x"_s}, {{u"x"_s, value}}), cell + "\r\n");
    }

    void jsonIsOneObjectPerLine()
    {
        EventRow row;
        row.key = u"1:2"_s;
        row.cells = {{u"value"_s, u"=1\n"_s}};
        const QByteArray line = jsonLine(row);
        QCOMPARE(line.count('\n'), 1);
        QCOMPARE(QJsonDocument::fromJson(line).object().value("value"_L1).toString(), u"=1\n"_s);
    }
};

class LogBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void logFilesRotate()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"signalbox.log"_s);
        const auto lines = [&](const QString& suffix) {
            QFile file(path + suffix);
            return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : -1;
        };
        LogEntry entry{QDateTime::currentDateTimeUtc(), u"info"_s, u"sync"_s, u"eip155:1"_s, u"block 1 committed"_s};
        const qint64 length = logLine(entry).size() + 1;
        {
            const LogSink sink = fileLogSink(path, 10 * length, 3), second = fileLogSink(path, 10 * length, 3);
            for (int i = 0; i < 75; ++i)
                sink(entry);
            QCOMPARE(lines({}), 5);
            for (const char* old : {".1", ".2", ".3"})
                QCOMPARE(lines(QLatin1String(old)), 10);
            QVERIFY(!QFile::exists(path + u".4"_s));
            QCOMPARE(QFile(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
            // another process that had the file open continues in the new one, and does not rotate it again
            for (int i = 0; i < 11; ++i)
                second(entry);
            QVERIFY(lines({}) >= 5 && lines(u".1"_s) >= 10);
        }
        const LogEntry back = logEntryFromLine(logLine(entry));
        QCOMPARE(back.caip2, entry.caip2);
        QCOMPARE(back.text, entry.text);
        QCOMPARE(back.at.toMSecsSinceEpoch(), entry.at.toMSecsSinceEpoch());
        QVERIFY(!logEntryFromLine(u"a part of a line"_s).at.isValid());
        // the next start still knows the end of the log
        LogBook book(path);
        QVERIFY(book.recent({}, 100).size() >= 5);
        QCOMPARE(book.recent(u"eip155:1"_s, 1).front().text, entry.text);
    }

    void theNewestEntriesPerChainAreKept()
    {
        LogBook book({});
        int heard = 0;
        book.setListener([&](const LogEntry&) { ++heard; });
        for (int i = 0; i < 600; ++i) {
            LogEntry entry;
            entry.caip2 = i % 2 == 0 ? u"eip155:1"_s : QString();
            entry.text = QString::number(i);
            book.add(entry);
        }
        QCOMPARE(heard, 600);
        QCOMPARE(book.recent({}, 5).back().text, u"599"_s);
        QCOMPARE(book.recent(u"eip155:1"_s, 2).front().text, u"596"_s);
        QCOMPARE(book.recent(u"eip155:1"_s, 1000).size(), size_t(LogBook::keepPerChain));  // out of 300
        QVERIFY(book.recent(u"eip155:2"_s, 5).empty());
        QVERIFY(book.recent({}, 0).empty());
    }
};

class PendingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copyBuffersAreReadBackAsRows()
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
        QCOMPARE(rows[0].key, u"first"_s);
        QCOMPARE(rows[0].cells.value("value"_L1).toString(), u"1234500000000000000067"_s);
        QCOMPARE(rows[1].cells.value("value"_L1).toString(), u"-1234500000000000000067"_s);
        QCOMPARE(rows[0].cells.value("tag1"_L1).toString(), u"tag1"_s);
        QCOMPARE(rows[0].cells.value("decimals"_L1).toString(), u"2"_s);
        QVERIFY(!rows[0].cells.contains("owner"_L1));
        QCOMPARE(rows[0].cells.value("chain"_L1).toString(), u"eip155:1700000000"_s);

        PendingEvents pending;
        pending.set(u"eip155:1700000000"_s, {rows[0]});
        QVERIFY(!pending.isWanted());
        EventQuery query;
        query.kind = EventKind::Registry;
        QCOMPARE(pending.rows(query).size(), size_t(0));  // they were not kept up to date
        QVERIFY(pending.isWanted());
        QVERIFY(!pending.has(u"eip155:1700000000"_s));
        pending.set(u"eip155:1700000000"_s, {rows[0]});
        QCOMPARE(pending.rows(query).size(), size_t(1));
        const Height block = rows[0].cells.value("block"_L1).toInteger();
        pending.dropAbove(u"eip155:1700000000"_s, block);
        pending.dropUpTo(u"eip155:1700000000"_s, block - 1);
        QCOMPARE(pending.rows(query).size(), size_t(1));
        pending.dropUpTo(u"eip155:1700000000"_s, block);
        QCOMPARE(pending.rows(query).size(), size_t(0));
        pending.set(u"eip155:1700000000"_s, {rows[0]});
        pending.dropAbove(u"eip155:1700000000"_s, block - 1);
        QCOMPARE(pending.rows(query).size(), size_t(0));
        pending.set(u"eip155:1700000000"_s, {rows[0]});
        query.tag = u"tag2"_s;
        QCOMPARE(pending.rows(query).size(), size_t(1));
        query.tag = u"other"_s;
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
