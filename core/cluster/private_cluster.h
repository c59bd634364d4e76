// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <optional>

#include "postgres/connection_info.h"
#include "signalbox/error.h"

namespace signalbox::store {

/// The roles of a workspace's database. Bootstrap is the private cluster's superuser: used to make and migrate, never
/// by the engine.
enum class Role { Bootstrap, Engine, Reader };

struct ClusterPaths {
    QString workspace;  ///< the operator's folder; holds cluster.json, which names `base`
    QString base;       ///< 0700, of the owner: data/, server.log, roles.json (0600)
    QString data;
    QString socketDir;  ///< 0700, at most 107 bytes with the socket's name
    QString log;
    QString id;             ///< eight hex digits, random
    uint uid = 0, gid = 0;  ///< owner of the server process
};

/// The private PostgreSQL cluster of a local workspace, shared by all sessions (windows, commands) on this folder: the
/// first one starts it, the last one out stops it. Roles' passwords are random and lie in roles.json (0600) beside the
/// data: who can read that file owns the data files anyway, so a keychain would add a way to be locked out and no
/// protection. Run as root, the cluster lies in /var/lib/signalbox/<name> and its process is the system user
/// `signalbox`. Blocking calls; any one thread. Errors: ROOT_NEEDS_USER, POSTGRESQL_MISSING, FOLDER_REFUSED,
/// CLUSTER_START, DISK_FULL, CLUSTER_DAMAGED, CLUSTER_VERSION, SOCKET_PATH.
class PrivateCluster {
public:
    using Progress = std::function<void(const Message& text)>;

    static bool exists(const QString& workspace);  ///< the folder points to a cluster
    /// Joins the cluster of this folder; makes and starts it when needed. Recovery after a crash is waited for.
    static Expected<std::unique_ptr<PrivateCluster>> join(const QString& workspace, const Progress& progress = {});
    /// Removes cluster and pointer. Refused while another session is in (CLUSTER_IN_USE).
    static Expected<Done> remove(const QString& workspace);
    /// Stops a running cluster; refused while sessions are in, unless `force` (they reconnect by restarting it).
    static Expected<Done> stop(const QString& workspace, bool force);
    static int sessions(const QString& workspace);  ///< how many are in now

    ~PrivateCluster();               ///< leaves
    void leave();                    ///< the last one out stops the server
    Expected<Done> ensureRunning();  ///< starts it again when it died; answers at once when it runs
    bool isRunning() const;
    qint64 serverPid() const;  ///< 0: not running

    const ClusterPaths& paths() const;
    ConnectionInfo connection(Role role) const;
    QString serverVersion() const;  ///< "PostgreSQL 15.18"

private:
    struct Private;
    explicit PrivateCluster(std::unique_ptr<Private>);
    std::unique_ptr<Private> d;
};

/// The newest /usr/lib/postgresql/<n>/bin with n ≥ 15, or where PATH finds initdb; empty: none.
QString findPostgresBinaries();

}  // namespace signalbox::store
