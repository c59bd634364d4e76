// SPDX-License-Identifier: GPL-3.0-or-later

#include "cluster/private_cluster.h"

#include <unistd.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUuid>

#include "cluster/cluster_process.h"
#include "cluster/cluster_sessions.h"
#include "cluster/private_files.h"
#include "cluster/socket_folder.h"
#include "postgres/reader_role.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"
#include "support/log.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

constexpr int lockTimeoutMs = 90'000;
constexpr int stopTimeoutMs = 30'000;
const QString rootHome = u"/var/lib/signalbox"_s;

QString pointerFile(const QString& workspace)
{
    return workspace + u"/cluster.json"_s;
}

QString newBase(const QString& workspace, const QString& id)
{
    if (::geteuid() != 0)
        return workspace + u"/cluster"_s;
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    return rootHome + QLatin1Char('/') + QFileInfo(workspace).fileName().toLower().replace(other, u"_"_s).left(24) +
           QLatin1Char('-') + id;
}

void setBase(ClusterPaths& paths, const QString& base)
{
    paths.base = base;
    paths.data = base + u"/data"_s;
    paths.log = base + u"/server.log"_s;
}

Expected<ClusterPaths> readPaths(const QString& workspace, const Owner& owner)
{
    const auto content = readPrivateFile(pointerFile(workspace), owner);
    if (!content)
        return fail(content.error());
    const QJsonObject pointer = QJsonDocument::fromJson(*content).object();
    ClusterPaths paths;
    paths.workspace = workspace;
    paths.uid = owner.uid;
    paths.gid = owner.gid;
    paths.id = pointer.value(u"id"_s).toString();
    setBase(paths, pointer.value(u"base"_s).toString());
    static const QRegularExpression idShape(u"^[0-9a-f]{8}$"_s);
    const bool placed =
        ::geteuid() == 0 ? QFileInfo(paths.base).absolutePath() == rootHome : paths.base == workspace + u"/cluster"_s;
    if (!idShape.match(paths.id).hasMatch() || paths.base.isEmpty())
        return fail(
            ErrorKind::Unavailable, "WORKSPACE_DAMAGED",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The file %1 is damaged. Restore it from a backup; the data is not affected."))
                .arg(pointerFile(workspace)));
    if (!placed && ::geteuid() != 0 && !QFileInfo::exists(paths.base))  // the folder was moved as a whole
        setBase(paths, workspace + u"/cluster"_s);
    else if (!placed)
        return fail(ErrorKind::Refused, "FOLDER_REFUSED",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The workspace points to %1, which does not belong to this user. Open it "
                                              "as the user who created it."))
                        .arg(paths.base));
    if (!QFileInfo::exists(paths.base))
        return fail(ErrorKind::Unavailable, "CLUSTER_MISSING",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The database folder %1 of this workspace is missing. Restore it from a backup, or "
                                "delete the workspace and create a new one."))
                        .arg(paths.base));
    return paths;
}

}  // namespace

struct PrivateCluster::Private {
    ClusterPaths paths;
    QString binaries, version;
    QJsonObject passwords;
    std::unique_ptr<ClusterSessions> session;

    ServerProcess server() const { return ServerProcess(paths, binaries); }
    Expected<Done> locate(const QString& workspace, const Owner& owner);
    Expected<Done> readPasswords(const Owner& owner);
    Expected<Done> initialize(const Owner& owner);
    Expected<Done> startIfNeeded(const Progress& progress);
    Expected<Done> prepare(PrivateCluster& cluster);
};

Expected<Done> PrivateCluster::Private::locate(const QString& workspace, const Owner& owner)
{
    if (auto found = readPaths(workspace, owner)) {
        paths = *found;
    } else if (found.error().code != "FILE_MISSING"_L1) {
        return fail(found.error());
    } else {
        paths.workspace = workspace;
        paths.uid = owner.uid;
        paths.gid = owner.gid;
        paths.id = QUuid::createUuid().toString(QUuid::Id128).left(8);
        setBase(paths, newBase(workspace, paths.id));
        if (::geteuid() == 0)
            if (const auto home = privateFolder(rootHome, owner); !home)
                return home;
        if (const auto made = privateFolder(paths.base, owner); !made)
            return made;
        const QJsonObject pointer{{u"id"_s, paths.id}, {u"base"_s, paths.base}};
        if (const auto wrote = writePrivateFile(pointerFile(workspace), QJsonDocument(pointer).toJson()); !wrote) {
            QDir().rmdir(paths.base);  // nothing would refer to it
            return wrote;
        }
    }
    if (const auto checked = privateFolder(paths.base, owner); !checked)
        return checked;
    return readPasswords(owner);
}

