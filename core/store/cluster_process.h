#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <functional>

#include "signalbox/error.h"
#include "store/private_cluster.h"
#include "store/private_files.h"

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
    /// Starts it and waits until it takes connections; crash recovery is waited for and told to `progress`.
    Expected<Done> start(const std::function<void(const QString&)>& progress) const;
    /// The same for one that somebody else has started. `logFrom`: where in the log its messages begin.
    Expected<Done> waitUntilReady(qint64 server, qint64 logFrom,
                                  const std::function<void(const QString&)>& progress) const;
    Expected<Done> stop(int timeoutMs) const;  ///< fast; immediate when that takes too long

private:
    Expected<Done> clearStale() const;
    tl::unexpected<Error> startFailed(qint64 logFrom) const;
    std::vector<qint64> processes() const;  ///< of this user, with this data folder as working folder

    const ClusterPaths& m_paths;
    QString m_binaries;
};

/// Settings of the private server, for a desktop: safe writes, and as much memory as the workspace's setting
/// database.memory_mb says.
QByteArray serverSettings(const ClusterPaths& paths);

}  // namespace signalbox::store
