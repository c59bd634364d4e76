// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/dryrun/verdict_view.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "theme/theme.h"
#include "triggers/dryrun/window_strip.h"
#include "triggers/model/condition_choices.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

using Verdict = DryRunEvent::Step::Verdict;

State signOf(Verdict verdict)
{
    switch (verdict) {
        case Verdict::True:
            return State::True;
        case Verdict::False:
            return State::False;
        case Verdict::Failed:
        case Verdict::LeftOut:
            return State::Error;
        case Verdict::NotReached:
            break;
    }
    return State::Paused;
}

QString wordOf(Verdict verdict)
{
    switch (verdict) {
        case Verdict::True:
            return VerdictView::tr("true");
        case Verdict::False:
            return VerdictView::tr("false");
        case Verdict::Failed:
            return VerdictView::tr("error");
        case Verdict::LeftOut:
            return VerdictView::tr("left out");
        case Verdict::NotReached:
            break;
    }
    return VerdictView::tr("not reached");
}

qint64 secondsOf(const QString& window)
{
    const qint64 number = window.chopped(window.isEmpty() ? 0 : 1).toLongLong();
    return window.endsWith(u'd')   ? number * 86'400
           : window.endsWith(u'h') ? number * 3'600
           : window.endsWith(u'm') ? number * 60
                                   : number;
}

/// Lines between the rows of the grid.
class Lined : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = Theme::current();
        const auto* grid = static_cast<const QGridLayout*>(layout());
        for (int row = 0; row < grid->rowCount(); ++row) {
            const QRect cell = grid->cellRect(row, 0);
            if (row == 0)
                p.fillRect(0, 0, width(), cell.bottom() + 3, t.raised);
            p.fillRect(0, cell.bottom() + 3, width(), 1, t.grid);
        }
    }
};

}  // namespace

VerdictView::VerdictView(QWidget* parent)
    : QWidget(parent),
      m_chip(new StateChip),
      m_place(new Text({}, TextRole::Small, Ink::Secondary)),
      m_open(makeButton(tr("Open event"), ButtonKind::Quiet, {}, ControlSize::Row)),
      m_strip(new WindowStrip),
      m_none(new Text(tr("Select an event to see how each condition judges it."), TextRole::Small, Ink::Secondary))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(12, 7, 8, 7);
    head->setSpacing(8);
    m_place->setElide(Qt::ElideRight);
    head->addWidget(m_chip);
    head->addWidget(m_place, 1);
    head->addWidget(m_open);
    column->addLayout(head);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(12, 0, 12, 8);
    column->addWidget(m_none);
    auto* strip = new QVBoxLayout;
    strip->setContentsMargins(12, 10, 12, 0);
    strip->addWidget(m_strip);
    column->addLayout(strip);
    connect(m_open, &QPushButton::clicked, this, &VerdictView::openWanted);
    clear();
}

void VerdictView::clear()
{
    for (QWidget* each : {static_cast<QWidget*>(m_chip), static_cast<QWidget*>(m_place), static_cast<QWidget*>(m_open),
                          static_cast<QWidget*>(m_strip)})
        each->hide();
    delete std::exchange(m_table, nullptr);
    m_none->show();
}

void VerdictView::set(const Trigger& trigger, const DryRunEvent& event)
{
    clear();
    m_none->hide();
    for (QWidget* each : {static_cast<QWidget*>(m_chip), static_cast<QWidget*>(m_place), static_cast<QWidget*>(m_open)})
        each->show();
    m_chip->set(event.fires ? State::True : State::False, event.fires ? tr("would fire") : tr("would not fire"));
    m_place->setText(tr("%1, block %2, log %3", "time; numbers")
                         .arg(format::time(event.time), format::number(event.block), QString::number(event.logIndex)));
    m_table = new Lined;
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(12, 4, 12, 4);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(7);
    m_grid->setColumnStretch(1, 3);
    m_grid->setColumnStretch(2, 2);
    const QString heads[] = {u"#"_s, tr("Condition"), tr("This event has"), tr("Verdict")};
    for (int i = 0; i < 4; ++i)
        m_grid->addWidget(new Text(heads[i], TextRole::Small, Ink::Secondary), 0, i);
    int row = 1;
    for (const DryRunEvent::Step& step : event.steps)
        addRow(row++, trigger, step);
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, m_table);
    m_table->show();
    for (auto step = event.steps.rbegin(); step != event.steps.rend(); ++step) {
        if (size_t(step->condition) >= trigger.conditions.size() || event.counted.empty())
            continue;
        const TriggerCondition& condition = trigger.conditions[size_t(step->condition)];
        const QString window = condition.config.value(u"time_window"_s).toString();
        if (condition.type != "rate_limit"_L1 || step->verdict == Verdict::NotReached)
            continue;
        m_strip->set(event.time, secondsOf(window), durationText(window), event.counted);
        m_strip->show();
        break;
    }
}

void VerdictView::addRow(int row, const Trigger& trigger, const DryRunEvent::Step& step)
{
    const bool known = size_t(step.condition) < trigger.conditions.size();
    const bool leftOut = step.verdict == Verdict::LeftOut;
    auto* number = new Text(QString::number(step.condition + 1), TextRole::Base, Ink::Secondary);
    auto* condition = new Text(known ? conditionText(trigger.conditions[size_t(step.condition)]) : QString(),
                               TextRole::Base, leftOut ? Ink::Error : Ink::Text);
    auto* has = new Text(step.has.isEmpty() ? format::none() : format::safe(step.has), TextRole::Base,
                         step.has.isEmpty() ? Ink::Muted : Ink::Text);
    auto* verdict = new StateChip(signOf(step.verdict), wordOf(step.verdict));
    verdict->setBare(true);
    if (!step.error.isEmpty())
        verdict->setToolTip(format::safe(engineWords(step.error)).toHtmlEscaped());
    condition->setElide(Qt::ElideRight);
    has->setElide(Qt::ElideRight);
    m_grid->addWidget(number, row, 0);
    m_grid->addWidget(condition, row, 1);
    m_grid->addWidget(has, row, 2);
    m_grid->addWidget(verdict, row, 3, Qt::AlignLeft);
}

}  // namespace signalbox::ui
