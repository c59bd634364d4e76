// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <functional>

namespace signalbox::ui {

class ScreenStack;
class Sheet;

/// Asks before unsaved changes of screens are lost: save, discard or cancel.
class UnsavedChanges : public QObject {
    Q_OBJECT
public:
    UnsavedChanges(ScreenStack* screens, QWidget* window);

    bool areThere() const;
    /// Calls `next` at once if nothing is unsaved, else after the changes are saved or given up; never if the operator
    /// cancels or one of them cannot be saved, which its screen shows. While it asks, later calls are ignored.
    void settle(const std::function<void()>& next);

private:
    void save(const std::function<void()>& next);

    ScreenStack* m_screens;
    QWidget* m_window;
    QPointer<Sheet> m_sheet;
};

}  // namespace signalbox::ui
