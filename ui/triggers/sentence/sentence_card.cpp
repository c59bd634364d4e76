// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/sentence/sentence_card.h"

#include <QPainter>
#include <QPushButton>

#include "signalbox/literals.h"
#include "theme/sign.h"
#include "triggers/model/condition_choices.h"
#include "triggers/model/trigger_draft.h"
#include "triggers/model/trigger_words.h"
#include "triggers/sentence/sentence_view.h"
#include "triggers/sentence/wrapped_text.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

namespace {

/// A strip over the whole width of the card, in the tint of a warning.
class WarningStrip : public QWidget {
public:
    void set(State state)
    {
        m_state = state;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Tone tone = stateTone(m_state);
        p.fillRect(rect(), tone.tint);
        p.fillRect(0, 0, width(), 1, tone.line);
        paintSign(p, QRectF(12, (height() - 10) / 2.0, 10, 10), m_state);
    }

private:
    State m_state = State::Slow;
};

/// The foot below the sentence, raised.
class Foot : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.fillRect(rect(), Theme::current().raised);
        p.fillRect(0, 0, width(), 1, Theme::current().border);
    }
};

}  // namespace

SentenceCard::SentenceCard(TriggerDraft* draft, QWidget* parent)
    : Card(parent),
      m_draft(draft),
      m_view(new SentenceView(draft)),
      m_and(makeButton(tr("and", "adds a condition"), ButtonKind::Normal, u"plus"_s, ControlSize::Card)),
      m_then(makeButton(tr("then", "adds an action"), ButtonKind::Normal, u"plus"_s, ControlSize::Card)),
      m_watches(new Text({}, TextRole::Small, Ink::Secondary)),
      m_counter(new Text({}, TextRole::Small, Ink::Secondary)),
      m_reset(makeButton(tr("Reset"), ButtonKind::Quiet, {}, ControlSize::Row)),
      m_breaker(makeButton(tr("Breaker"), ButtonKind::Quiet, {}, ControlSize::Row)),
      m_breakerChip(new StateChip),
      m_warning(new WarningStrip),
      m_warningText(new WrappedText(TextRole::Base, Ink::Text)),
      m_addAgent(makeButton(tr("Add agent condition"), ButtonKind::Normal, {}, ControlSize::Card))
{
    setAccessibleName(tr("Sentence of the trigger"));
    auto* sentence = new QVBoxLayout;
    sentence->setContentsMargins(15, 9, 15, 9);
    sentence->setSpacing(6);
    sentence->addWidget(m_view);
    m_and->setAccessibleName(tr("Add condition"));
    m_then->setAccessibleName(tr("Add action"));
    body()->addLayout(sentence);
    auto* foot = new Foot;
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(15, 5, 8, 4);
    row->setSpacing(10);
    m_watches->setElide(Qt::ElideRight);
    m_counter->setElide(Qt::ElideRight);
    m_reset->setAccessibleName(tr("Reset the counters"));
    m_breaker->setAccessibleName(tr("Limits of the breaker"));
    m_breakerChip->setBare(true);
    row->addWidget(m_and);
    row->addWidget(m_then);
    row->addWidget(m_watches);
    row->addWidget(m_counter, 1);
    row->addWidget(m_reset);
    row->addWidget(m_breaker);
    row->addWidget(m_breakerChip);
    body()->addWidget(foot);
    auto* strip = new QHBoxLayout(m_warning);
    strip->setContentsMargins(31, 6, 8, 6);
    strip->setSpacing(8);
    strip->addWidget(m_warningText, 1);
    strip->addWidget(m_addAgent);
    body()->addWidget(m_warning);
    keepCorners();
    connect(m_and, &QPushButton::clicked, this, [this] { Q_EMIT conditionWanted({}); });
    connect(m_then, &QPushButton::clicked, this, &SentenceCard::actionWanted);
    connect(m_addAgent, &QPushButton::clicked, this, [this] { Q_EMIT conditionWanted(u"agent_id_equals"_s); });
    connect(m_reset, &QPushButton::clicked, this, &SentenceCard::resetWanted);
    connect(m_breaker, &QPushButton::clicked, this, &SentenceCard::breakerWanted);
    connect(draft, &TriggerDraft::changed, this, &SentenceCard::renew);
    renew();
}

void SentenceCard::setChain(const QString& name)
{
    m_chain = name;
    renew();
}

void SentenceCard::setState(const QJsonObject& state)
{
    m_state = state;
    renew();
}

void SentenceCard::setLastFired(const QDateTime& at)
{
    if (std::exchange(m_lastFired, at) != at)
        renew();
}

void SentenceCard::setAdding(bool shown)
{
    m_and->setVisible(shown);
    m_then->setVisible(shown);
    m_watches->setVisible(!shown);
    m_counter->setAlignment((shown ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

void SentenceCard::renew()
{
    const Trigger& trigger = m_draft->now();
    const QString chain = m_chain.isEmpty() ? tr("chain %1", "its number").arg(trigger.chainId) : m_chain;
    m_watches->setText(
        tr("Watches %1 and its %2 registry.", "chain; reputation").arg(chain, registryWord(trigger.registry)));
    const QString state = m_draft->isNew() ? QString() : stateText(m_draft->stored(), m_state);
    QString counter = state;
    for (const TriggerCondition& each : m_draft->stored().conditions)
        if (!state.isEmpty() && m_lastFired.isValid() && each.config.value(u"reset_on_trigger"_s).toBool())
            counter = tr("%1, reset when it fired at %2", "counter; time").arg(state, format::clock(m_lastFired));
    m_counter->setText(counter);
    m_reset->setVisible(!state.isEmpty());
    m_breakerChip->set(stateOf(trigger.breaker.state), breakerText(trigger.breaker));
    QStringList texts;
    bool error = false;
    for (const TriggerProblem& each : m_draft->problems()) {
        const bool inRow = TriggerPlace::of(each.path).index >= 0;  // shown there
        if (inRow && (!each.warning || each.path.startsWith("actions"_L1)))
            continue;
        texts << problemsText({each});
        error = error || !each.warning;
    }
    texts.removeDuplicates();
    m_warningText->setWords(texts.join(u'\n'));
    static_cast<WarningStrip*>(m_warning)->set(error ? State::Error : State::Slow);
    m_warning->setVisible(!texts.isEmpty());
    m_addAgent->setVisible(m_draft->isStateful() && !m_draft->hasAgentCondition());
}

}  // namespace signalbox::ui
