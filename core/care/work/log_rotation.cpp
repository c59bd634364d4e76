// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/work/log_rotation.h"

#include <QFile>

#include "signalbox/literals.h"

namespace signalbox::care {

Expected<qint64> rotateLog(const QString& file)
{
    const QString former = file + u".1"_s;
    QFile log(file);
    const qint64 bytes = log.size();
    const auto failed = [&](const QString& said) {
        return fail(ErrorKind::Unavailable, "FILE_WRITE",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The server log %1 could not be rotated: %2. Check the "
                                              "permissions of its folder."))
                        .arg(file, said));
    };
    if (QFile::exists(former) && !QFile::remove(former))
        return failed(u"%1 cannot be removed"_s.arg(former));
    // A copy has the mode of the original: 0600.
    if (!log.copy(former))
        return failed(log.errorString());
    if (!log.resize(0))
        return failed(log.errorString());
    return bytes;
}

}  // namespace signalbox::care
