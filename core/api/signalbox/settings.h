// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {

/// One declared setting of a workspace, with what it is now.
struct SettingField {
    enum class Kind { Number, Flag, Word };
    QString key;
    Kind kind = Kind::Number;
    QJsonValue value, otherwise;  ///< otherwise: the default
    bool set = false;             ///< differs from the default because the operator set it
    double least = 0, most = 0;   ///< of numbers
    QStringList words;            ///< of words
    Message sentence;             ///< what it does
    bool restart = false;         ///< takes effect when an engine starts; others within seconds
};

/// The settings of a workspace, read and written where they are kept. Any one thread; reads one small file. Errors:
/// SETTINGS_UNREADABLE, BAD_SETTING, UNKNOWN_SETTING.
class Settings {
public:
    virtual ~Settings() = default;
    virtual Expected<std::vector<SettingField>> fields() const = 0;           ///< in the order of their declaration
    virtual Expected<Done> set(const QString& key, const QString& text) = 0;  ///< "default" takes it back
};

}  // namespace signalbox
