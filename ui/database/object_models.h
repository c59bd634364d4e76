// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database/cell_model.h"
#include "signalbox/database_queries.h"

namespace signalbox::ui {

class IndexModel : public CellModel<DatabaseIndex> {
    Q_OBJECT
public:
    enum class Column { Check, Index, Table, Size, Scans, Bloat, Verdict };
    explicit IndexModel(QObject* parent = nullptr);
    void setSince(const QDateTime& since);  ///< when the counts of scans began

protected:
    QString key(const DatabaseIndex& index) const override;
    Cell cellOf(const DatabaseIndex& index, int column) const override;

private:
    QDateTime m_since;
};

class TableModel : public CellModel<DatabaseTable> {
    Q_OBJECT
public:
    enum class Column { Check, Table, Rows, Dead, Size, Indexes, Vacuumed, Analyzed, Verdict };
    explicit TableModel(QObject* parent = nullptr);

protected:
    QString key(const DatabaseTable& table) const override;
    Cell cellOf(const DatabaseTable& table, int column) const override;
};

class StatementModel : public CellModel<SlowQuery> {
    Q_OBJECT
public:
    enum class Column { Query, Mean, Max, Total, Calls, Rows };
    explicit StatementModel(QObject* parent = nullptr);

protected:
    QString key(const SlowQuery& query) const override { return query.text; }
    Cell cellOf(const SlowQuery& query, int column) const override;
};

class ConnectionModel : public CellModel<DatabaseConnection> {
    Q_OBJECT
public:
    enum class Column { Application, User, Process, State, Transaction, Since, Waits, Query };
    explicit ConnectionModel(QObject* parent = nullptr);

protected:
    QString key(const DatabaseConnection& connection) const override { return QString::number(connection.pid); }
    Cell cellOf(const DatabaseConnection& connection, int column) const override;
};

class SlowLogModel : public CellModel<LoggedQuery> {
    Q_OBJECT
public:
    enum class Column { Started, Took, Application, User, Process, Query };
    explicit SlowLogModel(QObject* parent = nullptr);

protected:
    QString key(const LoggedQuery& query) const override;
    Cell cellOf(const LoggedQuery& query, int column) const override;
};

class RunModel : public CellModel<MaintenanceRun> {
    Q_OBJECT
public:
    enum class Column { Job, Started, Took, By, Console, Objects, Result };
    explicit RunModel(QObject* parent = nullptr);

protected:
    QString key(const MaintenanceRun& run) const override { return run.id; }
    Cell cellOf(const MaintenanceRun& run, int column) const override;
};

class MaintenanceJobModel : public CellModel<MaintenanceJob> {
    Q_OBJECT
public:
    enum class Column { Job, Schedule, Last, Result, Next, On };
    explicit MaintenanceJobModel(QObject* parent = nullptr);

protected:
    QString key(const MaintenanceJob& job) const override { return job.id; }
    Cell cellOf(const MaintenanceJob& job, int column) const override;
};

}  // namespace signalbox::ui
