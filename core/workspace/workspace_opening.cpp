// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/workspace_opening.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QThread>
#include <QUuid>

#include "catalog/workspace_catalog.h"
#include "cluster/private_files.h"
#include "layers/agreed_catalog.h"
#include "layers/schema_keeper.h"
#include "postgres/migrator.h"
#include "postgres/roles.h"
#include "secrets/server_reader.h"
#include "secrets/shared_secrets.h"
#include "signalbox/literals.h"
#include "support/redact.h"

namespace signalbox::engine {

Expected<Done> WorkspaceOpening::inStep(OpenStep step, Expected<Done> (WorkspaceOpening::*work)())
{
    if (m_calls.stopped())
        return fail(ErrorKind::Cancelled, "CANCELLED",
                    Message(QT_TRANSLATE_NOOP("Engine", "Opening the workspace was canceled.")));
    m_said = {};
    m_warn = false;
    m_calls.step(step, StepState::Running, {});
    const auto done = (this->*work)();
    if (done)
        m_calls.step(step, m_warn ? StepState::Warning : StepState::Done, m_said);
    else
        m_calls.step(step, StepState::Failed, done.error().message);
    return done;
}

Expected<WorkspaceOpening::Opened> WorkspaceOpening::run()
{
    for (const auto& [step, work] : {std::pair(OpenStep::Folder, &WorkspaceOpening::folder),
                                     std::pair(OpenStep::Cluster, &WorkspaceOpening::cluster),
                                     std::pair(OpenStep::Connect, &WorkspaceOpening::connect),
                                     std::pair(OpenStep::Schema, &WorkspaceOpening::schema),
                                     std::pair(OpenStep::Secrets, &WorkspaceOpening::secrets)})
        if (const auto done = inStep(step, work); !done) {
            takeBack();
            return fail(done.error());
        }
    return std::move(m_opened);
}

/// A workspace that was never ready leaves no files: the next start asks again instead of failing in the same way.
void WorkspaceOpening::takeBack()
{
    const QString folder = m_wish.directory;
    if (!m_fresh || store::PrivateCluster::exists(folder))
        return;
    if (m_opened.secrets)
        (void)m_opened.secrets->remove(serverPasswordRef);
    QFile::remove(folder + u"/workspace.json"_s);
    if (m_madeFolder)
        QDir().rmdir(folder);
}

Expected<Done> WorkspaceOpening::folder()
{
    const QString folder = m_wish.directory;
    if (!m_wish.mode && !WorkspaceRecord::exists(folder))
        return fail(ErrorKind::NotFound, "WORKSPACE_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 does not contain a workspace.")).arg(folder),
                    {{u"path"_s, folder}});
    m_madeFolder = !QFileInfo::exists(folder);
    if (const auto checked = store::workspaceFolder(folder); !checked)
        return checked;
    auto record = WorkspaceRecord::load(folder);
    if (record) {
        m_record = *record;
        if (m_wish.mode && *m_wish.mode != m_record.mode)
            return fail(ErrorKind::Conflict, "WORKSPACE_MODE",
                        m_record.mode == "local"_L1
                            ? Message(QT_TRANSLATE_NOOP("Engine",
                                                        "The folder %1 contains a local workspace. Choose another "
                                                        "folder for the server workspace."))
                                  .arg(folder)
                            : Message(QT_TRANSLATE_NOOP("Engine",
                                                        "The folder %1 belongs to a workspace on a server. Choose "
                                                        "another folder for a local one."))
                                  .arg(folder));
        if (m_wish.mode == "server"_L1)
            m_record.server = m_wish.server;  // recorded once the server accepted the login
    } else if (record.error().kind != ErrorKind::NotFound) {
        return fail(record.error());
    } else {
        m_record.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_record.mode = *m_wish.mode;
        m_record.server = m_wish.server;
        m_fresh = !store::PrivateCluster::exists(folder);
        if (QFileInfo::exists(secretFile(folder)))
            m_record.secretStore = u"file"_s;  // workspace.json was lost, but not the keys
        if (m_record.mode == "local"_L1)
            if (const auto saved = m_record.save(folder); !saved)
                return saved;
    }
    m_opened.secrets = std::make_shared<WorkspaceSecrets>(
        WorkspaceSecrets::Parts{m_record.id, secretFile(folder), m_calls.askPassphrase,
                                [folder](const QString& kind) -> Expected<Done> {
                                    auto now = WorkspaceRecord::load(folder);
                                    if (!now)
                                        return fail(now.error());
                                    now->secretStore = kind;
                                    return now->save(folder);
                                }},
        m_record.secretStore);
    m_calls.secretsMade(m_opened.secrets);
    WorkspaceContext& context = m_opened.context;
    context.directory = folder;
    context.secrets = m_opened.secrets;
    context.info.name = QFileInfo(folder).fileName();
    context.info.directory = folder;
    context.info.mode = m_record.mode;
    m_said = Message(folder);
    return Done{};
}

