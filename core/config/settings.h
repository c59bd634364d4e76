// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {
struct SettingField;
}

namespace signalbox::config {

/// One setting. Every setting is listed once, in declared() or declaredShared().
struct Setting {
    enum class Type { Number, Flag, Word, Url, Path };  ///< Path: absolute
    const char* key;
    Type type;
    QJsonValue otherwise;
    double least = 0, most = 0;  ///< limits of a number
    const char* words = "";      ///< the allowed words, separated by spaces
    const char* sentence;
    const char* former = "";  ///< the key in earlier versions, still accepted
    bool restart =
        false;  ///< true if it takes effect for engines started from now on; others take effect within seconds
};

const std::vector<Setting>& declared();      ///< of one console
const Setting* setting(const QString& key);  ///< by its key or the former one; null if there is none

/// Settings of the workspace, the same for all its consoles: in its database (store/shared_settings.h).
const std::vector<Setting>& declaredShared();
const Setting* sharedSetting(const QString& key);  ///< null if there is none

bool isValid(const Setting& setting, const QJsonValue& value);
Expected<QJsonValue> valueOf(const Setting& setting, const QString& text);  ///< BAD_SETTING
SettingField fieldOf(const Setting& setting, const QJsonValue& value, bool isSet);

/// The settings of a workspace: a JSON object in <folder>/settings.json that contains only values that differ from the
/// defaults.
class Settings {
public:
    /// A missing file counts as empty. Errors: SETTINGS_UNREADABLE, BAD_SETTING (its text names every mistake in the
    /// file, not only the first).
    static Expected<Settings> load(const QString& folder);

    QJsonValue value(const QString& key) const;  ///< the set or default value; undefined for an unknown key
    bool isSet(const QString& key) const { return m_values.contains(key); }
    Expected<Done> set(const QString& key,
                       const QString& text);  ///< UNKNOWN_SETTING, BAD_SETTING; "default" restores the default
    Expected<Done> save() const;              ///< atomic

private:
    QString m_file;
    QJsonObject m_values;
};

}  // namespace signalbox::config
