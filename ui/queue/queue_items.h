// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include "queue/queue_page.h"

class QLayout;
class QMenu;
class QPushButton;

namespace signalbox::ui {

class Desk;
class QueueActions;
class QueueFilterBar;
class QueueItemList;

/// The failed, retrying or waiting items, with retry, discard and export.
class QueueItems : public QueuePage {
    Q_OBJECT
public:
    QueueItems(Desk* desk, QueueActions* commands, QWidget* parent = nullptr);

    QList<QWidget*> actions() const override;
    void load() override;
    void setSnapshot(const WorkspaceSnapshot& snapshot) override;
    void setQueues(const std::vector<BalanceQueue>& queues) override;
    void setChains(const QStringList& caip2);  ///< those whose items are listed; empty: all
    void setNarrow(bool narrow);

    QueueFilterBar* filter() const { return m_filter; }
    void lendFilter(QLayout* to);  ///< shows the filter elsewhere
    void takeFilter();             ///< shows it above the list again
    QueueItemList* list() const { return m_list; }

    void retry();     ///< the selected items, else all
    void retryAll();  ///< of the listed chains
    void discard();

Q_SIGNALS:
    void filterChanged();

protected:
    void engineChanged() override;

private:
    QueueFilter query(int limit) const;
    void begin();
    void fillMenu(QMenu* menu);
    void renewActions();
    void askExport();

    QueueActions* m_commands;
    QueueFilterBar* m_filter;
    QueueItemList* m_list;
    QWidget* m_above;  ///< place of the filter
    QPushButton* m_retry;
    QPushButton* m_discard;
    QPushButton* m_export;
    std::vector<BalanceQueue> m_queues;
    qint64 m_counted = -1;  ///< failed items
    QElapsedTimer m_loaded;
};

}  // namespace signalbox::ui
