// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "tables/columns.h"

namespace signalbox::ui {

/// Base of all cell delegates: background by hover, selection and row, padding 8 (first and last column 12), text with
/// note.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter*, const QStyleOptionViewItem&, const QModelIndex&) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override;
    QString displayText(const QVariant& value, const QLocale& locale) const override;

    static CellDelegate* make(CellKind kind, QObject* parent);

protected:
    virtual void paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const;
    static QColor ink(const QStyleOptionViewItem& option, const QModelIndex& index);
    static QRectF contentRect(const QStyleOptionViewItem& option, const QModelIndex& index);
};

class NameDelegate : public CellDelegate {  ///< mark, text, note
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};
class StateDelegate : public CellDelegate {  ///< sign and word in the state's color
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};
class NumberDelegate : public CellDelegate {  ///< right aligned figures; missing is "–" muted
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};
class BalanceDelegate : public CellDelegate {  ///< integer and fraction aligned at the decimal point
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};
class SparklineDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};
class ProgressDelegate : public CellDelegate {  ///< bar by ShareRole, then the text; without a share only the text
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};
class MonoDelegate : public CellDelegate {  ///< hashes, addresses, URLs
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};
class CheckDelegate : public CellDelegate {  ///< tick, "no", or "–" by a bool or an invalid DisplayRole
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};

}  // namespace signalbox::ui
