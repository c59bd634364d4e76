// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

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
class StatementModel;
class TableModel;

/// Tables, indexes, slow queries and connections, each read when it is shown and every ten seconds from then on.
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
    void showPage(int index);
    void count(int index, std::size_t objects);
    template <class T, class Model>
    void take(int page, Model* model, const Expected<std::vector<T>>& answer, const QString& none);
    void filterIndexes();

    QPointer<Engine> m_engine;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    QPushButton* m_large;
    IndexModel* m_indexes;
    TableModel* m_tables;
    StatementModel* m_statements;
    ConnectionModel* m_connections;
    std::vector<Page> m_pages;
    LatestAnswer m_answer;
    QTimer m_timer;
    QDateTime m_since;
    bool m_watched = false;
};

}  // namespace signalbox::ui
