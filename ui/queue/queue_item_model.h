// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "signalbox/queue_queries.h"
#include "signalbox/snapshot.h"
#include "tables/row_model.h"

namespace signalbox::ui {

/// Entries of one state. The first column has no data: it is the place of the check boxes.
class QueueItemModel : public RowModel<QueueEntry> {
    Q_OBJECT
public:
    enum class Column { Check, Time, Chain, Token, Holder, Type, Attempts, Error, Next };
    explicit QueueItemModel(QObject* parent = nullptr);

    void setState(QueueEntryState state);  ///< names the column of times
    QueueEntryState state() const { return m_state; }
    void setSnapshot(const WorkspaceSnapshot& snapshot);  ///< the chains' marks

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const QueueEntry& entry) const override;
    QVariant cell(const QueueEntry& entry, int column, int role) const override;
    bool same(const QueueEntry& a, const QueueEntry& b) const override;

private:
    QHash<QString, int> m_marks;
    QueueEntryState m_state = QueueEntryState::Failed;
};

}  // namespace signalbox::ui
