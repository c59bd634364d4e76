// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/database_queries.h"
#include "signalbox/engine.h"
#include "widgets/detail_pane.h"

class QPushButton;

namespace signalbox::ui {

/// What a maintenance job would do with the selected objects: sizes, time, disk, statements. Nothing runs before its
/// button is pressed. Hidden while nothing is selected.
class PlanPane : public DetailPane {
    Q_OBJECT
public:
    explicit PlanPane(QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setChoice(const QString& job, const QStringList& objects);
    void setNextRun(const QDateTime& at);  ///< of the job; invalid: it has none
    void run();
    void addToNext();

Q_SIGNALS:
    void started();
    void failed(const signalbox::Error& error);

private:
    void ask();
    void showPlan(const Expected<MaintenancePlan>& plan);
    void showSizes(const MaintenancePlan& plan);
    void showStatements(const QStringList& statements);
    QString titleText() const;

    QPointer<Engine> m_engine;
    QString m_job;
    QStringList m_objects;
    LatestAnswer m_answer;
    QPushButton* m_run;
    QPushButton* m_add;
};

}  // namespace signalbox::ui
