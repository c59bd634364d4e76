// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace signalbox::ui {

class DataTable;
class EventModel;

/// Which columns a list of events shows: the chain's only where it can hold several chains, and fewer beside the detail
/// pane.
class ShownColumns {
public:
    ShownColumns(DataTable* table, EventModel* model) : m_table(table), m_model(model) {}

    void setEveryChain(bool everyChain);
    void setNarrow(bool narrow);    ///< in a small window
    void setPaneShown(bool shown);  ///< the detail pane is beside the list

private:
    void apply();

    DataTable* m_table;
    EventModel* m_model;
    bool m_everyChain = false, m_narrow = false, m_paneShown = false;
};

}  // namespace signalbox::ui
