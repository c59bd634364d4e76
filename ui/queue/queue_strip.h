// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <vector>

#include "shell/screen.h"
#include "signalbox/queue_queries.h"
#include "theme/fonts.h"
#include "theme/sign.h"

namespace signalbox::ui {

class QueuePoll;

/// The balance queue of one chain in a row of 38 px, for the chain's page. A click opens the Queue screen with this
/// chain selected. Hidden for a chain without a queue. Facts without room are left out, never cut.
class QueueStrip : public QAbstractButton {
    Q_OBJECT
public:
    explicit QueueStrip(ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);
    void setChain(const QString& caip2);
    QSize sizeHint() const override { return {400, 38}; }
    QSize minimumSizeHint() const override { return {200, 38}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Fact {
        QString label, figure;
        Ink ink = Ink::Text;
    };
    void set(const std::vector<BalanceQueue>& queues);
    void showQueue(const BalanceQueue& queue);

    QueuePoll* m_poll;
    QString m_chain, m_word;
    State m_state = State::None;
    std::vector<BalanceQueue> m_queues;
    std::vector<Fact> m_facts;
};

}  // namespace signalbox::ui