Expected<Done> PrivateCluster::Private::readPasswords(const Owner& owner)
{
    const QString file = paths.base + u"/roles.json"_s;
    const auto content = readPrivateFile(file, owner);
    if (content) {
        passwords = QJsonDocument::fromJson(*content).object();
        if (passwords.value(bootstrapRole).toString().isEmpty())
            return fail(
                ErrorKind::Unavailable, "CLUSTER_DAMAGED",
                Message(QT_TRANSLATE_NOOP(
                            "Engine", "The file %1 with the database passwords is damaged. Restore it from a backup."))
                    .arg(file));
    } else if (content.error().code != "FILE_MISSING"_L1) {
        return fail(content.error());
    } else if (QFileInfo::exists(paths.data)) {
        return fail(ErrorKind::Unavailable, "CLUSTER_DAMAGED",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The file %1 with the database passwords is missing. Restore it from a backup; the "
                                "data is not affected."))
                        .arg(file));
    } else {
        for (const QString& role : {bootstrapRole, engineRole})
            passwords.insert(role, randomPassword());
        if (const auto wrote = writePrivateFile(file, QJsonDocument(passwords).toJson(), owner); !wrote)
            return wrote;
    }
    if (passwords.contains(readerRole)) {  // written by earlier versions
        passwords.remove(readerRole);
        if (const auto wrote = writePrivateFile(file, QJsonDocument(passwords).toJson(), owner); !wrote)
            return wrote;
    }
    passwords.insert(readerRole, readerPassword(passwords.value(engineRole).toString()));  // kept in memory only
    for (const auto& password : std::as_const(passwords))
        addSecret(password.toString());
    return Done{};
}

