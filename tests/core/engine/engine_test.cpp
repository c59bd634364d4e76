// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "engine_world.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

class EngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aChainIsAddedIndexedPausedAndDeletedWithoutATrace()
    {
        World w;
        w.start();
        const CommandStatus added = w.carryOut(addCommand());
        QVERIFY2(added.state == CommandState::Done, qPrintable(textOf(added)));
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        QCOMPARE(w.database.value(u"SELECT count(*) FROM eip155_31337.transfers"_s).toInt(), 201);

        const CommandStatus again = w.carryOut(addCommand());
        QCOMPARE(textOf(again).section(QLatin1Char(' '), 0, 1), u"refused CHAIN_EXISTS"_s);
        Command other = addCommand();
        std::get<arguments::ChainAdd>(other.args).draft.genesisHash = u"0x"_s + QString(64, QLatin1Char('1'));
        QCOMPARE(w.carryOut(other).error->code, u"CHAIN_ID_TAKEN"_s);

        QCOMPARE(w.carryOut({arguments::ChainPause{}, id, {}}).state, CommandState::Done);
        QTRY_COMPARE(w.snapshot()->state, ChainState::Paused);
        w.chain->head = 210;
        QTest::qWait(600);
        QCOMPARE(w.database.value(u"SELECT max(number) FROM eip155_31337.blocks"_s).toInt(), 200);
        QCOMPARE(w.carryOut({arguments::Reindex{{1, 2}}, id, Preview{}}).error->code, u"CHAIN_PAUSED"_s);
        QCOMPARE(w.carryOut({arguments::ChainResume{}, id, {}}).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);

        QCOMPARE(w.carryOut({arguments::ChainDelete{}, id, {}}).error->code, u"PREVIEW_MISSING"_s);
        const CommandStatus hidden = w.carryOut(w.dangerous({arguments::ChainDelete{}, id, {}}));
        QVERIFY2(hidden.state == CommandState::Done, qPrintable(textOf(hidden)));
        QTRY_COMPARE(w.snapshot()->state, ChainState::Deleted);
        const auto asked = w.wait(w.engine->preview({arguments::Reindex{{1, 2}}, id, {}}));
        QVERIFY(!asked);  // no confirmation is asked for before a refusal
        QCOMPARE(asked.error().code, u"CHAIN_DELETED"_s);
        QCOMPARE(w.carryOut({arguments::ChainPause{}, id, {}}).error->code, u"CHAIN_DELETED"_s);
        QCOMPARE(w.carryOut({arguments::ChainRecover{}, id, {}}).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);

        const CommandStatus gone = w.carryOut(w.dangerous({arguments::ChainDelete{true}, id, {}}));
        QVERIFY2(gone.state == CommandState::Done, qPrintable(textOf(gone)));
        QTRY_VERIFY(!w.snapshot());
        QCOMPARE(w.database.value(u"SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'eip155%'"_s), u"0"_s);
        for (const char* table :
             {"chains", "endpoints", "streams", "coverage", "leases", "chain_status", "samples", "quarantine"})
            QCOMPARE(
                QLatin1String(table) + w.database.value(u"SELECT count(*) FROM signalbox.%1 WHERE caip2 = '%2'"_s.arg(
                                           QLatin1String(table), id)),
                QLatin1String(table) + u"0"_s);
        QVERIFY(w.database.value(u"SELECT count(*) FROM signalbox.commands"_s).toInt() > 5);
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
    }

    void actionsWork()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);

        const int before = w.chain->fetches;
        const CommandStatus reindexed = w.carryOut(w.dangerous({arguments::Reindex{{10, 60}}, id, {}}));
        QVERIFY2(reindexed.state == CommandState::Done, qPrintable(textOf(reindexed)));
        QCOMPARE(reindexed.result.value("blocks"_L1).toInt(), 51);
        QVERIFY(w.chain->fetches > before);
        const Command beyond = w.dangerous({arguments::Reindex{{150, 100'000}}, id, {}});
        QCOMPARE(beyond.preview->blocks, 51);  // the number of stored blocks
        const CommandStatus counted = w.carryOut(beyond);
        QVERIFY2(counted.state == CommandState::Done, qPrintable(textOf(counted)));
        QCOMPARE(counted.result.value("blocks"_L1).toInt(), 51);
        QCOMPARE(w.database.value(u"SELECT count(*) FROM eip155_31337.transfers"_s).toInt(), 201);

        const CommandStatus rewound = w.carryOut(w.dangerous({arguments::Rewind{150}, id, {}}));
        QVERIFY2(rewound.state == CommandState::Done, qPrintable(textOf(rewound)));
        QTRY_COMPARE_WITH_TIMEOUT(w.database.value(u"SELECT count(*) FROM eip155_31337.transfers"_s).toInt(), 201,
                                  20'000);

        w.database.value(u"WITH d AS (DELETE FROM signalbox.coverage WHERE true RETURNING 1) SELECT count(*) FROM d"_s);
        w.database.value(
            u"WITH i AS (INSERT INTO signalbox.coverage (caip2, stream, lo, hi) VALUES ('%1', 'headers', 0, 99), "
            "('%1', 'headers', 120, 200), "
            "('%1', 'transfers', 0, 99), ('%1', 'transfers', 120, 200) RETURNING 1) SELECT count(*) FROM i"_s.arg(id));
        w.database.value(
            u"WITH d AS (DELETE FROM eip155_31337.transfers WHERE block_number BETWEEN 100 AND 119 "
            "RETURNING 1) SELECT count(*) FROM d"_s);
        w.database.value(
            u"WITH d AS (DELETE FROM eip155_31337.blocks WHERE number BETWEEN 100 AND 119 RETURNING 1) "
            "SELECT count(*) FROM d"_s);
        const CommandStatus scanned = w.carryOut({arguments::ScanGaps{}, id, {}});
        QVERIFY2(scanned.state == CommandState::Done, qPrintable(textOf(scanned)));
        QCOMPARE(scanned.result.value("blocks"_L1).toInt(), 20);
        const CommandStatus filled = w.carryOut({arguments::FillGaps{}, id, {}});
        QVERIFY2(filled.state == CommandState::Done, qPrintable(textOf(filled)));
        QTRY_COMPARE_WITH_TIMEOUT(w.database.value(u"SELECT count(*) FROM eip155_31337.transfers"_s).toInt(), 201,
                                  10'000);

        const CommandStatus edited =
            w.carryOut({arguments::ChainEdit{.name = u"Renamed"_s, .confirmations = 3}, id, {}});
        QVERIFY2(edited.state == CommandState::Done, qPrintable(textOf(edited)));
        QTRY_COMPARE(w.snapshot()->name, u"Renamed"_s);
        QTRY_COMPARE(w.snapshot()->confirmations, 3);

        QCOMPARE(w.carryOut({arguments::EndpointAdd{{.url = u"http://127.0.0.1:2"_s, .priority = 4}}, id, {}}).state,
                 CommandState::Done);
        QTRY_COMPARE(w.snapshot()->endpoints.size(), size_t(2));
        const qint64 endpoint = w.snapshot()->endpoints.back().id;
        QCOMPARE(w.carryOut({arguments::EndpointEdit{.id = endpoint, .enabled = false}, id, {}}).state,
                 CommandState::Done);
        QTRY_COMPARE(w.snapshot()->endpoints.back().state, EndpointState::Disabled);
        QCOMPARE(w.carryOut({arguments::EndpointRemove{endpoint}, id, {}}).state, CommandState::Done);
        QTRY_COMPARE(w.snapshot()->endpoints.size(), size_t(1));
        QCOMPARE(w.carryOut({arguments::EndpointRemove{endpoint}, id, {}}).error->code, u"ENDPOINT_UNKNOWN"_s);
        QCOMPARE(w.carryOut({arguments::ChainPause{}, u"eip155:99"_s, {}}).error->code, u"CHAIN_UNKNOWN"_s);
    }

    void aConfirmationExpires()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        w.engine.reset();
        const auto session = w.database.session();
        store::CommandQueue queue(*session);
        const auto late = queue.insert({arguments::ChainDelete{true}, id, Preview{}}, QUuid::createUuid(), u"test"_s);
        QVERIFY(late);
        w.database.value(
            u"WITH u AS (UPDATE signalbox.commands SET created_at = now() - interval '10 min', "
            "expires_at = now() - interval '5 min' WHERE id = %1 RETURNING 1) SELECT count(*) FROM u"_s.arg(*late),
            store::Role::Bootstrap);
        w.start();
        QTRY_COMPARE(w.database.value(u"SELECT state FROM signalbox.commands WHERE id = %1"_s.arg(*late)),
                     u"expired"_s);
        QVERIFY(w.snapshot());
    }

    void lastKnownRowsAreShownAtOnce()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        w.engine.reset();
        w.chain->down = true;
        w.engine = std::make_unique<EngineImpl>(w.parts());
        bool lastKnown = false;
        QObject::connect(w.engine.get(), &Engine::snapshotChanged, w.engine.get(), [&](const SnapshotPtr& snapshot) {
            const ChainSnapshot* chain = snapshot->chain(id);
            lastKnown |= chain && !chain->live && chain->head == 200 && chain->indexed == 200;
        });
        QTRY_VERIFY_WITH_TIMEOUT(lastKnown, 3'000);
        QTRY_VERIFY_WITH_TIMEOUT(w.snapshot() && w.snapshot()->failure, 10'000);
    }

    void aSecondEngineStandsByAndTakesOver()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);

        EngineImpl console(w.parts(false));
        QTRY_VERIFY_WITH_TIMEOUT(console.snapshot()->chain(id) && console.snapshot()->chain(id)->live &&
                                     !console.snapshot()->chain(id)->holder.isEmpty(),
                                 10'000);
        const CommandStatus paused = World::on(console, {arguments::ChainPause{}, id, {}});
        QVERIFY2(paused.state == CommandState::Done, qPrintable(textOf(paused)));
        QTRY_COMPARE(w.snapshot()->state, ChainState::Paused);
        QCOMPARE(World::on(console, {arguments::ChainResume{}, id, {}}).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 10'000);

        w.engine.reset();
        const CommandStatus alone = World::on(console, {arguments::ChainEdit{.name = u"Alone"_s}, id, {}});
        QVERIFY2(alone.state == CommandState::Done, qPrintable(textOf(alone)));
        Command reindex{arguments::Reindex{{10, 20}}, id, Preview{}};
        const CommandStatus still = World::on(console, reindex);
        QVERIFY2(still.state == CommandState::Done, qPrintable(textOf(still)));
    }

    void samplesAreKept()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(
            w.database.value(u"SELECT count(*) FROM signalbox.samples WHERE caip2 = '%1'"_s.arg(id)).toInt() > 0,
            15'000);
        SeriesQuery query;
        query.metric = Metric::Indexed;
        query.from = QDateTime::currentDateTimeUtc().addSecs(-60);
        query.to = QDateTime::currentDateTimeUtc().addSecs(10);
        const auto series = w.wait(w.engine->series(query));
        QVERIFY(series);
        QCOMPARE(series->size(), size_t(1));
        QVERIFY(QFile::exists(w.folder.filePath(u"signalbox.log"_s)));
    }

    void anExportIsCompleteOrAbsent()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        ExportRequest request;
        request.query.caip2 = id;
        request.file = w.folder.filePath(u"all.csv"_s);
        JobStatus last;
        QObject::connect(w.engine.get(), &Engine::jobChanged, w.engine.get(),
                         [&](const JobStatus& status) { last = status; });
        w.engine->startExport(request);
        QTRY_VERIFY_WITH_TIMEOUT(last.finished, 10'000);
        QVERIFY2(!last.error, last.error ? qPrintable(last.error->text()) : "");
        QFile file(request.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 202);
        QVERIFY(!QFile::exists(request.file + u".part"_s));
        request.file = u"/nonexistent/folder/x.csv"_s;
        last = {};
        w.engine->startExport(request);
        QTRY_VERIFY_WITH_TIMEOUT(last.finished, 10'000);
        QVERIFY(last.error);
    }
};

SIGNALBOX_TEST(EngineTest)
#include "engine_test.moc"
