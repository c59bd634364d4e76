// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QWidget>

#include "signalbox/engine.h"

class QVBoxLayout;

namespace signalbox::ui {

class JobRow;

/// Commands for one chain or for all chains: running ones with their progress, failed ones with the error until they
/// are dismissed. Completed ones disappear automatically.
class CommandJobs : public QWidget {
    Q_OBJECT
public:
    explicit CommandJobs(QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setChain(const QString& caip2);  ///< caip2 is empty for all chains
    int count() const { return int(m_rows.size()); }

Q_SIGNALS:
    void countChanged();
    /// Blocks in which a verification found differences.
    void reindexRequested(const QString& caip2, const signalbox::Interval& range);

private:
    void load();
    void take(const CommandStatus& status);
    void showJob(const CommandStatus& status);
    QStringList offerReindex(JobRow* row, const QString& key, const CommandStatus& status);
    void drop(const QString& key);
    QString chainName(const QString& caip2) const;

    QPointer<Engine> m_engine;
    QString m_chain;
    QVBoxLayout* m_layout;
    QHash<QString, JobRow*> m_rows;
    QHash<QString, CommandStatus> m_early;  ///< commands that are too new to be shown
    QSet<QString> m_differing;              ///< keys of the rows that offer a reindex
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
