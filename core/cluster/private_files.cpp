// SPDX-License-Identifier: GPL-3.0-or-later

#include "cluster/private_files.h"
#include "signalbox/literals.h"

#include <fcntl.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSysInfo>
#include <cerrno>
#include <cstring>

namespace signalbox::store {

namespace {

QString reason(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

tl::unexpected<Error> writeFailed(const QString& path, int number)
{
    if (number == ENOSPC || number == EDQUOT)
        return fail(ErrorKind::Unavailable, "DISK_FULL",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine", "The disk is full: %1 could not be written. Free some space and try again."))
                        .arg(path),
                    {{u"path"_s, path}});
    return fail(ErrorKind::Unavailable, "FILE_WRITE",
                Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be written: %2.")).arg(path, reason(number)),
                {{u"path"_s, path}});
}

tl::unexpected<Error> folderRefused(const QString& path, const Message& why)
{
    return fail(ErrorKind::Refused, "FOLDER_REFUSED",
                Message(QT_TRANSLATE_NOOP("Engine", "The folder %1 cannot be used: %2")).arg(path, why),
                {{u"path"_s, path}});
}

/// The system's text for a read-only folder, one of another user or a broken disk, and what to do about it.
tl::unexpected<Error> folderFailed(const QString& path, int number)
{
    return folderRefused(
        path, Message(QT_TRANSLATE_NOOP("Engine",
                                        "it is not writable: %1. Change its permissions, or choose another folder."))
                  .arg(reason(number)));
}

}  // namespace

QString userName(uid_t uid)
{
    const passwd* entry = ::getpwuid(uid);
    return entry ? QString::fromLocal8Bit(entry->pw_name) : QString::number(uid);
}

QString thisPerson()
{
    return userName(::getuid()) + QLatin1Char('@') + QSysInfo::machineHostName();
}

namespace {

Expected<Done> checkFolder(const QString& path, const struct stat& info, const Owner& owner, mode_t forbidden)
{
    if (S_ISLNK(info.st_mode))
        return folderRefused(path,
                             Message(QT_TRANSLATE_NOOP("Engine", "it is a symbolic link. Specify the folder itself.")));
    if (!S_ISDIR(info.st_mode))
        return folderRefused(path, Message(QT_TRANSLATE_NOOP("Engine", "it is not a folder. Choose another name.")));
    if (info.st_uid != ::geteuid() && info.st_uid != owner.uid)
        return folderRefused(path,
                             Message(QT_TRANSLATE_NOOP("Engine", "it is owned by %1. Choose a folder that you own."))
                                 .arg(userName(info.st_uid)));
    if (info.st_mode & forbidden)
        return folderRefused(
            path, Message(QT_TRANSLATE_NOOP("Engine", "others can write to it. Run: chmod go-w '%1'")).arg(path));
    return Done{};
}

}  // namespace

Expected<Owner> clusterOwner()
{
    if (::geteuid() != 0)
        return Owner{::geteuid(), ::getegid()};
    const passwd* entry = ::getpwnam("signalbox");
    if (!entry || entry->pw_uid == 0)
        return fail(
            ErrorKind::Refused, "ROOT_NEEDS_USER",
            Message(QT_TRANSLATE_NOOP(
                "Engine",
                "PostgreSQL does not run as root, and the system user signalbox, which would run it, does not exist. "
                "Create it with: useradd --system --home-dir /var/lib/signalbox --shell /usr/sbin/nologin signalbox")));
    return Owner{entry->pw_uid, entry->pw_gid};
}

Expected<Done> privateFolder(const QString& path, const Owner& owner)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) == 0) {
        if (::geteuid() == 0 && ::lchown(name.constData(), owner.uid, owner.gid) != 0)
            return writeFailed(path, errno);
        return Done{};
    }
    if (errno != EEXIST)
        return errno == ENOSPC || errno == EDQUOT ? Expected<Done>(writeFailed(path, errno))
                                                  : folderFailed(path, errno);
    struct stat info {};
    if (::lstat(name.constData(), &info) != 0)
        return folderFailed(path, errno);
    if (const auto checked = checkFolder(path, info, owner, S_IWGRP | S_IWOTH); !checked)
        return checked;
    if ((info.st_mode & 0777) != 0700 && ::chmod(name.constData(), 0700) != 0)
        return folderRefused(
            path,
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "its mode is not 0700 and cannot be changed: %1. Choose a folder that you own."))
                .arg(reason(errno)));
    if (::geteuid() == 0 && info.st_uid != owner.uid && ::lchown(name.constData(), owner.uid, owner.gid) != 0)
        return writeFailed(path, errno);
    return Done{};
}

