// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/disk_guard.h"

#include <QStorageInfo>

#include "signalbox/literals.h"
#include "support/log.h"
#include "support/supervisor_tools.h"

namespace signalbox::engine {

DiskGuard::Measure DiskGuard::diskOf(const QString& directory)
{
    if (directory.isEmpty())
        return {};
    return [directory] {
        const QStorageInfo disk(directory);
        return disk.isValid() ? Space{disk.bytesAvailable(), disk.bytesTotal()} : Space{};
    };
}

bool DiskGuard::look()
{
    if (!m_measure || !due(m_lookedAt, 5'000))
        return false;
    const Space space = m_measure();
    if (space.free < 0)
        return false;
    m_free = space.free;
    const qint64 reserve = m_reserve(space.total), resume = reserve + reserve / 10;
    const bool low = m_free < (m_failure ? resume : reserve);
    if (low == m_failure.has_value())
        return false;
    m_failure.reset();
    if (low) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const Error error = Error::make(
            ErrorKind::Retryable, "DISK_RESERVE",
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "Only %1 MB are free on the disk of the database. Indexing is paused to keep the database "
                        "working, and resumes when %2 MB are free. Free some space or delete a chain."))
                .arg(m_free >> 20)
                .arg(resume >> 20),
            {{u"freeBytes"_s, m_free}, {u"reserveBytes"_s, reserve}});
        m_failure = Failure{error, now, now, 1, {}};
        qCWarning(logEngine).noquote() << error.text();
    }
    return true;
}

}  // namespace signalbox::engine
