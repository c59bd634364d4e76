// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/plan_pane.h"

#include <QPainter>
#include <QPushButton>

#include "database/database_words.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

/// "now ▇▇▇▇▇ 2.4 GB"
class SizeBar : public QWidget {
public:
    SizeBar(const QString& label, const QString& figure, double share, Ink ink)
        : m_label(label), m_figure(figure), m_share(share), m_ink(ink)
    {
        setFixedHeight(24);
        setAccessibleName(label + u' ' + figure);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        constexpr int label = 52, figure = 84, margin = 11, height = 8;
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        p.setFont(ui::font(TextRole::Base));
        p.setPen(inkColor(Ink::Text));
        p.drawText(QRectF(margin, 0, label, this->height()), Qt::AlignVCenter | Qt::AlignLeft, m_label);
        p.drawText(QRectF(width() - margin - figure, 0, figure, this->height()), Qt::AlignVCenter | Qt::AlignRight,
                   m_figure);
        const QRectF bar(margin + label, (this->height() - height) / 2.0, width() - 2 * margin - label - figure - 8,
                         height);
        if (bar.width() < 8)
            return;
        p.setPen(Qt::NoPen);
        p.setBrush(Theme::current().track);
        p.drawRoundedRect(bar, 2, 2);
        p.setBrush(inkColor(m_ink));
        p.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * std::clamp(m_share, 0.0, 1.0), bar.height())), 2,
                          2);
    }

private:
    QString m_label, m_figure;
    double m_share;
    Ink m_ink;
};

Text* paragraph(const QString& text, Ink ink = Ink::Text)
{
    auto* words = new Text(text, TextRole::Base, ink);
    words->setWordWrap(true);
    words->setContentsMargins(11, 4, 11, 4);
    return words;
}

QString about(const QString& figure)
{
    return u"≈ "_s + figure;
}

}  // namespace

PlanPane::PlanPane(QWidget* parent)
    : DetailPane(parent),
      m_run(makeButton({}, ButtonKind::Primary)),
      m_add(makeButton({})),
      m_stop(makeButton(tr("Stop"), ButtonKind::Normal, u"stop"_s)),
      m_edit(makeButton(tr("Edit…"))),
      m_delete(makeButton(tr("Delete…")))
{
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    for (QPushButton* button : {m_run, m_stop, m_add, m_edit, m_delete})
        row->addWidget(button);
    row->addStretch(1);
    addFoot(foot);
    connect(m_run, &QPushButton::clicked, this, &PlanPane::run);
    connect(m_add, &QPushButton::clicked, this, &PlanPane::addToNext);
    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT stopWanted(shownJob()); });
    connect(m_edit, &QPushButton::clicked, this, [this] { Q_EMIT editWanted(shownJob()); });
    connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT deleteWanted(shownJob()); });
    renewButtons();
    hide();
}

void PlanPane::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    ask();
}

void PlanPane::setNextRun(const QDateTime& at)
{
    m_next = at;
    m_add->setText(tr("Add to %1", "time of the next run").arg(format::clock(at)));
    m_add->setAccessibleName(m_add->text());
    renewButtons();
}

void PlanPane::setChoice(const QString& job, const QStringList& objects)
{
    if (objects.isEmpty() && m_shown)
        return;  // a job is shown
    if (!objects.isEmpty())
        m_shown.reset();
    if (job == m_job && objects == m_objects)
        return renewButtons();
    m_job = job;
    m_objects = objects;
    setVisible(!objects.isEmpty());
    renew();
    ask();
}

void PlanPane::setJob(const MaintenanceJob& job)
{
    const bool same = m_shown && m_shown->id == job.id;
    if (same && toJson(*m_shown) == toJson(job))
        return;
    const bool other = !same || m_shown->state != job.state || m_shown->objects != job.objects;
    m_shown = job;
    m_job = job.id;
    m_objects.clear();
    show();
    renew();
    if (other)  // what is left to do has changed
        ask();
}

