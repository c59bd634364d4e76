// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>
#include <QByteArray>
#include <QString>

#include "signalbox/error.h"

namespace signalbox::store {

struct Owner {
    uid_t uid = 0;
    gid_t gid = 0;
};

QString userName(uid_t uid);  ///< the number if the system has no name for it
/// user@host: the system user that runs this process and the machine's name, as the audit records them.
QString thisPerson();

/// The owner of cluster files: this user; for root, the system user `signalbox` (ROOT_NEEDS_USER if there is none).
Expected<Owner> clusterOwner();

/// Creates `path` with mode 0700 for `owner`, or checks the existing one: a real folder (not a symlink), of this user
/// or `owner`, not writable by others. FOLDER_REFUSED gives the reason.
Expected<Done> privateFolder(const QString& path, const Owner& owner);

/// The operator's folder, created with its parents if missing; a symlink or the folder of another user is refused.
Expected<Done> workspaceFolder(const QString& path);

/// Atomic: a temporary file beside it (0600, `owner`), synced, then renamed over. FILE_WRITE, DISK_FULL.
Expected<Done> writePrivateFile(const QString& path, const QByteArray& content, const Owner& owner);
Expected<Done> writePrivateFile(const QString& path, const QByteArray& content);  ///< owned by this user
/// A regular file (not a symlink) of this user or `owner`, not writable by others. FILE_MISSING (NotFound),
/// FILE_REFUSED.
Expected<QByteArray> readPrivateFile(const QString& path, const Owner& owner, qint64 limit = 1 << 20);

}  // namespace signalbox::store
