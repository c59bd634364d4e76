// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;
class QKeySequence;
class QShortcut;

namespace signalbox::ui {

class WindowActions;

/// The keys of the window: those of KeyBindings, which the operator can change, and fixed ones.
class WindowShortcuts : public QObject {
    Q_OBJECT
public:
    explicit WindowShortcuts(WindowActions* actions);

    bool press(const QKeyEvent& event);  ///< a key that no field took: Space, "?" or "/"; false: another one

Q_SIGNALS:
    void rangesRequested();

private:
    template <class Action>
    QShortcut* fixed(const QKeySequence& keys, Action action);
    template <class Action>
    void bind(const QString& binding, Action action);
    void goToScreen(int number);  ///< counted from 1 as in the rail

    WindowActions* m_actions;
};

}  // namespace signalbox::ui
