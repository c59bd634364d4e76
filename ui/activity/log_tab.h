#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "activity/activity_models.h"

class QComboBox;
class QPushButton;

namespace signalbox::ui {

class DataTable;
class Segments;
class WholeText;

/// The engine's log: level, chain and text filters, follows its end, and leads from a line to what it is about.
class LogTab : public QWidget {
    Q_OBJECT
public:
    explicit LogTab(std::function<void(const QString&)> go, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const WorkspaceSnapshot& snapshot);
    void setWatched(bool watched);  ///< unseen it takes nothing in and catches up when it is seen
    void setDropLevel(int level);
    void setChain(const QString& caip2);
    void reload();
    DataTable* table() const { return m_table; }
    LogModel* model() const { return m_model; }
    Segments* levels() const { return m_levels; }
    QComboBox* chains() const { return m_chains; }
    WholeText* whole() const { return m_whole; }
    bool isFollowing() const;

private:
    void take(const LogEntry& entry);
    void flush();
    void showEnd();
    void showLine(int row);

    std::function<void(const QString&)> m_go;
    QPointer<Engine> m_engine;
    LogModel* m_model;
    DataTable* m_table;
    Segments* m_levels;
    QComboBox* m_chains;
    QPushButton* m_follow;
    WholeText* m_whole;
    ChainNames m_names;
    std::vector<LogEntry> m_waiting;
    QTimer m_soon;
    bool m_watched = false, m_moving = false;
};

}  // namespace signalbox::ui
