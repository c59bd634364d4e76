// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/database_queries.h"
#include "signalbox/engine.h"
#include "tables/data_table.h"

namespace signalbox::ui {

class MaintenanceJobModel;

/// The maintenance jobs: a click on the box at the right switches a job on or off, a double click opens its schedule.
class JobTable : public DataTable {
    Q_OBJECT
public:
    explicit JobTable(Desk* desk, QWidget* parent = nullptr);

    void setEngine(Engine* engine) { m_engine = engine; }
    void setJobs(const std::vector<MaintenanceJob>& jobs);
    const MaintenanceJob* job(const QString& id) const;
    void editSchedule(const QString& id);
    void runNow(const QString& id);
    void stop(const QString& id);
    void setEnabledJob(const QString& id, bool enabled);

Q_SIGNALS:
    void changed();  ///< ask again
    void failed(const signalbox::Error& error);

private:
    void fillMenu(QMenu* menu, const QList<int>& rows);
    void press(const QModelIndex& index);
    template <class T>
    void follow(QFuture<Expected<T>> answer);
    DatabaseQueries* database() const { return m_engine ? m_engine->database() : nullptr; }

    QPointer<Engine> m_engine;
    MaintenanceJobModel* m_model;
};

}  // namespace signalbox::ui