Expected<Done> WorkspaceOpening::cluster()
{
    if (m_record.mode == "server"_L1) {
        m_said = Message(QT_TRANSLATE_NOOP("Engine", "An existing server: %1")).arg(m_record.server.host);
        return Done{};
    }
    auto joined = store::PrivateCluster::join(
        m_wish.directory, [this](const Message& text) { m_calls.step(OpenStep::Cluster, StepState::Running, text); });
    if (!joined)
        return fail(joined.error());
    m_opened.cluster = std::move(*joined);
    WorkspaceContext& context = m_opened.context;
    context.engine = m_opened.cluster->connection(store::Role::Engine);
    context.reader = [info = m_opened.cluster->connection(store::Role::Reader)] { return info; };
    context.dataDirectory = m_opened.cluster->paths().data;
    context.info.database = m_opened.cluster->serverVersion();
    context.ensureDatabase = [cluster = m_opened.cluster, mutex = std::make_shared<QMutex>()] {
        const QMutexLocker locker(mutex.get());
        return cluster->ensureRunning();
    };
    m_said = Message(context.info.database);
    return Done{};
}

Expected<QString> WorkspaceOpening::serverPassword()
{
    if (!m_wish.server.password.isEmpty()) {
        addSecret(m_wish.server.password);
        return m_wish.server.password;
    }
    const auto known = m_opened.secrets->read(serverPasswordRef);
    if (!known && known.error().code == "SECRET_UNKNOWN"_L1)
        return QString();  // trust, peer or a certificate
    return known;
}

/// Server and password are recorded only after a successful login: a mistyped one must not replace working ones.
Expected<Done> WorkspaceOpening::keepServer()
{
    m_record.server.password.clear();
    if (const auto now = WorkspaceRecord::load(m_wish.directory))
        m_record.secretStore = now->secretStore;
    if (const auto saved = m_record.save(m_wish.directory); !saved)
        return saved;
    return m_wish.server.password.isEmpty() ? Expected<Done>(Done{})
                                            : m_opened.secrets->write(serverPasswordRef, m_wish.server.password);
}

Expected<Done> WorkspaceOpening::connect()
{
    WorkspaceContext& context = m_opened.context;
    if (m_record.mode == "server"_L1) {
        const auto password = serverPassword();
        if (!password)
            return fail(password.error());
        const ServerParameters& server = m_record.server;
        context.engine = {server.host, server.database, server.user,       *password,
                          server.port, server.sslMode,  server.sslRootCert};
        context.secrets = std::make_shared<store::SharedSecrets>(m_opened.secrets, context.engine);
        context.reader = [engine = context.engine, secrets = context.secrets] {
            return store::ServerReader(engine, secrets).connection();
        };
    }
    m_session = std::make_unique<store::Session>(context.engine.withApplication(u"signalbox opening"_s));
    store::Session& session = *m_session;
    // A server that another session has just started may still be recovering from a crash.
    QDeadlineTimer patience(std::chrono::seconds(60));
    Expected<Done> opened = session.open();
    while (!opened && m_record.mode != "server"_L1 && opened.error().kind == ErrorKind::Retryable &&
           m_opened.cluster->isRunning() && !patience.hasExpired()) {
        QThread::msleep(100);
        opened = session.open();
    }
    if (!opened && m_record.mode == "server"_L1 && opened.error().code == "DATABASE_AWAY"_L1)
        return fail(
            ErrorKind::Unavailable, "SERVER_UNREACHABLE",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The server %1 does not answer on port %2 (%3). Check host and port, and that it "
                                      "runs; then try again."))
                .arg(m_record.server.host)
                .arg(m_record.server.port)
                .arg(opened.error().args.value(u"said"_s).toString()));
    if (!opened)
        return opened;
    if (m_record.mode == "server"_L1) {
        if (const auto roles = store::serverRoles(session); !roles)
            return fail(roles.error());
        const auto version = session.read(
            [](store::Transaction& transaction) { return store::text(transaction.exec("SHOW server_version")[0][0]); });
        if (!version)
            return fail(version.error());
        context.info.database = u"PostgreSQL "_s + version->section(QLatin1Char(' '), 0, 0);
        m_calls.reached(context.engine);
    }
    m_said = Message(context.engine.display());
    return Done{};
}

