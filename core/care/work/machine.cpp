// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QStorageInfo>

#include "care/work/steps.h"
#include "signalbox/literals.h"

namespace signalbox::care {

QString Machine::serverLog() const
{
    return hasFiles() ? QDir::cleanPath(dataDirectory + u"/../server.log"_s) : QString();
}

std::optional<qint64> Machine::freeBytes() const
{
    if (!hasFiles())
        return std::nullopt;
    const QStorageInfo disk(dataDirectory);
    return disk.isValid() ? std::optional<qint64>(disk.bytesAvailable()) : std::nullopt;
}

Expected<Done> Machine::allows(qint64 wanted) const
{
    if (!hasFiles())
        return Done{};
    const QStorageInfo disk(dataDirectory);
    const qint64 kept = reserve ? reserve(disk.bytesTotal()) : 0;
    if (!disk.isValid() || disk.bytesAvailable() - wanted >= kept)
        return Done{};
    return fail(
        ErrorKind::Unavailable, "DISK_FULL",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "Maintenance needs %L1 MB on the disk of the database, %L2 MB are free and %L3 "
                                  "MB of them are reserved. Nothing was changed. Free some space and try "
                                  "again."))
            .arg(wanted >> 20)
            .arg(disk.bytesAvailable() >> 20)
            .arg(kept >> 20),
        {{u"freeBytes"_s, disk.bytesAvailable()}});
}

}  // namespace signalbox::care
