// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>

#include "signalbox/error.h"

namespace signalbox::store {

/// An flock on a file, held while the object exists; the kernel releases it when the process dies.
class FileLock {
public:
    FileLock() = default;
    ~FileLock() { release(); }
    FileLock(FileLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept;
    /// Waits up to timeoutMs (0: tries once). CLUSTER_BUSY if another holder keeps it that long.
    static Expected<FileLock> take(const QString& file, int timeoutMs);
    bool isHeld() const { return m_fd >= 0; }
    void release();

private:
    int m_fd = -1;
};

/// The sessions of a workspace: one locked file per session in <workspace>/sessions. A file without a lock belongs to a
/// session that died.
class ClusterSessions {
public:
    explicit ClusterSessions(QString workspace);
    ~ClusterSessions() { leave(); }
    Expected<Done> enter();
    void leave();  ///< removes its own file; call it under the cluster's lock
    int others(
        bool removeDead) const;  ///< number of running sessions besides this one; remove only under the cluster's lock
    static QString lockFile(const QString& workspace);

private:
    QString m_folder, m_file;
    FileLock m_lock;
};

}  // namespace signalbox::store
