// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <array>

#include "models/latest_answer.h"
#include "signalbox/database_queries.h"
#include "signalbox/engine.h"
#include "tables/data_table.h"

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace signalbox::ui {

class ConnectionModel;
class IndexModel;
class SlowLogModel;
class RunModel;
class Segments;
class StatementModel;
class TableModel;

/// Tables, indexes, slow queries with their log, runs of maintenance jobs, and connections, each read when it is shown
/// and every ten seconds from then on. Places: tables, indexes, slow, slow-log, maintenance, connections.
class ObjectTabs : public Card {
    Q_OBJECT
public:
    ObjectTabs(Desk* desk, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);
    void setSummary(const DatabaseSummary& summary);
    void load();

    QString place() const;
    bool showPlace(const QString& place);  ///< false if there is none of that name
    void jobsChanged();                    ///< reads the runs again while they are shown
    DataTable* table(const QString& place) const;
    /// Selected indexes or tables, as the engine takes objects; empty in other tabs.
    QStringList chosen() const;
    QString job() const;  ///< that maintains what is chosen: reindex, vacuum
    void clearChoice();

Q_SIGNALS:
    void placeChanged();
    void chosenChanged();

private:
    struct Page {
        QString place, title;
        DataTable* table;
    };
    DataTable* addPage(Desk* desk, const QString& place, const QString& title, QAbstractItemModel* model);
    int page() const;  ///< the index of the shown one
    void showPage();
    void count(int page, std::size_t objects);
    void renewTitles();
    void resizeEvent(QResizeEvent* event) override;
    template <class T, class Model>
    void take(int page, Model* model, const Expected<std::vector<T>>& answer, const QString& none);
    void filterIndexes();

    QPointer<Engine> m_engine;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    QPushButton* m_large;
    Segments* m_slow;
    IndexModel* m_indexes;
    TableModel* m_tables;
    StatementModel* m_statements;
    SlowLogModel* m_log;
    RunModel* m_runs;
    ConnectionModel* m_connections;
    std::vector<Page> m_pages;
    std::array<QString, 5> m_counts;  ///< by tab
    LatestAnswer m_answer;
    QTimer m_timer;
    QDateTime m_since;
    bool m_watched = false;
};

}  // namespace signalbox::ui
