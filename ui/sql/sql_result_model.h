// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "signalbox/sql_console.h"
#include "tables/columns.h"

namespace signalbox::ui {

/// The rows of a result. Control and direction characters are visible, NULL is a word of its own, digits are grouped;
/// what is copied has the plain digits.
class SqlResultModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SqlResultModel(SqlResult result, QObject* parent = nullptr);

    const SqlResult& result() const { return m_result; }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_result.rows; }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    SqlResult m_result;
    std::vector<ColumnSpec> m_columns;
};

}  // namespace signalbox::ui
