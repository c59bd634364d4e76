// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {

/// A declared setting of a workspace with its current value.
struct SettingField {
    enum class Kind { Number, Flag, Word };
    QString key;
    Kind kind = Kind::Number;
    QJsonValue value, otherwise;  ///< otherwise is the default
    bool set = false;             ///< true if the operator set it to a value other than the default
    double least = 0, most = 0;   ///< limits of a number
    QStringList words;            ///< allowed words
    Message sentence;             ///< description of the setting
    bool restart = false;         ///< true if it takes effect when an engine starts; others take effect within seconds
};

/// Reads and writes the settings of a workspace in their file. Any one thread; reads one small file. Errors:
/// SETTINGS_UNREADABLE, BAD_SETTING, UNKNOWN_SETTING.
class Settings {
public:
    virtual ~Settings() = default;
    virtual Expected<std::vector<SettingField>> fields() const = 0;           ///< in the order of declaration
    virtual Expected<Done> set(const QString& key, const QString& text) = 0;  ///< "default" restores the default
};

}  // namespace signalbox
