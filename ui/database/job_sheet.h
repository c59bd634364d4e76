// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "models/latest_answer.h"
#include "signalbox/database_queries.h"
#include "signalbox/engine.h"
#include "widgets/sheet.h"

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class Segments;
class Switch;

/// A maintenance job that an operator adds, or changes: name, work, objects, schedule. What a run would do is counted
/// while it is typed; the engine checks the rest.
class JobSheet : public Sheet {
    Q_OBJECT
public:
    /// `quiet`: the hours, "02:00-06:00"; empty: at any time.
    JobSheet(Engine* engine, const MaintenanceJob& job, const QString& quiet, QWidget* parent);

    OwnJob entries() const;
    void save();

private:
    void makeFields(const MaintenanceJob& job, const QString& quiet);
    void edited();
    void preview();

    QPointer<Engine> m_engine;
    const QString m_id;
    const bool m_enabled;
    QLineEdit* m_name;
    Segments* m_kind;
    QPlainTextEdit* m_objects;
    CheckLine* m_check;
    QLineEdit* m_cron;
    Switch* m_quiet;
    Text* m_problem;
    QPushButton* m_save;
    QTimer m_soon;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
