// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "shell/screen.h"
#include "signalbox/queue_queries.h"
#include "tables/data_table.h"

class QMenu;

namespace signalbox::ui {

class QueueTableModel;

/// The queues, worst first, with a total row. The selection chooses the chains whose entries are listed.
class QueueTable : public DataTable {
    Q_OBJECT
public:
    explicit QueueTable(ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setQueues(const std::vector<BalanceQueue>& queues);
    void setWatched(bool watched);
    void setNarrow(bool narrow);
    void setRoom(int width);  ///< px: columns that do not fit are hidden
    void askDepths();         ///< of the last hour, for the sparklines

    QStringList chosen() const;  ///< CAIP-2 IDs of the selected chains; empty: none is selected
    QueueTableModel* model() const { return m_model; }

Q_SIGNALS:
    void chosenChanged();
    void retryWanted(const QStringList& chains);
    void placeWanted(const QString& place);  ///< failed, configuration

private:
    void fillMenu(QMenu* menu, const QList<int>& rows);
    void fit();

    ScreenContext* m_context;
    QueueTableModel* m_model;
    QPointer<Engine> m_engine;
    QTimer m_timer;
    quint64 m_ticket = 0;
    bool m_watched = false, m_narrow = false;
    int m_room = 1200;
};

}  // namespace signalbox::ui
