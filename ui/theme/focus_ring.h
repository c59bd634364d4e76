// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace signalbox::ui {

/// Shows a ring around the widget that got the focus by the keyboard (Tab, Backtab, shortcut), and none for the mouse.
/// Views, text fields, tabs and segments draw their own focus inside.
class FocusRing : public QObject {
    Q_OBJECT
public:
    explicit FocusRing(QObject* application);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static bool wantsRing(const QWidget* widget);
    QPointer<QFocusFrame> m_frame;
};

/// True while the last focus change came from the keyboard: for widgets that draw their focus inside.
bool keyboardFocus();

}  // namespace signalbox::ui
