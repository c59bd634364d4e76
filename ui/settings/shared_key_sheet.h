// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "shell/settings_source.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;

/// The key that protects the shared secrets of a server workspace: shown by a console that has it, entered on one that
/// does not.
class SharedKeySheet : public Sheet {
    Q_OBJECT
public:
    SharedKeySheet(SettingsSource* source, QWidget* window);

Q_SIGNALS:
    void taken();  ///< the key was accepted by this console

private:
    void ask();
    void take(const SharedKey& key);
    void press();
    void reveal();
    void enter();

    SettingsSource* m_source;
    Text* m_words;
    QLineEdit* m_field;
    CheckLine* m_check;
    QPushButton* m_go;
    enum class Mode { Asking, Nothing, Holding, Shown, Missing, Taken } m_mode = Mode::Asking;
};

}  // namespace signalbox::ui
