// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/snapshot.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox::ui {

class StateChip;

/// The shares of the time in one bar, 10 px high. The largest share is named below, with the others beside it.
class TimeBar : public QWidget {
    Q_OBJECT
public:
    explicit TimeBar(QWidget* parent = nullptr);
    void setAccount(const TimeAccount& account);
    QSize sizeHint() const override { return {200, 34}; }
    QSize minimumSizeHint() const override { return {120, 34}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TimeAccount m_account;
};

/// The chain's current bottleneck in one sentence, with its time shares and the action that would help.
class LimitCard : public Card {
    Q_OBJECT
public:
    explicit LimitCard(QWidget* parent = nullptr);
    void setChain(const ChainSnapshot& chain);

Q_SIGNALS:
    void addEndpointRequested();

private:
    StateChip* m_verdict;
    Text* m_sentence;
    TimeBar* m_bar;
    QPushButton* m_add;
    Text* m_advice;
};

}  // namespace signalbox::ui
