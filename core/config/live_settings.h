// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <mutex>

#include "config/settings.h"

namespace signalbox::config {

/// The settings of a workspace as a running engine reads them: look() reads the file again if it was changed. A file
/// with mistakes changes nothing. Thread-safe.
class LiveSettings {
public:
    LiveSettings(QString folder, Settings now);

    bool look();  ///< true if values changed since the last call
    QJsonValue value(const QString& key) const;
    qint64 integer(const char* key) const { return value(QLatin1String(key)).toInteger(); }

private:
    QString m_folder;
    mutable std::mutex m_mutex;
    Settings m_settings;
    QDateTime m_read;
    qint64 m_size = -1;
};

/// Sets the minimum log level (setting log.level); QT_LOGGING_RULES overrides it.
void applyLogLevel(const QString& level);

}  // namespace signalbox::config
