// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/schedule_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/segments.h"

namespace signalbox::ui {

ScheduleSheet::ScheduleSheet(Engine* engine, const MaintenanceJob& job, QWidget* parent)
    : Sheet(engineWords(job.what), parent, 520),
      m_engine(engine),
      m_job(job.id),
      m_on(new Switch(tr("Run on its schedule"))),
      m_cron(new QLineEdit(job.cron)),
      m_problem(new Text({}, TextRole::Small, Ink::Error)),
      m_save(makeButton(tr("Save"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_on->setCheckable(true);
    m_on->setChecked(job.enabled);
    m_cron->setAccessibleName(tr("Schedule"));
    m_cron->setPlaceholderText(tr("when needed"));
    body()->addWidget(m_on);
    body()->addSpacing(8);
    body()->addWidget(new Text(tr("Schedule"), TextRole::SmallStrong));
    body()->addWidget(m_cron);
    auto* hint = new Text(tr("Five fields in UTC: minute, hour, day of the month, month, day of the week. 0 3 * * 0 is "
                             "Sundays at 03:00."),
                          TextRole::Small, Ink::Secondary);
    hint->setWordWrap(true);
    body()->addWidget(hint);
    m_problem->setWordWrap(true);
    m_problem->hide();
    body()->addWidget(m_problem);
    auto* shipped = addFootButton(makeButton(tr("Default schedule")), true);
    addFootButton(m_save);
    setPrimary(m_save);
    connect(m_save, &QPushButton::clicked, this, &ScheduleSheet::save);
    connect(shipped, &QPushButton::clicked, this, [this] { store({}); });
}

void ScheduleSheet::save()
{
    store(m_cron->text());
}

void ScheduleSheet::store(const QString& cron)
{
    DatabaseQueries* database = m_engine ? m_engine->database() : nullptr;
    if (!database)
        return;
    m_save->setEnabled(false);
    whenAnswered(database->setJob(m_job, m_on->isChecked(), cron), this, [this](const Expected<Done>& done) {
        m_save->setEnabled(true);
        if (done)
            return accept();
        m_problem->setText(engineWords(done.error()));
        m_problem->show();
    });
}

}  // namespace signalbox::ui
