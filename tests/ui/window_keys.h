// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QTest>
#include <QWidget>

#include "signalbox/literals.h"

/// Finds widgets by their accessible names, and operates them by mouse and keys only.
namespace signalbox::test {

inline QString spokenName(const QWidget* widget)
{
    if (!widget->accessibleName().isEmpty())
        return widget->accessibleName();
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return button ? QString(button->text()).remove(QLatin1Char('&')) : QString();
}

/// The visible widget of type T with this name, or null.
template <class T = QWidget>
T* findSpoken(const QString& name, QWidget* in = nullptr)
{
    QWidgetList roots = in ? QWidgetList{in} : QApplication::topLevelWidgets();
    for (QWidget* root : roots) {
        if (!root->isVisible())
            continue;
        if (T* self = qobject_cast<T*>(root); self && spokenName(self) == name)
            return self;
        for (T* widget : root->findChildren<T*>())
            if (widget->isVisible() && spokenName(widget) == name)
                return widget;
    }
    return nullptr;
}

/// The same, waiting for it: a change of a layout is visible in the next turn of the event loop.
template <class T = QWidget>
T* awaitSpoken(const QString& name, QWidget* in = nullptr, int milliseconds = 1500)
{
    T* found = nullptr;
    (void)QTest::qWaitFor([&] { return (found = findSpoken<T>(name, in)) != nullptr; }, milliseconds);
    return found;
}

template <class T = QAbstractButton>
bool click(const QString& name, QWidget* in = nullptr)
{
    T* widget = awaitSpoken<T>(name, in);
    if (!widget || !QTest::qWaitFor([widget] { return widget->isEnabled(); }, 1500))
        return false;
    QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(std::min(8, widget->width() / 2), widget->height() / 2));
    return true;
}

template <class T = QWidget>
bool type(const QString& name, const QString& text, QWidget* in = nullptr)
{
    T* widget = awaitSpoken<T>(name, in);
    if (!widget || !widget->isEnabled())
        return false;
    QTest::mouseClick(widget, Qt::LeftButton);
    QTest::keySequence(widget, QKeySequence::SelectAll);
    QTest::keyClicks(widget, text);
    return true;
}

/// Every visible control without a name, for the message of a failing test.
inline QStringList unnamedControls(QWidget* in)
{
    QStringList found;
    for (QWidget* widget : in->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const bool inner = widget->parentWidget() && (widget->parentWidget()->inherits("QAbstractSpinBox") ||
                                                      widget->parentWidget()->inherits("QComboBox"));
        if (!inner && spokenName(widget).isEmpty())
            found << QString::fromLatin1(widget->metaObject()->className()) + u" in "_s +
                         QString::fromLatin1(widget->parentWidget()->metaObject()->className());
    }
    return found;
}

}  // namespace signalbox::test
