// SPDX-License-Identifier: GPL-3.0-or-later

#include "cluster/cluster_process.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/stat.h>
#include <unistd.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>
#include <algorithm>
#include <cerrno>
#include <csignal>

#include "config/settings.h"
#include "signalbox/literals.h"
#include "support/log.h"
#include "support/redact.h"

namespace signalbox::store {

namespace {

constexpr int startTimeoutMs = 20'000;  // limit without any sign of recovery
constexpr int recoveryTimeoutMs = 600'000;
constexpr int lockFileTimeoutMs = 5'000;

QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, u"/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"_s);
    environment.insert(u"LC_ALL"_s, u"C"_s);
    environment.insert(u"TZ"_s, u"UTC"_s);
    // Each connection keeps what its largest statement needed once: 6 MB of 11 for a chain's. With these limits it
    // returns free memory to the system.
    environment.insert(u"MALLOC_MMAP_THRESHOLD_"_s, u"1048576"_s);
    environment.insert(u"MALLOC_TRIM_THRESHOLD_"_s, u"524288"_s);
    environment.insert(u"MALLOC_TOP_PAD_"_s, u"131072"_s);
    return environment;
}

void setUp(QProcess& process, const Owner& owner, const QString& program, const QStringList& arguments)
{
    process.setProcessEnvironment(cleanEnvironment());
    process.setWorkingDirectory(u"/"_s);
    if (::geteuid() != 0 || owner.uid == 0) {
        process.setProgram(program);
        process.setArguments(arguments);
        return;
    }
    process.setProgram(u"setpriv"_s);
    process.setArguments(QStringList{u"--reuid=%1"_s.arg(owner.uid), u"--regid=%1"_s.arg(owner.gid),
                                     u"--clear-groups"_s, u"--inh-caps=-all"_s, u"--"_s, program} +
                         arguments);
}

/// State letter of /proc/<pid>/stat; 0 if there is no such process.
char stateOf(qint64 pid)
{
    if (pid <= 0 || (::kill(static_cast<pid_t>(pid), 0) != 0 && errno != EPERM))
        return 0;
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = stat.readAll();
    const qsizetype end = line.lastIndexOf(')');
    return end > 0 && line.size() > end + 2 ? line.at(end + 2) : '\0';
}

// A dead process stays a zombie where no parent reaps it, as in many containers.
bool isAlive(qint64 pid)
{
    const char state = stateOf(pid);
    return state != 0 && state != 'Z';
}

qint64 pidIn(const ClusterPaths& paths)
{
    QFile file(paths.data + u"/postmaster.pid"_s);
    return file.open(QIODevice::ReadOnly) ? file.readLine(32).trimmed().toLongLong() : 0;
}

// A killed postmaster leaves children with names such as "postgres: checkpointer".
bool isPostmaster(qint64 pid)
{
    QFile commandLine(u"/proc/%1/cmdline"_s.arg(pid));
    return commandLine.open(QIODevice::ReadOnly) && !commandLine.readAll().startsWith("postgres:");
}

// The boot and the PID namespace in which the process numbers of this process are valid.
QByteArray here()
{
    QFile boot(u"/proc/sys/kernel/random/boot_id"_s);
    char space[64] = {};
    const ssize_t length = ::readlink("/proc/self/ns/pid", space, sizeof space - 1);
    return (boot.open(QIODevice::ReadOnly) ? boot.readAll().trimmed() : QByteArray()) + ' ' +
           QByteArray(space, qMax<qsizetype>(0, length)) + '\n';
}

QString placeFile(const ClusterPaths& paths)
{
    return paths.base + u"/server.place"_s;
}

QByteArray pingInfo(const ClusterPaths& paths)
{
    return "host='" + QFile::encodeName(paths.socketDir) + "' port=5432 dbname=postgres connect_timeout=2";
}

tl::unexpected<Error> held(Message message)
{
    return fail(ErrorKind::Conflict, "CLUSTER_HELD", std::move(message));
}

