#include <QTest>

#include "engine_world.h"
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
        QCOMPARE(w.database.value(QStringLiteral("SELECT count(*) FROM eip155_31337.transfers")).toInt(), 201);

        const CommandStatus again = w.carryOut(addCommand());
        QCOMPARE(textOf(again).section(QLatin1Char(' '), 0, 1), QStringLiteral("refused CHAIN_EXISTS"));
        Command other = addCommand();
        other.args.insert(QStringLiteral("genesisHash"), QString(QStringLiteral("0x") + QString(64, QLatin1Char('1'))));
        QCOMPARE(w.carryOut(other).error->code, QStringLiteral("CHAIN_ID_TAKEN"));

        QCOMPARE(w.carryOut({Verb::ChainPause, id, {}, {}}).state, CommandState::Done);
        QTRY_COMPARE(w.snapshot()->state, ChainState::Paused);
        w.chain->head = 210;
        QTest::qWait(600);
        QCOMPARE(w.database.value(QStringLiteral("SELECT max(number) FROM eip155_31337.blocks")).toInt(), 200);
        QCOMPARE(w.carryOut({Verb::Reindex,
                             id,
                             {{QStringLiteral("lo"), 1}, {QStringLiteral("hi"), 2}},
                             {{QStringLiteral("rows"), 1}}})
                     .error->code,
                 QStringLiteral("CHAIN_PAUSED"));
        QCOMPARE(w.carryOut({Verb::ChainResume, id, {}, {}}).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);

        QCOMPARE(w.carryOut({Verb::ChainDelete, id, {}, {}}).error->code, QStringLiteral("PREVIEW_MISSING"));
        const CommandStatus hidden = w.carryOut(w.dangerous({Verb::ChainDelete, id, {}, {}}));
        QVERIFY2(hidden.state == CommandState::Done, qPrintable(textOf(hidden)));
        QTRY_COMPARE(w.snapshot()->state, ChainState::Deleted);
        const auto asked =
            w.wait(w.engine->preview({Verb::Reindex, id, {{QStringLiteral("lo"), 1}, {QStringLiteral("hi"), 2}}, {}}));
        QVERIFY(!asked);  // not asked to confirm what is refused afterwards
        QCOMPARE(asked.error().code, QStringLiteral("CHAIN_DELETED"));
        QCOMPARE(w.carryOut({Verb::ChainPause, id, {}, {}}).error->code, QStringLiteral("CHAIN_DELETED"));
        QCOMPARE(w.carryOut({Verb::ChainRecover, id, {}, {}}).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);

        const CommandStatus gone =
            w.carryOut(w.dangerous({Verb::ChainDelete, id, {{QStringLiteral("hard"), true}}, {}}));
        QVERIFY2(gone.state == CommandState::Done, qPrintable(textOf(gone)));
        QTRY_VERIFY(!w.snapshot());
        QCOMPARE(w.database.value(QStringLiteral("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'eip155%'")),
                 QStringLiteral("0"));
        for (const char* table :
             {"chains", "endpoints", "streams", "coverage", "leases", "chain_status", "samples", "quarantine"})
            QCOMPARE(QLatin1String(table) +
                         w.database.value(QStringLiteral("SELECT count(*) FROM signalbox.%1 WHERE caip2 = '%2'")
                                              .arg(QLatin1String(table), id)),
                     QLatin1String(table) + QStringLiteral("0"));
        QVERIFY(w.database.value(QStringLiteral("SELECT count(*) FROM signalbox.commands")).toInt() > 5);
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
    }

    void levers()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);

        const int before = w.chain->fetches;
        const CommandStatus reindexed =
            w.carryOut(w.dangerous({Verb::Reindex, id, {{QStringLiteral("lo"), 10}, {QStringLiteral("hi"), 60}}, {}}));
        QVERIFY2(reindexed.state == CommandState::Done, qPrintable(textOf(reindexed)));
        QCOMPARE(reindexed.result.value(QLatin1String("blocks")).toInt(), 51);
        QVERIFY(w.chain->fetches > before);
        const Command beyond =
            w.dangerous({Verb::Reindex, id, {{QStringLiteral("lo"), 150}, {QStringLiteral("hi"), 100'000}}, {}});
        QCOMPARE(beyond.preview.value(QLatin1String("blocks")).toInt(), 51);  // what is stored
        const CommandStatus counted = w.carryOut(beyond);
        QVERIFY2(counted.state == CommandState::Done, qPrintable(textOf(counted)));
        QCOMPARE(counted.result.value(QLatin1String("blocks")).toInt(), 51);
        QCOMPARE(w.database.value(QStringLiteral("SELECT count(*) FROM eip155_31337.transfers")).toInt(), 201);

        const CommandStatus rewound = w.carryOut(w.dangerous({Verb::Rewind, id, {{QStringLiteral("to"), 150}}, {}}));
        QVERIFY2(rewound.state == CommandState::Done, qPrintable(textOf(rewound)));
        QTRY_COMPARE_WITH_TIMEOUT(
            w.database.value(QStringLiteral("SELECT count(*) FROM eip155_31337.transfers")).toInt(), 201, 20'000);

        w.database.value(
            QStringLiteral("WITH d AS (DELETE FROM signalbox.coverage WHERE true RETURNING 1) SELECT count(*) FROM d"));
        w.database.value(
            QStringLiteral(
                "WITH i AS (INSERT INTO signalbox.coverage (caip2, stream, lo, hi) VALUES ('%1', 'headers', 0, 99), "
                "('%1', 'headers', 120, 200), "
                "('%1', 'transfers', 0, 99), ('%1', 'transfers', 120, 200) RETURNING 1) SELECT count(*) FROM i")
                .arg(id));
        w.database.value(
            QStringLiteral("WITH d AS (DELETE FROM eip155_31337.transfers WHERE block_number BETWEEN 100 AND 119 "
                           "RETURNING 1) SELECT count(*) FROM d"));
        w.database.value(
            QStringLiteral("WITH d AS (DELETE FROM eip155_31337.blocks WHERE number BETWEEN 100 AND 119 RETURNING 1) "
                           "SELECT count(*) FROM d"));
        const CommandStatus scanned = w.carryOut({Verb::ScanGaps, id, {}, {}});
        QVERIFY2(scanned.state == CommandState::Done, qPrintable(textOf(scanned)));
        QCOMPARE(scanned.result.value(QLatin1String("blocks")).toInt(), 20);
        const CommandStatus filled = w.carryOut({Verb::FillGaps, id, {}, {}});
        QVERIFY2(filled.state == CommandState::Done, qPrintable(textOf(filled)));
        QTRY_COMPARE_WITH_TIMEOUT(
            w.database.value(QStringLiteral("SELECT count(*) FROM eip155_31337.transfers")).toInt(), 201, 10'000);

        const CommandStatus edited =
            w.carryOut({Verb::ChainEdit,
                        id,
                        {{QStringLiteral("name"), QStringLiteral("Renamed")}, {QStringLiteral("confirmations"), 3}},
                        {}});
        QVERIFY2(edited.state == CommandState::Done, qPrintable(textOf(edited)));
        QTRY_COMPARE(w.snapshot()->name, QStringLiteral("Renamed"));
        QTRY_COMPARE(w.snapshot()->confirmations, 3);

        QCOMPARE(w.carryOut(
                      {Verb::EndpointAdd,
                       id,
                       {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:2")}, {QStringLiteral("priority"), 4}},
                       {}})
                     .state,
                 CommandState::Done);
        QTRY_COMPARE(w.snapshot()->endpoints.size(), size_t(2));
        const qint64 endpoint = w.snapshot()->endpoints.back().id;
        QCOMPARE(
            w.carryOut(
                 {Verb::EndpointEdit, id, {{QStringLiteral("id"), endpoint}, {QStringLiteral("enabled"), false}}, {}})
                .state,
            CommandState::Done);
        QTRY_COMPARE(w.snapshot()->endpoints.back().state, EndpointState::Disabled);
        QCOMPARE(w.carryOut({Verb::EndpointRemove, id, {{QStringLiteral("id"), endpoint}}, {}}).state,
                 CommandState::Done);
        QTRY_COMPARE(w.snapshot()->endpoints.size(), size_t(1));
        QCOMPARE(w.carryOut({Verb::EndpointRemove, id, {{QStringLiteral("id"), endpoint}}, {}}).error->code,
                 QStringLiteral("ENDPOINT_UNKNOWN"));
        QCOMPARE(w.carryOut({Verb::ChainPause, QStringLiteral("eip155:99"), {}, {}}).error->code,
                 QStringLiteral("CHAIN_UNKNOWN"));
    }

    void aConfirmationExpires()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        w.engine.reset();
        const auto session = w.database.session();
        store::CommandQueue queue(*session);
        const auto late =
            queue.insert({Verb::ChainDelete, id, {{QStringLiteral("hard"), true}}, {{QStringLiteral("rows"), 1}}},
                         QUuid::createUuid(), QStringLiteral("test"));
        QVERIFY(late);
        w.database.value(
            QStringLiteral("WITH u AS (UPDATE signalbox.commands SET created_at = now() - interval '10 min', "
                           "expires_at = now() - interval '5 min' WHERE id = %1 RETURNING 1) SELECT count(*) FROM u")
                .arg(*late),
            store::Role::Bootstrap);
        w.start();
        QTRY_COMPARE(w.database.value(QStringLiteral("SELECT state FROM signalbox.commands WHERE id = %1").arg(*late)),
                     QStringLiteral("expired"));
        QVERIFY(w.snapshot());
    }

    void lastKnownRowsComeAtOnce()
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
        QTRY_VERIFY_WITH_TIMEOUT(w.snapshot() && w.snapshot()->trouble, 10'000);
    }

    void aSecondEngineWatchesAndTakesOver()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);

        EngineImpl console(w.parts(false));
        QTRY_VERIFY_WITH_TIMEOUT(console.snapshot()->chain(id) && console.snapshot()->chain(id)->live &&
                                     !console.snapshot()->chain(id)->holder.isEmpty(),
                                 10'000);
        const CommandStatus paused = World::on(console, {Verb::ChainPause, id, {}, {}});
        QVERIFY2(paused.state == CommandState::Done, qPrintable(textOf(paused)));
        QTRY_COMPARE(w.snapshot()->state, ChainState::Paused);
        QCOMPARE(World::on(console, {Verb::ChainResume, id, {}, {}}).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 10'000);

        w.engine.reset();
        const CommandStatus alone =
            World::on(console, {Verb::ChainEdit, id, {{QStringLiteral("name"), QStringLiteral("Alone")}}, {}});
        QVERIFY2(alone.state == CommandState::Done, qPrintable(textOf(alone)));
        Command reindex{Verb::Reindex,
                        id,
                        {{QStringLiteral("lo"), 10}, {QStringLiteral("hi"), 20}},
                        {{QStringLiteral("rows"), 11}}};
        const CommandStatus still = World::on(console, reindex);
        QVERIFY2(still.state == CommandState::Done, qPrintable(textOf(still)));
    }

    void samplesAreKept()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(
            w.database.value(QStringLiteral("SELECT count(*) FROM signalbox.samples WHERE caip2 = '%1'").arg(id))
                    .toInt() > 0,
            15'000);
        SeriesQuery query;
        query.metric = Metric::Indexed;
        query.from = QDateTime::currentDateTimeUtc().addSecs(-60);
        query.to = QDateTime::currentDateTimeUtc().addSecs(10);
        const auto series = w.wait(w.engine->series(query));
        QVERIFY(series);
        QCOMPARE(series->size(), size_t(1));
        QVERIFY(QFile::exists(w.folder.filePath(QStringLiteral("signalbox.log"))));
    }

    void exportIsWholeOrNotThere()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        ExportRequest request;
        request.query.caip2 = id;
        request.file = w.folder.filePath(QStringLiteral("all.csv"));
        JobStatus last;
        QObject::connect(w.engine.get(), &Engine::jobChanged, w.engine.get(),
                         [&](const JobStatus& status) { last = status; });
        w.engine->startExport(request);
        QTRY_VERIFY_WITH_TIMEOUT(last.finished, 10'000);
        QVERIFY2(!last.error, last.error ? qPrintable(last.error->text) : "");
        QFile file(request.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 202);
        QVERIFY(!QFile::exists(request.file + QStringLiteral(".part")));
        request.file = QStringLiteral("/nonexistent/folder/x.csv");
        last = {};
        w.engine->startExport(request);
        QTRY_VERIFY_WITH_TIMEOUT(last.finished, 10'000);
        QVERIFY(last.error);
    }
};

SIGNALBOX_TEST(EngineTest)
#include "engine_test.moc"
