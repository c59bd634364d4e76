// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/settings.h"
#include "signalbox/literals.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace signalbox::config {

const Setting* setting(const QString& key)
{
    for (const Setting& setting : declared())
        if (key == QLatin1String(setting.key))
            return &setting;
    return nullptr;
}

namespace {

/// Empty: fits.
QString mistake(const Setting& setting, const QJsonValue& value)
{
    switch (setting.type) {
        case Setting::Type::Number:
            if (!value.isDouble() || value.toDouble() < setting.least || value.toDouble() > setting.most)
                return u"%1 must be a number from %L2 to %L3."_s.arg(QLatin1String(setting.key))
                    .arg(qint64(setting.least))
                    .arg(qint64(setting.most));
            return {};
        case Setting::Type::Flag:
            return value.isBool() ? QString() : u"%1 must be true or false."_s.arg(QLatin1String(setting.key));
        case Setting::Type::Word:
            if (!QString::fromLatin1(setting.words).split(QLatin1Char(' ')).contains(value.toString()))
                return u"%1 must be one of: %2."_s.arg(QLatin1String(setting.key), QLatin1String(setting.words));
            return {};
    }
    return {};
}

}  // namespace

const std::vector<Setting>& declared()
{
    using Type = Setting::Type;
    static const std::vector<Setting> all{
        {"disk.reserve_mb", Type::Number, 0, 0, 10'000'000, "",
         "Free megabytes on the disk below which indexing pauses (0 = the smaller of 2 GB and 2 % of the disk)."},
        {"database.memory_mb", Type::Number, 128, 128, 1'048'576, "",
         "Megabytes of shared buffers of the private database, at most half of the machine's memory. More memory "
         "speeds up indexing of long histories. Takes effect after a restart of the private database.",
         true},
        {"sync.ranges_ahead", Type::Number, 10, 2, 64, "",
         "Maximum ranges of blocks per chain that are in flight or waiting to be written. More ranges need more "
         "memory."},
        {"sync.commit_rows", Type::Number, 20'000, 1'000, 200'000, "",
         "Rows of history per transaction. More rows are faster on slow disks and need more memory."},
        {"sync.gap_scan_minutes", Type::Number, 60, 0, 10'080, "",
         "Minutes between automatic gap scans of a chain (0 = only at start and on request)."},
        {"sync.optimise", Type::Word, u"monthly"_s, 0, 0, "off weekly monthly",
         "How often the tables of each Canopy chain are optimised by themselves: vacuumed, analysed, and bloated "
         "indexes made anew."},
        {"sync.optimise_keep_days", Type::Number, 0, 0, 36'500, "",
         "For how many days the state at past heights of Canopy chains can be asked: optimising drops older versions "
         "that newer ones superseded; 0: all are kept."},
        {"log.level", Type::Word, u"info"_s, 0, 0, "debug info warning", "Minimum log level."},
        {"log.file", Type::Flag, true, 0, 0, "", "Whether the engine writes signalbox.log in the workspace folder.",
         true},
    };
    return all;
}

Expected<Settings> Settings::load(const QString& folder)
{
    Settings settings;
    settings.m_file = QDir(folder).filePath(u"settings.json"_s);
    QFile file(settings.m_file);
    if (!file.exists())
        return settings;
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Refused, "SETTINGS_UNREADABLE",
                    u"%1 cannot be read: %2."_s.arg(settings.m_file, file.errorString()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return fail(ErrorKind::Invalid, "SETTINGS_UNREADABLE",
                    u"%1 is not a JSON object: %2. Correct it, or remove it to restore the defaults."_s.arg(
                        settings.m_file, error.errorString()));
    settings.m_values = document.object();
    QStringList mistakes;
    for (auto it = settings.m_values.constBegin(); it != settings.m_values.constEnd(); ++it) {
        const Setting* setting = config::setting(it.key());
        const QString wrong = setting ? mistake(*setting, it.value()) : u"There is no setting %1."_s.arg(it.key());
        if (!wrong.isEmpty())
            mistakes << wrong;
    }
    if (!mistakes.isEmpty())
        return fail(ErrorKind::Invalid, "BAD_SETTING",
                    u"%1: %2"_s.arg(settings.m_file, mistakes.join(QLatin1Char(' '))));
    return settings;
}

QJsonValue Settings::value(const QString& key) const
{
    if (m_values.contains(key))
        return m_values.value(key);
    const Setting* setting = config::setting(key);
    return setting ? setting->otherwise : QJsonValue(QJsonValue::Undefined);
}

Expected<Done> Settings::set(const QString& key, const QString& text)
{
    const Setting* setting = config::setting(key);
    if (!setting)
        return fail(ErrorKind::NotFound, "UNKNOWN_SETTING", u"There is no setting %1."_s.arg(key));
    if (text == "default"_L1) {
        m_values.remove(key);
        return Done{};
    }
    QJsonValue value(text);
    if (setting->type == Setting::Type::Number) {
        bool ok = false;
        const double number = text.toDouble(&ok);
        value = ok ? QJsonValue(number) : QJsonValue();
    } else if (setting->type == Setting::Type::Flag) {
        value = text == "true"_L1 ? QJsonValue(true) : text == "false"_L1 ? QJsonValue(false) : QJsonValue();
    }
    if (const QString wrong = mistake(*setting, value); !wrong.isEmpty())
        return fail(ErrorKind::Invalid, "BAD_SETTING", wrong);
    m_values.insert(key, value);
    return Done{};
}

Expected<Done> Settings::save() const
{
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(m_values).toJson()) < 0 || !file.commit())
        return fail(ErrorKind::Refused, "SETTINGS_UNWRITABLE",
                    u"%1 could not be written: %2."_s.arg(m_file, file.errorString()));
    return Done{};
}

}  // namespace signalbox::config
