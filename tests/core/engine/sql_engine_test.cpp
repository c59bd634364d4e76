#include <QSignalSpy>

#include "cluster/private_cluster.h"
#include "engine_world.h"
#include "signalbox/sql_console.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The console as the window gets it: from a running engine, whose jobs its exports are.
class SqlEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsAndExports()
    {
        World world;
        EngineParts parts = world.parts(false);
        parts.reader = [info = world.database.connection(store::Role::Reader)] { return info; };
        world.engine = std::make_unique<EngineImpl>(std::move(parts));
        SqlConsole* console = world.engine->sqlConsole();
        QVERIFY(console && !console->unavailable());
        const auto answer = world.wait(console->run({QStringLiteral("SELECT current_user"), 10, 10}).answer);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->cell(0, 0), QStringLiteral("signalbox_reader"));
        const auto marked =
            world.wait(console->run({QStringLiteral("SELECT U&'\\FEFFa\\FFFE' AS marked"), 10, 10}).answer);
        QVERIFY(marked.has_value());
        QCOMPARE(marked->cell(0, 0), QChar(0xFEFF) + QStringLiteral("a") + QChar(0xFFFE));
        QVERIFY(console->savedQueries().size() > 30);
        QVERIFY(world.wait(console->tables()).has_value());

        JobStatus last;
        connect(world.engine.get(), &Engine::jobChanged, this, [&](const JobStatus& status) { last = status; });
        const QString file = world.folder.filePath(QStringLiteral("out.csv"));
        const qint64 job = console->startExport(
            {QStringLiteral("SELECT * FROM generate_series(1, 1234)"), file, QStringLiteral("csv")});
        QTRY_VERIFY(last.finished && last.id == job);
        QVERIFY(!last.error);
        QCOMPARE(last.rows, 1234);
        QVERIFY(QFile::exists(file));
        // one that is refused says so as a job does
        const qint64 refused = console->startExport({QStringLiteral("DELETE FROM signalbox.chains"), file + u'2', {}});
        QTRY_VERIFY(last.finished && last.id == refused);
        QCOMPARE(last.error->code, QStringLiteral("SQL_NOT_READING"));
        QVERIFY(!QFile::exists(file + u'2'));
    }

    void offWithoutARole()
    {
        World world;
        world.start(false);
        QVERIFY(world.engine->sqlConsole()->unavailable().has_value());
        QCOMPARE(world.engine->sqlConsole()->unavailable()->code, QStringLiteral("SQL_OFF"));
    }

    /// A workspace of an earlier version has the role with fewer walls around it, and its password in a file.
    void olderWorkspace()
    {
        QTemporaryDir folder;
        QString roles;
        {
            auto cluster = store::PrivateCluster::join(folder.path());
            QVERIFY2(cluster.has_value(), cluster ? "" : qPrintable(cluster.error().text));
            roles = (*cluster)->paths().base + QStringLiteral("/roles.json");
            store::Session boss((*cluster)->connection(store::Role::Bootstrap));
            const auto done = boss.write([](store::Transaction& transaction) {
                transaction.exec(
                    "COMMENT ON ROLE signalbox_reader IS NULL; ALTER ROLE signalbox_reader PASSWORD 'of old' "
                    "CONNECTION "
                    "LIMIT 8; GRANT EXECUTE ON FUNCTION pg_catalog.lo_create(oid) TO PUBLIC");
                return Done{};
            });
            QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().text));
        }
        QFile file(roles);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray now = file.readAll();
        file.seek(0);
        file.write(QByteArray(now).replace("{", "{\"signalbox_reader\": \"of old\","));
        file.close();

        auto cluster = store::PrivateCluster::join(folder.path());
        QVERIFY2(cluster.has_value(), cluster ? "" : qPrintable(cluster.error().text));
        store::Session reader((*cluster)->connection(store::Role::Reader));
        QVERIFY(reader.open());
        const auto refused = reader.plain([](store::Transaction& transaction) {
            transaction.exec("SELECT lo_create(4711)");
            return Done{};
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("NO_RIGHT"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("signalbox_reader"));
        reader.close();
        cluster->reset();
        QVERIFY(store::PrivateCluster::remove(folder.path()));
    }
};

SIGNALBOX_TEST(SqlEngineTest)
#include "sql_engine_test.moc"
