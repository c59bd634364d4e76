// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

class QStackedLayout;
class QTabBar;

namespace signalbox::ui {

class DataTable;

/// Several tables in one place: the tabs are at the left of each table's head.
class TabbedTables : public QWidget {
    Q_OBJECT
public:
    explicit TabbedTables(const QString& name, QWidget* parent = nullptr);

    int add(DataTable* table, const QString& title);  ///< answers its index
    void setTitle(int index, const QString& title);
    void setCurrent(int index);
    int current() const;
    DataTable* table(int index) const { return m_tables[size_t(index)]; }

Q_SIGNALS:
    void currentChanged(int index);

private:
    QString m_name;
    QStackedLayout* m_stack;
    std::vector<DataTable*> m_tables;
    std::vector<QTabBar*> m_bars;
};

}  // namespace signalbox::ui
