// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/style.h"

#include <QAbstractItemView>
#include <QBitmap>
#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include "signalbox/literals.h"
#include "theme/compositing.h"
#include "theme/enter_presses.h"
#include "theme/fonts.h"
#include "theme/icon.h"
#include "theme/style_paint.h"

namespace signalbox::ui {

namespace {
void change(QWidget* widget, const char* property, const char* value)
{
    widget->setProperty(property, value ? QVariant(QByteArray(value)) : QVariant());
    widget->updateGeometry();
    widget->update();
}
}  // namespace

void setKind(QWidget* button, ButtonKind kind)
{
    change(button, "kind",
           kind == ButtonKind::Primary  ? "primary"
           : kind == ButtonKind::Danger ? "danger"
           : kind == ButtonKind::Quiet  ? "quiet"
           : kind == ButtonKind::Link   ? "link"
                                        : nullptr);
}

void setControlSize(QWidget* control, ControlSize size)
{
    change(control, "controlSize", size == ControlSize::Card ? "card" : size == ControlSize::Row ? "row" : nullptr);
}

void setFieldCheck(QWidget* field, FieldCheck check)
{
    change(field, "check", check == FieldCheck::Warned ? "warned" : check == FieldCheck::Refused ? "refused" : nullptr);
}

void forceLook(QWidget* control, const char* look)
{
    change(control, "force", look);
}

Style::Style() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void Style::polish(QPalette& palette)
{
    palette = Theme::current().palette();
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QTabBar*>(widget) ||
        qobject_cast<QScrollBar*>(widget) || qobject_cast<QHeaderView*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QAbstractButton*>(widget))
        widget->installEventFilter(EnterPresses::instance());
    if (auto* menu = qobject_cast<QMenu*>(widget)) {
        menu->setAttribute(Qt::WA_TranslucentBackground, composited());
        menu->setWindowFlag(Qt::FramelessWindowHint);
        menu->setWindowFlag(Qt::NoDropShadowWindowHint);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    if (paint::buttonPrimitive(element, option, painter, widget) ||
        paint::fieldPrimitive(element, option, painter, widget) ||
        paint::viewPrimitive(element, option, painter, widget))
        return;
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    if (paint::buttonControl(element, option, painter, widget) ||
        paint::viewControl(element, option, painter, widget, this) ||
        paint::menuControl(element, option, painter, widget))
        return;
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (paint::fieldComplex(control, option, painter, widget, this))
        return;
    if (control == CC_ScrollBar && paint::scrollBar(option, painter, widget, this))
        return;
    if (control == CC_ToolButton) {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (button) {
            drawPrimitive(PE_PanelButtonTool, option, painter, widget);
            drawControl(CE_ToolButtonLabel, option, painter, widget);
            return;
        }
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
        case PM_ButtonShiftHorizontal:
        case PM_ButtonShiftVertical:
        case PM_ButtonDefaultIndicator:
            return 0;
        case PM_ButtonMargin:
            return 0;
        case PM_ButtonIconSize:
        case PM_SmallIconSize:
        case PM_ToolBarIconSize:
        case PM_TabBarIconSize:
        case PM_ListViewIconSize:
            return 16;
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
            return 16;
        case PM_CheckBoxLabelSpacing:
        case PM_RadioButtonLabelSpacing:
            return 8;
        case PM_FocusFrameHMargin:
        case PM_FocusFrameVMargin:
            return 3;
        case PM_DefaultFrameWidth:
            return 1;
        case PM_ScrollBarExtent:
            return 10;
        case PM_ScrollBarSliderMin:
            return 32;
        case PM_ScrollView_ScrollBarSpacing:
            return 0;
        case PM_ScrollView_ScrollBarOverlap:
            return widget && widget->property("overlay").toBool() ? 10 : 0;  // overlaps the padding
        case PM_SplitterWidth:
            return 12;
        case PM_MenuHMargin:
        case PM_MenuVMargin:
            return 4;
        case PM_MenuPanelWidth:
            return 1;
        case PM_TabBarTabHSpace:
            return 20;
        case PM_TabBarTabVSpace:
            return 0;
        case PM_TabBarTabOverlap:
        case PM_TabBarTabShiftHorizontal:
        case PM_TabBarTabShiftVertical:
        case PM_TabBarBaseOverlap:
            return 0;
        case PM_HeaderMargin:
            return 8;
        case PM_HeaderGripMargin:
            return 5;
        case PM_ToolTipLabelFrameWidth:
            return 6;
        case PM_LayoutLeftMargin:
        case PM_LayoutRightMargin:
        case PM_LayoutTopMargin:
        case PM_LayoutBottomMargin:
            return 12;
        case PM_LayoutHorizontalSpacing:
        case PM_LayoutVerticalSpacing:
            return 8;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    const ControlSize control = paint::sizeOf(widget);
    const int height = paint::heightOf(control);
    switch (type) {
        case CT_PushButton: {
            const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
            if (!button)
                break;
            const QFontMetrics metrics = widget ? widget->fontMetrics() : option->fontMetrics;
            int width = metrics.size(Qt::TextShowMnemonic, button->text).width() + 2 * paint::paddingOf(control);
            if (!button->icon.isNull())
                width += 16 + (button->text.isEmpty() ? 0 : 6);
            if (button->features & QStyleOptionButton::HasMenu)
                width += 16;
            return {qMax(width, height), height};
        }
        case CT_ToolButton: {
            const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            if (button && button->toolButtonStyle == Qt::ToolButtonIconOnly)
                return {height, height};
            if (button) {
                int width = QFontMetrics(button->font).size(Qt::TextShowMnemonic, button->text).width() +
                            2 * paint::paddingOf(control);
                if (!button->icon.isNull() && button->toolButtonStyle != Qt::ToolButtonTextOnly)
                    width += button->iconSize.width() + 6;
                return {width, height};
            }
            break;
        }
        case CT_LineEdit:
            return {size.width() + 16, height};
        case CT_ComboBox:
            return {size.width() + 12 + 26, height};
        case CT_SpinBox:
            return {size.width() + 8 + 24, height};
        case CT_CheckBox:
        case CT_RadioButton: {
            const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
            return {base.width(), qMax(base.height(), 20)};
        }
        case CT_TabBarTab: {
            const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
            if (!tab)
                break;
            int width = QFontMetrics(ui::font(TextRole::Strong)).size(Qt::TextShowMnemonic, tab->text).width() + 20;
            if (!tab->icon.isNull())
                width += 22;
            if (!tab->rightButtonSize.isEmpty())
                width += tab->rightButtonSize.width() + 8;
            return {width, 36};
        }
        case CT_MenuItem: {
            const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
            if (item)
                return paint::menuItemSize(*item);
            break;
        }
        case CT_HeaderSection: {
            const auto* head = qstyleoption_cast<const QStyleOptionHeader*>(option);
            if (head)
                return {QFontMetrics(ui::font(TextRole::SmallStrong)).horizontalAdvance(head->text) + 30, 28};
            break;
        }
        case CT_ProgressBar:
            return {size.width(), 6};
        case CT_ItemViewItem: {
            const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
            return {base.width(), qMax(base.height(), 28)};
        }
        default:
            break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
        case SE_PushButtonContents: {
            const int padding = paint::paddingOf(paint::sizeOf(widget));
            const int side = option->rect.width() <= paint::heightOf(paint::sizeOf(widget)) ? 0 : padding - 1;
            return option->rect.adjusted(side, 0, -side, 0);
        }
        case SE_LineEditContents: {
            const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            if (frame && frame->lineWidth > 0)
                return option->rect.adjusted(6, 1, -6, -1);  // QLineEdit adds 2 px of its own
            break;
        }
        case SE_ProgressBarContents:
        case SE_ProgressBarGroove:
            return option->rect;
        default:
            break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const
{
    const QRect all = option->rect;
    if (control == CC_ScrollBar) {
        const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (!bar)
            return {};
        const bool vertical = bar->orientation == Qt::Vertical;
        const int length = vertical ? all.height() : all.width();
        const int range = bar->maximum - bar->minimum;
        const int thumb = range <= 0
                              ? length
                              : qBound(qMin(32, length),
                                       int(qint64(bar->pageStep) * length / (qint64(range) + bar->pageStep)), length);
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
        const auto piece = [&](int from, int to) {
            return vertical ? QRect(all.left(), all.top() + from, all.width(), to - from)
                            : QRect(all.left() + from, all.top(), to - from, all.height());
        };
        switch (part) {
            case SC_ScrollBarSlider:
                return piece(start, start + thumb);
            case SC_ScrollBarSubPage:
                return piece(0, start);
            case SC_ScrollBarAddPage:
                return piece(start + thumb, length);
            case SC_ScrollBarGroove:
                return all;
            default:
                return {};
        }
    }
    if (control == CC_ComboBox) {
        switch (part) {
            case SC_ComboBoxArrow:
                return visualRect(option->direction, all, QRect(all.right() - 25, all.top(), 20, all.height()));
            case SC_ComboBoxEditField:
                return visualRect(option->direction, all, all.adjusted(8, 1, -26, -1));
            case SC_ComboBoxFrame:
                return all;
            case SC_ComboBoxListBoxPopup:
                return all;
            default:
                break;
        }
    }
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const int buttons = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : 22;
        const int half = all.height() / 2;
        switch (part) {
            case SC_SpinBoxUp:
                return visualRect(option->direction, all,
                                  QRect(all.right() - buttons, all.top() + 3, buttons, half - 3));
            case SC_SpinBoxDown:
                return visualRect(option->direction, all,
                                  QRect(all.right() - buttons, all.top() + half, buttons, half - 3));
            case SC_SpinBoxEditField:
                return visualRect(option->direction, all, all.adjusted(6, 2, -buttons - 2, -2));
            case SC_SpinBoxFrame:
                return all;
            default:
                break;
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
        case SH_ComboBox_Popup:
        case SH_DialogButtonBox_ButtonsHaveIcons:
        case SH_UnderlineShortcut:
        case SH_FocusFrame_AboveWidget:
            return 0;
        case SH_ToolTip_WakeUpDelay:
            return 500;
        case SH_ItemView_ActivateItemOnSingleClick:
            return 0;
        case SH_TabBar_Alignment:
            return Qt::AlignLeft;
        case SH_Widget_Animation_Duration:
            return 0;
        case SH_Table_GridLineColor:
            return int(Theme::current().grid.rgb());
        case SH_LineEdit_PasswordCharacter:
            return 0x2022;
        default:
            break;
    }
    if (hint == SH_ToolTip_Mask && option) {
        if (auto* mask = qstyleoption_cast<QStyleHintReturnMask*>(data)) {
            QBitmap bitmap(option->rect.size());
            bitmap.clear();
            QPainter painter(&bitmap);
            painter.setPen(Qt::NoPen);
            painter.setBrush(Qt::color1);
            painter.drawRoundedRect(QRect(QPoint(), option->rect.size()), 6, 6);
            painter.end();
            mask->region = QRegion(bitmap);
        }
        return 1;
    }
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const
{
    switch (pixmap) {
        case SP_LineEditClearButton:
            return icon(u"close"_s, Ink::Secondary);
        case SP_DirIcon:
        case SP_DirClosedIcon:
        case SP_DirOpenIcon:
            return icon(u"folder"_s, Ink::Secondary);
        case SP_FileIcon:
            return icon(u"file"_s, Ink::Secondary);
        case SP_FileDialogNewFolder:
            return icon(u"folder-plus"_s);
        case SP_FileDialogDetailedView:
            return icon(u"list"_s);
        case SP_FileDialogListView:
            return icon(u"columns"_s);
        case SP_FileDialogInfoView:
            return icon(u"info"_s);
        case SP_FileDialogContentsView:
            return icon(u"file"_s);
        case SP_FileDialogToParent:
        case SP_ArrowUp:
            return icon(u"arrow-up"_s);
        case SP_FileDialogBack:
        case SP_ArrowBack:
        case SP_ArrowLeft:
            return icon(u"arrow-left"_s);
        case SP_ArrowForward:
        case SP_ArrowRight:
            return icon(u"arrow-right"_s);
        case SP_ArrowDown:
            return icon(u"arrow-down"_s);
        case SP_DirHomeIcon:
        case SP_DesktopIcon:
        case SP_ComputerIcon:
            return icon(u"monitor"_s, Ink::Secondary);
        case SP_DriveHDIcon:
        case SP_DriveNetIcon:
        case SP_DriveFDIcon:
        case SP_DriveCDIcon:
        case SP_DriveDVDIcon:
            return icon(u"database"_s, Ink::Secondary);
        case SP_DirLinkIcon:
        case SP_DirLinkOpenIcon:
            return icon(u"folder"_s, Ink::Secondary);
        case SP_FileLinkIcon:
            return icon(u"file"_s, Ink::Secondary);
        case SP_TrashIcon:
            return icon(u"trash"_s, Ink::Secondary);
        case SP_MessageBoxWarning:
            return icon(u"warning"_s);
        case SP_MessageBoxInformation:
            return icon(u"info"_s);
        case SP_MessageBoxQuestion:
            return icon(u"help"_s);
        default:
            return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

}  // namespace signalbox::ui
