// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QStyleOptionComboBox>

#include "theme/style_paint.h"

namespace signalbox::ui::paint {

namespace {

void field(const QRectF& box, QPainter* p, const QWidget* widget, const Look& look)
{
    const Theme& t = Theme::current();
    const QByteArray check = widget ? widget->property("check").toByteArray() : QByteArray();
    if (!look.enabled)
        panel(*p, box, 6, t.window, t.border);
    else if (look.focus)
        panel(*p, box, 6, t.surface, t.accent, 2);
    else if (check == "refused")
        panel(*p, box, 6, t.surface, t.error.ink, 2);
    else if (check == "warned")
        panel(*p, box, 6, t.surface, t.warn.ink, 1);
    else
        panel(*p, box, 6, t.surface, t.control, 1);
}

}  // namespace

bool fieldPrimitive(QStyle::PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                    const QWidget* widget)
{
    const Theme& t = Theme::current();
    switch (element) {
        case QStyle::PE_PanelLineEdit: {
            if (widget && (qobject_cast<const QComboBox*>(widget->parentWidget()) ||
                           qobject_cast<const QAbstractSpinBox*>(widget->parentWidget())))
                return true;
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth <= 0) {
                painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
                return true;
            }
            field(option->rect, painter, widget, lookOf(option, widget));
            return true;
        }
        case QStyle::PE_FrameLineEdit:
            return true;
        case QStyle::PE_Frame: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth > 0) {
                const Look look = lookOf(option, widget);
                panel(*painter, option->rect, 6, {}, look.focus ? t.accent : t.control, look.focus ? 2 : 1);
            }
            return true;
        }
        case QStyle::PE_IndicatorArrowDown:
            chevron(*painter, option->rect, Qt::DownArrow, t.secondary);
            return true;
        case QStyle::PE_IndicatorArrowUp:
            chevron(*painter, option->rect, Qt::UpArrow, t.secondary);
            return true;
        case QStyle::PE_IndicatorArrowLeft:
            chevron(*painter, option->rect, Qt::LeftArrow, t.secondary);
            return true;
        case QStyle::PE_IndicatorArrowRight:
            chevron(*painter, option->rect, Qt::RightArrow, t.secondary);
            return true;
        default:
            return false;
    }
}

bool fieldComplex(QStyle::ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                  const QWidget* widget, const QStyle* style)
{
    const Theme& t = Theme::current();
    const Look look = lookOf(option, widget);
    if (control == QStyle::CC_ComboBox) {
        const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (!combo)
            return false;
        if (combo->editable) {
            field(option->rect, painter, widget, look);
        } else if (!look.enabled) {
            panel(*painter, option->rect, 6, t.window, t.border);
        } else {
            const bool open = option->state & QStyle::State_On;
            panel(*painter, option->rect, 6,
                  look.pressed || open ? t.pressed
                  : look.hover         ? t.hover
                                       : t.surface,
                  t.control);
        }
        const QRect arrow = style->subControlRect(control, option, QStyle::SC_ComboBoxArrow, widget);
        chevron(*painter, arrow, Qt::DownArrow, look.enabled ? t.secondary : t.muted);
        return true;
    }
    if (control == QStyle::CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (!spin)
            return false;
        field(option->rect, painter, widget, look);
        if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return true;
        for (const auto part : {QStyle::SC_SpinBoxUp, QStyle::SC_SpinBoxDown}) {
            const QRect box = style->subControlRect(control, option, part, widget);
            const bool up = part == QStyle::SC_SpinBoxUp;
            const bool can =
                look.enabled &&
                (spin->stepEnabled & (up ? QAbstractSpinBox::StepUpEnabled : QAbstractSpinBox::StepDownEnabled));
            painter->save();
            painter->translate(QRectF(box).center());
            painter->scale(0.8, 0.8);
            chevron(*painter, QRectF(-6, -6, 12, 12), up ? Qt::UpArrow : Qt::DownArrow, can ? t.secondary : t.control);
            painter->restore();
        }
        return true;
    }
    return false;
}

}  // namespace signalbox::ui::paint
