// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include "tables/column_widths.h"
#include "tables/delegates.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"

namespace signalbox::ui {

namespace {

QString idOf(const QAbstractItemModel* model, int column)
{
    return model->headerData(column, Qt::Horizontal, ColumnIdRole).toString();
}
}  // namespace

TableView::TableView(QWidget* parent) : QTableView(parent)
{
    setFrameStyle(QFrame::NoFrame);
    setShowGrid(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setAlternatingRowColors(false);
    setEditTriggers(NoEditTriggers);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(20);
    verticalHeader()->setDefaultSectionSize(ThemeManager::instance().rowHeight());
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(28);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(36);
    horizontalHeader()->setSortIndicatorClearable(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    verticalScrollBar()->setProperty("overlay", true);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section, int, int size) {
        if (m_spreading || !model() || !QApplication::mouseButtons().testFlag(Qt::LeftButton))
            return;
        m_widths.insert(idOf(model(), section), size);
        Q_EMIT columnsChanged();
    });
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, [this] {
        spread();
        Q_EMIT columnsChanged();
    });
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, [this] {
        verticalHeader()->setDefaultSectionSize(ThemeManager::instance().rowHeight());
        viewport()->update();
    });
}

void TableView::setModel(QAbstractItemModel* model)
{
    QTableView::setModel(model);
    if (!model)
        return;
    for (int column = 0; column < model->columnCount(); ++column) {
        const int kind = model->headerData(column, Qt::Horizontal, CellKindRole).toInt();
        delete itemDelegateForColumn(column);
        setItemDelegateForColumn(column, CellDelegate::make(CellKind(kind), this));
    }
    const auto keepHover = [this] { setHovered(-1); };
    connect(model, &QAbstractItemModel::modelReset, this, keepHover);
    connect(model, &QAbstractItemModel::layoutChanged, this, keepHover);
    // the first rows determine the widths; later rows do not move the columns
    connect(model, &QAbstractItemModel::modelReset, this, &TableView::spread);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        if (last - first + 1 == this->model()->rowCount())
            spread();
    });
    arrange();
}

void TableView::setDropLevel(int level)
{
    if (m_dropLevel == level)
        return;
    m_dropLevel = level;
    arrange();
}

void TableView::arrange()
{
    if (!model())
        return;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const int drop = model()->headerData(column, Qt::Horizontal, DropOrderRole).toInt();
        const QVariant own = model()->headerData(column, Qt::Horizontal, ShownRole);
        const bool chosen = m_chosen.value(idOf(model(), column), !own.isValid() || own.toBool());
        setColumnHidden(column, !chosen || (drop > 0 && drop <= m_dropLevel));
    }
    spread();
}

/// Applied at once: on the way from one set of widths to another a scroll bar would come and take its room.
void TableView::spread()
{
    if (!model() || m_spreading)
        return;
    m_spreading = true;
    for (int attempt = 0; attempt < 3; ++attempt) {
        const int room = viewport()->width();
        const QHash<int, int> widths = widthsFor(room);
        for (const bool narrower : {true, false})
            for (auto it = widths.begin(); it != widths.end(); ++it)
                if ((it.value() < columnWidth(it.key())) == narrower)
                    setColumnWidth(it.key(), it.value());
        if (viewport()->width() == room)
            break;
    }
    m_spreading = false;
}

QHash<int, int> TableView::widthsFor(int room)
{
    std::vector<int> shown;
    std::vector<ColumnRoom> rooms;
    int last = -1;
    m_first = m_last = -1;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (isColumnHidden(column))
            continue;
        const int visual = horizontalHeader()->visualIndex(column);
        if (m_last < 0 || visual > horizontalHeader()->visualIndex(m_last)) {
            m_last = column;
            last = int(shown.size());
        }
        if (m_first < 0 || visual < horizontalHeader()->visualIndex(m_first))
            m_first = column;
        shown.push_back(column);
        rooms.push_back(ColumnRoom::of(*model(), column, horizontalHeader()->minimumSectionSize()));
        if (const auto own = m_widths.constFind(idOf(model(), column)); own != m_widths.constEnd()) {
            rooms.back().width = *own;
            rooms.back().fixed = true;
        }
    }
    const std::vector<int> widths = sharedWidths(rooms, last, room);
    QHash<int, int> byColumn;
    for (size_t i = 0; i < shown.size(); ++i)
        byColumn.insert(shown[i], widths[i]);
    return byColumn;
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    spread();
}

QStringList TableView::shownColumns() const
{
    QStringList ids;
    for (int column = 0; model() && column < model()->columnCount(); ++column)
        if (!isColumnHidden(column))
            ids << idOf(model(), column);
    return ids;
}

