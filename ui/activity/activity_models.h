// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "signalbox/engine.h"
#include "tables/row_model.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// Names and marks of chains, for rows that know a chain by its id.
struct ChainNames {
    struct Chain {
        QString name;
        int mark = 0;
        bool hasExplorer = false;
        bool operator==(const Chain&) const = default;
    };
    QHash<QString, Chain> all;

    static ChainNames of(const WorkspaceSnapshot& snapshot);
    QString name(const QString& caip2) const;  ///< the id itself when it is not known
    int mark(const QString& caip2) const { return all.value(caip2).mark; }
};

QString commandWord(CommandState state);              ///< waiting, running, done, failed, refused, …: translated
QString commandOutcome(const CommandStatus& status);  ///< progress, result or reason
bool isJob(const CommandStatus& status);              ///< under way, or of a kind that takes its time
bool canRetry(const CommandStatus& status);           ///< ended without having been done
QString alertKindText(const QString& kind);
bool isOpen(const AlertRow& alert);
bool isMuted(const AlertRow& alert, const QDateTime& now = QDateTime::currentDateTimeUtc());
bool isUnread(const AlertRow& alert, const QDateTime& now = QDateTime::currentDateTimeUtc());

/// A command that is a job, or an export of this window.
struct JobLine {
    QString key;
    std::optional<CommandStatus> command;
    std::optional<JobStatus> exported;

    bool isRunning() const;
    State sign() const;
    QString stateWord() const;
    double share() const;  ///< below 0: unknown
    QString outcome() const;
    double rate() const;
    std::optional<double> remainingSeconds() const;
};

class JobModel : public RowModel<JobLine> {
    Q_OBJECT
public:
    enum class Column { Job, State, Progress, Rate, Left, Remark, By, Started };
    explicit JobModel(QObject* parent = nullptr);
    void setNames(const ChainNames& names);

protected:
    QString key(const JobLine& row) const override { return row.key; }
    QVariant cell(const JobLine& row, int column, int role) const override;

private:
    ChainNames m_names;
};

class AuditModel : public RowModel<CommandStatus> {
    Q_OBJECT
public:
    enum class Column { Time, What, Outcome, Who, Role, Console, Took, Remark, Number };
    explicit AuditModel(QObject* parent = nullptr);
    void setNames(const ChainNames& names);

protected:
    QString key(const CommandStatus& row) const override;
    QVariant cell(const CommandStatus& row, int column, int role) const override;

private:
    ChainNames m_names;
};

class AlertModel : public RowModel<AlertRow> {
    Q_OBJECT
public:
    enum class Column { State, Kind, Chain, Text, Since, Last, Count, Until, Acknowledged };
    explicit AlertModel(QObject* parent = nullptr);
    void setNames(const ChainNames& names);

protected:
    QString key(const AlertRow& row) const override { return QString::number(row.id); }
    QVariant cell(const AlertRow& row, int column, int role) const override;

private:
    ChainNames m_names;
};

struct LogLine {
    qint64 number = 0;
    LogEntry entry;
};

class LogModel : public RowModel<LogLine> {
    Q_OBJECT
public:
    enum class Column { Time, Level, Part, Chain, Text };
    explicit LogModel(QObject* parent = nullptr);
    void setNames(const ChainNames& names);
    void setEntries(const std::vector<LogEntry>& entries);
    void append(const std::vector<LogEntry>& entries);  ///< the oldest beyond `kept` leave
    static int levelRank(const QString& level);         ///< debug 0 … error 3

    static constexpr size_t kept = 4000;

protected:
    QString key(const LogLine& row) const override { return QString::number(row.number); }
    QVariant cell(const LogLine& row, int column, int role) const override;
    bool same(const LogLine&, const LogLine&) const override { return true; }

private:
    ChainNames m_names;
    qint64 m_next = 0;
};

/// What a log line is about: where a double click or Enter leads. Empty: nowhere.
struct LogTarget {
    QString text, address;  ///< "Open Base", "chains/eip155:8453"
};
std::vector<LogTarget> logTargets(const LogEntry& entry, const ChainNames& names);

}  // namespace signalbox::ui
