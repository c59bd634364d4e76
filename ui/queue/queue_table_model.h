// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "signalbox/queue_queries.h"
#include "signalbox/snapshot.h"
#include "tables/row_model.h"

namespace signalbox::ui {

struct QueueRow {
    BalanceQueue queue;
    int mark = 0;
    std::vector<double> depth;  ///< sparkline, log scale; NaN: gap
    double deepest = 1;         ///< top of the scale, the same for all rows
};

/// One row for each chain with a balance queue. A row changes only when something on screen does.
class QueueTableModel : public RowModel<QueueRow> {
    Q_OBJECT
public:
    enum class Column {
        Chain,
        State,
        Pending,
        Working,
        Retrying,
        Failed,
        Done,
        Errors,
        P95,
        Oldest,
        DepthLine,
        Reason
    };
    explicit QueueTableModel(QObject* parent = nullptr);

    void setQueues(const std::vector<BalanceQueue>& queues);
    void setSnapshot(const WorkspaceSnapshot& snapshot);       ///< the chains' marks
    void setDepths(const std::vector<QueueSeries>& lastHour);  ///< for the sparklines

    const BalanceQueue* queue(int row) const { return at(row) ? &at(row)->queue : nullptr; }
    QStringList totals() const;  ///< by column; empty without rows

protected:
    QString key(const QueueRow& row) const override { return row.queue.caip2; }
    QVariant cell(const QueueRow& row, int column, int role) const override;
    bool same(const QueueRow& a, const QueueRow& b) const override;

private:
    void renew();

    std::vector<BalanceQueue> m_queues;
    QHash<QString, int> m_marks;
    QHash<QString, std::vector<double>> m_depths;
    double m_deepest = 1;
};

}  // namespace signalbox::ui