QMenu* TableView::columnMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; model() && column < model()->columnCount(); ++column) {
        const QString id = idOf(model(), column);
        QAction* action = menu->addAction(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column > 0);
        connect(action, &QAction::toggled, this, [this, id](bool on) {
            m_chosen.insert(id, on);
            arrange();
            Q_EMIT columnsChanged();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Default columns")), &QAction::triggered, this, [this] {
        m_chosen.clear();
        m_widths.clear();
        for (int column = 0; model() && column < model()->columnCount(); ++column)
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        arrange();
        Q_EMIT columnsChanged();
    });
    return menu;
}

QByteArray TableView::layoutState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    QStringList order;
    for (int visual = 0; model() && visual < model()->columnCount(); ++visual)
        order << idOf(model(), horizontalHeader()->logicalIndex(visual));
    const int sorted = horizontalHeader()->sortIndicatorSection();
    out << quint8(1) << m_chosen << m_widths << order
        << (model() && sorted >= 0 && sorted < model()->columnCount() ? idOf(model(), sorted) : QString())
        << int(horizontalHeader()->sortIndicatorOrder());
    return state;
}

void TableView::setLayoutState(const QByteArray& state)
{
    QDataStream in(state);
    quint8 version = 0;
    QHash<QString, bool> chosen;
    QHash<QString, int> widths;
    QStringList order;
    QString sorted;
    int direction = 0;
    in >> version >> chosen >> widths >> order >> sorted >> direction;
    if (in.status() != QDataStream::Ok || version != 1 || !model())
        return;
    m_chosen = chosen;
    m_widths = widths;
    for (int visual = 0; visual < order.size(); ++visual)
        for (int column = 0; column < model()->columnCount(); ++column)
            if (idOf(model(), column) == order.at(visual))
                horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column),
                                                qMin(visual, model()->columnCount() - 1));
    for (int column = 0; column < model()->columnCount() && isSortingEnabled(); ++column)
        if (!sorted.isEmpty() && idOf(model(), column) == sorted)
            sortByColumn(column, Qt::SortOrder(direction));
    arrange();
}

void TableView::copy(TableFormat format, bool withHeader) const
{
    if (!model())
        return;
    QList<int> rows, columns;
    const QModelIndexList chosen = selectionModel()->selectedRows();
    for (const QModelIndex& index : chosen)
        rows << index.row();
    if (rows.isEmpty() && currentIndex().isValid())
        rows << currentIndex().row();
    std::sort(rows.begin(), rows.end());
    for (int visual = 0; visual < model()->columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column) && !model()->headerData(column, Qt::Horizontal).toString().isEmpty())
            columns << column;
    }
    QApplication::clipboard()->setText(tableText(*model(), rows, columns, format, withHeader));
}

void TableView::setHovered(int row)
{
    if (m_hovered == row)
        return;
    const auto renew = [this](int which) {
        if (which >= 0)
            viewport()->update(0, rowViewportPosition(which), viewport()->width(), rowHeight(which));
    };
    renew(m_hovered);
    m_hovered = row;
    renew(m_hovered);
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    setHovered(rowAt(int(event->position().y())));
}

void TableView::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    setHovered(-1);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy(TableFormat::Text, false);
        event->accept();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        event->ignore();  // pause belongs to the window
        return;
    }
    if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End) {
        if (model() && model()->rowCount() > 0) {
            const int row = event->key() == Qt::Key_Home ? 0 : model()->rowCount() - 1;
            const int column =
                currentIndex().isValid() ? currentIndex().column() : horizontalHeader()->logicalIndexAt(1);
            setCurrentIndex(model()->index(row, qMax(0, column)));
        }
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

bool TableView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QModelIndex index = indexAt(help->pos());
        QString tip = index.data(Qt::ToolTipRole).toString();
        if (tip.isEmpty()) {
            const QString whole = index.data(CopyRole).toString();
            const QString shown = index.data(Qt::DisplayRole).toString();
            const bool cut =
                index.isValid() && QFontMetrics(font()).horizontalAdvance(shown) + 24 > columnWidth(index.column());
            if (!whole.isEmpty() && whole != shown)
                tip = whole;
            else if (cut)
                tip = shown;
        }
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), Qt::mightBeRichText(tip) ? tip.toHtmlEscaped() : tip, viewport(),
                               visualRect(index));
        return true;
    }
    return QTableView::viewportEvent(event);
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !selectionModel()->isRowSelected(current.row()))
        return;
    QPainter p(viewport());
    p.setPen(Theme::current().accent);
    p.drawRect(QRect(0, rowViewportPosition(current.row()), viewport()->width() - 1, rowHeight(current.row()) - 1));
}

}  // namespace signalbox::ui
