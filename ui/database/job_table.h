// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/database_queries.h"
#include "signalbox/engine.h"
#include "tables/data_table.h"

class QPushButton;

namespace signalbox::ui {

class MaintenanceJobModel;

/// The maintenance jobs: a click on the switch at the right enables or disables a job, a double click opens its
/// schedule or, of an added one, all of it.
class JobTable : public DataTable {
    Q_OBJECT
public:
    explicit JobTable(Desk* desk, QWidget* parent = nullptr);

    void setEngine(Engine* engine) { m_engine = engine; }
    void setJobs(const std::vector<MaintenanceJob>& jobs);
    const MaintenanceJob* job(const QString& id) const;
    void add();
    void edit(const QString& id);
    void askDelete(const QString& id);
    void choose(const QString& id) { selectKey(id); }
    void clearChoice();
    void stop(const QString& id);
    void setEnabledJob(const QString& id, bool enabled);

Q_SIGNALS:
    void changed();                  ///< ask again
    void chosen(const QString& id);  ///< by a click or the keyboard; empty: none
    void failed(const signalbox::Error& error);

private:
    void fillMenu(QMenu* menu, const QList<int>& rows);
    void press(const QModelIndex& index);
    template <class T>
    void follow(QFuture<Expected<T>> answer);
    void openJob(const MaintenanceJob& job);
    DatabaseQueries* database() const { return m_engine ? m_engine->database() : nullptr; }

    QPointer<Engine> m_engine;
    MaintenanceJobModel* m_model;
    QPushButton* m_add;
    QString m_quiet;
};

}  // namespace signalbox::ui
