// SPDX-License-Identifier: GPL-3.0-or-later

#include "shell/first_focus.h"

#include <QApplication>
#include <QPushButton>
#include <QTimer>

#include "shell/screen_stack.h"
#include "widgets/empty_state.h"

namespace signalbox::ui {

FirstFocus::FirstFocus(ScreenStack* screens, QObject* parent) : QObject(parent), m_screens(screens) {}

void FirstFocus::offer()
{
    if (m_wanted)
        QTimer::singleShot(0, this, &FirstFocus::give);
}

void FirstFocus::give()
{
    Screen* screen = m_screens->current();
    if (!m_wanted || !screen || QApplication::activeModalWidget())
        return;
    m_wanted = false;
    const QWidget* focus = screen->window()->focusWidget();
    if (focus && focus != screen && screen->isAncestorOf(focus))
        return;  // another window was opened meanwhile
    for (EmptyState* empty : screen->findChildren<EmptyState*>())
        if (empty->isVisible() && empty->button()->isVisible() && empty->button()->isEnabled())
            return empty->button()->setFocus(Qt::TabFocusReason);
    screen->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
