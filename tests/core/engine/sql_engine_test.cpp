// SPDX-License-Identifier: GPL-3.0-or-later

#include <QSignalSpy>

#include "cluster/private_cluster.h"
#include "engine_world.h"
#include "signalbox/literals.h"
#include "signalbox/sql_console.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

/// The console of a running engine, as the window uses it; its exports are jobs of the engine.
class SqlEngineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statementsRunAndExport()
    {
        World world;
        EngineParts parts = world.parts(false);
        parts.reader = [info = world.database.connection(store::Role::Reader)] { return info; };
        world.engine = std::make_unique<EngineImpl>(std::move(parts));
        SqlConsole* console = world.engine->sqlConsole();
        QVERIFY(console && !console->unavailable());
        const auto answer = world.wait(console->run({u"SELECT current_user"_s, 10, 10}).answer);
        QVERIFY(answer.has_value());
        QCOMPARE(answer->cell(0, 0), u"signalbox_reader"_s);
        const auto marked = world.wait(console->run({u"SELECT U&'\\FEFFa\\FFFE' AS marked"_s, 10, 10}).answer);
        QVERIFY(marked.has_value());
        QCOMPARE(marked->cell(0, 0), QChar(0xFEFF) + u"a"_s + QChar(0xFFFE));
        QVERIFY(console->savedQueries().size() > 30);
        QVERIFY(world.wait(console->tables()).has_value());

        JobStatus last;
        connect(world.engine.get(), &Engine::jobChanged, this, [&](const JobStatus& status) { last = status; });
        const QString file = world.folder.filePath(u"out.csv"_s);
        const qint64 job = console->startExport({u"SELECT * FROM generate_series(1, 1234)"_s, file, u"csv"_s});
        QTRY_VERIFY(last.finished && last.id == job);
        QVERIFY(!last.error);
        QCOMPARE(last.rows, 1234);
        QVERIFY(QFile::exists(file));
        // a refused one ends as a failed job
        const qint64 refused = console->startExport({u"DELETE FROM signalbox.chains"_s, file + u'2', {}});
        QTRY_VERIFY(last.finished && last.id == refused);
        QCOMPARE(last.error->code, u"SQL_NOT_READING"_s);
        QVERIFY(!QFile::exists(file + u'2'));
    }

    void withoutARoleSqlIsOff()
    {
        World world;
        world.start(false);
        QVERIFY(world.engine->sqlConsole()->unavailable().has_value());
        QCOMPARE(world.engine->sqlConsole()->unavailable()->code, u"SQL_OFF"_s);
    }

    /// In a workspace of an earlier version, the role has fewer restrictions, and its password is in a file.
    void anOlderWorkspaceGetsTheRole()
    {
        QTemporaryDir folder;
        QString roles;
        {
            auto cluster = store::PrivateCluster::join(folder.path());
            QVERIFY2(cluster.has_value(), cluster ? "" : qPrintable(cluster.error().text()));
            roles = (*cluster)->paths().base + u"/roles.json"_s;
            store::Session boss((*cluster)->connection(store::Role::Bootstrap));
            const auto done = boss.write([](store::Transaction& transaction) {
                transaction.exec(
                    "COMMENT ON ROLE signalbox_reader IS NULL; ALTER ROLE signalbox_reader PASSWORD 'of old' "
                    "CONNECTION "
                    "LIMIT 8; GRANT EXECUTE ON FUNCTION pg_catalog.lo_create(oid) TO PUBLIC");
                return Done{};
            });
            QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().text()));
        }
        QFile file(roles);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray now = file.readAll();
        file.seek(0);
        file.write(QByteArray(now).replace("{", "{\"signalbox_reader\": \"of old\","));
        file.close();

        auto cluster = store::PrivateCluster::join(folder.path());
        QVERIFY2(cluster.has_value(), cluster ? "" : qPrintable(cluster.error().text()));
        store::Session reader((*cluster)->connection(store::Role::Reader));
        QVERIFY(reader.open());
        const auto refused = reader.plain([](store::Transaction& transaction) {
            transaction.exec("SELECT lo_create(4711)");
            return Done{};
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"NO_RIGHT"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("signalbox_reader"));
        reader.close();
        cluster->reset();
        QVERIFY(store::PrivateCluster::remove(folder.path()));
    }
};

SIGNALBOX_TEST(SqlEngineTest)
#include "sql_engine_test.moc"
