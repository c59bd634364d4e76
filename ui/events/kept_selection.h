// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace signalbox::ui {

class DataTable;
class EventModel;

/// Keeps the selected events of a table selected while its model removes, inserts and replaces rows.
class KeptSelection {
public:
    KeptSelection(DataTable* table, EventModel* model) : m_table(table), m_model(model) {}

    void hold();                   ///< before the model edits its rows
    void restore(int currentRow);  ///< after it; -1: no current row
    bool isHeld() const { return m_held; }

private:
    DataTable* m_table;
    EventModel* m_model;
    QStringList m_keys;
    bool m_held = false;
};

}  // namespace signalbox::ui
