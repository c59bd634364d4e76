// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/drift_card.h"

#include <QPushButton>

#include "language/engine_words.h"
#include "signalbox/engine.h"
#include "tokens/balance_words.h"
#include "widgets/button.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {
constexpr int shownChecks = 14;
}

DriftCard::DriftCard(QWidget* parent)
    : Card(tr("Drift check"), parent),
      m_chip(new StateChip),
      m_sentence(new Text({}, TextRole::Small, Ink::Secondary)),
      m_squares(new DriftSquares),
      m_first(new Text({}, TextRole::Tiny, Ink::Secondary)),
      m_last(new Text({}, TextRole::Tiny, Ink::Secondary)),
      m_block(new DetailRow(tr("At block"))),
      m_took(new DetailRow(tr("Checked in"))),
      m_drift(new DetailRow(tr("Last drift"))),
      m_verify(makeButton(tr("Verify now"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card))
{
    head()->setTitleElided();
    head()->addRight(m_chip);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(11, 0, 11, 0);
    column->setSpacing(6);
    m_sentence->setElide(Qt::ElideRight);
    column->addWidget(m_sentence);
    column->addWidget(m_squares);
    auto* ends = new QHBoxLayout;
    ends->addWidget(m_first);
    ends->addStretch(1);
    ends->addWidget(m_last);
    column->addLayout(ends);
    body()->addLayout(column);
    for (DetailRow* row : {m_block, m_took, m_drift}) {
        row->setCopyable(false);
        body()->addWidget(row);
    }
    body()->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(11, 0, 11, 10);
    buttons->setSpacing(8);
    auto* all = makeButton(tr("All checks"), ButtonKind::Quiet, {}, ControlSize::Card);
    buttons->addWidget(m_verify);
    buttons->addWidget(all);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_verify, &QPushButton::clicked, this, &DriftCard::verifyWanted);
    connect(all, &QPushButton::clicked, this, &DriftCard::allWanted);
    clear();
}

void DriftCard::clear()
{
    m_answer.drop();
    m_chip->hide();
    m_squares->setChecks({});
    m_sentence->setText({});
    for (Text* text : {m_first, m_last})
        text->setText({});
    for (DetailRow* row : {m_block, m_took, m_drift})
        row->setValue(format::none());
    setChecking(false);
}

void DriftCard::setChecking(bool checking)
{
    m_verify->setEnabled(!checking);
    m_verify->setText(checking ? tr("Checking") : tr("Verify now"));
    m_verify->setAccessibleName(m_verify->text());
}

void DriftCard::ask(Engine* engine, const TokenRef& token)
{
    TokenQueries* tokens = engine ? engine->tokens() : nullptr;
    if (!tokens || token.isEmpty())
        return;
    m_answer.ask(tokens->checks(token.caip2, token.contract, shownChecks), this,
                 [this](const Expected<std::vector<DriftCheck>>& checks) {
                     if (checks)
                         return show(*checks);
                     m_sentence->setText(engineWords(checks.error()));
                     m_sentence->setToolTip(m_sentence->text());
                 });
}

void DriftCard::show(const std::vector<DriftCheck>& newestFirst)
{
    m_squares->setChecks({newestFirst.rbegin(), newestFirst.rend()});
    if (newestFirst.empty()) {
        clear();
        m_sentence->setText(tr("Not checked yet. A check compares sampled holders with balanceOf."));
        Q_EMIT newestRead({});
        return;
    }
    const DriftCheck& newest = newestFirst.front();
    m_sentence->setText(
        tr("%1 holders compared with balanceOf", nullptr, newest.holders).arg(format::number(qint64(newest.holders))));
    m_chip->set(newest.drifted > 0      ? State::Slow
                : newest.unanswered > 0 ? State::Info
                                        : State::Ok,
                tr("%1 of %2 equal", "numbers of holders")
                    .arg(format::number(qint64(newest.equal)), format::number(qint64(newest.holders))));
    m_chip->show();
    const auto dayOf = [](const DriftCheck& check) { return BalanceWords::shortDay(check.at.toUTC().date()); };
    m_first->setText(newestFirst.size() > 1 ? dayOf(newestFirst.back()) : QString());
    m_last->setText(dayOf(newest));
    m_block->setValue(tr("%1, %2", "block, finalized or not")
                          .arg(format::number(newest.block), newest.finalized ? tr("finalized") : tr("not finalized")));
    m_took->setValue(tr("%1, %2", "duration, calls")
                         .arg(format::milliseconds(newest.milliseconds), tr("%n calls", nullptr, newest.calls)));
    const auto drifted =
        std::find_if(newestFirst.begin(), newestFirst.end(), [](const DriftCheck& check) { return check.drifted > 0; });
    m_drift->setValue(
        drifted == newestFirst.end()
            ? tr("none in %n checks", nullptr, int(newestFirst.size()))
            : tr("%1, %2", "day, holders").arg(dayOf(*drifted), tr("%n holders", nullptr, drifted->drifted)));
    Q_EMIT newestRead(newest);
}

}  // namespace signalbox::ui
