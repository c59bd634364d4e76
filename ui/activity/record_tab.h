// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "tables/data_table.h"
#include "tables/row_model.h"

namespace signalbox::ui {

class Desk;

class Segments;
class WholeText;

/// What jobs, audit, log and alerts have in common: a table, segments that choose among its rows, and below it the
/// words of the current row whole.
class RecordTab : public QWidget {
    Q_OBJECT
public:
    DataTable* table() const { return m_table; }
    Segments* segments() const { return m_segments; }
    WholeText* whole() const { return m_whole; }
    void setDropLevel(int level);

protected:
    using Accepts = std::function<bool(int row, const QString& segment)>;

    RecordTab(Desk* desk, const QString& id, Segments* segments, WholeText* whole, QWidget* parent);
    /// Once, when the tab's own actions are in the table's head. Rows are those of the model.
    void arrange(QAbstractItemModel* model, const QString& name, const QString& filter, Accepts accepts);
    virtual QString wordsOf(int row) const = 0;  ///< text of a row; -1: none
    void showWhole();
    void chooseAgain();  ///< rows or what chooses among them changed

    /// Copies: running an action changes the rows.
    template <class Row>
    std::vector<Row> selectedOf(const RowModel<Row>* model) const
    {
        std::vector<Row> rows;
        for (const int row : m_table->selectedRows())
            if (const Row* each = model->at(row))
                rows.push_back(*each);
        return rows;
    }

private:
    DataTable* m_table;
    Segments* m_segments;
    WholeText* m_whole;
};

}  // namespace signalbox::ui
