// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QLineEdit>
#include <QProxyStyle>

namespace signalbox::ui {

/// Kinds of a button, kept in the dynamic property "kind" (primary, danger, quiet, link; none: normal). Link: quiet, in
/// link color.
enum class ButtonKind { Normal, Primary, Danger, Quiet, Link };
/// 30 px (normal), 26 px (cards, bars), 22 px (inside a row); dynamic property "controlSize" (card, row).
enum class ControlSize { Normal, Card, Row };
/// Edge of a field by its live check; dynamic property "check" (warned, refused).
enum class FieldCheck { None, Warned, Refused };

void setKind(QWidget* button, ButtonKind kind);
void setControlSize(QWidget* control, ControlSize size);
void setFieldCheck(QWidget* field, FieldCheck check);
/// Paints one control in a given look, for pictures of all states: property "force" (hover, pressed, focus).
void forceLook(QWidget* control, const char* look);

/// Fusion with the spec sheet's painting of buttons, fields, checks, tabs, menus, progress bars, item views, scroll
/// bars.
class Style : public QProxyStyle {
    Q_OBJECT
public:
    Style();

    void polish(QPalette& palette) override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement, const QStyleOption*, QPainter*, const QWidget*) const override;
    void drawControl(ControlElement, const QStyleOption*, QPainter*, const QWidget*) const override;
    void drawComplexControl(ComplexControl, const QStyleOptionComplex*, QPainter*, const QWidget*) const override;
    int pixelMetric(PixelMetric, const QStyleOption*, const QWidget*) const override;
    QSize sizeFromContents(ContentsType, const QStyleOption*, const QSize&, const QWidget*) const override;
    QRect subElementRect(SubElement, const QStyleOption*, const QWidget*) const override;
    QRect subControlRect(ComplexControl, const QStyleOptionComplex*, SubControl, const QWidget*) const override;
    int styleHint(StyleHint, const QStyleOption*, const QWidget*, QStyleHintReturn*) const override;
    QIcon standardIcon(StandardPixmap, const QStyleOption*, const QWidget*) const override;
};

}  // namespace signalbox::ui
