// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/settings_source.h"

namespace signalbox::ui {

/// Label and description of a declared setting in the window. An unknown key keeps the engine's English description.
struct SettingWords {
    QString label, sentence;
    bool known = false;
};
SettingWords settingWords(const SettingField& field);

QString settingChoice(const QString& word);         ///< label of a choice: "info" → "Information"
QString settingLimits(const SettingField& field);   ///< range and default: "2 to 64; default 10."
QString settingRefusal(const SettingField& field);  ///< error message for an invalid value

}  // namespace signalbox::ui
