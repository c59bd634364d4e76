// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QStringList>
#include <QWidget>

#include "signalbox/literals.h"

namespace signalbox::test {

inline QString placeOf(const QWidget* widget)
{
    QStringList path;
    for (const QWidget* w = widget; w && path.size() < 3; w = w->parentWidget())
        path << QString::fromLatin1(w->metaObject()->className()).section(u"::"_s, -1);
    return path.join(u" < "_s);
}

/// Labels and buttons whose text lacks space: too narrow without an ellipsis or a wrap, too low for its lines, or cut
/// off by the surrounding widget.
inline QStringList clippedTexts(QWidget* window)
{
    QStringList found;
    const auto report = [&](const QWidget* widget, const QString& text, int has, int needs, const char* what) {
        found << u"“%1” has %2 of %3 px of %4: %5"_s.arg(text.left(80))
                     .arg(has)
                     .arg(needs)
                     .arg(QLatin1String(what), placeOf(widget));
    };
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->objectName().startsWith(u"qt_"_s))
            continue;
        if (const auto* area = qobject_cast<QScrollArea*>(widget);
            area && area->widget() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
            area->widget()->minimumSizeHint().width() > area->viewport()->width())
            report(widget, u"what is scrolled"_s, area->viewport()->width(), area->widget()->minimumSizeHint().width(),
                   "width");
        QString text;
        if (auto* label = qobject_cast<QLabel*>(widget)) {
            text = label->text();
            if (text.isEmpty() || label->textFormat() == Qt::RichText)
                continue;
            const QRect box = label->contentsRect();
            if (label->wordWrap()) {
                const int high = label->heightForWidth(label->width());
                if (high > label->height() + 2)
                    report(widget, text, label->height(), high, "height");
            } else {
                // a label with an ellipsis needs less than its text
                const int wide = label->fontMetrics().size(Qt::TextExpandTabs, text).width();
                if (label->minimumSizeHint().width() + 1 < wide)
                    continue;
                if (wide > box.width() + 1)
                    report(widget, text, box.width(), wide, "width");
            }
        } else if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
            text = button->text();
            if (text.isEmpty() || button->property("elides").toBool())
                continue;
            if (const int wide = button->sizeHint().width(); wide > button->width() + 1)
                report(widget, text, button->width(), wide, "width");
        } else {
            continue;
        }
        // cut off by its surroundings, unless they scroll
        const QWidget* around = widget->parentWidget();
        if (around && !around->inherits("QAbstractScrollArea") && around->objectName() != u"qt_scrollarea_viewport"_s &&
            (widget->geometry().right() > around->width() || widget->x() < 0))
            report(widget, text, around->width(), widget->geometry().right(), "the widget around it");
    }
    return found;
}

}  // namespace signalbox::test
