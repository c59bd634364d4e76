// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/live_settings.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::config {

namespace {

QFileInfo fileIn(const QString& folder)
{
    return QFileInfo(QDir(folder).filePath(u"settings.json"_s));
}

}  // namespace

LiveSettings::LiveSettings(QString folder, Settings now) : m_folder(std::move(folder)), m_settings(std::move(now))
{
    const QFileInfo file = fileIn(m_folder);
    m_read = file.lastModified();
    m_size = file.exists() ? file.size() : -1;
}

bool LiveSettings::look()
{
    const QFileInfo file = fileIn(m_folder);
    const QDateTime changed = file.lastModified();
    const qint64 size = file.exists() ? file.size() : -1;
    {
        const std::lock_guard lock(m_mutex);
        if (changed == m_read && size == m_size)
            return false;
        m_read = changed;
        m_size = size;
    }
    auto loaded = Settings::load(m_folder);
    if (!loaded) {
        qCWarning(logEngine).noquote() << "The settings stay as they were:" << loaded.error().text();
        return false;
    }
    const std::lock_guard lock(m_mutex);
    m_settings = std::move(*loaded);
    return true;
}

QJsonValue LiveSettings::value(const QString& key) const
{
    const std::lock_guard lock(m_mutex);
    return m_settings.value(key);
}

void applyLogLevel(const QString& level)
{
    if (!qEnvironmentVariableIsEmpty("QT_LOGGING_RULES"))
        return;
    QString rules;
    if (level == "debug"_L1)
        rules = u"signalbox.*.debug=true"_s;
    else if (level == "warning"_L1)
        rules = u"signalbox.*.info=false"_s;
    QLoggingCategory::setFilterRules(rules);
}

}  // namespace signalbox::config
