// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>

#include "models/event_columns.h"
#include "models/event_feed.h"

namespace signalbox::ui {

/// The events of a feed as a table.
class EventModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        PendingRole = Qt::UserRole + 200,  ///< bool: not stored yet
        IntegerRole,                       ///< integer part of a number aligned at its decimal point
        FractionRole,
    };

    explicit EventModel(EventKind kind, QObject* parent = nullptr);

    EventFeed* feed() const { return m_feed; }
    void setRaw(bool raw);  ///< shows raw numbers
    bool isRaw() const { return m_raw; }
    bool setChainColumn(bool shown);                           ///< true: changed
    void setChains(const std::vector<ChainSnapshot>& chains);  ///< names and marks for the chain column

    const EventRow& row(int index) const { return m_feed->pages().row(index); }
    int rowOf(const QString& key) const { return m_feed->pages().indexOf(key); }
    QString chainOf(int row) const;  ///< CAIP-2 ID of the row's chain
    int columnOf(EventColumn column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct ChainName {
        QString name;
        int mark = 0;
    };
    void edit(const RowEdit& edit, const std::function<void()>& change);

    const EventKind m_kind;
    const std::vector<EventColumn> m_columns;
    EventFeed* m_feed;
    QHash<QString, ChainName> m_chains;
    bool m_raw = false, m_chainColumn = false;
};

}  // namespace signalbox::ui
