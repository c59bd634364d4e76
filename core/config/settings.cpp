// SPDX-License-Identifier: GPL-3.0-or-later

#include "config/settings.h"
#include "signalbox/literals.h"
#include "signalbox/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>
#include <QUrl>
#include <algorithm>

namespace signalbox::config {

const Setting* setting(const QString& key)
{
    for (const Setting& setting : declared())
        if (key == QLatin1String(setting.key) || (*setting.former && key == QLatin1String(setting.former)))
            return &setting;
    return nullptr;
}

const Setting* sharedSetting(const QString& key)
{
    for (const Setting& setting : declaredShared())
        if (key == QLatin1String(setting.key))
            return &setting;
    return nullptr;
}

namespace {

bool isAddress(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString host = url.host();
    static const QRegularExpression loopback(u"^(?:localhost|::1|127(?:\\.\\d{1,3}){3})$"_s);
    const bool here = loopback.match(host).hasMatch();
    return text.size() <= 2'000 && url.isValid() && !host.isEmpty() && url.userInfo().isEmpty() && !url.hasQuery() &&
           !url.hasFragment() && (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && here));
}

bool isPath(const QString& text)
{
    const auto bad = [](QChar c) { return c.category() == QChar::Other_Control; };
    return text.size() <= 4'096 && QDir::isAbsolutePath(text) && std::none_of(text.begin(), text.end(), bad);
}

/// A value under the key of an earlier version moves to the new key, unless the new key is present, too.
QJsonObject withNewKeys(QJsonObject values)
{
    for (const Setting& setting : declared()) {
        const QJsonValue former = *setting.former ? values.take(QLatin1String(setting.former)) : QJsonValue();
        if (!former.isUndefined() && !former.isNull() && !values.contains(QLatin1String(setting.key)))
            values.insert(QLatin1String(setting.key), former);
    }
    return values;
}

/// Returns an empty message for a valid value.
Message mistake(const Setting& setting, const QJsonValue& value)
{
    switch (setting.type) {
        case Setting::Type::Number:
            if (!value.isDouble() || value.toDouble() < setting.least || value.toDouble() > setting.most)
                return Message(QT_TRANSLATE_NOOP("Engine", "%1 must be a number from %L2 to %L3."))
                    .arg(QLatin1String(setting.key))
                    .arg(qint64(setting.least))
                    .arg(qint64(setting.most));
            return {};
        case Setting::Type::Flag:
            return value.isBool() ? Message()
                                  : Message(QT_TRANSLATE_NOOP("Engine", "%1 must be true or false."))
                                        .arg(QLatin1String(setting.key));
        case Setting::Type::Word:
            if (!QString::fromLatin1(setting.words).split(QLatin1Char(' ')).contains(value.toString()))
                return Message(QT_TRANSLATE_NOOP("Engine", "%1 must be one of: %2."))
                    .arg(QLatin1String(setting.key), QLatin1String(setting.words));
            return {};
        case Setting::Type::Url:
            return isAddress(value.toString())
                       ? Message()
                       : Message(QT_TRANSLATE_NOOP("Engine",
                                                   "%1 must be an address that begins with https:// and has no user, "
                                                   "query or fragment. Only a server on this machine may use http://."))
                             .arg(QLatin1String(setting.key));
        case Setting::Type::Path:
            return isPath(value.toString())
                       ? Message()
                       : Message(QT_TRANSLATE_NOOP("Engine", "%1 must be a path that begins with /."))
                             .arg(QLatin1String(setting.key));
    }
    return {};
}

tl::unexpected<Error> bad(Message message)
{
    return fail(ErrorKind::Invalid, "BAD_SETTING", std::move(message));
}

}  // namespace

bool isValid(const Setting& setting, const QJsonValue& value)
{
    return mistake(setting, value).isEmpty();
}

Expected<QJsonValue> valueOf(const Setting& setting, const QString& text)
{
    QJsonValue value(text);
    if (setting.type == Setting::Type::Number) {
        bool ok = false;
        const double number = text.toDouble(&ok);
        value = ok ? QJsonValue(number) : QJsonValue();
    } else if (setting.type == Setting::Type::Flag) {
        value = text == "true"_L1 ? QJsonValue(true) : text == "false"_L1 ? QJsonValue(false) : QJsonValue();
    }
    if (Message wrong = mistake(setting, value); !wrong.isEmpty())
        return bad(std::move(wrong));
    return value;
}

