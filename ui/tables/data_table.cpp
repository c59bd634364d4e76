// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/data_table.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "tables/count_line.h"
#include "tables/no_rows.h"
#include "tables/row_menu.h"
#include "tables/total_row.h"
#include "theme/icon.h"
#include "widgets/button.h"

namespace signalbox::ui {

DataTable::DataTable(Desk* desk, const QString& id, const QString& title, QWidget* parent)
    : Card(parent),
      m_desk(desk),
      m_id(id),
      m_view(new TableView),
      m_stack(new QStackedLayout),
      m_empty(new NoRows),
      m_menu(new RowMenu(m_view))
{
    head()->setTitle(title);
    head()->setHeight(36);
    head()->setLine(true);
    setAccessibleName(title);
    m_view->setAccessibleName(title);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    body()->addLayout(m_stack, 1);
    keepCorners();
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT activated(toSource(index)); });
    connect(m_view, &TableView::columnsChanged, this,
            [this] { m_desk->setValue(u"table/"_s + m_id, m_view->layoutState()); });
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] {
        if (m_restored)
            m_desk->setValue(u"table/"_s + m_id, m_view->layoutState());
    });
}

void DataTable::setModel(QAbstractItemModel* source)
{
    m_source = source;
    m_proxy = new TableProxy(this);
    m_proxy->setSourceModel(source);
    m_view->setSortingEnabled(true);
    // source order without a sort arrow until the operator sorts
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    bind(m_proxy);
}

void DataTable::setPagedModel(QAbstractItemModel* source)
{
    m_source = source;
    m_proxy = nullptr;
    bind(source);
}

void DataTable::bind(QAbstractItemModel* shown)
{
    m_view->setModel(shown);
    if (const QByteArray state = m_desk->value(u"table/"_s + m_id).toByteArray(); !state.isEmpty())
        m_view->setLayoutState(state);
    m_restored = true;
    for (const auto& signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(shown, signal, this, &DataTable::renew);
    connect(shown, &QAbstractItemModel::modelReset, this, &DataTable::renew);
    connect(shown, &QAbstractItemModel::layoutChanged, this, &DataTable::renew);
    if (m_source != shown) {
        for (const auto& signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            connect(m_source, signal, this, &DataTable::renew);
        connect(m_source, &QAbstractItemModel::modelReset, this, &DataTable::renew);
    }
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_view->viewport()->update();
        Q_EMIT selectionChanged();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { Q_EMIT currentRowChanged(toSource(current)); });
    renew();
}

int DataTable::toSource(const QModelIndex& index) const
{
    if (!index.isValid())
        return -1;
    return m_proxy ? m_proxy->mapToSource(index).row() : index.row();
}

void DataTable::setQuickFilter(const QString& placeholder)
{
    if (!m_filter) {
        m_filter = new QLineEdit;
        setControlSize(m_filter, ControlSize::Card);
        m_filter->setFont(ui::font(TextRole::Small));
        m_filter->addAction(icon(u"search"_s, Ink::Secondary), QLineEdit::LeadingPosition);
        m_filter->setClearButtonEnabled(true);
        m_filter->setFixedWidth(180);
        head()->setHeight(38);
        head()->addRight(m_filter);
        connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
            if (m_proxy)
                m_proxy->setWords(text);
            renew();
        });
    }
    m_filter->setPlaceholderText(placeholder);
    m_filter->setAccessibleName(placeholder);
}

void DataTable::setColumnChooser(bool shown)
{
    if (shown && !m_chooser) {
        m_chooser = makeIconButton(u"columns"_s, tr("Choose columns"));
        head()->addRight(m_chooser);
        connect(m_chooser, &QToolButton::clicked, this, [this] {
            QMenu* menu = m_view->columnMenu();
            menu->popup(
                m_chooser->mapToGlobal(QPoint(m_chooser->width() - menu->sizeHint().width(), m_chooser->height() + 4)));
        });
    }
    if (m_chooser)
        m_chooser->setVisible(shown);
}

void DataTable::setEmpty(const QString& text, const QString& button, std::function<void()> run)
{
    m_empty->setReason(text, button, std::move(run));
    renew();
}

void DataTable::setFilteredEmpty(const QString& text)
{
    m_empty->setFilteredReason(text);
    renew();
}

void DataTable::setLoading(bool loading)
{
    m_empty->setLoading(loading);
    renew();
}

void DataTable::setCountLine(bool shown)
{
    if (shown && !m_count) {
        m_count = new CountLine;
        body()->addWidget(m_count);
    }
    if (m_count)
        m_count->setShown(shown);
    renew();
}

void DataTable::setCountText(const QString& text)
{
    if (m_count)
        m_count->setOwnText(text);
    renew();
}

void DataTable::setTotals(const QStringList& byColumn)
{
    if (!m_totals) {
        if (byColumn.isEmpty())
            return;
        m_totals = new TotalRow(m_view, this);
        body()->insertWidget(2, m_totals);
    }
    m_totals->set(byColumn);
    m_totals->setVisible(!byColumn.isEmpty());
}

void DataTable::setRowActions(std::function<void(QMenu*, const QList<int>&)> fill)
{
    m_menu->setActions([this, fill = std::move(fill)](QMenu* menu) { fill(menu, selectedRows()); });
}

void DataTable::renew()
{
    const QAbstractItemModel* shown = m_view->model();
    const int count = shown ? shown->rowCount() : 0;
    const int all = m_source ? m_source->rowCount() : 0;
    if (m_count)
        m_count->renew(count, all);
    if (m_empty->renew(count, all))
        m_stack->setCurrentWidget(m_empty);
    else
        m_stack->setCurrentWidget(m_view);
    keepCorners();  // a stack raises what it shows
}

QList<int> DataTable::selectedRows() const
{
    QList<int> rows;
    if (!m_view->selectionModel())
        return rows;
    const QModelIndexList chosen = m_view->selectionModel()->selectedRows();
    for (const QModelIndex& index : chosen)
        rows << toSource(index);
    std::sort(rows.begin(), rows.end());
    return rows;
}

int DataTable::currentRow() const
{
    return toSource(m_view->currentIndex());
}

void DataTable::selectKey(const QString& key)
{
    QAbstractItemModel* shown = m_view->model();
    for (int row = 0; shown && row < shown->rowCount(); ++row)
        if (shown->index(row, 0).data(KeyRole).toString() == key) {
            m_view->setCurrentIndex(shown->index(row, 0));
            m_view->selectRow(row);
            m_view->scrollTo(shown->index(row, 0));
            return;
        }
}

}  // namespace signalbox::ui
