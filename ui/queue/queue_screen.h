// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/screen_registry.h"
#include "signalbox/queue_queries.h"

class QStackedWidget;

namespace signalbox::ui {

class EmptyState;
class MessageStack;
class QueueActions;
class QueueCharts;
class QueuePoll;
class QueueTable;
class QueueTabs;

/// The balance queues: depth and age over time, one row for each chain, failed items, configuration and thresholds.
/// Addresses: failed, retrying, waiting, configuration, thresholds; failed?chain=eip155:137.
class QueueScreen : public Screen {
    Q_OBJECT
public:
    explicit QueueScreen(ScreenContext* context, QWidget* parent = nullptr);

    QString title() const override;
    bool usesTimeRange() const override { return true; }
    void setEngine(Engine* engine) override;
    void setSnapshot(const SnapshotPtr& snapshot) override;
    void refresh() override;
    bool open(const QString& rest) override;
    QString address() const override;
    std::vector<PaletteCommand> commands() override;
    void watched(bool visible) override;
    void setNarrow(bool narrow) override;

    QueueCharts* charts() const { return m_charts; }
    QueueTable* table() const { return m_table; }
    QueueTabs* tabs() const { return m_tabs; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectParts();
    void take(const std::vector<BalanceQueue>& queues);
    void showFailure(const Error& error);
    void showPage();
    void choose();

    QStackedWidget* m_pages;
    QWidget* m_page;
    EmptyState* m_empty;
    MessageStack* m_bars;
    QueueActions* m_actions;
    QueuePoll* m_poll;
    QueueCharts* m_charts;
    QueueTable* m_table;
    QueueTabs* m_tabs;
    QString m_wanted;  ///< CAIP-2 ID, selected once the queues are known
};

/// `engine`: asked for the rail's badge and the status bar; null while there is none.
ScreenEntry queueScreenEntry(std::function<Engine*()> engine = {});

}  // namespace signalbox::ui
