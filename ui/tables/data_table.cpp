// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/data_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QTimer>
#include <QToolButton>

#include "desk/desk.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/style_paint.h"
#include "widgets/button.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"

namespace signalbox::ui {

TableProxy::TableProxy(QObject* parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setDynamicSortFilter(true);
}

void TableProxy::setWords(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateRowsFilter();
}

void TableProxy::setPredicate(std::function<bool(const QAbstractItemModel&, int)> accepts)
{
    m_accepts = std::move(accepts);
    invalidateRowsFilter();
}

bool TableProxy::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (parent.isValid())
        return false;
    if (m_accepts && !m_accepts(*sourceModel(), row))
        return false;
    if (m_words.isEmpty())
        return true;
    QString all;
    for (int column = 0; column < sourceModel()->columnCount(); ++column) {
        const QModelIndex index = sourceModel()->index(row, column);
        const QVariant own = index.data(FilterRole);
        all += (own.isValid()
                    ? own.toString()
                    : index.data(Qt::DisplayRole).toString() + QLatin1Char(' ') + index.data(NoteRole).toString()) +
               QLatin1Char('\n');
    }
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

bool TableProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    QVariant a = left.data(SortRole), b = right.data(SortRole);
    if (!a.isValid() && !b.isValid()) {
        a = left.data(Qt::DisplayRole);
        b = right.data(Qt::DisplayRole);
    }
    if (!a.isValid() || !b.isValid())
        return !a.isValid() && b.isValid();
    if (a.typeId() == QMetaType::QString && b.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    const QPartialOrdering order = QVariant::compare(a, b);
    return order == QPartialOrdering::Less;
}

/// The sums below the rows: as wide as the columns above, moves with them.
class DataTable::TotalRow : public QWidget {
public:
    TotalRow(TableView* view, QWidget* parent) : QWidget(parent), m_view(view)
    {
        setFixedHeight(28);
        connect(view->horizontalHeader(), &QHeaderView::sectionResized, this, [this] { update(); });
        connect(view->horizontalHeader(), &QHeaderView::sectionMoved, this, [this] { update(); });
    }
    void set(const QStringList& texts)
    {
        m_texts = texts;
        setAccessibleName(format::list(texts.filter(QRegularExpression(u"."_s))));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter p(this);
        p.fillRect(rect(), t.raised);
        p.fillRect(0, 0, width(), 1, t.border);
        p.setPen(t.text);
        const QHeaderView* head = m_view->horizontalHeader();
        for (int column = 0; column < m_texts.size(); ++column) {
            if (head->isSectionHidden(column) || m_texts.at(column).isEmpty())
                continue;
            const int kind = m_view->model()->headerData(column, Qt::Horizontal, CellKindRole).toInt();
            const bool right = CellKind(kind) == CellKind::Number || CellKind(kind) == CellKind::Balance;
            const int visual = head->visualIndex(column);
            QRect box(head->sectionViewportPosition(column), 0, head->sectionSize(column), height());
            box.adjust(visual == 0 ? 12 : 8, 0, box.right() >= m_view->viewport()->width() - 2 ? -12 : -8, 0);
            p.setFont(figureFont(TextRole::Strong));
            p.drawText(box, Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft), m_texts.at(column));
        }
    }

private:
    TableView* m_view;
    QStringList m_texts;
};

DataTable::DataTable(Desk* desk, const QString& id, const QString& title, QWidget* parent)
    : Card(parent), m_desk(desk), m_id(id), m_view(new TableView), m_stack(new QStackedLayout), m_empty(new EmptyState)
{
    head()->setTitle(title);
    head()->setHeight(36);
    head()->setLine(true);
    setAccessibleName(title);
    m_view->setAccessibleName(title);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    body()->addLayout(m_stack, 1);
    keepCorners();
    connect(m_view, &QWidget::customContextMenuRequested, this, &DataTable::showMenu);
    connect(m_view, &QAbstractItemView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT activated(toSource(index)); });
    connect(m_view, &TableView::columnsChanged, this,
            [this] { m_desk->setValue(u"table/"_s + m_id, m_view->layoutState()); });
    connect(m_view->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] {
        if (m_restored)
            m_desk->setValue(u"table/"_s + m_id, m_view->layoutState());
    });
}