Expected<Done> PrivateCluster::Private::initialize(const Owner& owner)
{
    const QString fresh = paths.base + u"/data.new"_s;
    const QString passwordFile = paths.base + u"/init.password"_s;
    QDir(fresh).removeRecursively();
    if (const auto made = privateFolder(fresh, owner); !made)
        return made;
    if (const auto wrote =
            writePrivateFile(passwordFile, passwords.value(bootstrapRole).toString().toUtf8() + '\n', owner);
        !wrote)
        return wrote;
    const auto result = runAs(owner, binaries + u"/initdb"_s,
                              {u"--pgdata="_s + fresh, u"--username="_s + bootstrapRole, u"--pwfile="_s + passwordFile,
                               u"--auth=scram-sha-256"_s, u"--encoding=UTF8"_s, u"--locale=C"_s, u"--data-checksums"_s,
                               u"--no-instructions"_s},
                              120'000);
    QFile::remove(passwordFile);
    const auto failed = [&](Error error) {
        QDir(fresh).removeRecursively();
        return fail(std::move(error));
    };
    if (!result)
        return failed(result.error());
    if (result->exitCode != 0) {
        const QString said = redact(QString::fromLocal8Bit(result->output.right(600)).simplified());
        if (result->output.contains("No space left on device"))
            return failed(Error::make(
                ErrorKind::Unavailable, "DISK_FULL",
                Message(
                    QT_TRANSLATE_NOOP(
                        "Engine",
                        "The disk is full: the database could not be created in %1. Free some space and try again."))
                    .arg(paths.base)));
        return failed(Error::make(
            ErrorKind::Unavailable, "CLUSTER_START",
            Message(QT_TRANSLATE_NOOP("Engine", "The database could not be created in %1: %2")).arg(paths.base, said)));
    }
    QFile conf(fresh + u"/postgresql.conf"_s);
    QFile access(fresh + u"/pg_hba.conf"_s);
    if (!conf.open(QIODevice::Append) || conf.write("\ninclude_if_exists = 'signalbox.conf'\n") < 0 || !conf.flush() ||
        !access.open(QIODevice::WriteOnly | QIODevice::Truncate) || access.write("local all all scram-sha-256\n") < 0 ||
        !access.flush())
        return failed(
            Error::make(ErrorKind::Unavailable, "FILE_WRITE",
                        Message(QT_TRANSLATE_NOOP("Engine", "The settings of the database in %1 could not be written."))
                            .arg(fresh)));
    conf.close();
    access.close();
    if (!QFile::rename(fresh, paths.data))
        return failed(Error::make(ErrorKind::Unavailable, "FILE_WRITE",
                                  Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be renamed.")).arg(fresh)));
    return Done{};
}

Expected<Done> PrivateCluster::Private::startIfNeeded(const Progress& progress)
{
    server().waitForLockFile();
    // Other sessions may have chosen the socket under another environment.
    if (const QString folder = server().socketDir(); !folder.isEmpty()) {
        paths.socketDir = folder;
        const qint64 running = server().pid();
        // A server of another container that shares the folder can be reached but not seen. Either server may have been
        // started a moment ago by a session that has ended, and may still be recovering.
        if (running != 0 || server().answers()) {
            const auto ready = server().waitUntilReady(running, QFileInfo(paths.log).size(), progress);
            if (ready || server().pid() != 0)
                return ready;
        }
    }
    auto folder = pickSocketDir(paths);
    if (!folder)
        return fail(folder.error());
    paths.socketDir = *folder;
    return server().start(session && session->others(true) > 0, progress);
}

Expected<Done> PrivateCluster::Private::prepare(PrivateCluster& cluster)
{
    Session engine(cluster.connection(Role::Engine));
    const auto opened = engine.open();
    const auto ready = opened ? readerIsReady(engine) : Expected<bool>(false);
    if (!ready)
        return fail(ready.error());
    if (!*ready) {
        if (!opened && opened.error().code != "LOGIN_REFUSED"_L1 && opened.error().code != "DATABASE_MISSING"_L1)
            return opened;
        ConnectionInfo info = cluster.connection(Role::Bootstrap);
        Session inWorkspace(info);
        info.database = u"postgres"_s;
        Session bootstrap(info);
        if (auto made =
                makeRoles(bootstrap, passwords.value(engineRole).toString(), passwords.value(readerRole).toString());
            !made)
            return made;
        if (auto made = makeDatabase(bootstrap, workspaceDatabase); !made)
            return made;
        if (auto closed = closeDatabase(inWorkspace, workspaceDatabase); !closed)
            return closed;
    }
    const auto named =
        engine.read([](Transaction& transaction) { return text(transaction.exec("SHOW server_version")[0][0]); });
    if (!named)
        return fail(named.error());
    version = u"PostgreSQL "_s + named->section(QLatin1Char(' '), 0, 0);
    return Done{};
}

PrivateCluster::PrivateCluster(std::unique_ptr<Private> made) : d(std::move(made)) {}

PrivateCluster::~PrivateCluster()
{
    leave();
}

bool PrivateCluster::exists(const QString& workspace)
{
    return QFileInfo::exists(pointerFile(workspace));
}

Expected<std::unique_ptr<PrivateCluster>> PrivateCluster::join(const QString& folder, const Progress& progress)
{
    const QString workspace = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    const auto say = [&](const Message& text) {
        if (progress)
            progress(text);
    };
    const auto owner = clusterOwner();
    if (!owner)
        return fail(owner.error());
    if (const auto checked = workspaceFolder(workspace); !checked)
        return fail(checked.error());
    auto made = std::make_unique<Private>();
    made->binaries = findPostgresBinaries();
    if (made->binaries.isEmpty())
        return fail(ErrorKind::Unavailable, "POSTGRESQL_MISSING",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "PostgreSQL 15 or newer is not installed on this machine. Install it "
                                              "with: apt install postgresql-15")));
    auto lock = FileLock::take(ClusterSessions::lockFile(workspace), lockTimeoutMs);
    if (!lock)
        return fail(lock.error());
    if (const auto located = made->locate(workspace, *owner); !located)
        return fail(located.error());
    if (!QFileInfo::exists(made->paths.data + u"/PG_VERSION"_s)) {
        if (QFileInfo::exists(made->paths.data))
            return fail(
                ErrorKind::Unavailable, "CLUSTER_DAMAGED",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "%1 is no longer a database: its file PG_VERSION is missing. Restore it from a backup."))
                    .arg(made->paths.data));
        say(Message(QT_TRANSLATE_NOOP("Engine", "Creating the database.")));
        if (const auto initialized = made->initialize(*owner); !initialized)
            return fail(initialized.error());
    }
    made->session = std::make_unique<ClusterSessions>(workspace);
    if (const auto entered = made->session->enter(); !entered)
        return fail(entered.error());
    if (made->server().pid() == 0)
        say(Message(QT_TRANSLATE_NOOP("Engine", "Starting the database.")));
    std::unique_ptr<PrivateCluster> cluster(new PrivateCluster(std::move(made)));
    auto ready = cluster->d->startIfNeeded(progress);
    if (ready)
        ready = cluster->d->prepare(*cluster);
    lock->release();  // before the cluster object is destroyed, which takes the lock again
    if (!ready)
        return fail(ready.error());
    return cluster;
}

