// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "signalbox/balance_queries.h"
#include "signalbox/engine.h"
#include "tokens/token_ref.h"

namespace signalbox::ui {

class ChainBars;
class CheckLine;
class DayChanges;
class HoldingPanel;
class MessageStack;
class PortfolioTiles;
class ValueCard;
struct ScreenContext;

/// The balances of an address on all chains: their value now and over time, by chain, and each of them.
class PortfolioPage : public QWidget {
    Q_OBJECT
public:
    explicit PortfolioPage(ScreenContext* context, QWidget* parent = nullptr);

    void setEngine(Engine* engine);
    void setSnapshot(const SnapshotPtr& snapshot);
    void setHolder(const QString& holder);
    void ask();     ///< for all that is shown
    void askNew();  ///< for what each block may change
    void setNarrow(bool narrow);
    const QString& holder() const { return m_holder; }
    HoldingPanel* panel() const { return m_panel; }

Q_SIGNALS:
    void tokenWanted(const signalbox::ui::TokenRef& token, const QString& holder);

private:
    void connectParts();
    void take(const std::vector<Holding>& holdings);
    void recalculate(const Holding& holding);
    void askOpenings();

    ScreenContext* m_context;
    QPointer<Engine> m_engine;
    SnapshotPtr m_snapshot;
    QString m_holder;
    std::vector<Holding> m_holdings;
    MessageStack* m_bars;
    PortfolioTiles* m_tiles;
    ValueCard* m_value;
    ChainBars* m_chains;
    HoldingPanel* m_panel;
    DayChanges* m_changes;
    LatestAnswer m_answer, m_tokenAnswer, m_openings;
};

}  // namespace signalbox::ui