SettingField fieldOf(const Setting& setting, const QJsonValue& value, bool isSet)
{
    SettingField field;
    field.key = QLatin1String(setting.key);
    switch (setting.type) {
        case Setting::Type::Number:
            field.kind = SettingField::Kind::Number;
            break;
        case Setting::Type::Flag:
            field.kind = SettingField::Kind::Flag;
            break;
        case Setting::Type::Word:
            field.kind = SettingField::Kind::Word;
            break;
        case Setting::Type::Url:
        case Setting::Type::Path:
            field.kind = SettingField::Kind::Text;
            break;
    }
    field.value = value;
    field.otherwise = setting.otherwise;
    field.set = isSet;
    field.least = setting.least;
    field.most = setting.most;
    field.words = QString::fromLatin1(setting.words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    field.sentence = Message(setting.sentence);
    field.restart = setting.restart;
    return field;
}

const std::vector<Setting>& declared()
{
    using Type = Setting::Type;
    static const std::vector<Setting> all{
        {"disk.reserve_mb", Type::Number, 0, 0, 10'000'000, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Free megabytes on the disk below which indexing pauses (0 = the smaller of 2 GB and 2 % of "
                           "the disk).")},
        {"database.memory_mb", Type::Number, 128, 128, 1'048'576, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Megabytes of shared buffers of the private database, at most half of the machine's memory. "
                           "More memory speeds up indexing of long histories. Takes effect after a restart of the "
                           "private database."),
         "", true},
        {"indexing.ranges_ahead", Type::Number, 10, 2, 64, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Maximum ranges of blocks per chain that are in flight or waiting to be written. More "
                           "ranges need more memory."),
         "sync.ranges_ahead"},
        {"indexing.commit_rows", Type::Number, 20'000, 1'000, 200'000, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Rows of history per transaction. More rows are faster on slow disks and need more memory."),
         "sync.commit_rows"},
        {"indexing.gap_scan_minutes", Type::Number, 60, 0, 10'080, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Minutes between automatic gap scans of a chain (0 = only at start and on request)."),
         "sync.gap_scan_minutes"},
        {"sync.optimize", Type::Word, u"monthly"_s, 0, 0, "off weekly monthly",
         QT_TRANSLATE_NOOP("Engine",
                           "How often the tables of Canopy chains are optimized on schedule: vacuumed and analyzed, "
                           "with bloated indexes rebuilt."),
         "sync.optimise"},
        {"sync.optimize_keep_days", Type::Number, 0, 0, 36'500, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Number of days for which past states of Canopy chains are kept. Optimizing removes older "
                           "versions that newer ones replaced (0 = keep all)."),
         "sync.optimise_keep_days"},
        {"ibc.hermes_path", Type::Path, QString(), 0, 0, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Program file of the Hermes relayer with which this console clears packets, such as "
                           "/usr/local/bin/hermes.")},
        {"ibc.hermes_config", Type::Path, QString(), 0, 0, "",
         QT_TRANSLATE_NOOP("Engine", "Configuration file that this Hermes is started with, with its chains and keys.")},
        {"ibc.hermes_rest", Type::Url, QString(), 0, 0, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Address of the REST interface of the running Hermes, such as http://127.0.0.1:3000.")},
        {"ibc.hermes_telemetry", Type::Url, QString(), 0, 0, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Address of the telemetry of the running Hermes, such as http://127.0.0.1:3001. Its figures "
                           "are shown beside those of Signalbox.")},
        {"ibc.chainpulse", Type::Url, QString(), 0, 0, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Address of the metrics of chainpulse, such as http://127.0.0.1:3000. Its figures are shown "
                           "beside those of Signalbox.")},
        {"log.level", Type::Word, u"info"_s, 0, 0, "debug info warning",
         QT_TRANSLATE_NOOP("Engine", "Minimum log level.")},
        {"log.file", Type::Flag, true, 0, 0, "",
         QT_TRANSLATE_NOOP("Engine", "Whether the engine writes signalbox.log in the workspace folder."), "", true},
    };
    return all;
}