void PrivateCluster::leave()
{
    if (!d || !d->session)
        return;
    auto lock = FileLock::take(ClusterSessions::lockFile(d->paths.workspace), lockTimeoutMs);
    d->session->leave();
    if (!lock) {
        qCWarning(logStore).noquote() << lock.error().text();
    } else if (d->session->others(true) == 0) {
        if (const auto stopped = d->server().stop(stopTimeoutMs); !stopped)
            qCWarning(logStore).noquote() << stopped.error().text();
        else if (!d->paths.socketDir.startsWith(d->paths.base))
            QDir().rmdir(d->paths.socketDir);
    }
    d->session.reset();
}

Expected<Done> PrivateCluster::ensureRunning()
{
    if (isRunning())
        return Done{};
    auto lock = FileLock::take(ClusterSessions::lockFile(d->paths.workspace), lockTimeoutMs);
    if (!lock)
        return fail(lock.error());
    return d->startIfNeeded({});
}

bool PrivateCluster::isRunning() const
{
    return serverPid() != 0;
}

qint64 PrivateCluster::serverPid() const
{
    return d->server().pid();
}

const ClusterPaths& PrivateCluster::paths() const
{
    return d->paths;
}

ConnectionInfo PrivateCluster::connection(Role role) const
{
    ConnectionInfo info;
    info.host = d->paths.socketDir;
    info.database = workspaceDatabase;
    info.user = role == Role::Bootstrap ? bootstrapRole : role == Role::Engine ? engineRole : readerRole;
    info.password = d->passwords.value(info.user).toString();
    return info;
}

QString PrivateCluster::serverVersion() const
{
    return d->version;
}

int PrivateCluster::sessions(const QString& workspace)
{
    return ClusterSessions(QDir::cleanPath(QFileInfo(workspace).absoluteFilePath())).others(false);
}

namespace {

Expected<ClusterPaths> pathsForMaintenance(const QString& workspace)
{
    const auto owner = clusterOwner();
    if (!owner)
        return fail(owner.error());
    if (!QFileInfo::exists(pointerFile(workspace)))
        return fail(ErrorKind::NotFound, "WORKSPACE_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 does not contain a workspace with a private database."))
                        .arg(workspace));
    if (const auto checked = workspaceFolder(workspace); !checked)
        return fail(checked.error());
    return readPaths(workspace, *owner);
}

tl::unexpected<Error> inUse(int sessions)
{
    return fail(
        ErrorKind::Conflict, "CLUSTER_IN_USE",
        Message::counted("%Ln other session uses this workspace. Close it first.",
                         QT_TRANSLATE_N_NOOP("Engine", "%Ln other sessions use this workspace. Close them first."),
                         sessions),
        {{u"sessions"_s, sessions}});
}

}  // namespace

Expected<Done> PrivateCluster::stop(const QString& folder, bool force)
{
    const QString workspace = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    const auto paths = pathsForMaintenance(workspace);
    if (!paths)
        return fail(paths.error());
    auto lock = FileLock::take(ClusterSessions::lockFile(workspace), lockTimeoutMs);
    if (!lock)
        return fail(lock.error());
    const int inside = ClusterSessions(workspace).others(true);
    if (inside > 0 && !force)
        return inUse(inside);
    return ServerProcess(*paths, {}).stop(stopTimeoutMs);
}

Expected<Done> PrivateCluster::remove(const QString& folder)
{
    const QString workspace = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    auto paths = pathsForMaintenance(workspace);
    if (!paths && paths.error().code != "CLUSTER_MISSING"_L1)
        return fail(paths.error());
    auto lock = FileLock::take(ClusterSessions::lockFile(workspace), lockTimeoutMs);
    if (!lock)
        return fail(lock.error());
    if (const int inside = ClusterSessions(workspace).others(true); inside > 0)
        return inUse(inside);
    if (paths) {
        const QString socketDir = ServerProcess(*paths, {}).socketDir();
        if (const auto stopped = ServerProcess(*paths, {}).stop(stopTimeoutMs); !stopped)
            return stopped;
        if (!QDir(paths->base).removeRecursively())
            return fail(ErrorKind::Unavailable, "FILE_WRITE",
                        Message(QT_TRANSLATE_NOOP("Engine", "The folder %1 could not be removed.")).arg(paths->base));
        if (!socketDir.isEmpty())
            QDir().rmdir(socketDir);
    }
    QFile::remove(pointerFile(workspace));
    QDir(workspace + u"/sessions"_s).removeRecursively();
    QFile::remove(ClusterSessions::lockFile(workspace));
    return Done{};
}

}  // namespace signalbox::store
