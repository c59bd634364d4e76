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

/// Runs a PostgreSQL program to its end as `owner` (setpriv when we are root), with a clean environment.
Expected<CommandResult> runAs(const Owner& owner, const QString& program, const QStringList& arguments, int timeoutMs);

/// The server process of one data folder.
class ServerProcess {
public:
    ServerProcess(const ClusterPaths& paths, QString binaries) : m_paths(paths), m_binaries(std::move(binaries)) {}

    qint64 pid() const;  ///< of the living postmaster of this very folder; 0: none
    /// The socket folder that postmaster.pid names, when it was written by a server of this very folder; else empty.
    QString socketDir() const;
    /// A server that was started a moment ago, by a session that is gone, writes postmaster.pid after it has begun to
    /// run. A child that was forked a moment before its postmaster was killed looks
    /// like one, too. Returns once the file names a living server, none runs here, or after 5 s.
    void waitForLockFile() const;
    bool answers() const;  ///< a server answers on the socket of `paths`, wherever its process is
    /// Starts it and waits until it takes connections; crash recovery is waited for and told to `progress`. `shared`:
    /// other sessions hold the cluster, so postmaster.pid stays for PostgreSQL's own checks, and a server that this
    /// process cannot see or that lost the file is left alone (CLUSTER_HELD).
    Expected<Done> start(bool shared, const std::function<void(const Message&)>& progress) const;
    /// The same for one that somebody else has started. `server`: 0 where its process cannot be seen. `logFrom`: where
    /// in the log its messages begin.
    Expected<Done> waitUntilReady(qint64 server, qint64 logFrom,
                                  const std::function<void(const Message&)>& progress) const;
    Expected<Done> stop(int timeoutMs) const;  ///< fast; immediate when that takes too long

private:
    Expected<Done> leaveOthersAlone() const;
    Expected<Done> clearStale(bool shared) const;
    tl::unexpected<Error> startFailed(qint64 logFrom) const;
    std::vector<qint64> processes() const;  ///< of this user, with this data folder as working folder

    const ClusterPaths& m_paths;
    QString m_binaries;
};

/// Settings of the private server, for a desktop: safe writes, and as much memory as the workspace's setting
/// database.memory_mb says.
QByteArray serverSettings(const ClusterPaths& paths);

}  // namespace signalbox::store