const std::vector<Setting>& declaredShared()
{
    using Type = Setting::Type;
    static const std::vector<Setting> all{
        {"triggers.catch_up", Type::Word, u"ask"_s, 0, 0, "ask fire skip",
         QT_TRANSLATE_NOOP("Engine",
                           "Whether triggers may fire on events that are read late, after a pause of the engine: ask "
                           "holds them until an operator answers.")},
        {"triggers.catch_up_minutes", Type::Number, 10, 1, 10'080, "",
         QT_TRANSLATE_NOOP("Engine", "Minutes after an event was stored from which triggers treat it as late.")},
        {"actions.telegram_base_url", Type::Url, u"https://api.telegram.org"_s, 0, 0, "",
         QT_TRANSLATE_NOOP("Engine", "Address of the Telegram Bot API to which messages are sent.")},
        {"triggers.state_days", Type::Number, 30, 0, 3'650, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Days without a change after which the moving average and the counts of a trigger begin "
                           "anew. A longer rate window is kept. 0 means never.")},
        {"maintenance.quiet_from", Type::Number, 2, 0, 23, "",
         QT_TRANSLATE_NOOP("Engine",
                           "Hour of the day (UTC) from which scheduled rebuilds of indexes can start. If equal to "
                           "maintenance.quiet_to, they can start at any time.")},
        {"maintenance.quiet_to", Type::Number, 6, 0, 23, "",
         QT_TRANSLATE_NOOP("Engine", "Hour of the day (UTC) from which scheduled rebuilds of indexes do not start.")},
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
        return fail(
            ErrorKind::Refused, "SETTINGS_UNREADABLE",
            Message(QT_TRANSLATE_NOOP("Engine", "%1 cannot be read: %2.")).arg(settings.m_file, file.errorString()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return fail(
            ErrorKind::Invalid, "SETTINGS_UNREADABLE",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "%1 is not a JSON object: %2. Correct it, or remove it to restore the defaults."))
                .arg(settings.m_file, error.errorString()));
    settings.m_values = withNewKeys(document.object());
    std::vector<Message> mistakes;
    for (auto it = settings.m_values.constBegin(); it != settings.m_values.constEnd(); ++it) {
        const Setting* setting = config::setting(it.key());
        mistakes.push_back(setting ? mistake(*setting, it.value())
                                   : Message(QT_TRANSLATE_NOOP("Engine", "There is no setting %1.")).arg(it.key()));
    }
    if (const Message all = Message::joined(mistakes); !all.isEmpty())
        return bad(Message(QT_TRANSLATE_NOOP("Engine", "%1: %2")).arg(settings.m_file, all));
    return settings;
}

QJsonValue Settings::value(const QString& key) const
{
    const Setting* setting = config::setting(key);
    if (!setting)
        return QJsonValue(QJsonValue::Undefined);
    return isSet(QLatin1String(setting->key)) ? m_values.value(QLatin1String(setting->key)) : setting->otherwise;
}

Expected<Done> Settings::set(const QString& key, const QString& text)
{
    const Setting* setting = config::setting(key);
    if (!setting)
        return fail(ErrorKind::NotFound, "UNKNOWN_SETTING",
                    Message(QT_TRANSLATE_NOOP("Engine", "There is no setting %1.")).arg(key));
    const bool maybeEmpty = setting->otherwise.isString() && setting->otherwise.toString().isEmpty();
    if (text == "default"_L1 || (text.isEmpty() && maybeEmpty)) {
        m_values.remove(QLatin1String(setting->key));
        return Done{};
    }
    const auto value = valueOf(*setting, text);
    if (!value)
        return fail(value.error());
    m_values.insert(QLatin1String(setting->key), *value);
    return Done{};
}

Expected<Done> Settings::save() const
{
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(m_values).toJson()) < 0 || !file.commit())
        return fail(
            ErrorKind::Refused, "SETTINGS_UNWRITABLE",
            Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be written: %2.")).arg(m_file, file.errorString()));
    return Done{};
}

}  // namespace signalbox::config
