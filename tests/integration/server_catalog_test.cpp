// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QTest>

#include "support/canopy_replay.h"
#include "support/server_console.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::test;

namespace {

/// Two consoles of one server workspace, each with its own catalog.json.
class ServerCatalogTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TlsServer> m_server;
    std::unique_ptr<Console> m_first, m_second;
    std::unique_ptr<CanopyReplay> m_node;

    static constexpr const char* weights =
        "{\"entities\": [{\"name\": \"accounts\", \"columns\": [{\"name\": \"weight\", \"type\": \"amount\"}]}]}";
    static constexpr const char* names =
        "{\"entities\": [{\"name\": \"accounts\", \"columns\": [{\"name\": \"nickname\", \"type\": \"text\"}]}]}";

    static QString fileOf(Console& console) { return console.workspace.directory() + u"/catalog.json"_qs; }
    static void put(Console& console, const QByteArray& text)
    {
        QFile file(fileOf(console));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QString codeOf(const CliResult& result)
    {
        return result.json().value(u"error"_qs).toObject().value(u"code"_qs).toString();
    }
    /// Columns and the sync function of accounts, on which two catalogs would differ.
    QString tables() const
    {
        return m_server->superuser().value(
                   "SELECT string_agg(table_schema || '.' || table_name || '.' || column_name, ' ' ORDER BY 1) FROM "
                   "information_schema.columns WHERE table_name IN ('accounts', 'accounts_staging', "
                   "'accounts_global')") +
               m_server->superuser().value(
                   "SELECT md5(string_agg(prosrc, ' ' ORDER BY proname)) FROM pg_proc WHERE "
                   "pronamespace = 'chain_1'::regnamespace");
    }
    bool works(const QProcess& console) const
    {
        return m_server->superuser().number("SELECT count(*) FROM signalbox.leases WHERE pid = " +
                                            QByteArray::number(console.processId())) > 0;
    }
    QString sync(Console& console)
    {
        const CliResult run = console.run(u"run --until-synced"_qs);
        return run.exitCode == 0 ? QString() : run.text();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<TlsServer>();
        m_first = std::make_unique<Console>();
        m_second = std::make_unique<Console>();
        const QString server = m_server->conninfo(u"sslmode=verify-full sslrootcert="_qs + m_server->caFile());
        QCOMPARE(m_first->init(server).exitCode, 0);
        QCOMPARE(m_second->init(server).exitCode, 0);
        m_node = std::make_unique<CanopyReplay>(CanopyRecording::ofChain(1));
        m_node->setHead(21);
        const CliResult added = m_first->workspace.run(
            m_first->passphrase + QStringList{u"chain"_qs, u"add"_qs, u"canopy"_qs, u"--rpc"_qs, m_node->url()});
        QVERIFY2(added.exitCode == 0, qPrintable(added.text()));
        QCOMPARE(sync(*m_first), QString());
    }
    void cleanupTestCase()
    {
        m_second.reset();
        m_first.reset();
        m_node.reset();
        m_server.reset();
    }

    void aDifferentFileChangesNothing()
    {
        const QString before = tables();
        put(*m_first, weights);
        for (const char* command : {"status", "run --until-synced", "schema check", "schema check --repair",
                                    "schema sql", "schema rollback --yes"}) {
            const CliResult refused = m_first->run(QLatin1String(command));
            QVERIFY2(refused.exitCode == 4 && codeOf(refused) == u"CATALOG_DIFFERS"_qs, qPrintable(refused.text()));
            QVERIFY(refused.text().contains(u"schema publish"_qs) && refused.text().contains(fileOf(*m_first)));
        }
        QCOMPARE(tables(), before);
        QCOMPARE(m_second->run(u"status"_qs).exitCode, 0);
    }

    void publishingIsExplicit()
    {
        const QString before = tables();
        const auto open = m_second->start();
        QVERIFY(waitFor([&] { return works(*open); }, 60'000));
        QCOMPARE(codeOf(m_first->run(u"schema publish --yes"_qs)), u"WORKSPACE_IN_USE"_qs);
        QVERIFY(CliWorkspace::stop(*open));
        const CliResult asked = m_first->run(u"schema publish"_qs, {}, false);
        QVERIFY2(asked.exitCode == 4 && asked.text().contains(u"weight is missing"_qs), qPrintable(asked.text()));
        QCOMPARE(codeOf(m_first->run(u"status"_qs)), u"CATALOG_DIFFERS"_qs);
        QCOMPARE(m_first->run(u"schema publish --yes"_qs).exitCode, 0);
        QCOMPARE(tables(), before);  // the next engine that starts creates them
        m_node->setHead(24);
        QCOMPARE(sync(*m_second), QString());
        const QString after = tables();
        QVERIFY2(after.contains(u"accounts_global.weight"_qs), qPrintable(after));
    }

    /// A console without a file uses the workspace's: repeated starts change nothing.
    void consolesTakeTurns()
    {
        const QString agreed = tables();
        for (Height head = 25; head < 29; ++head) {
            m_node->setHead(head);
            QCOMPARE(sync(head % 2 == 0 ? *m_first : *m_second), QString());
            QCOMPARE(tables(), agreed);
        }
        // the same content in another notation is equal
        put(*m_second, QByteArray(weights).replace(" ", "\n"));
        QCOMPARE(m_second->run(u"status"_qs).exitCode, 0);
        put(*m_second, names);
        QCOMPARE(codeOf(m_second->run(u"run --until-synced"_qs)), u"CATALOG_DIFFERS"_qs);
        QCOMPARE(tables(), agreed);
        const CliResult taken = m_second->run(u"schema take"_qs);
        QVERIFY2(taken.exitCode == 0, qPrintable(taken.text()));
        QFile kept(taken.json().value(u"kept"_qs).toString());
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray(names));
        QFile now(fileOf(*m_second));
        QVERIFY(now.open(QIODevice::ReadOnly));
        QCOMPARE(now.readAll(), QByteArray(weights));
        QCOMPARE(m_second->run(u"status"_qs).exitCode, 0);
        QCOMPARE(tables(), agreed);
    }

    /// An engine started with the old catalog does not restore the old functions.
    void aConsoleWithTheOldCatalogIsRefused()
    {
        const auto open = m_second->start();
        QVERIFY(waitFor([&] { return works(*open); }, 60'000));
        const QString agreed = tables();
        m_server->superuser().run("UPDATE canopyx.catalog SET content = ''");
        const CliResult repair = m_second->run(u"sync health --repair"_qs);
        QVERIFY2(repair.exitCode == 4, qPrintable(repair.text()));
        QCOMPARE(tables(), agreed);
        QVERIFY(CliWorkspace::stop(*open));
        QVERIFY(QFile::remove(fileOf(*m_first)) && QFile::remove(fileOf(*m_second)));
        QCOMPARE(m_first->run(u"schema check"_qs).exitCode, 1);  // the column is surplus now
        QCOMPARE(m_first->run(u"schema rollback --yes"_qs).exitCode, 0);
        QVERIFY(!tables().contains(u"weight"_qs));
        QCOMPARE(m_second->run(u"schema check"_qs).exitCode, 0);
    }
};

}  // namespace

SIGNALBOX_TEST(ServerCatalogTest)

#include "server_catalog_test.moc"
