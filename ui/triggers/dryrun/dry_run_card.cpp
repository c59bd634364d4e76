// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/dryrun/dry_run_card.h"

#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "triggers/dryrun/dry_run_asker.h"
#include "triggers/dryrun/dry_run_model.h"
#include "triggers/dryrun/rendered_actions.h"
#include "triggers/dryrun/verdict_view.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/hairline.h"

namespace signalbox::ui {

namespace {

QString summaryText(const Trigger& trigger, const DryRun& run)
{
    const QString events = DryRunCard::tr("<b>%1</b> events in %2", "number; 38 ms", format::plural(run.events))
                               .arg(format::number(run.events), format::milliseconds(run.milliseconds));
    const QString fires = DryRunCard::tr("<b>%1</b> would fire", "number of events", format::plural(run.fired))
                              .arg(format::number(run.fired));
    if (run.passed.size() < 2 || trigger.conditions.size() < 2)
        return DryRunCard::tr("%1: %2.", "1,204 events in 38 ms; 1 would fire").arg(events, fires);
    const size_t before = std::min(run.passed.size(), trigger.conditions.size()) - 1;
    return DryRunCard::tr("%1: <b>%2</b> pass conditions 1 to %3, %4.",
                          "1,204 events in 38 ms; number; number; 1 would fire")
        .arg(events, format::number(run.passed[before - 1]), QString::number(before), fires);
}

}  // namespace

DryRunCard::DryRunCard(TriggerDraft* draft, DryRunAsker* asker, Desk* desk, QWidget* parent)
    : Card(tr("Dry run"), parent),
      m_draft(draft),
      m_asker(asker),
      m_range(new QComboBox),
      m_again(makeButton(tr("Run again"), ButtonKind::Normal, u"play"_s, ControlSize::Card)),
      m_summary(new Text({})),
      m_words(new Text(tr("A dry run sends nothing and leaves the counters alone."), TextRole::Small, Ink::Secondary)),
      m_leftOut(new Text({}, TextRole::Small, Ink::Error)),
      m_box(new QBoxLayout(QBoxLayout::TopToBottom)),
      m_model(new DryRunModel(this)),
      m_table(new DataTable(desk, u"trigger-dry-run"_s, {})),
      m_line(new Hairline),
      m_detail(new QWidget),
      m_verdict(new VerdictView),
      m_rendered(new RenderedActions(draft))
{
    head()->setHeight(37);
    head()->setLine(true);
    for (const auto& [text, hours] : {std::pair(tr("last 1 h"), 1), std::pair(tr("last 24 h"), 24),
                                      std::pair(tr("last 7 d"), 168), std::pair(tr("last 30 d"), 720)})
        m_range->addItem(text, hours);
    m_range->setCurrentIndex(1);
    m_range->setAccessibleName(tr("Events of the dry run"));
    setControlSize(m_range, ControlSize::Card);
    head()->addRight(m_range);
    head()->addRight(m_again);
    m_summary->setTextFormat(Qt::RichText);
    m_summary->setWordWrap(true);
    m_words->setWordWrap(true);
    m_leftOut->setWordWrap(true);
    auto* texts = new QVBoxLayout;
    texts->setContentsMargins(12, 7, 12, 7);
    texts->setSpacing(1);
    for (QWidget* each :
         {static_cast<QWidget*>(m_summary), static_cast<QWidget*>(m_words), static_cast<QWidget*>(m_leftOut)})
        texts->addWidget(each);
    body()->addLayout(texts);
    body()->addWidget(new Hairline);
    m_box->setContentsMargins(0, 0, 0, 0);
    m_box->setSpacing(0);
    body()->addLayout(m_box, 1);
    m_table->setFlat();
    m_table->head()->hide();
    m_table->setPagedModel(m_model);
    m_table->setCountLine(true);
    m_table->view()->setAccessibleName(tr("Events of the dry run"));
    m_table->setLoading(true);
    auto* column = new QVBoxLayout(m_detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_verdict);
    column->addWidget(m_rendered);
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setFrameStyle(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumWidth(320);
    area->setWidget(m_detail);
    m_detail->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    m_box->addWidget(m_table, 3);
    m_box->addWidget(m_line);
    m_box->addWidget(area, 2);
    keepCorners();
    setBeside(false);
    connect(m_range, &QComboBox::activated, this, [this] { m_asker->setHours(m_range->currentData().toInt()); });
    connect(m_again, &QPushButton::clicked, this, [this] { m_asker->isLong() ? m_asker->stop() : m_asker->run(); });
    connect(asker, &DryRunAsker::changed, this, &DryRunCard::renew);
    connect(m_table, &DataTable::currentRowChanged, this, &DryRunCard::showDetail);
    connect(m_verdict, &VerdictView::openWanted, this, [this] { Q_EMIT openWanted(m_shown); });
    renew();
}

void DryRunCard::setLent(bool lent)
{
    setFlat(lent);
    if (!lent)
        keepCorners();
    head()->setTitle(lent ? QString() : tr("Dry run"));
}

QString DryRunCard::rangeText() const
{
    return m_range->currentText();
}

void DryRunCard::setBeside(bool beside)
{
    m_box->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_line->setOrientation(beside ? Qt::Vertical : Qt::Horizontal);
    m_table->setDropLevel(beside ? 0 : 1);
    m_rendered->setVisible(beside);
}

void DryRunCard::renew()
{
    const bool running = m_asker->isRunning();
    const bool stops = m_asker->isLong();
    m_again->setText(stops ? tr("Stop", "dry run") : tr("Run again"));
    m_again->setIcon(icon(stops ? u"stop"_s : u"play"_s));
    m_again->setAccessibleName(m_again->text());
    m_again->setEnabled((!running || stops) && m_draft->isOpen());
    m_leftOut->hide();
    if (m_asker->wasStopped()) {
        m_table->setLoading(false);
        m_table->setEmpty(tr("The dry run was stopped."), tr("Run again"), [this] { m_asker->run(); });
        m_summary->setText(tr("The dry run was stopped."));
        m_model->resetRows({});
        return m_verdict->clear();
    }
    if (m_asker->error()) {
        m_table->setLoading(false);
        m_table->setEmpty(tr("The dry run failed. %1").arg(engineWords(*m_asker->error())), tr("Run again"),
                          [this] { m_asker->run(); });
        m_summary->setText(tr("The dry run failed."));
        m_model->resetRows({});
        return m_verdict->clear();
    }
    if (!m_asker->result()) {
        m_summary->setText(running ? tr("Checking past events…") : QString());
        m_model->resetRows({});
        return m_verdict->clear();
    }
    const DryRun& run = *m_asker->result();
    m_model->setTrigger(m_draft->now());
    m_model->setRows(run.newest);
    m_table->setLoading(false);
    m_table->setEmpty(tr("No event of this chain and registry was stored in the %1. Choose a longer time.", "last 24 h")
                          .arg(rangeText()));
    m_summary->setText(summaryText(m_draft->now(), run));
    m_table->setCountText(
        tr("%1 of %2, newest first").arg(format::number(qint64(run.newest.size())), format::number(run.events)));
    if (!run.leftOut.empty()) {
        QStringList numbers;
        for (const TriggerProblem& each : run.leftOut)
            if (const TriggerPlace place = TriggerPlace::of(each.path); place.index >= 0)
                numbers << QString::number(place.index + 1);
        numbers.removeDuplicates();
        m_leftOut->setText(numbers.isEmpty() ? problemsText(run.leftOut)
                                             : tr("Condition %1 is left out until its value is valid.",
                                                  "numbers; may be several", int(numbers.size()))
                                                   .arg(format::list(numbers)));
        m_leftOut->show();
    }
    int row = m_model->rowOf(m_shown);
    if (row < 0 && !run.newest.empty()) {
        // the newest that fires, else the newest
        const auto fires =
            std::find_if(run.newest.begin(), run.newest.end(), [](const auto& each) { return each.fires; });
        row = fires == run.newest.end() ? 0 : int(fires - run.newest.begin());
    }
    if (row >= 0) {
        m_table->view()->selectRow(row);
        showDetail(row);
    } else {
        m_verdict->clear();
    }
}

void DryRunCard::showDetail(int row)
{
    const DryRunEvent* event = m_model->at(row);
    if (!event)
        return;
    m_shown = event->eventId;
    m_verdict->set(m_draft->now(), *event);
    Q_EMIT eventChosen(event->eventId, format::time(event->time));
}

}  // namespace signalbox::ui
