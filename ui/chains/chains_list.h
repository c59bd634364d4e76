// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "shell/screen.h"
#include "signalbox/literals.h"

class QPushButton;

namespace signalbox::ui {

class ChainActions;
class ChainTableModel;
class CommandJobs;
class DataTable;
class Segments;

/// The table of all chains: segments by state with their counts, a quick filter, and actions for the selected chains.
class ChainsList : public QWidget {
    Q_OBJECT
public:
    ChainsList(ScreenContext* context, ChainActions* actions, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void setWatched(bool watched);
    void setNarrow(bool narrow);
    QWidget* filterField() const;
    ChainTableModel* model() const { return m_model; }
    void askLag();

Q_SIGNALS:
    void opened(const QString& caip2);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QStringList selected() const;
    void renewSegments(const WorkspaceSnapshot& snapshot);
    void fitColumns();
    void renewActions();
    void renewRoom();

    ScreenContext* m_context;
    ChainActions* m_actions;
    QPointer<Engine> m_engine;
    SnapshotPtr m_snapshot;
    ChainTableModel* m_model;
    DataTable* m_table;
    Segments* m_segments;
    QString m_segment = u"all"_s;
    bool m_narrow = false;
    QPushButton* m_pause;
    QPushButton* m_resume;
    QPushButton* m_retry;
    QPushButton* m_delete;
    CommandJobs* m_jobs;
    QTimer m_lagTimer;
    quint64 m_ticket = 0;
    QPushButton* m_add = nullptr;
};

}  // namespace signalbox::ui