QString workingFolder(qint64 pid)
{
    return QFile::symLinkTarget(u"/proc/%1/cwd"_s.arg(pid));
}

QByteArray tailFrom(const QString& file, qint64 from)
{
    QFile log(file);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    log.seek(qMax(from, log.size() - 16384));
    return log.readAll();
}

}  // namespace

QString findPostgresBinaries()
{
    int best = 0;
    QString found;
    for (const QString& name : QDir(u"/usr/lib/postgresql"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = u"/usr/lib/postgresql/%1/bin"_s.arg(name);
        const int version = name.toInt();
        if (version >= 15 && version > best && QFileInfo(folder + u"/initdb"_s).isExecutable() &&
            QFileInfo(folder + u"/postgres"_s).isExecutable()) {
            best = version;
            found = folder;
        }
    }
    if (!found.isEmpty())
        return found;
    const QString initdb = QStandardPaths::findExecutable(u"initdb"_s);
    return initdb.isEmpty() ? QString() : QFileInfo(QFileInfo(initdb).canonicalFilePath()).absolutePath();
}

Expected<CommandResult> runAs(const Owner& owner, const QString& program, const QStringList& arguments, int timeoutMs)
{
    QProcess process;
    setUp(process, owner, program, arguments);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start();
    if (!process.waitForStarted(5000))
        return fail(ErrorKind::Unavailable, "CLUSTER_START",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be run: %2."))
                        .arg(process.program(), process.errorString()));
    process.closeWriteChannel();
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished(2000);
        return fail(ErrorKind::Unavailable, "CLUSTER_START",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 did not end within %2 s."))
                        .arg(QFileInfo(program).fileName())
                        .arg(timeoutMs / 1000));
    }
    return CommandResult{process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

std::vector<qint64> ServerProcess::processes() const
{
    std::vector<qint64> found;
    const QString data = QFileInfo(m_paths.data).canonicalFilePath();
    for (const QString& name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        bool number = false;
        const qint64 pid = name.toLongLong(&number);
        struct stat info {};
        if (number && ::stat(QFile::encodeName(u"/proc/"_s + name).constData(), &info) == 0 &&
            info.st_uid == m_paths.uid && workingFolder(pid) == data && isAlive(pid))
            found.push_back(pid);
    }
    return found;
}

qint64 ServerProcess::pid() const
{
    const qint64 pid = pidIn(m_paths);
    // The number may belong to another process by now: only a process that works in this folder is ours.
    return isAlive(pid) && workingFolder(pid) == QFileInfo(m_paths.data).canonicalFilePath() ? pid : 0;
}

QString ServerProcess::socketDir() const
{
    QFile file(m_paths.data + u"/postmaster.pid"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // Lines: process, data folder, start, port, socket folder. The file in a copied folder names the original folder;
    // in a folder that was moved while its server runs, the former path.
    const QList<QByteArray> lines = file.readAll().split('\n');
    if (lines.size() < 5)
        return {};
    const QString named = QFileInfo(QFile::decodeName(lines.at(1).trimmed())).canonicalFilePath();
    const bool ours = named == QFileInfo(m_paths.data).canonicalFilePath() || pid() != 0;
    return ours ? QFile::decodeName(lines.at(4).trimmed()) : QString();
}

bool ServerProcess::answers() const
{
    const PGPing answer = PQping(pingInfo(m_paths).constData());
    return answer == PQPING_OK || answer == PQPING_REJECT;
}

void ServerProcess::waitForLockFile() const
{
    const auto oneStarts = [this] {
        const auto found = processes();
        return std::any_of(found.begin(), found.end(), isPostmaster);
    };
    QElapsedTimer timer;
    timer.start();
    while ((pid() == 0 || socketDir().isEmpty()) && timer.elapsed() < lockFileTimeoutMs && oneStarts())
        QThread::msleep(10);
}

Expected<Done> ServerProcess::leaveOthersAlone() const
{
    const bool started = QFileInfo::exists(m_paths.data + u"/postmaster.pid"_s);
    QFile place(placeFile(m_paths));
    if (started && place.open(QIODevice::ReadOnly) && place.readAll() != here())
        return held(Message(QT_TRANSLATE_NOOP(
            "Engine",
            "Another session uses the database of this workspace, and its server cannot be reached from "
            "here: it was started in another container or on another machine. Close that session and "
            "try again.")));
    for (const qint64 pid : processes())
        if (isPostmaster(pid))
            return held(
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "The database server of this workspace (process %1) has lost its lock file "
                                          "postmaster.pid, and other sessions use it. Close them and try again."))
                    .arg(pid));
    return Done{};
}

Expected<Done> ServerProcess::clearStale(bool shared) const
{
    if (shared)
        if (const auto alone = leaveOthersAlone(); !alone)
            return alone;
    // A killed postmaster leaves children that hold the shared memory until they notice.
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        const auto orphans = processes();
        if (orphans.empty())
            break;
        if (timer.elapsed() > 3000)
            for (const qint64 pid : orphans)
                ::kill(static_cast<pid_t>(pid), timer.elapsed() > 8000 ? SIGKILL : SIGQUIT);
        if (timer.elapsed() > 15'000)
            return fail(
                ErrorKind::Unavailable, "CLUSTER_START",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "Processes of a killed database server do not end (process %1). End them and try again."))
                    .arg(orphans.front()));
        QThread::msleep(20);
    }
    // Removed only by a session that is alone: the process number may belong to another program by now, and PostgreSQL
    // would then refuse to start. Beside other sessions, PostgreSQL decides whether the file is stale, except that it
    // takes a zombie for a running server.
    if (shared && stateOf(pidIn(m_paths)) != 'Z')
        return Done{};
    QFile::remove(m_paths.data + u"/postmaster.pid"_s);
    QFile::remove(m_paths.socketDir + u"/.s.PGSQL.5432"_s);
    QFile::remove(m_paths.socketDir + u"/.s.PGSQL.5432.lock"_s);
    return Done{};
}

