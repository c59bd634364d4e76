// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "activity/activity_models.h"
#include "activity/record_tab.h"

class QComboBox;
class QPushButton;

namespace signalbox::ui {

class Desk;

/// The engine's log: level, chain and text filters, follows its end, and leads from a line to what it is about.
class LogTab : public RecordTab {
    Q_OBJECT
public:
    LogTab(Desk* desk, std::function<void(const QString&)> go, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setWatched(bool watched);  ///< unseen it takes nothing in and catches up when it is seen
    void setChain(const QString& caip2);
    void reload();
    LogModel* model() const { return m_model; }
    QComboBox* chains() const { return m_chains; }
    bool isFollowing() const;

protected:
    QString wordsOf(int row) const override;

private:
    void take(const LogEntry& entry);
    void flush();
    void showEnd();

    std::function<void(const QString&)> m_go;
    QPointer<Engine> m_engine;
    LogModel* m_model;
    QComboBox* m_chains;
    QPushButton* m_follow;
    ChainNames m_names;
    std::vector<LogEntry> m_waiting;
    QTimer m_soon;
    bool m_watched = false, m_moving = false;
};

}  // namespace signalbox::ui
