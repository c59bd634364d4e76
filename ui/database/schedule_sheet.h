// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/database_queries.h"
#include "signalbox/engine.h"
#include "widgets/sheet.h"

class QLineEdit;
class QPushButton;

namespace signalbox::ui {

class Switch;

/// When a maintenance job runs: five fields in UTC, on or off. The engine checks them.
class ScheduleSheet : public Sheet {
    Q_OBJECT
public:
    ScheduleSheet(Engine* engine, const MaintenanceJob& job, QWidget* parent);

    void save();

private:
    void store(const QString& cron);

    QPointer<Engine> m_engine;
    const QString m_job;
    Switch* m_on;
    QLineEdit* m_cron;
    Text* m_problem;
    QPushButton* m_save;
};

}  // namespace signalbox::ui
