// SPDX-License-Identifier: GPL-3.0-or-later

#include "cluster/cluster_sessions.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>
#include <QUuid>
#include <cerrno>

#include "cluster/private_files.h"
#include "signalbox/literals.h"

namespace signalbox::store {

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    if (this != &other) {
        release();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

void FileLock::release()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

Expected<FileLock> FileLock::take(const QString& file, int timeoutMs)
{
    FileLock lock;
    // Not inherited: a server that outlived this process would hold the lock.
    lock.m_fd = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (lock.m_fd < 0)
        return fail(
            ErrorKind::Unavailable, errno == ENOSPC ? "DISK_FULL" : "FILE_WRITE",
            errno == ENOSPC
                ? Message(QT_TRANSLATE_NOOP(
                              "Engine", "The disk is full: %1 could not be created. Free some space and try again."))
                      .arg(file)
                : Message(QT_TRANSLATE_NOOP("Engine", "The lock file %1 could not be opened.")).arg(file));
    QElapsedTimer timer;
    timer.start();
    while (::flock(lock.m_fd, LOCK_EX | LOCK_NB) != 0) {
        if (timer.elapsed() >= timeoutMs)
            return fail(ErrorKind::Retryable, "CLUSTER_BUSY",
                        Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "Another Signalbox is starting or stopping the database of this workspace. Try "
                            "again in a moment.")));
        QThread::msleep(10);
    }
    return lock;
}

ClusterSessions::ClusterSessions(QString workspace) : m_folder(workspace + u"/sessions"_s) {}

QString ClusterSessions::lockFile(const QString& workspace)
{
    return workspace + u"/cluster.lock"_s;
}

Expected<Done> ClusterSessions::enter()
{
    if (const auto made = privateFolder(m_folder, Owner{::geteuid(), ::getegid()}); !made)
        return made;
    m_file = m_folder + u"/%1-%2"_s.arg(::getpid()).arg(QUuid::createUuid().toString(QUuid::Id128).left(8));
    auto lock = FileLock::take(m_file, 0);
    if (!lock)
        return fail(lock.error());
    m_lock = std::move(*lock);
    return Done{};
}

void ClusterSessions::leave()
{
    if (!m_lock.isHeld())
        return;
    QFile::remove(m_file);
    m_lock.release();
}

int ClusterSessions::others(bool removeDead) const
{
    int count = 0;
    for (const QString& name : QDir(m_folder).entryList(QDir::Files | QDir::NoSymLinks)) {
        const QString file = m_folder + QLatin1Char('/') + name;
        if (file == m_file)
            continue;
        const int fd = ::open(QFile::encodeName(file).constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        if (fd < 0)
            continue;
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0)
            ++count;
        else if (removeDead)
            QFile::remove(file);
        ::close(fd);
    }
    return count;
}

}  // namespace signalbox::store
