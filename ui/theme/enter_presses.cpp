// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/enter_presses.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QRadioButton>
#include <QToolButton>

namespace signalbox::ui {

EnterPresses* EnterPresses::instance()
{
    static auto* made = new EnterPresses(QCoreApplication::instance());
    return made;
}

bool EnterPresses::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    if ((key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) ||
        (key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier || key->isAutoRepeat())
        return false;
    auto* button = qobject_cast<QAbstractButton*>(watched);
    if (!button || !button->isEnabled() || qobject_cast<QCheckBox*>(button) || qobject_cast<QRadioButton*>(button))
        return false;
    const bool exclusive = button->autoExclusive() || (button->group() && button->group()->exclusive());
    if (button->isCheckable() && button->isChecked() && exclusive)
        return false;  // pressing it again changes nothing
    if (auto* tool = qobject_cast<QToolButton*>(button);
        tool && tool->menu() && tool->popupMode() != QToolButton::DelayedPopup)
        tool->showMenu();
    else
        button->click();
    return true;
}

}  // namespace signalbox::ui
