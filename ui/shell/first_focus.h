// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace signalbox::ui {

class ScreenStack;

/// After setup, the focus is where the work begins: on the button of an empty page, else on the page.
class FirstFocus : public QObject {
    Q_OBJECT
public:
    explicit FirstFocus(ScreenStack* screens, QObject* parent = nullptr);

    void want() { m_wanted = true; }  ///< when the first-run page is left
    void offer();                     ///< an engine is running: once, if wanted, in the next turn of the event loop

private:
    void give();

    ScreenStack* m_screens;
    bool m_wanted = false;
};

}  // namespace signalbox::ui
