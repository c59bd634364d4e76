#pragma once

#include <functional>

#include "shell/settings_source.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;

/// The key under which the consoles of a server workspace share their secrets: shown by a console that holds it,
/// entered at one that does not.
class SharedKeySheet : public Sheet {
    Q_OBJECT
public:
    SharedKeySheet(SettingsSource* source, QWidget* window);

Q_SIGNALS:
    void taken();  ///< this console holds the key now

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
