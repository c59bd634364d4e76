#pragma once

#include "shell/settings_source.h"

namespace signalbox::ui {

/// How a declared setting is called in the window, and its one sentence. A key that is not known here keeps the
/// engine's English words.
struct SettingWords {
    QString label, sentence;
    bool known = false;
};
SettingWords settingWords(const SettingField& field);

QString settingChoice(const QString& word);         ///< "info" → "from information on"
QString settingLimits(const SettingField& field);   ///< "From 2 to 64; 10 unless set."
QString settingRefusal(const SettingField& field);  ///< why a value that does not fit was refused

}  // namespace signalbox::ui
