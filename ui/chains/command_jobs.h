#pragma once

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QWidget>

#include "signalbox/engine.h"

class QVBoxLayout;

namespace signalbox::ui {

class JobRow;

/// What operators asked of a chain (or of all chains) and how it goes: running ones with progress, failed ones with
/// their sentence until they are put away. Those that are done leave by themselves.
class CommandJobs : public QWidget {
    Q_OBJECT
public:
    explicit CommandJobs(QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setChain(const QString& caip2);  ///< empty: all chains
    int count() const { return int(m_rows.size()); }

Q_SIGNALS:
    void countChanged();
    void reindexRequested(const QString& caip2, const signalbox::Interval& range);  ///< what a verification found

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
    QHash<QString, CommandStatus> m_early;  ///< younger than the eye: not shown yet
    QSet<QString> m_differing;              ///< rows that offer a reindex
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
