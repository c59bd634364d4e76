// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/focus_ring.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QEvent>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QVariant>
#include <QWidget>

namespace signalbox::ui {

namespace {
bool g_keyboard = false;
}

bool keyboardFocus()
{
    return g_keyboard;
}

FocusRing::FocusRing(QObject* application) : QObject(application)
{
    application->installEventFilter(this);
}

bool FocusRing::wantsRing(const QWidget* widget)
{
    if (widget->property("focusInside").toBool())
        return false;
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::FocusIn || !watched->isWidgetType())
        return false;
    auto* widget = static_cast<QWidget*>(watched);
    const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
    if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason)
        return false;
    g_keyboard = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    if (g_keyboard && wantsRing(widget)) {
        if (!m_frame)
            m_frame = new QFocusFrame(widget);
        m_frame->setWidget(widget);
    } else if (m_frame) {
        m_frame->setWidget(nullptr);
    }
    return false;
}

}  // namespace signalbox::ui
