// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "charts/chart_card.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

class TimeScope;

/// Lag of one chain (head − indexed) over the window's time range, from stored samples. The scale starts at 0, or is
/// logarithmic if the range includes a backfill; reorgs are marked.
class LagCard : public ChartCard {
    Q_OBJECT
public:
    explicit LagCard(TimeScope* scope, QWidget* parent = nullptr);

    void setEngine(Engine* engine) { m_engine = engine; }
    void setChain(const ChainSnapshot& chain);
    void setReorgs(const std::vector<ReorgRow>& reorgs);
    void ask();  ///< queries the current range; late answers are dropped

private:
    QPointer<Engine> m_engine;
    TimeScope* m_scope;
    QString m_chain, m_name;
    int m_mark = 0;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
