// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/row_checks.h"

#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>

#include "tables/data_table.h"
#include "tables/delegates.h"

namespace signalbox::ui {

namespace {

constexpr int column = 0, side = 16;

class CheckColumn : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                   const QModelIndex&) const override
    {
        paintCheck(painter, box, option.state & QStyle::State_Selected, option);
    }
};

}  // namespace

void paintCheck(QPainter& painter, const QRectF& box, bool on, const QStyleOptionViewItem& option)
{
    QStyleOptionButton button;
    button.rect = QRect(int(box.left()), int(box.center().y()) - side / 2, side, side);
    button.state = QStyle::State_Enabled | (on ? QStyle::State_On : QStyle::State_Off);
    button.palette = option.palette;
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &button, &painter);
}

RowChecks::RowChecks(TableView* view, const QString& allName)
    : QObject(view), m_view(view), m_all(new QCheckBox(view->horizontalHeader()))
{
    view->setItemDelegateForColumn(column, new CheckColumn(view));
    m_all->setAccessibleName(allName);
    m_all->setToolTip(allName);
    view->viewport()->installEventFilter(this);
    view->horizontalHeader()->installEventFilter(this);
    connect(m_all, &QCheckBox::clicked, this, [this] {
        if (m_view->selectionModel()->selectedRows().size() == m_view->model()->rowCount())
            m_view->clearSelection();
        else
            m_view->selectAll();
        renew();
    });
    connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowChecks::renew);
    for (const auto& signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(view->model(), signal, this, &RowChecks::renew);
    connect(view->model(), &QAbstractItemModel::modelReset, this, &RowChecks::renew);
    connect(view->horizontalHeader(), &QHeaderView::sectionResized, this, &RowChecks::place);
    connect(view->horizontalHeader(), &QHeaderView::sectionMoved, this, &RowChecks::place);
    connect(view->horizontalHeader(), &QHeaderView::geometriesChanged, this, &RowChecks::place);
    renew();
    place();
}

void RowChecks::renew()
{
    const qsizetype chosen = m_view->selectionModel()->selectedRows().size();
    const int rows = m_view->model()->rowCount();
    m_all->setEnabled(rows > 0);
    m_all->setCheckState(chosen == 0 ? Qt::Unchecked : chosen < rows ? Qt::PartiallyChecked : Qt::Checked);
}

/// Over the whole section, whose own click would sort by nothing.
void RowChecks::place()
{
    const QHeaderView* head = m_view->horizontalHeader();
    const int left = head->sectionViewportPosition(column), inset = head->visualIndex(column) == 0 ? 12 : 8;
    m_all->setGeometry(left + inset, 1, head->sectionSize(column) - inset, head->height() - 2);
}

/// A press on a box is not the view's, nor are the moves and the release that follow.
bool RowChecks::mouse(const QMouseEvent& event)
{
    if (event.type() == QEvent::MouseMove)
        return m_pressed;
    if (event.button() != Qt::LeftButton)
        return false;
    if (event.type() == QEvent::MouseButtonRelease)
        return std::exchange(m_pressed, false);
    const QModelIndex index = m_view->indexAt(event.position().toPoint());
    m_pressed = index.isValid() && index.column() == column;
    if (m_pressed)
        press(index, event.modifiers().testFlag(Qt::ShiftModifier));
    return m_pressed;
}

void RowChecks::press(const QModelIndex& index, bool extends)
{
    QItemSelectionModel* selection = m_view->selectionModel();
    const QModelIndex before = m_view->currentIndex();
    if (extends && before.isValid())
        selection->select(QItemSelection(before.siblingAtColumn(column), index),
                          QItemSelectionModel::Select | QItemSelectionModel::Rows);
    else
        selection->select(index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_view->setFocus(Qt::MouseFocusReason);
}

bool RowChecks::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick:
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease:
            return watched == m_view->viewport() && mouse(*static_cast<QMouseEvent*>(event));
        case QEvent::Resize:
            place();
            return false;
        default:
            return QObject::eventFilter(watched, event);
    }
}

}  // namespace signalbox::ui
