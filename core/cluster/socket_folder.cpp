// SPDX-License-Identifier: GPL-3.0-or-later

#include "cluster/socket_folder.h"

#include <unistd.h>
#include <QFile>
#include <QFileInfo>

#include "cluster/private_files.h"
#include "signalbox/literals.h"

namespace signalbox::store {

namespace {

constexpr qsizetype socketNameLength = 16;  // "/.s.PGSQL.5432" and the terminator

}  // namespace

Expected<QString> pickSocketDir(const ClusterPaths& paths)
{
    const auto fits = [](const QString& folder) { return QFile::encodeName(folder).size() + socketNameLength <= 108; };
    const Owner owner{paths.uid, paths.gid};
    QStringList candidates;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (::geteuid() != 0 && runtime.startsWith(QLatin1Char('/')) && QFileInfo(runtime).ownerId() == ::geteuid() &&
        QFileInfo(runtime).isWritable())
        candidates << runtime + u"/signalbox-"_s + paths.id;
    candidates << paths.base + u"/run"_s;
    if (::geteuid() != 0)
        candidates << u"/tmp/signalbox-%1-%2"_s.arg(::geteuid()).arg(paths.id);
    std::optional<Error> refused;
    for (const QString& folder : candidates) {
        if (!fits(folder))
            continue;
        const auto made = privateFolder(folder, owner);
        if (made)
            return folder;
        refused = made.error();
    }
    if (refused)
        return fail(*refused);
    return fail(
        ErrorKind::Refused, "SOCKET_PATH",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "The path of the database socket would be longer than 107 bytes. Choose a workspace "
                                  "folder with a shorter path.")));
}

}  // namespace signalbox::store
