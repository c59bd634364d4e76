// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "widgets/card.h"

class QPushButton;

namespace signalbox::ui {

class SentenceView;
class StateChip;
class TriggerDraft;
class WrappedText;

/// The sentence, what the trigger watches, its counters and breaker, and a warning with the button that helps.
class SentenceCard : public Card {
    Q_OBJECT
public:
    explicit SentenceCard(TriggerDraft* draft, QWidget* parent = nullptr);

    void setChain(const QString& name);       ///< of the workspace; empty if it is not there
    void setState(const QJsonObject& state);  ///< of the stateful conditions
    void setLastFired(const QDateTime& at);
    void setAdding(bool shown);  ///< the buttons "and" and "then" in place of what is watched
    SentenceView* view() const { return m_view; }

Q_SIGNALS:
    void conditionWanted(const QString& type);  ///< empty: the operator chooses
    void actionWanted();
    void resetWanted();
    void breakerWanted();

private:
    void renew();
    TriggerDraft* m_draft;
    SentenceView* m_view;
    QPushButton* m_and;
    QPushButton* m_then;
    Text* m_watches;
    Text* m_counter;
    QPushButton* m_reset;
    QPushButton* m_breaker;
    StateChip* m_breakerChip;
    QWidget* m_warning;
    WrappedText* m_warningText;
    QPushButton* m_addAgent;
    QString m_chain;
    QJsonObject m_state;
    QDateTime m_lastFired;
};

}  // namespace signalbox::ui
