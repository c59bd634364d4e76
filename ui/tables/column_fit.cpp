// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/column_fit.h"

#include <QEvent>
#include <algorithm>

#include "tables/column_widths.h"
#include "tables/columns.h"
#include "tables/table_view.h"

namespace signalbox::ui {

namespace {

constexpr int leastSection = 36;

/// Stretching columns hold long texts, and a column that may be dropped is better cut than missing: both need no more
/// than they ask for.
int needOf(const ColumnRoom& column, int drop)
{
    if (column.content == 0)
        return std::max(column.header, column.asked * 4 / 5);
    const int most = column.stretch || drop > 0 ? column.asked : column.asked * 3 / 2;
    return std::max(column.header, std::min(column.content, most));
}

}  // namespace

ColumnFit::ColumnFit(TableView* view) : QObject(view), m_view(view)
{
    view->installEventFilter(this);
    connect(view->model(), &QAbstractItemModel::modelReset, this, &ColumnFit::renew);
    connect(view->model(), &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        if (last - first + 1 == m_view->model()->rowCount())  // later rows do not move the columns
            renew();
    });
    renew();
}

int ColumnFit::levelFor(const QAbstractItemModel& model, int room)
{
    std::vector<std::pair<int, int>> needs;  // drop order, px
    int most = 0;
    for (int column = 0; column < model.columnCount(); ++column) {
        const QVariant shown = model.headerData(column, Qt::Horizontal, ShownRole);
        if (shown.isValid() && !shown.toBool())
            continue;
        const int drop = model.headerData(column, Qt::Horizontal, DropOrderRole).toInt();
        needs.emplace_back(drop, needOf(ColumnRoom::of(model, column, leastSection), drop));
        most = std::max(most, drop);
    }
    for (int level = 0; level < most; ++level) {
        int need = 0;
        for (const auto& [drop, width] : needs)
            need += drop == 0 || drop > level ? width : 0;
        if (need <= room)
            return level;
    }
    return most;
}

void ColumnFit::renew()
{
    if (m_view->width() > leastSection)
        m_view->setDropLevel(levelFor(*m_view->model(), m_view->width()));
}

bool ColumnFit::eventFilter(QObject*, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        renew();
    return false;
}

}  // namespace signalbox::ui
