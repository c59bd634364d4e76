// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/queue_queries.h"
#include "signalbox/snapshot.h"
#include "tables/data_table.h"

namespace signalbox::ui {

class QueueItemModel;

/// The entries of one state. Check boxes are the selection, which stays when entries come and go.
class QueueItemList : public DataTable {
    Q_OBJECT
public:
    static constexpr int most = 1000;  ///< entries, the newest

    explicit QueueItemList(Desk* desk, QWidget* parent = nullptr);

    void begin(const QStringList& chains);  ///< another list: no selection, from its top; no chains: all
    void set(QueueEntryState state, const Expected<std::vector<QueueEntry>>& answer);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    std::vector<QueueEntry> selected() const;
    int shown() const { return view()->model()->rowCount(); }  ///< number of rows
    QueueItemModel* model() const { return m_model; }

private:
    QueueItemModel* m_model;
    QStringList m_chains;
    bool m_fresh = true;
};

}  // namespace signalbox::ui
