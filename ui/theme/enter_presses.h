// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace signalbox::ui {

/// Makes Enter press the focused button, in windows and in sheets. Qt does so only for a dialog's default
/// button. Check boxes and radio buttons leave Enter to their sheet. One object serves all buttons.
class EnterPresses : public QObject {
    Q_OBJECT
public:
    static EnterPresses* instance();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using QObject::QObject;
};

}  // namespace signalbox::ui