Expected<Done> ServerProcess::start(bool shared, const std::function<void(const Message&)>& progress) const
{
    if (const auto cleared = clearStale(shared); !cleared)
        return cleared;
    const Owner owner{m_paths.uid, m_paths.gid};
    if (const auto wrote = writePrivateFile(placeFile(m_paths), here(), owner); !wrote)
        return wrote;
    if (const auto wrote = writePrivateFile(m_paths.data + u"/signalbox.conf"_s,
                                            serverSettings(m_paths) + statementSettings(m_binaries), owner);
        !wrote)
        return wrote;
    if (QFileInfo(m_paths.log).size() > 8 * 1024 * 1024) {
        QFile::remove(m_paths.log + u".1"_s);
        QFile::rename(m_paths.log, m_paths.log + u".1"_s);
    }
    if (!QFileInfo::exists(m_paths.log))
        if (const auto wrote = writePrivateFile(m_paths.log, {}, owner); !wrote)
            return wrote;
    const qint64 logFrom = QFileInfo(m_paths.log).size();

    QProcess process;
    setUp(process, owner, m_binaries + u"/postgres"_s, {u"-D"_s, m_paths.data});
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(m_paths.log, QIODevice::Append);
    qint64 started = 0;
    if (!process.startDetached(&started))
        return fail(ErrorKind::Unavailable, "CLUSTER_START",
                    Message(QT_TRANSLATE_NOOP("Engine", "The database server could not be run: %1."))
                        .arg(process.errorString()));
    const auto ready = waitUntilReady(started, logFrom, progress);
    if (!ready && isAlive(started))
        ::kill(static_cast<pid_t>(started), SIGINT);
    return ready;
}

