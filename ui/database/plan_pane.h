// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/database_queries.h"
#include "signalbox/engine.h"
#include "widgets/detail_pane.h"

class QPushButton;

namespace signalbox::ui {

/// What a maintenance job would do now, with the selected objects or with what needs it: sizes, time, disk, statements;
/// of a selected job also its schedule and its last run. Nothing runs before its button is pressed. Hidden while
/// nothing is selected.
class PlanPane : public DetailPane {
    Q_OBJECT
public:
    explicit PlanPane(QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setChoice(const QString& job, const QStringList& objects);
    void setNextRun(const QDateTime& at);    ///< of the job; invalid: it has none
    void setJob(const MaintenanceJob& job);  ///< replaces the choice of objects; the same one again: its state
    void clearJob();
    QString shownJob() const { return m_shown ? m_shown->id : QString(); }
    void run();
    void addToNext();

Q_SIGNALS:
    void started();
    void shownChanged();  ///< it was shown or hidden
    void stopWanted(const QString& job);
    void editWanted(const QString& job);
    void deleteWanted(const QString& job);
    void failed(const signalbox::Error& error);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void ask();
    void renew();
    void renewButtons();
    void showJob(const MaintenanceJob& job);
    void showPlan(const MaintenancePlan& plan);
    void showSizes(const MaintenancePlan& plan);
    void showStatements(const QStringList& statements);
    QString titleText() const;
    bool rebuilds() const;

    QPointer<Engine> m_engine;
    QString m_job;
    QStringList m_objects;
    QDateTime m_next;
    std::optional<MaintenanceJob> m_shown;
    std::optional<Expected<MaintenancePlan>> m_plan;
    LatestAnswer m_answer;
    QPushButton *m_run, *m_add, *m_stop, *m_edit, *m_delete;
};

}  // namespace signalbox::ui
