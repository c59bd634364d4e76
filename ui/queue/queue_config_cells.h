// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/delegates.h"

namespace signalbox::ui {

/// A number that is edited in its cell: digits only, checked while they are typed. An edited value is bold, one outside
/// its limits has a red edge, the current cell a blue one.
class ConfigNumberCell : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};

/// A check box with its word; a click or Enter changes it.
class ConfigSwitchCell : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    static void toggle(QAbstractItemModel* model, const QModelIndex& index);

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};

}  // namespace signalbox::ui
