// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "shell/screen.h"
#include "signalbox/queue_queries.h"
#include "widgets/card.h"

class QStackedWidget;
class QTabBar;

namespace signalbox::ui {

class Badge;
class QueueActions;
class QueueConfigPage;
class QueueItems;
class QueuePage;
class QueueThresholdsPage;

/// The card below the table of queues: items, configuration and thresholds, with the buttons of the current page.
class QueueTabs : public Card {
    Q_OBJECT
public:
    QueueTabs(ScreenContext* context, QueueActions* actions, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setQueues(const std::vector<BalanceQueue>& queues);
    void setWatched(bool watched);
    void setNarrow(bool narrow);
    void load();                           ///< the current page asks again
    bool showPlace(const QString& place);  ///< failed, retrying, waiting, configuration, thresholds; false if unknown
    QString place() const;

    QueueItems* items() const { return m_items; }
    QueueConfigPage* configuration() const { return m_configuration; }
    QueueThresholdsPage* thresholds() const { return m_thresholds; }

Q_SIGNALS:
    void placeChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    std::array<QueuePage*, 3> pages() const;
    void showPage(int index);
    void tellWatched();
    void fit();

    QTabBar* m_tabs;
    Badge* m_badge;
    QWidget* m_lent;  ///< place of the items' filter, where there is room
    QStackedWidget* m_stack;
    QueueItems* m_items;
    QueueConfigPage* m_configuration;
    QueueThresholdsPage* m_thresholds;
    bool m_watched = false, m_beside = false;
    qint64 m_failed = -1;
};

}  // namespace signalbox::ui
