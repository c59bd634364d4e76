#pragma once

#include "widgets/sheet.h"

class QCheckBox;

namespace signalbox::ui {

/// What the window does when it is closed while the engine works. The desk remembers it.
enum class OnClose { Ask, Keep, Stop };
OnClose onClose();
void setOnClose(OnClose choice);

/// Asked once: keep running in the tray (or minimised where there is none), or stop.
class CloseSheet : public Sheet {
    Q_OBJECT
public:
    CloseSheet(bool hasTray, QWidget* window);

Q_SIGNALS:
    void keepChosen();
    void stopChosen();

private:
    void choose(OnClose choice);
    QCheckBox* m_remember;
};

}  // namespace signalbox::ui
