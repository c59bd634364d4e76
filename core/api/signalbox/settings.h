// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {

/// A declared setting of a workspace with its current value.
struct SettingField {
    enum class Kind { Number, Flag, Word, Text };
    QString key;
    Kind kind = Kind::Number;
    QJsonValue value, otherwise;  ///< otherwise is the default
    bool set = false;             ///< true if the operator set it to a value other than the default
    double least = 0, most = 0;   ///< limits of a number
    QStringList words;            ///< allowed words
    Message sentence;             ///< description of the setting
    bool restart = false;         ///< true if it takes effect when an engine starts; others take effect within seconds
};

/// Reads and writes the settings of one console in a file of the workspace's folder. Any one thread; reads one small
/// file. Errors: SETTINGS_UNREADABLE, BAD_SETTING, UNKNOWN_SETTING.
class Settings {
public:
    virtual ~Settings() = default;
    virtual Expected<std::vector<SettingField>> fields() const = 0;           ///< in the order of declaration
    virtual Expected<Done> set(const QString& key, const QString& text) = 0;  ///< "default" restores the default
};

/// Settings in the workspace's database, the same for all its consoles; a change takes effect within seconds. Calls
/// return at once, from the thread that owns the engine. Errors: BAD_SETTING, UNKNOWN_SETTING.
class SharedSettings {
public:
    virtual ~SharedSettings() = default;
    virtual QFuture<Expected<std::vector<SettingField>>> fields() = 0;                 ///< in the order of declaration
    virtual QFuture<Expected<Done>> set(const QString& key, const QString& text) = 0;  ///< "default": the default
};

}  // namespace signalbox