void PlanPane::clearJob()
{
    if (!m_shown)
        return;
    m_shown.reset();
    m_answer.drop();
    m_job.clear();
    hide();
}

void PlanPane::showEvent(QShowEvent* event)
{
    DetailPane::showEvent(event);
    Q_EMIT shownChanged();
}

void PlanPane::hideEvent(QHideEvent* event)
{
    DetailPane::hideEvent(event);
    Q_EMIT shownChanged();
}

bool PlanPane::rebuilds() const
{
    return (m_shown ? m_shown->kind : m_job) == "reindex"_L1;
}

void PlanPane::renewButtons()
{
    const bool open = m_shown && (m_shown->running || m_shown->state == "queued"_L1);
    const QString text = m_shown ? tr("Run now") : rebuilds() ? tr("Rebuild now") : tr("Vacuum now");
    m_run->setText(text);
    m_run->setAccessibleName(text);
    const bool ready = m_plan && m_plan->has_value();
    m_run->setEnabled(ready && (!m_shown || m_shown->kind == "log_rotation"_L1 || !(*m_plan)->statements.isEmpty()));
    m_run->setVisible(!open);
    m_add->setVisible(!m_shown && m_next.isValid());
    m_add->setEnabled(ready);
    m_stop->setVisible(open);
    m_edit->setVisible(m_shown.has_value());
    m_delete->setVisible(m_shown && m_shown->own);
    m_delete->setEnabled(!open);
}

QString PlanPane::titleText() const
{
    if (m_shown)
        return jobName(*m_shown);
    return rebuilds() ? tr("Rebuild %n indexes", nullptr, int(m_objects.size()))
                      : tr("Vacuum %n tables", nullptr, int(m_objects.size()));
}

void PlanPane::ask()
{
    m_plan.reset();
    renewButtons();
    DatabaseQueries* database = m_engine ? m_engine->database() : nullptr;
    if (!database || (m_objects.isEmpty() && !m_shown))
        return m_answer.drop();
    m_answer.ask(database->plan(m_job, m_objects), this, [this](const Expected<MaintenancePlan>& plan) {
        m_plan = plan;
        renew();
    });
}

void PlanPane::renew()
{
    clear();
    setTitle(titleText());
    renewButtons();
    if (m_shown)
        showJob(*m_shown);
    if (m_plan && m_plan->has_value())
        showPlan(**m_plan);
    else if (m_plan)
        addWidget(paragraph(engineWords(m_plan->error()), Ink::Error));
}

void PlanPane::showJob(const MaintenanceJob& job)
{
    if (job.own)
        addRow(tr("Work"), jobKindWord(job.kind));
    if (job.own)
        addRow(tr("Objects"), job.objects.isEmpty() ? tr("what needs it") : format::safe(job.objects.join(u", "_s)));
    addRow(tr("Schedule (UTC)"), job.enabled ? engineWords(job.schedule) : disabledText(job));
    if (!job.quiet.isEmpty())
        addRow(tr("Quiet hours (UTC)"), quietText(job.quiet));
    if (job.enabled)
        addRow(tr("Next run"), job.nextRun.isValid() ? format::clock(job.nextRun) : tr("when needed"));
    if (!job.added.isEmpty())
        addRow(tr("Added to the next run"), format::number(qint64(job.added.size())), job.added.join(u'\n'));
    addSection(tr("Last run"));
    if (job.state.isEmpty())
        return addWidget(paragraph(tr("It has not run yet."), Ink::Secondary));
    addRow(tr("Finished"), job.running ? tr("running") : format::clock(job.lastRun));
    if (job.tookMs)
        addRow(tr("Took"), format::duration(double(*job.tookMs) / 1000));
    const State sign = runSign(job.state);
    addWidget(paragraph(job.running || job.state == "queued"_L1 ? jobResult(job) : engineWords(job.result),
                        sign == State::Error  ? Ink::Error
                        : sign == State::Slow ? Ink::Warn
                                              : Ink::Text));
}