Expected<Done> ServerProcess::waitUntilReady(qint64 server, qint64 logFrom,
                                             const std::function<void(const Message&)>& progress) const
{
    const QByteArray ping = pingInfo(m_paths);
    QElapsedTimer timer;
    timer.start();
    bool recovering = false;
    for (;;) {
        const PGPing answer = PQping(ping.constData());
        if (answer == PQPING_OK)
            return Done{};
        if (answer == PQPING_REJECT && !recovering && timer.elapsed() > 1500) {
            recovering = true;
            if (progress)
                progress(
                    Message(QT_TRANSLATE_NOOP("Engine", "The database was not stopped cleanly and is recovering.")));
        }
        if (server != 0 ? !isAlive(server) : answer == PQPING_NO_RESPONSE)
            return startFailed(logFrom);
        if (timer.elapsed() > (recovering ? recoveryTimeoutMs : startTimeoutMs))
            return fail(ErrorKind::Unavailable, "CLUSTER_START",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine", "The database server did not become ready within %1 s. Its log is %2."))
                            .arg(timer.elapsed() / 1000)
                            .arg(m_paths.log));
        QThread::msleep(timer.elapsed() < 2000 ? 4 : 50);
    }
}

tl::unexpected<Error> ServerProcess::startFailed(qint64 logFrom) const
{
    const QByteArray log = tailFrom(m_paths.log, logFrom);
    QString line;
    for (const QByteArray& entry : log.split('\n'))
        if (entry.contains("FATAL:") || entry.contains("PANIC:"))
            line = QString::fromLocal8Bit(
                entry.mid(entry.indexOf(':', entry.indexOf(entry.contains("PANIC:") ? "PANIC" : "FATAL")) + 1)
                    .trimmed());
    if (line.isEmpty())
        line = QString::fromLocal8Bit(log.right(300)).simplified();
    line = redact(line);
    if (log.contains("No space left on device"))
        return fail(ErrorKind::Unavailable, "DISK_FULL",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The database server cannot start because the disk is full (%1). Free "
                                              "some space in %2 and try again."))
                        .arg(line, m_paths.base));
    if (log.contains("incompatible with server"))
        return fail(
            ErrorKind::Refused, "CLUSTER_VERSION",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The data in %1 was created by a PostgreSQL version other than %2. Install that "
                                      "version, or move the workspace by export and import."))
                .arg(m_paths.data, m_binaries));
    if (log.contains("could not create lock file") || log.contains("could not bind Unix address") ||
        log.contains("socket"))
        return fail(ErrorKind::Unavailable, "CLUSTER_SOCKET",
                    Message(QT_TRANSLATE_NOOP("Engine", "The database server could not open its socket in %1: %2."))
                        .arg(m_paths.socketDir, line));
    if (log.contains("PANIC:") || log.contains("invalid checkpoint record") || log.contains("could not read file") ||
        log.contains("pg_control") || log.contains("is not a database cluster directory") ||
        log.contains("could not open file"))
        return fail(ErrorKind::Unavailable, "CLUSTER_DAMAGED",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The files of the database server are damaged: %1. Check the disk, then restore a "
                                "backup of %2. The log is %3."))
                        .arg(line, m_paths.base, m_paths.log));
    if (log.contains("shared memory") || log.contains("could not map anonymous") ||
        log.contains("Cannot allocate memory"))
        return fail(
            ErrorKind::Unavailable, "CLUSTER_MEMORY",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine", "The database server could not allocate memory: %1. Close other programs and try again."))
                .arg(line));
    return fail(ErrorKind::Unavailable, "CLUSTER_START",
                Message(QT_TRANSLATE_NOOP("Engine", "The database server did not start: %1. Its log is %2."))
                    .arg(line, m_paths.log));
}

