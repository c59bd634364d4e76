// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <memory>
#include <optional>

#include "postgres/connection_info.h"
#include "signalbox/error.h"

namespace signalbox::store {

/// The roles of a workspace's database. Bootstrap is the private cluster's superuser, which is used to create and
/// migrate, never by the engine.
enum class Role { Bootstrap, Engine, Reader };

struct ClusterPaths {
    QString workspace;  ///< the operator's folder; contains cluster.json, which names `base`
    QString base;       ///< 0700, of the owner: data/, server.log, roles.json (0600)
    QString data;
    QString socketDir;  ///< 0700, at most 107 bytes with the socket's name
    QString log;
    QString id;             ///< eight hex digits, random
    uint uid = 0, gid = 0;  ///< owner of the server process
};

/// The private PostgreSQL cluster of a local workspace, shared by all sessions (windows, commands) on this folder: the
/// first one starts it, the last one stops it. Roles' passwords are random and stored in roles.json (0600) beside the
/// data: whoever can read that file can read the data files anyway, so a keychain would add a way to be locked out but
/// no protection. For root, the cluster is in /var/lib/signalbox/<name> and its process runs as the system user
/// `signalbox`. Blocking calls; any one thread. Errors: ROOT_NEEDS_USER, POSTGRESQL_MISSING, FOLDER_REFUSED,
/// CLUSTER_START, DISK_FULL, CLUSTER_DAMAGED, CLUSTER_VERSION, SOCKET_PATH.
class PrivateCluster {
public:
    using Progress = std::function<void(const Message& text)>;

    static bool exists(const QString& workspace);  ///< true if the folder refers to a cluster
    /// Joins the cluster of this folder; creates and starts it if needed. Recovery after a crash is waited for.
    static Expected<std::unique_ptr<PrivateCluster>> join(const QString& workspace, const Progress& progress = {});
    /// Removes the cluster and the reference to it. Refused while another session uses it (CLUSTER_IN_USE).
    static Expected<Done> remove(const QString& workspace);
    /// Stops a running cluster; refused while sessions use it, unless `force` (they reconnect by restarting it).
    static Expected<Done> stop(const QString& workspace, bool force);
    static int sessions(const QString& workspace);  ///< number of sessions now

    ~PrivateCluster();               ///< leaves the cluster
    void leave();                    ///< stops the server if this is the last session
    Expected<Done> ensureRunning();  ///< restarts it if it died; returns at once if it runs
    bool isRunning() const;
    qint64 serverPid() const;  ///< 0 if not running

    const ClusterPaths& paths() const;
    ConnectionInfo connection(Role role) const;
    QString serverVersion() const;  ///< "PostgreSQL 15.18"

private:
    struct Private;
    explicit PrivateCluster(std::unique_ptr<Private>);
    std::unique_ptr<Private> d;
};

/// The newest /usr/lib/postgresql/<n>/bin with n ≥ 15, or the folder in PATH that has initdb; else empty.
QString findPostgresBinaries();

}  // namespace signalbox::store
