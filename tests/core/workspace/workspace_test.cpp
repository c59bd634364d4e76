// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <future>

#include "postgres/migrator.h"
#include "postgres/roles.h"
#include "postgres/session.h"
#include "signalbox/literals.h"
#include "support/pg_fixture.h"
#include "support/test_registry.h"
#include "workspace/workspace_context.h"
#include "workspace/workspace_record.h"

using namespace signalbox;
using namespace signalbox::engine;

namespace {

/// Records what the workspace provided, and fails on request.
struct Factory {
    WorkspaceContext context;
    int made = 0;
    bool refuse = false;

    EngineFactory function()
    {
        return [this](const WorkspaceContext& given) -> Expected<std::unique_ptr<Engine>> {
            context = given;
            ++made;
            if (refuse)
                return fail(ErrorKind::Internal, "NO_ENGINE", Message(u"No engine today."_s));
            return std::unique_ptr<Engine>();
        };
    }
};

bool becomes(Workspace& workspace, WorkspaceState state)
{
    return QTest::qWaitFor([&] { return workspace.state() == state || workspace.state() == WorkspaceState::Failed; },
                           60'000) &&
           workspace.state() == state;
}

}  // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    QString folder() const { return m_folder->filePath(u"ws"_s); }

private Q_SLOTS:
    void init()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/signalbox-open-XXXXXX"_s);
    }
    void cleanup()
    {
        if (store::PrivateCluster::exists(folder()))
            QVERIFY(store::PrivateCluster::remove(folder()));
    }

    void opensClosesAndOpensAgain()
    {
        Factory factory;
        const auto workspace = workspaceWith(factory.function());
        QVERIFY(!workspace->exists(folder()));
        workspace->open(folder());
        QVERIFY(!becomes(*workspace, WorkspaceState::Open));
        QCOMPARE(workspace->error()->code, u"WORKSPACE_UNKNOWN"_s);
        QVERIFY(!QDir(folder()).exists());

        QSignalSpy steps(workspace.get(), &Workspace::stepChanged);
        workspace->openLocal(folder());
        QCOMPARE(workspace->state(), WorkspaceState::Opening);
        QVERIFY2(becomes(*workspace, WorkspaceState::Open),
                 qPrintable(workspace->error() ? workspace->error()->text() : QString()));
        QVERIFY(workspace->exists(folder()));
        QCOMPARE(factory.made, 1);
        QStringList done;
        for (const auto& step : steps)
            if (step.at(1).value<StepState>() == StepState::Done)
                done << QString::number(int(step.at(0).value<OpenStep>()));
        QCOMPARE(done.join(QLatin1Char(' ')), u"0 1 2 3 4 5"_s);
        const WorkspaceInfo info = workspace->info();
        QCOMPARE(info.mode, u"local"_s);
        QCOMPARE(info.schemaVersion, int(store::Migrator::shipped()->size()));
        QVERIFY(info.database.startsWith("PostgreSQL "_L1));
        QCOMPARE(info.secretStore, QString());
        store::Session session(factory.context.engine);
        QVERIFY(session.read(
            [](store::Transaction& transaction) { return transaction.exec("SELECT FROM signalbox.chains").size(); }));
        session.close();
        QVERIFY(factory.context.ensureDatabase());
        factory.context = {};

        workspace->close();
        QVERIFY(becomes(*workspace, WorkspaceState::Closed));
        QVERIFY(!session.open());
        workspace->open(folder());
        QVERIFY(becomes(*workspace, WorkspaceState::Open));
        factory.context = {};
        workspace->close();
        QVERIFY(becomes(*workspace, WorkspaceState::Closed));
    }

    void canBeClosedWhileOpening()
    {
        Factory factory;
        const auto workspace = workspaceWith(factory.function());
        workspace->openLocal(folder());
        workspace->close();
        QCOMPARE(workspace->state(), WorkspaceState::Closing);
        QVERIFY(becomes(*workspace, WorkspaceState::Closed));
        QCOMPARE(factory.made, 0);
    }

    void secretsInAFileAreUnlocked()
    {
        Factory factory;
        const auto workspace = workspaceWith(factory.function());
        QSignalSpy asked(workspace.get(), &Workspace::passphraseNeeded);
        QMetaObject::Connection answer = connect(workspace.get(), &Workspace::passphraseNeeded, this,
                                                 [&](bool) { workspace->unlockSecrets(u"words"_s); });
        workspace->openLocal(folder());
        QVERIFY(becomes(*workspace, WorkspaceState::Open));
        QCOMPARE(asked.size(), 0);  // no secrets yet: the passphrase is not asked for
        QCOMPARE(factory.context.secrets->read(u"a"_s).error().code, u"SECRET_UNKNOWN"_s);
        // the first secret asks for a new passphrase, and waits for it in its own thread
        auto writing = std::async(std::launch::async, [secrets = factory.context.secrets] {
            return secrets->write(u"a"_s, u"secret value"_s);
        });
        QTRY_VERIFY(writing.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
        QVERIFY(writing.get());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.at(0).at(0).toBool(), true);
        QCOMPARE(workspace->info().secretStore, u"file"_s);
        factory.context = {};
        workspace->close();
        QVERIFY(becomes(*workspace, WorkspaceState::Closed));

        // later it is asked for while opening; three wrong ones leave the keys locked and the data open
        disconnect(answer);
        answer = connect(workspace.get(), &Workspace::passphraseNeeded, this,
                         [&](bool) { workspace->unlockSecrets(u"other words"_s); });
        asked.clear();
        workspace->open(folder());
        QVERIFY(becomes(*workspace, WorkspaceState::Open));
        QCOMPARE(asked.size(), 3);
        disconnect(answer);
        auto reading =
            std::async(std::launch::async, [secrets = factory.context.secrets] { return secrets->read(u"a"_s); });
        QTRY_COMPARE(asked.size(), 4);
        workspace->unlockSecrets({});  // declined
        QTRY_VERIFY(reading.wait_for(std::chrono::seconds(0)) == std::future_status::ready);
        QCOMPARE(reading.get().error().code, u"SECRETS_LOCKED"_s);
        workspace->unlockSecrets(u"words"_s);
        QTRY_COMPARE(factory.context.secrets->references().value_or(QStringList()), QStringList{u"a"_s});
        factory.context = {};
        workspace->close();
        QVERIFY(becomes(*workspace, WorkspaceState::Closed));
    }

    void refusesANewerSchema()
    {
        Factory factory;
        const auto workspace = workspaceWith(factory.function());
        workspace->openLocal(folder());
        QVERIFY(becomes(*workspace, WorkspaceState::Open));
        {
            const auto cluster = store::PrivateCluster::join(folder());
            QVERIFY(cluster);
            store::Session boss((*cluster)->connection(store::Role::Bootstrap));
            QVERIFY(boss.write([](store::Transaction& transaction) {
                transaction.exec("INSERT INTO signalbox.migrations VALUES (9999, 'future', 'x', now(), '1 s', '99.0')");
                return Done{};
            }));
        }
        factory.context = {};
        workspace->close();
        QVERIFY(becomes(*workspace, WorkspaceState::Closed));
        workspace->open(folder());
        QVERIFY(!becomes(*workspace, WorkspaceState::Open));
        QCOMPARE(workspace->error()->code, u"SCHEMA_NEWER"_s);
        QCOMPARE(factory.made, 1);
    }

    void anExistingServerIsUsed()
    {
        // The shared test cluster is the server: a socket folder is a host, too.
        test::PgDatabase database(false);
        database.value(u"GRANT EXECUTE ON FUNCTION pg_advisory_xact_lock(bigint) TO PUBLIC"_s,
                       store::Role::Bootstrap);  // as on any server
        ServerParameters server;
        const auto info = database.connection();
        server.host = info.host;
        server.user = info.user;
        server.database = info.database;
        server.sslMode = u"prefer"_s;
        server.password = info.password;
        Factory factory;
        const auto workspace = workspaceWith(factory.function());
        connect(workspace.get(), &Workspace::passphraseNeeded, this,
                [&](bool) { workspace->unlockSecrets(u"words"_s); });
        workspace->openServer(folder(), server);
        QVERIFY2(becomes(*workspace, WorkspaceState::Open),
                 qPrintable(workspace->error() ? workspace->error()->text() : QString()));
        QCOMPARE(workspace->info().mode, u"server"_s);
        QFile record(folder() + u"/workspace.json"_s);
        QVERIFY(record.open(QIODevice::ReadOnly));
        QVERIFY(!record.readAll().contains(info.password.toUtf8()));
        factory.context = {};
        workspace->close();
        QVERIFY(becomes(*workspace, WorkspaceState::Closed));
        workspace->open(folder());  // the password comes from the secrets
        QVERIFY2(becomes(*workspace, WorkspaceState::Open),
                 qPrintable(workspace->error() ? workspace->error()->text() : QString()));
        factory.context = {};
        workspace->close();
        QVERIFY(becomes(*workspace, WorkspaceState::Closed));
        workspace->openLocal(folder());
        QVERIFY(!becomes(*workspace, WorkspaceState::Open));
        QCOMPARE(workspace->error()->code, u"WORKSPACE_MODE"_s);

        const auto boss = database.connection(store::Role::Bootstrap);
        server.user = boss.user;
        server.password = boss.password;
        workspace->openServer(m_folder->filePath(u"as-superuser"_s), server);
        QVERIFY(!becomes(*workspace, WorkspaceState::Open));
        QCOMPARE(workspace->error()->code, u"ROLE_IS_SUPERUSER"_s);
    }

    void aDamagedRecordIsReported()
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile record(folder() + u"/workspace.json"_s);
        QVERIFY(record.open(QIODevice::WriteOnly));
        record.write("{\"id\":");
        record.close();
        Factory factory;
        const auto workspace = workspaceWith(factory.function());
        workspace->open(folder());
        QVERIFY(!becomes(*workspace, WorkspaceState::Open));
        QCOMPARE(workspace->error()->code, u"WORKSPACE_DAMAGED"_s);
    }
};

SIGNALBOX_TEST(WorkspaceTest)
#include "workspace_test.moc"
