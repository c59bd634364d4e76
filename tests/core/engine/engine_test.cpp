#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/engine_impl.h"
#include "fake_chain.h"
#include "store/command_queue.h"
#include "store/pg_ingest.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::engine;
using test::FakeChain;

namespace {

const QString id = QStringLiteral("eip155:31337");

/// An engine on a real database whose chain is FakeChain.
struct World {
    test::PgDatabase database;
    QTemporaryDir folder;
    std::shared_ptr<FakeChain> chain = std::make_shared<FakeChain>();
    std::unique_ptr<EngineImpl> engine;

    EngineParts parts(bool workers = true)
    {
        EngineParts parts;
        parts.options.workers = workers;
        parts.database = database.connection();
        parts.directory = folder.path();
        parts.workerParts = [chain = chain, info = parts.database](const WorkerInput& input) {
            return sync::ChainWorker::Parts{[chain]() -> Expected<std::unique_ptr<sync::Adapter>> {
                                                return std::make_unique<test::FakeAdapter>(chain);
                                            },
                                            [info, input]() -> Expected<std::unique_ptr<store::IngestStore>> {
                                                return std::make_unique<store::PgIngest>(info, input.chain.caip2,
                                                                                         input.epoch);
                                            }};
        };
        return parts;
    }
    void start(bool workers = true)
    {
        engine = std::make_unique<EngineImpl>(parts(workers));
        QTRY_COMPARE_WITH_TIMEOUT(engine->snapshot()->engine, EngineState::Running, 10'000);
    }
    CommandStatus carryOut(Command command, int timeoutMs = 20'000) { return on(*engine, command, timeoutMs); }
    static CommandStatus on(EngineImpl& engine, const Command& command, int timeoutMs = 20'000)
    {
        std::optional<CommandStatus> last;
        QUuid request;
        const auto connection =
            QObject::connect(&engine, &Engine::commandChanged, &engine, [&](const CommandStatus& status) {
                if (status.request == request && isFinal(status.state))
                    last = status;
            });
        request = engine.submit(command);
        QElapsedTimer clock;
        clock.start();
        while (!last && clock.elapsed() < timeoutMs)
            QTest::qWait(10);
        QObject::disconnect(connection);
        if (!last) {
            CommandStatus none;
            none.error = Error::make(ErrorKind::Internal, "TEST_TIMEOUT", QStringLiteral("no end came"));
            return none;
        }
        return *last;
    }
    template <class T>
    Expected<T> wait(QFuture<Expected<T>> future)
    {
        QElapsedTimer clock;
        clock.start();
        while (!future.isFinished() && clock.elapsed() < 20'000)
            QTest::qWait(5);
        return future.isFinished()
                   ? future.result()
                   : Expected<T>(fail(ErrorKind::Internal, "TEST_TIMEOUT", QStringLiteral("no answer")));
    }
    Command dangerous(Command command)
    {
        const auto preview = wait(engine->preview(command));
        command.preview = preview ? preview->toJson() : QJsonObject();
        return command;
    }
    const ChainSnapshot* snapshot() const { return engine->snapshot()->chain(id); }
    bool synced() const { return snapshot() && snapshot()->live && snapshot()->indexed.value_or(-1) >= chain->head; }
};

Command addCommand()
{
    ChainDraft draft;
    draft.caip2 = id;
    draft.name = QStringLiteral("Fake");
    draft.genesisHash = QStringLiteral("0x") + QString::fromLatin1(QByteArray(32, 'g').toHex());
    draft.confirmations = 0;
    EndpointDraft endpoint;
    endpoint.url = QStringLiteral("http://127.0.0.1:1");
    draft.endpoints = {endpoint};
    StreamDraft transfers;
    transfers.stream = QStringLiteral("transfers");
    draft.streams = {transfers};
    return {Verb::ChainAdd, id, draft.toJson(), {}};
}

QString textOf(const CommandStatus& status)
{
    return QLatin1String(name(status.state)) + QLatin1Char(' ') +
           (status.error ? status.error->code + QLatin1Char(' ') + status.error->text : QString());
}

}  // namespace

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

    void aLostDatabaseIsSaidAndComesBack()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        const auto admin = w.database.session(store::Role::Bootstrap);
        QVERIFY(admin->plain([](store::Transaction& t) {
            t.exec(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> "
                "pg_backend_pid()");
            return Done{};
        }));
        QTest::qWait(1'500);
        QTRY_COMPARE_WITH_TIMEOUT(w.engine->snapshot()->engine, EngineState::Running, 15'000);
        w.chain->head = 220;
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        QCOMPARE(w.carryOut({Verb::ChainPause, id, {}, {}}).state, CommandState::Done);
    }

    void stopsWithinSeconds()
    {
        World w;
        w.chain->head = 100'000;
        w.chain->slowMs = 50;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTest::qWait(500);
        QElapsedTimer clock;
        clock.start();
        w.engine.reset();
        QVERIFY2(clock.elapsed() < 5'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(w.database.value(QStringLiteral("SELECT count(*) FROM signalbox.leases WHERE holder IS NOT NULL")),
                 QStringLiteral("0"));
    }

    void whatCannotBeDecodedIsShownAndTriedAgain()
    {
        World w;
        w.chain->unreadable = 20;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(w.snapshot()->failedItems, qint64(1), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(
            w.database.value(QStringLiteral("SELECT kind FROM signalbox.alerts WHERE until IS NULL")),
            QStringLiteral("quarantine"), 10'000);
        const auto rows = w.wait(w.engine->quarantine(id, 10));
        QVERIFY(rows && rows->size() == 1);
        const QJsonObject item{{QStringLiteral("block"), 20}, {QStringLiteral("position"), QStringLiteral("3")}};
        QCOMPARE(w.carryOut({Verb::QuarantineRetry, id, item, {}}).error->code, QStringLiteral("STILL_UNREADABLE"));
        w.chain->unreadable = -1;
        const CommandStatus retried = w.carryOut({Verb::QuarantineRetry, id, item, {}});
        QVERIFY2(retried.state == CommandState::Done, qPrintable(textOf(retried)));
        QCOMPARE(w.database.value(QStringLiteral("SELECT state FROM signalbox.quarantine")),
                 QStringLiteral("resolved"));
        QTRY_VERIFY_WITH_TIMEOUT(
            w.database.value(QStringLiteral("SELECT count(*) FROM signalbox.alerts WHERE until IS NULL")) ==
                QStringLiteral("0"),
            15'000);
        const QJsonObject nothing{{QStringLiteral("block"), 21}, {QStringLiteral("position"), QStringLiteral("3")}};
        QCOMPARE(w.carryOut({Verb::QuarantineSkip, id, nothing, {}}).error->code, QStringLiteral("ITEM_UNKNOWN"));
        const auto alerts = w.wait(w.engine->alerts(10));
        QVERIFY(alerts && alerts->size() == 1);
        QCOMPARE(w.carryOut({Verb::AlertAcknowledge, {}, {{QStringLiteral("id"), alerts->front().id}}, {}}).state,
                 CommandState::Done);
    }

    void aFullDiskPausesIngest()
    {
        World w;
        EngineParts parts = w.parts();
        parts.dataDirectory = w.folder.path();
        parts.options.diskReserveBytes = qint64(1) << 60;
        w.engine = std::make_unique<EngineImpl>(parts);
        QTRY_COMPARE_WITH_TIMEOUT(w.engine->snapshot()->engine, EngineState::Running, 10'000);
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.snapshot() && w.snapshot()->trouble &&
                                     w.snapshot()->trouble->error.code == QStringLiteral("DISK_RESERVE"),
                                 10'000);
        QTest::qWait(500);
        QCOMPARE(w.database.value(QStringLiteral("SELECT count(*) FROM eip155_31337.blocks")), QStringLiteral("0"));
        QTRY_COMPARE_WITH_TIMEOUT(
            w.database.value(QStringLiteral("SELECT kind FROM signalbox.alerts WHERE until IS NULL AND caip2 IS NULL")),
            QStringLiteral("disk"), 10'000);
        w.engine.reset();
        w.start();  // with room again
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
    }

    /// Both consoles of a machine slept: who wakes first must not take what the other holds, nor cry.
    void aSleepTakesNobodysLease()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        w.engine.reset();
        const auto session = w.database.session();
        const auto lease = [&](const char* heartbeat) {
            return session->write([&](store::Transaction& t) {
                t.exec("UPDATE signalbox.leases SET holder = 'other pid 1', host = 'elsewhere', pid = 1, heartbeat_at "
                       "= " +
                       std::string(heartbeat));
                return Done{};
            });
        };
        const auto holder = [&] {
            return w.database.value(QStringLiteral("SELECT coalesce(holder, '') FROM signalbox.leases"));
        };
        QVERIFY(lease("clock_timestamp() + interval '5 s'"));
        const auto slept = std::make_shared<std::atomic<qint64>>(0);
        EngineParts parts = w.parts();
        parts.clocks = std::make_shared<ClockWatch>(
            [slept] { return QDateTime::currentMSecsSinceEpoch() + slept->load(); });
        w.engine = std::make_unique<EngineImpl>(parts);
        QTRY_COMPARE_WITH_TIMEOUT(w.engine->snapshot()->engine, EngineState::Running, 10'000);
        QCOMPARE(holder(), QStringLiteral("other pid 1"));
        *slept = 600'000;
        QTest::qWait(1'500);
        QVERIFY(lease("clock_timestamp() - interval '10 min'"));
        QTest::qWait(5'000);  // leases are looked at every two seconds
        QCOMPARE(holder(), QStringLiteral("other pid 1"));
        QCOMPARE(w.database.value(QStringLiteral("SELECT count(*) FROM signalbox.alerts WHERE until IS NULL")),
                 QStringLiteral("0"));
        // the same heartbeat without a sleep: whoever does not beat loses it
        w.engine.reset();
        w.start();
        QTRY_VERIFY_WITH_TIMEOUT(holder() != QStringLiteral("other pid 1"), 15'000);
    }

    void whatADeadEngineLeftIsTakenUp()
    {
        World w;
        w.start();
        QCOMPARE(w.carryOut(addCommand()).state, CommandState::Done);
        QTRY_VERIFY_WITH_TIMEOUT(w.synced(), 20'000);
        w.engine.reset();
        const auto session = w.database.session();
        const auto left = store::CommandQueue(*session).insert(
            {Verb::Reindex, id, {{QStringLiteral("lo"), 1}, {QStringLiteral("hi"), 9}}, {{QStringLiteral("rows"), 1}}},
            QUuid::createUuid(), QStringLiteral("ghost"));
        QVERIFY(left);
        QVERIFY(store::CommandQueue(*session).claim({id}, QStringLiteral("ghost pid 1")));
        QVERIFY(session->write([](store::Transaction& t) {
            t.exec(
                "UPDATE signalbox.leases SET holder = 'ghost pid 1', host = 'elsewhere', pid = 1, heartbeat_at = now() "
                "- interval '1 min'");
            return Done{};
        }));
        w.start();
        QTRY_COMPARE_WITH_TIMEOUT(
            w.database.value(QStringLiteral("SELECT state FROM signalbox.commands WHERE id = %1").arg(*left)),
            QStringLiteral("done"), 20'000);
        w.engine.reset();
        QVERIFY(session->write([](store::Transaction& t) {
            t.exec("UPDATE signalbox.chains SET state = 'deleting'");
            return Done{};
        }));
        w.start();
        QTRY_VERIFY_WITH_TIMEOUT(!w.snapshot(), 20'000);
        QCOMPARE(w.database.value(QStringLiteral("SELECT count(*) FROM signalbox.chains")), QStringLiteral("0"));
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
