// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/sheet.h"

class QCheckBox;

namespace signalbox::ui {

class Desk;

/// The action when the window is closed while the engine runs, as remembered by the desk.
enum class OnClose { Ask, Keep, Stop };
OnClose onClose(const Desk& desk);
void setOnClose(Desk& desk, OnClose choice);

/// Asks once whether to keep running in the tray (or minimized without a tray) or to stop.
class CloseSheet : public Sheet {
    Q_OBJECT
public:
    CloseSheet(Desk* desk, bool hasTray, QWidget* window);

Q_SIGNALS:
    void keepChosen();
    void stopChosen();

private:
    void choose(OnClose choice);
    Desk* m_desk;
    QCheckBox* m_remember;
};

}  // namespace signalbox::ui
