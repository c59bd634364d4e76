// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "signalbox/error.h"

namespace signalbox::config {

/// One thing that an operator may set for a workspace. Everything that may be set stands in declared(), once.
struct Setting {
    enum class Type { Number, Flag, Word };
    const char* key;
    Type type;
    QJsonValue otherwise;
    double least = 0, most = 0;  ///< of numbers
    const char* words = "";      ///< of words, separated by blanks
    const char* sentence;
    const char* former = "";  ///< the key of earlier versions, still accepted
    bool restart = false;     ///< counts for engines that start from now on; others take it within seconds
};

const std::vector<Setting>& declared();
const Setting* setting(const QString& key);  ///< by its key or the former one; null: there is none

/// The settings of a workspace: a JSON object in <folder>/settings.json that holds only what differs from the defaults.
class Settings {
public:
    /// A missing file is an empty one. Errors: SETTINGS_UNREADABLE, BAD_SETTING (its text names every mistake in the
    /// file, not only the first).
    static Expected<Settings> load(const QString& folder);

    QJsonValue value(const QString& key) const;  ///< set or default; undefined for an unknown key
    bool isSet(const QString& key) const { return m_values.contains(key); }
    Expected<Done> set(const QString& key,
                       const QString& text);  ///< UNKNOWN_SETTING, BAD_SETTING; "default" takes it back
    Expected<Done> save() const;              ///< atomically

private:
    QString m_file;
    QJsonObject m_values;
};

}  // namespace signalbox::config
