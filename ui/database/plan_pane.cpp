// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/plan_pane.h"

#include <QPainter>
#include <QPushButton>

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
    : DetailPane(parent), m_run(makeButton({}, ButtonKind::Primary)), m_add(makeButton({}))
{
    auto* foot = new QWidget;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_run);
    row->addWidget(m_add);
    row->addStretch(1);
    addFoot(foot);
    connect(m_run, &QPushButton::clicked, this, &PlanPane::run);
    connect(m_add, &QPushButton::clicked, this, &PlanPane::addToNext);
    setNextRun({});
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
    m_add->setVisible(at.isValid());
    m_add->setText(tr("Add to %1", "time of the next run").arg(format::clock(at)));
    m_add->setAccessibleName(m_add->text());
}

void PlanPane::setChoice(const QString& job, const QStringList& objects)
{
    if (job == m_job && objects == m_objects)
        return;
    m_job = job;
    m_objects = objects;
    setVisible(!objects.isEmpty());
    const QString text = job == u"reindex"_s ? tr("Rebuild now") : tr("Vacuum now");
    m_run->setText(text);
    m_run->setAccessibleName(text);
    m_run->setEnabled(false);
    m_add->setEnabled(false);
    setTitle(titleText());
    ask();
}

QString PlanPane::titleText() const
{
    return m_job == u"reindex"_s ? tr("Rebuild %n indexes", nullptr, int(m_objects.size()))
                                 : tr("Vacuum %n tables", nullptr, int(m_objects.size()));
}

void PlanPane::ask()
{
    DatabaseQueries* database = m_engine ? m_engine->database() : nullptr;
    if (!database || m_objects.isEmpty())
        return m_answer.drop();
    m_answer.ask(database->plan(m_job, m_objects), this,
                 [this](const Expected<MaintenancePlan>& plan) { showPlan(plan); });
}

void PlanPane::showPlan(const Expected<MaintenancePlan>& plan)
{
    clear();
    m_run->setEnabled(plan.has_value());
    m_add->setEnabled(plan.has_value());
    if (!plan)
        return addWidget(paragraph(engineWords(plan.error()), Ink::Error));
    const bool rebuilds = m_job == u"reindex"_s;
    addWidget(paragraph(rebuilds ? tr("Reads and writes continue. Each old index is dropped once its replacement is "
                                      "valid.")
                                 : tr("Reads and writes continue. The space of dead rows is used again by new rows.")));
    showSizes(*plan);
    addRow(tr("Rows read"), format::number(plan->rows));
    if (plan->seconds)
        addRow(tr("Time"), about(format::estimate(*plan->seconds)));
    if (plan->extraBytes > 0)
        addRow(tr("Extra disk while running"),
               plan->freeBytes ? tr("%1 of %2", "bytes needed; bytes free")
                                     .arg(about(format::size(plan->extraBytes)), format::size(*plan->freeBytes))
                               : about(format::size(plan->extraBytes)));
    if (rebuilds)
        addRow(tr("Transactions to wait for"),
               plan->oldestTransactionMs ? tr("%1, open for %2", "count; duration")
                                               .arg(format::number(qint64(plan->openTransactions)),
                                                    format::duration(double(*plan->oldestTransactionMs) / 1000))
                                         : format::number(qint64(plan->openTransactions)));
    showStatements(plan->statements);
    for (const Message& warning : plan->warnings)
        addWidget(paragraph(engineWords(warning), Ink::Warn));
}

void PlanPane::showSizes(const MaintenancePlan& plan)
{
    if (m_job != u"reindex"_s || plan.bytesNow <= 0)
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
    if (!database || m_objects.isEmpty())
        return;
    m_run->setEnabled(false);
    whenAnswered(database->run(m_job, m_objects), this, [this](const Expected<QString>& run) {
        m_run->setEnabled(true);
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
