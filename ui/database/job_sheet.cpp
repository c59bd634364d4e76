// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/job_sheet.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "database/database_words.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
constexpr int previewMs = 350, mostName = 80, objectsHeight = 62;

Text* jobLabel(const QString& text)
{
    return new Text(text, TextRole::SmallStrong);
}

Text* jobHint(const QString& text)
{
    auto* words = new Text(text, TextRole::Small, Ink::Secondary);
    words->setWordWrap(true);
    return words;
}
}  // namespace

JobSheet::JobSheet(Engine* engine, const MaintenanceJob& job, const QString& quiet, QWidget* parent)
    : Sheet(job.id.isEmpty() ? tr("Add maintenance job") : tr("Edit maintenance job"), parent, 560),
      m_engine(engine),
      m_id(job.id),
      m_enabled(job.enabled),
      m_name(new QLineEdit),
      m_kind(new Segments(tr("Work"))),
      m_objects(new QPlainTextEdit),
      m_check(new CheckLine),
      m_cron(new QLineEdit),
      m_quiet(new Switch(quiet.isEmpty() ? tr("Start in quiet hours only")
                                         : tr("Start in quiet hours only (%1 UTC)").arg(quietText(quiet)))),
      m_problem(new Text({}, TextRole::Small, Ink::Error)),
      m_save(makeButton(job.id.isEmpty() ? tr("Add job") : tr("Save"), ButtonKind::Primary))
{
    setObjectName(u"jobSheet"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    makeFields(job, quiet);
    addFootButton(m_save);
    setPrimary(m_save);
    m_soon.setSingleShot(true);
    m_soon.setInterval(previewMs);
    connect(&m_soon, &QTimer::timeout, this, &JobSheet::preview);
    connect(m_name, &QLineEdit::textChanged, this, &JobSheet::edited);
    connect(m_cron, &QLineEdit::textChanged, this, &JobSheet::edited);
    connect(m_kind, &Segments::currentChanged, this, &JobSheet::edited);
    connect(m_objects, &QPlainTextEdit::textChanged, this, &JobSheet::edited);
    connect(m_save, &QPushButton::clicked, this, &JobSheet::save);
    edited();
    m_name->setFocus(Qt::OtherFocusReason);
}

void JobSheet::makeFields(const MaintenanceJob& job, const QString& quiet)
{
    m_name->setAccessibleName(tr("Name"));
    m_name->setMaxLength(mostName);
    m_name->setText(engineWords(job.what));
    m_name->setPlaceholderText(tr("Analyze global tables"));
    m_kind->setItems({{u"vacuum"_s, jobKindWord(u"vacuum"_s)},
                      {u"analyze"_s, jobKindWord(u"analyze"_s)},
                      {u"reindex"_s, jobKindWord(u"reindex"_s)}});
    m_kind->setCurrent(job.kind);
    m_objects->setAccessibleName(tr("Objects"));
    m_objects->setPlainText(job.objects.join(u'\n'));
    m_objects->setPlaceholderText(tr("empty: what needs it"));
    m_objects->setTabChangesFocus(true);
    m_objects->setFixedHeight(objectsHeight);
    m_cron->setAccessibleName(tr("Schedule"));
    m_cron->setText(job.cron);
    m_quiet->setCheckable(true);
    m_quiet->setChecked(!job.quiet.isEmpty());
    m_quiet->setVisible(!quiet.isEmpty() || !job.quiet.isEmpty());
    m_problem->setWordWrap(true);
    m_problem->hide();
    body()->addWidget(jobLabel(tr("Name")));
    body()->addWidget(m_name);
    body()->addWidget(jobLabel(tr("Work")));
    body()->addWidget(m_kind, 0, Qt::AlignLeft);
    body()->addWidget(jobLabel(tr("Objects")));
    body()->addWidget(m_objects);
    body()->addWidget(jobHint(tr("One per line: schema.name of a table or index, or a schema for all in it.")));
    body()->addWidget(m_check);
    body()->addWidget(jobLabel(tr("Schedule")));
    body()->addWidget(m_cron);
    body()->addWidget(
        jobHint(tr("Five fields in UTC: minute, hour, day of the month, month, day of the week. 0 3 * * 0 is "
                   "Sundays at 03:00.")));
    body()->addWidget(m_quiet);
    body()->addWidget(m_problem);
}

OwnJob JobSheet::entries() const
{
    static const QRegularExpression separators(u"[\\n,]"_s);
    OwnJob job;
    job.id = m_id;
    job.name = m_name->text().simplified();
    job.kind = m_kind->current();
    for (const QString& object : m_objects->toPlainText().split(separators, Qt::SkipEmptyParts))
        if (const QString plain = object.trimmed(); !plain.isEmpty())
            job.objects << plain;
    job.cron = m_cron->text().simplified();
    job.quiet = m_quiet->isChecked();
    job.enabled = m_enabled;
    return job;
}

void JobSheet::edited()
{
    const OwnJob job = entries();
    m_save->setEnabled(m_engine && !job.name.isEmpty() && !job.cron.isEmpty());
    m_problem->hide();
    m_soon.start();
}

void JobSheet::preview()
{
    DatabaseQueries* database = m_engine ? m_engine->database() : nullptr;
    if (!database)
        return;
    const OwnJob job = entries();
    m_answer.ask(database->plan(job.kind, job.objects), this, [this](const Expected<MaintenancePlan>& plan) {
        if (!plan)
            return m_check->set(State::Error, engineWords(plan.error()));
        if (plan->statements.isEmpty())
            return m_check->set(State::Info, tr("There is nothing to do now."));
        m_check->set(State::True, tr("%n statements would run now, over %1.", nullptr, int(plan->statements.size()))
                                      .arg(format::size(plan->bytesNow)));
    });
}

void JobSheet::save()
{
    DatabaseQueries* database = m_engine ? m_engine->database() : nullptr;
    if (!database || !m_save->isEnabled())
        return;
    m_save->setEnabled(false);
    whenAnswered(database->putJob(entries()), this, [this](const Expected<QString>& id) {
        m_save->setEnabled(true);
        if (id)
            return accept();
        m_problem->setText(engineWords(id.error()));
        m_problem->show();
    });
}

}  // namespace signalbox::ui