/// The consequence of a missing right on an existing server, and what its administrator can do.
Error WorkspaceOpening::explained(Error error) const
{
    if (m_opened.cluster || !error.text().contains("permission denied"_L1))
        return error;
    const ServerParameters& server = m_record.server;
    return Error::make(
        ErrorKind::Refused, "NO_RIGHT",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "The user %1 does not have the privileges that Signalbox needs in the database "
                                  "%2. Make the user its owner: ALTER DATABASE %2 OWNER TO %1; or, if another user "
                                  "created the tables of Signalbox, connect as that user. The server's answer: %3"))
            .arg(server.user, server.database, error.message));
}

Expected<Done> WorkspaceOpening::schema()
{
    // Before any change: a file with mistakes changes nothing.
    if (const auto catalog = catalog::ofWorkspace(m_wish.directory); !catalog)
        return fail(catalog.error());
    const auto files = store::Migrator::shipped();
    if (!files)
        return fail(files.error());
    const int newest = files->empty() ? 0 : files->back().number;
    const bool local = m_opened.cluster != nullptr;
    const QString user = m_opened.context.engine.user;
    const store::RoleNames roles = local ? store::localRoles() : store::RoleNames{user, user, user, false};
    auto standing = store::Migrator(*m_session, roles, *files).check();
    if (!standing)
        return fail(explained(standing.error()));
    if (*standing < newest) {
        // The superuser is used only here.
        store::Session boss((local ? m_opened.cluster->connection(store::Role::Bootstrap) : m_opened.context.engine)
                                .withApplication(u"signalbox migrations"_s));
        const auto migrated = store::Migrator(boss, roles, *files).migrate([this](const Message& text) {
            m_calls.step(OpenStep::Schema, StepState::Running, text);
        });
        if (!migrated)
            return fail(explained(migrated.error()));
    }
    const auto catalog = layers::AgreedCatalog(*m_session, m_wish.directory).open(!local);
    if (!catalog)
        return fail(explained(catalog.error()));
    m_opened.context.catalog = std::make_shared<const catalog::Catalog>(*catalog);
    if (*standing < newest) {
        // The global tables belong to the workspace, with or without a Canopy chain.
        const auto shared = layers::SchemaKeeper(*m_session, *catalog, roles.reader).bringUpToDate();
        if (!shared)
            return fail(explained(shared.error()));
    }
    m_session.reset();
    m_opened.context.info.schemaVersion = newest;
    m_said = Message(QT_TRANSLATE_NOOP("Engine", "Schema %1")).arg(newest);
    return Done{};
}

Expected<Done> WorkspaceOpening::secrets()
{
    if (m_record.mode == "server"_L1)
        if (const auto kept = keepServer(); !kept)
            return kept;
    const QString kind = m_opened.secrets->kind();
    if (kind == "file"_L1 && m_opened.secrets->isLocked()) {
        if (!m_opened.secrets->waitUnlocked()) {
            m_warn = true;
            m_said = Message(QT_TRANSLATE_NOOP(
                "Engine", "The secret store is locked: endpoints with a key wait for the passphrase."));
        }
    } else if (kind == "keychain"_L1 && !store::keychainAnswers()) {
        m_warn = true;
        m_said = Message(
            QT_TRANSLATE_NOOP("Engine", "The keychain does not answer: endpoints with a key wait until it does."));
    }
    m_opened.context.info.secretStore = m_opened.secrets->kind();
    if (m_said.isEmpty())
        m_said = m_opened.context.info.secretStore.isEmpty() ? Message(QT_TRANSLATE_NOOP("Engine", "Not needed yet"))
                                                             : Message(m_opened.context.info.secretStore);
    return Done{};
}

}  // namespace signalbox::engine