Expected<Done> ServerProcess::stop(int timeoutMs) const
{
    const qint64 server = pid();
    if (server == 0)
        return Done{};
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(server), SIGINT);  // fast mode: sessions are ended and a checkpoint is written
    bool immediate = false;
    while (isAlive(server)) {
        if (!immediate && timer.elapsed() > timeoutMs) {
            immediate = true;
            ::kill(static_cast<pid_t>(server), SIGQUIT);
        }
        if (timer.elapsed() > timeoutMs + 15'000)
            return fail(
                ErrorKind::Unavailable, "CLUSTER_STOP",
                Message(QT_TRANSLATE_NOOP("Engine", "The database server (process %1) does not stop.")).arg(server));
        QThread::msleep(timer.elapsed() < 1000 ? 4 : 50);
    }
    return Done{};
}

QByteArray serverSettings(const ClusterPaths& paths)
{
    const auto quoted = [](const QString& value) { return '\'' + QFile::encodeName(value).replace('\'', "''") + '\''; };
    // Opening the workspace reports a file with mistakes; the server starts with the default.
    const auto settings = config::Settings::load(paths.workspace);
    const QString key = u"database.memory_mb"_s;
    const qint64 machine = qint64(sysconf(_SC_PHYS_PAGES)) / 1024 * sysconf(_SC_PAGESIZE) / 1024;
    const qint64 wanted = (settings ? settings->value(key) : config::setting(key)->otherwise).toInteger();
    const qint64 memory = qMax<qint64>(128, qMin(wanted, machine / 2));
    return "# Written by Signalbox at each start of the server; changes here are lost.\n"
           "listen_addresses = ''\n"
           "port = 5432\n"
           "unix_socket_directories = " +
           quoted(paths.socketDir) +
           "\n"
           "unix_socket_permissions = 0700\n"
           "password_encryption = 'scram-sha-256'\n"
           "max_connections = 120\n"
           "superuser_reserved_connections = 3\n"
           "max_locks_per_transaction = 256\n"
           "shared_buffers = '" +
           QByteArray::number(memory) +
           "MB'\n"
           "work_mem = '8MB'\n"
           "maintenance_work_mem = '64MB'\n"
           "autovacuum_work_mem = '32MB'\n"
           "temp_buffers = '4MB'\n"
           "wal_buffers = '8MB'\n"
           "effective_cache_size = '" +
           QByteArray::number(qMax<qint64>(1024, 2 * memory)) +
           "MB'\n"
           "random_page_cost = 1.1\n"
           "effective_io_concurrency = 64\n"
           "max_parallel_workers_per_gather = 0\n"
           "max_parallel_maintenance_workers = 1\n"
           "max_worker_processes = 4\n"
           "jit = off\n"
           "fsync = on\n"
           "synchronous_commit = on\n"
           "full_page_writes = on\n"
           "max_wal_senders = 0\n"
           "wal_compression = lz4\n"
           "min_wal_size = '128MB'\n"
           "max_wal_size = '1GB'\n"
           "checkpoint_timeout = '15min'\n"
           "checkpoint_completion_target = 0.9\n"
           "autovacuum_max_workers = 2\n"
           "autovacuum_naptime = '30s'\n"
           "timezone = 'UTC'\n"
           "log_timezone = 'UTC'\n"
           "lc_messages = 'C'\n"
           "logging_collector = off\n"
           "log_line_prefix = '%m [%p] %a '\n"
           "log_min_messages = warning\n"
           // A statement may contain text of an operator; the log names the failure without it.
           "log_min_error_statement = panic\n"
           "log_parameter_max_length = 0\n"
           "log_parameter_max_length_on_error = 0\n"
           "log_checkpoints = off\n";
}

QByteArray statementSettings(const QString& binaries)
{
    // The server would not start without the library.
    if (!QFileInfo::exists(QDir(binaries).filePath(u"../lib/pg_stat_statements.so"_s)))
        return {};
    // Utility statements are stored with their values.
    return "shared_preload_libraries = 'pg_stat_statements'\n"
           "pg_stat_statements.track = top\n"
           "pg_stat_statements.track_utility = off\n"
           "pg_stat_statements.max = 2000\n";
}

}  // namespace signalbox::store