void PlanPane::showPlan(const MaintenancePlan& plan)
{
    if (m_shown)
        addSection(tr("What a run would do now"));
    if (plan.statements.isEmpty() && m_job != "log_rotation"_L1) {
        addWidget(paragraph(tr("There is nothing to do now."), Ink::Secondary));
    } else if (rebuilds() || m_job == "vacuum"_L1 || (m_shown && m_shown->kind == "vacuum"_L1)) {
        addWidget(paragraph(
            rebuilds() ? tr("Reads and writes continue. Each old index is dropped once its replacement is valid.")
                       : tr("Reads and writes continue. The space of dead rows is used again by new rows.")));
    }
    showSizes(plan);
    if (plan.rows > 0)
        addRow(tr("Rows read"), format::number(plan.rows));
    if (plan.seconds)
        addRow(tr("Time"), about(format::estimate(*plan.seconds)));
    if (plan.extraBytes > 0)
        addRow(tr("Extra disk while running"),
               plan.freeBytes ? tr("%1 of %2", "bytes needed; bytes free")
                                    .arg(about(format::size(plan.extraBytes)), format::size(*plan.freeBytes))
                              : about(format::size(plan.extraBytes)));
    if (rebuilds() && !plan.statements.isEmpty())
        addRow(tr("Transactions to wait for"),
               plan.oldestTransactionMs ? tr("%1, open for %2", "count; duration")
                                              .arg(format::number(qint64(plan.openTransactions)),
                                                   format::duration(double(*plan.oldestTransactionMs) / 1000))
                                        : format::number(qint64(plan.openTransactions)));
    showStatements(plan.statements);
    for (const Message& warning : plan.warnings)
        addWidget(paragraph(engineWords(warning), Ink::Warn));
}

void PlanPane::showSizes(const MaintenancePlan& plan)
{
    if (!rebuilds() || plan.bytesNow <= 0)
        return;
    addSection(tr("Size"));
    addWidget(new SizeBar(tr("now"), format::size(plan.bytesNow), 1, Ink::Warn));
    addWidget(new SizeBar(tr("after"), about(format::size(plan.bytesAfter)),
                          double(plan.bytesAfter) / double(plan.bytesNow), Ink::Info));
}

void PlanPane::showStatements(const QStringList& statements)
{
    if (statements.isEmpty())
        return;
    const QString text = statements.join(u'\n');
    auto* copy = makeIconButton(u"copy"_s, tr("Copy the statements"), ControlSize::Row);
    connect(copy, &QToolButton::clicked, this, [this, text] { copyText(text, this); });
    addSection(tr("Statements"), {}, copy);
    QStringList shown;
    for (const QString& statement : statements.mid(0, 20))
        shown << format::safe(statement);
    auto* words = new Text(shown.join(u'\n'), TextRole::Mono);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setContentsMargins(11, 4, 11, 4);
    addWidget(words);
    if (statements.size() > 20)
        addWidget(paragraph(tr("%n more", "statements", int(statements.size()) - 20), Ink::Secondary));
}

void PlanPane::run()
{
    DatabaseQueries* database = m_engine ? m_engine->database() : nullptr;
    if (!database || (m_objects.isEmpty() && !m_shown))
        return;
    m_run->setEnabled(false);
    whenAnswered(database->run(m_job, m_objects), this, [this](const Expected<QString>& run) {
        renewButtons();
        if (run)
            Q_EMIT started();
        else
            Q_EMIT failed(run.error());
    });
}

void PlanPane::addToNext()
{
    DatabaseQueries* database = m_engine ? m_engine->database() : nullptr;
    if (!database || m_objects.isEmpty())
        return;
    whenAnswered(database->addToNext(m_job, m_objects), this, [this](const Expected<Done>& added) {
        if (added)
            Q_EMIT started();
        else
            Q_EMIT failed(added.error());
    });
}

}  // namespace signalbox::ui
