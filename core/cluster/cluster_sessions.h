// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <utility>

#include "signalbox/error.h"

namespace signalbox::store {

/// flock on a file, held while the object lives; the kernel lets go when the process dies.
class FileLock {
public:
    FileLock() = default;
    ~FileLock() { release(); }
    FileLock(FileLock&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept;
    /// Waits up to timeoutMs (0: tries once). CLUSTER_BUSY when another holds it that long.
    static Expected<FileLock> take(const QString& file, int timeoutMs);
    bool isHeld() const { return m_fd >= 0; }
    void release();

private:
    int m_fd = -1;
};

/// Who is in a workspace: one locked file per session in <workspace>/sessions. A file without a lock is of a session
/// that died.
class ClusterSessions {
public:
    explicit ClusterSessions(QString workspace);
    ~ClusterSessions() { leave(); }
    Expected<Done> enter();
    void leave();                       ///< removes its own file; call it under the cluster's lock
    int others(bool removeDead) const;  ///< living sessions beside this one; remove only under the cluster's lock
    static QString lockFile(const QString& workspace);

private:
    QString m_folder, m_file;
    FileLock m_lock;
};

}  // namespace signalbox::store
