// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/row_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPersistentModelIndex>

#include "signalbox/literals.h"
#include "tables/table_view.h"
#include "theme/icon.h"

namespace signalbox::ui {

RowMenu::RowMenu(TableView* view) : QObject(view), m_view(view)
{
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(view, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (const QModelIndex index = m_view->indexAt(at); index.isValid())
            make(index)->popup(m_view->viewport()->mapToGlobal(at));
    });
}

QMenu* RowMenu::make(const QModelIndex& index)
{
    auto* menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_fill) {
        m_fill(menu);
        if (!menu->isEmpty())
            menu->addSeparator();
    }
    const QString title = m_view->model()->headerData(index.column(), Qt::Horizontal).toString();
    addCopying(menu, index, !title.isEmpty());
    if (m_view->isSortingEnabled() && !title.isEmpty())
        addSorting(menu, index.column(), title);
    return menu;
}

/// A column without a title has no data.
void RowMenu::addCopying(QMenu* menu, const QModelIndex& index, bool cell)
{
    if (cell)
        connect(
            menu->addAction(icon(u"copy"_s), tr("Copy cell")), &QAction::triggered, this,
            [index = QPersistentModelIndex(index)] {
                const QString whole = index.data(CopyRole).toString();
                QGuiApplication::clipboard()->setText(whole.isEmpty() ? index.data(Qt::DisplayRole).toString() : whole);
            });
    const auto add = [&](const QString& text, TableFormat format, bool header) {
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, format, header] { m_view->copy(format, header); });
    };
    add(tr("Copy rows") + u"\t"_s + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText),
        TableFormat::Text, false);
    add(tr("Copy rows with headers"), TableFormat::Text, true);
    add(tr("Copy rows as CSV"), TableFormat::Csv, true);
    add(tr("Copy rows as JSON"), TableFormat::Json, true);
}

/// Heads take no focus: this is the keyboard's way to sort.
void RowMenu::addSorting(QMenu* menu, int column, const QString& title)
{
    menu->addSeparator();
    connect(menu->addAction(tr("Sort by %1, smallest first").arg(title)), &QAction::triggered, this,
            [this, column] { m_view->sortByColumn(column, Qt::AscendingOrder); });
    connect(menu->addAction(tr("Sort by %1, largest first").arg(title)), &QAction::triggered, this,
            [this, column] { m_view->sortByColumn(column, Qt::DescendingOrder); });
}

}  // namespace signalbox::ui