Expected<Done> workspaceFolder(const QString& path)
{
    struct stat info {};
    const QByteArray name = QFile::encodeName(path);
    if (::lstat(name.constData(), &info) != 0) {
        if (errno != ENOENT)
            return folderFailed(path, errno);
        const QString parent = QFileInfo(path).absolutePath();
        if (!QDir().mkpath(parent))
            return folderRefused(
                path, Message(QT_TRANSLATE_NOOP(
                                  "Engine", "%1 could not be created. Create it yourself, or choose another folder."))
                          .arg(parent));
        if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
            return errno == ENOSPC || errno == EDQUOT ? Expected<Done>(writeFailed(path, errno))
                                                      : folderFailed(path, errno);
        if (::lstat(name.constData(), &info) != 0)
            return folderFailed(path, errno);
    }
    Owner owner{::geteuid(), ::getegid()};
    if (const auto system = clusterOwner())
        owner = *system;
    if (const auto checked = checkFolder(path, info, owner, S_IWOTH); !checked)
        return checked;
    if (::access(name.constData(), W_OK | X_OK) != 0)
        return folderFailed(path, errno);
    return Done{};
}

Expected<Done> writePrivateFile(const QString& path, const QByteArray& content, const Owner& owner)
{
    const QByteArray name = QFile::encodeName(path);
    const QByteArray temporary = name + "." + QByteArray::number(QRandomGenerator::system()->generate(), 16) + ".new";
    const int fd = ::open(temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return writeFailed(path, errno);
    int error = 0;
    if (::geteuid() == 0 && ::fchown(fd, owner.uid, owner.gid) != 0)
        error = errno;
    for (qsizetype done = 0; !error && done < content.size();) {
        const ssize_t wrote = ::write(fd, content.constData() + done, static_cast<std::size_t>(content.size() - done));
        if (wrote < 0 && errno != EINTR)
            error = errno;
        else if (wrote > 0)
            done += wrote;
    }
    if (!error && ::fsync(fd) != 0)
        error = errno;
    ::close(fd);
    if (!error && ::rename(temporary.constData(), name.constData()) != 0)
        error = errno;
    if (error) {
        ::unlink(temporary.constData());
        return writeFailed(path, error);
    }
    const int folder =
        ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return Done{};
}

Expected<Done> writePrivateFile(const QString& path, const QByteArray& content)
{
    return writePrivateFile(path, content, Owner{::geteuid(), ::getegid()});
}

Expected<QByteArray> readPrivateFile(const QString& path, const Owner& owner, qint64 limit)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return fail(ErrorKind::NotFound, "FILE_MISSING",
                    Message(QT_TRANSLATE_NOOP("Engine", "The file %1 does not exist.")).arg(path), {{u"path"_s, path}});
    const auto refuse = [&](const Message& why) {
        if (fd >= 0)
            ::close(fd);
        return fail(ErrorKind::Refused, "FILE_REFUSED",
                    Message(QT_TRANSLATE_NOOP("Engine", "The file %1 cannot be used: %2")).arg(path, why),
                    {{u"path"_s, path}});
    };
    if (fd < 0)
        return refuse(errno == ELOOP ? Message(QT_TRANSLATE_NOOP("Engine", "it is a symbolic link."))
                                     : Message(reason(errno) + u'.'));
    struct stat info {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))
        return refuse(Message(QT_TRANSLATE_NOOP("Engine", "it is not a regular file.")));
    if (info.st_uid != ::geteuid() && info.st_uid != owner.uid)
        return refuse(Message(QT_TRANSLATE_NOOP("Engine", "it is owned by %1.")).arg(userName(info.st_uid)));
    if (info.st_mode & (S_IWGRP | S_IWOTH))
        return refuse(Message(QT_TRANSLATE_NOOP("Engine", "others can write to it. Run: chmod go-w '%1'")).arg(path));
    if (info.st_size > limit)
        return refuse(Message(QT_TRANSLATE_NOOP("Engine", "it is larger than expected.")));
    QByteArray content(static_cast<qsizetype>(info.st_size), Qt::Uninitialized);
    qsizetype got = 0;
    while (got < content.size()) {
        const ssize_t count = ::read(fd, content.data() + got, static_cast<std::size_t>(content.size() - got));
        if (count <= 0)
            break;
        got += count;
    }
    content.truncate(got);
    ::close(fd);
    return content;
}

}  // namespace signalbox::store
