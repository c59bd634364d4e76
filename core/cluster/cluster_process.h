// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <functional>

#include "cluster/private_cluster.h"
#include "cluster/private_files.h"
#include "signalbox/error.h"

namespace signalbox::store {

struct CommandResult {
    int exitCode = -1;
    QByteArray output;  ///< standard output and error
};

/// Runs a PostgreSQL program to its end as `owner` (by setpriv if we are root), with a clean environment.
Expected<CommandResult> runAs(const Owner& owner, const QString& program, const QStringList& arguments, int timeoutMs);

/// The server process of one data folder.
class ServerProcess {
public:
    ServerProcess(const ClusterPaths& paths, QString binaries) : m_paths(paths), m_binaries(std::move(binaries)) {}

    qint64 pid() const;  ///< process of the running postmaster of this folder; 0 if none
    /// The socket folder that postmaster.pid names if a server of this folder wrote it; else empty.
    QString socketDir() const;
    /// Returns once the file names a running server, no server runs here, or after 5 s. A server that was just started
    /// by a session that has ended writes postmaster.pid some time after its start. A child that was forked just before
    /// its postmaster was killed looks the same.
    void waitForLockFile() const;
    bool answers() const;  ///< true if a server answers on the socket of `paths`, wherever its process is
    /// Starts the server and waits until it accepts connections; crash recovery is waited for and reported to
    /// `progress`. `shared`: other sessions hold the cluster, so postmaster.pid is kept for PostgreSQL's own checks,
    /// and a server that this process cannot see or that lost the file is left alone (CLUSTER_HELD).
    Expected<Done> start(bool shared, const std::function<void(const Message&)>& progress) const;
    /// The same wait for a server that another session started. `server` is 0 if its process cannot be seen. `logFrom`
    /// is the position of its first message in the log.
    Expected<Done> waitUntilReady(qint64 server, qint64 logFrom,
                                  const std::function<void(const Message&)>& progress) const;
    Expected<Done> stop(int timeoutMs) const;  ///< fast mode, then immediate mode if that takes too long

private:
    Expected<Done> leaveOthersAlone() const;
    Expected<Done> clearStale(bool shared) const;
    tl::unexpected<Error> startFailed(qint64 logFrom) const;
    std::vector<qint64> processes() const;  ///< processes of this user with this data folder as working folder

    const ClusterPaths& m_paths;
    QString m_binaries;
};

/// Settings of the private server for a desktop: durable writes, and as much memory as the workspace's setting
/// database.memory_mb allows.
QByteArray serverSettings(const ClusterPaths& paths);
/// Loads the statistics of statements, if the installation has them; else empty.
QByteArray statementSettings(const QString& binaries);

}  // namespace signalbox::store