DataTable::~DataTable() = default;

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
    m_emptyText = text;
    m_emptyButton = button;
    m_emptyRun = std::move(run);
    renew();
}

void DataTable::setFilteredEmpty(const QString& text)
{
    m_filteredText = text;
    renew();
}

void DataTable::setLoading(bool loading)
{
    m_loading = loading;
    renew();
}

void DataTable::setCountLine(bool shown)
{
    if (shown && !m_count) {
        m_count = new Text({}, TextRole::Small, Ink::Secondary);
        m_count->setContentsMargins(12, 6, 12, 6);
        body()->addWidget(m_count);
    }
    m_counting = shown;
    renew();
}

void DataTable::setCountText(const QString& text)
{
    m_countText = text;
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
    m_rowActions = std::move(fill);
}

void DataTable::renew()
{
    const QAbstractItemModel* shown = m_view->model();
    const int count = shown ? shown->rowCount() : 0;
    const int all = m_source ? m_source->rowCount() : 0;
    if (m_count) {
        const QString own = count == all
                                ? tr("%n rows", nullptr, all)
                                : tr("%1 of %2").arg(format::number(qint64(count)), format::number(qint64(all)));
        m_count->setText(m_countText.isEmpty() ? own : m_countText);
        m_count->setVisible(m_counting && (all > 0 || !m_countText.isEmpty()));
    }
    if (count > 0 || m_loading || (m_emptyText.isEmpty() && m_filteredText.isEmpty())) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    if (all > 0) {
        m_empty->setText(m_filteredText.isEmpty() ? tr("No row matches the filter.") : m_filteredText);
        m_empty->setButton({}, {}, {});
    } else {
        m_empty->setText(m_emptyText);
        m_empty->setButton(m_emptyButton, m_emptyButton.isEmpty() ? QString() : u"plus"_s, m_emptyRun);
    }
    m_stack->setCurrentWidget(m_empty);
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

void DataTable::showMenu(const QPoint& at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_rowActions) {
        m_rowActions(menu, selectedRows());
        if (!menu->isEmpty())
            menu->addSeparator();
    }
    connect(menu->addAction(icon(u"copy"_s), tr("Copy cell")), &QAction::triggered, this,
            [index = QPersistentModelIndex(index)] {
                const QString whole = index.data(CopyRole).toString();
                QGuiApplication::clipboard()->setText(whole.isEmpty() ? index.data(Qt::DisplayRole).toString() : whole);
            });
    const auto add = [&](const QString& text, TableFormat format, bool header) {
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, format, header] { m_view->copy(format, header); });
        return action;
    };
    add(tr("Copy rows") + u"\t"_s + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText),
        TableFormat::Text, false);
    add(tr("Copy rows with headers"), TableFormat::Text, true);
    add(tr("Copy rows as CSV"), TableFormat::Csv, true);
    add(tr("Copy rows as JSON"), TableFormat::Json, true);
    if (m_view->isSortingEnabled()) {
        // heads take no focus: this is the keyboard's way to sort
        menu->addSeparator();
        const int column = index.column();
        const QString title = m_view->model()->headerData(column, Qt::Horizontal).toString();
        connect(menu->addAction(tr("Sort by %1, smallest first").arg(title)), &QAction::triggered, this,
                [this, column] { m_view->sortByColumn(column, Qt::AscendingOrder); });
        connect(menu->addAction(tr("Sort by %1, largest first").arg(title)), &QAction::triggered, this,
                [this, column] { m_view->sortByColumn(column, Qt::DescendingOrder); });
    }
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

}  // namespace signalbox::ui
