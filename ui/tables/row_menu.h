// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

class QMenu;

namespace signalbox::ui {

class TableView;

/// The context menu of the rows of a table: their own actions, copying, and sorting if the table sorts.
class RowMenu : public QObject {
    Q_OBJECT
public:
    explicit RowMenu(TableView* view);
    void setActions(std::function<void(QMenu*)> fill) { m_fill = std::move(fill); }  ///< above copying
    QMenu* make(const QModelIndex& index);                                           ///< deleted when it closes

private:
    void addCopying(QMenu* menu, const QModelIndex& index, bool cell);
    void addSorting(QMenu* menu, int column, const QString& title);

    TableView* m_view;
    std::function<void(QMenu*)> m_fill;
};

}  // namespace signalbox::ui
