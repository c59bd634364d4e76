// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/explorer.h"
#include "widgets/card.h"

namespace signalbox::ui {

class TrendChart;

/// The main number of an object by block, as a chart.
class TrendCard : public Card {
    Q_OBJECT
public:
    explicit TrendCard(QWidget* parent = nullptr);
    void ask(Explorer* explorer, ExplorerKind kind, const QString& key, const ExplorerChain& chain);
    void drop() { ++m_ticket; }  ///< the answer that is on its way

Q_SIGNALS:
    void chosen(qlonglong height);

private:
    TrendChart* m_chart;
    quint64 m_ticket = 0;
};

}  // namespace signalbox::ui
