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

QString userName(uid_t uid);  ///< its number when the system has no name for it
/// user@host: the system user who runs this process and the machine's name, as the audit records them.
QString thisPerson();

/// Who owns cluster files: this user; for root the system user `signalbox` (ROOT_NEEDS_USER when there is none).
Expected<Owner> clusterOwner();

/// Makes `path` with mode 0700 for `owner`, or checks the one that is there: a real folder (no symlink), of this user
/// or `owner`, and not writable by others. FOLDER_REFUSED says why not.
Expected<Done> privateFolder(const QString& path, const Owner& owner);

/// The operator's folder: made with its parents when it is not there; a symlink or another's folder is refused.
Expected<Done> workspaceFolder(const QString& path);

/// Atomic: a temporary file beside it (0600, `owner`), synced, then renamed over. FILE_WRITE, DISK_FULL.
Expected<Done> writePrivateFile(const QString& path, const QByteArray& content, const Owner& owner);
Expected<Done> writePrivateFile(const QString& path, const QByteArray& content);  ///< as this user
/// A regular file (no symlink) of this user or `owner` that others cannot write. FILE_MISSING (NotFound), FILE_REFUSED.
Expected<QByteArray> readPrivateFile(const QString& path, const Owner& owner, qint64 limit = 1 << 20);

}  // namespace signalbox::store
