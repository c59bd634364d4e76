// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QSet>
#include <vector>

#include "signalbox/engine.h"
#include "signalbox/triggers.h"

namespace signalbox::sim {
class Receivers;
}

namespace signalbox::window {

/// What an operator has set up in the demo's workspace once its chains run: invented prices of the tokens, and triggers
/// whose actions go to receivers on this machine. GUI thread.
class DemoLife : public QObject {
    Q_OBJECT
public:
    struct TokenPrice {
        QString caip2, contract;
        QString usd;  ///< empty: the token is pegged to the dollar
    };

    /// `receivers` outlives it.
    DemoLife(const sim::Receivers& receivers, std::vector<TokenPrice> prices, QObject* parent);
    void setEngine(Engine* engine);

private:
    void look(const WorkspaceSnapshot& snapshot);
    void price(const WorkspaceSnapshot& snapshot);
    void prepareActions();
    void addTriggers();
    std::vector<Trigger> triggers() const;

    const sim::Receivers& m_receivers;
    std::vector<TokenPrice> m_prices;
    QPointer<Engine> m_engine;
    bool m_prepared = false;
};

}  // namespace signalbox::window
