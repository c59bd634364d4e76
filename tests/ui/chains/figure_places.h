// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "chains/lag_card.h"
#include "charts/chart.h"
#include "charts/chart_card.h"
#include "desk/desk.h"
#include "models/chain_table_model.h"
#include "models/chain_words.h"
#include "models/overview_totals.h"
#include "models/summary.h"
#include "overview/overview_charts.h"
#include "overview/overview_tiles.h"
#include "shell/status_bar.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/tile.h"
#include "widgets/time_range.h"

namespace signalbox::test {

/// Every place of the window that shows a lag, with the same snapshot.
class FigurePlaces {
public:
    FigurePlaces() : m_charts(&m_scope), m_card(nullptr) {}

    /// Differences from the snapshot; empty if all places are equal.
    QStringList differences(const SnapshotPtr& snapshot)
    {
        using namespace ui;
        QStringList wrong;
        const auto expect = [&wrong](const QString& place, const QString& said, const QString& wanted) {
            if (said != wanted)
                wrong << u"%1: \"%2\" instead of \"%3\""_s.arg(place, said, wanted);
        };
        m_table.setSnapshot(*snapshot);
        m_bar.set(*snapshot);
        m_tiles.setTotals(OverviewTotals::of(*snapshot), true);
        m_charts.setSnapshot(snapshot);
        for (const ChainSnapshot& chain : snapshot->chains) {
            if (!isListed(chain) || !chain.lagSeconds)
                continue;
            const QString lag = format::duration(*chain.lagSeconds);
            for (int row = 0; row < m_table.rowCount(); ++row)
                if (m_table.chain(row)->caip2 == chain.caip2) {
                    const auto cell = [&](ChainTableModel::Column column) {
                        return m_table.index(row, int(column)).data().toString();
                    };
                    expect(chain.name + u", table"_s, cell(ChainTableModel::Column::Lag), lag);
                    expect(chain.name + u", blocks of the table"_s, cell(ChainTableModel::Column::LagBlocks),
                           format::number(chain.lagBlocks));
                }
            ChartSeries series;
            series.id = chain.caip2;
            const auto legend = m_charts.cards().front()->chart()->newest(series);
            expect(chain.name + u", legend"_s, legend ? chartValue(*legend, ChartUnit::Seconds) : QString(), lag);
            m_card.setChain(chain);
            const auto header = m_card.chart()->newest(series);
            expect(chain.name + u", chain page"_s, header ? chartValue(*header, ChartUnit::Seconds) : QString(), lag);
            expect(chain.name + u", header"_s, m_card.head()->note(),
                   (chain.lagBlocks == 1 ? u"head − indexed: %1 block = %2"_s : u"head − indexed: %1 blocks = %2"_s)
                       .arg(format::number(chain.lagBlocks), lag));
        }
        if (const ChainSnapshot* worst = summary::worstLag(*snapshot)) {
            const QString lag = format::duration(*worst->lagSeconds);
            const QString tile = m_tiles.tiles().at(1)->accessibleName();
            const bool follows = worst->state == ChainState::Ok;  // otherwise its name would change every second
            const QString whose = follows ? u"follows its head"_s : worst->name;
            if (!tile.startsWith(u"Worst lag, %1, %2"_s.arg(lag, whose)))
                wrong << u"tile: "_s + tile + u" instead of "_s + lag;
            QString said;
            for (const QAbstractButton* item : m_bar.findChildren<QAbstractButton*>())
                if (item->text().startsWith(u"worst lag"_s))
                    said = item->text();
            expect(u"status bar"_s, said, follows ? u"worst lag "_s + lag : u"worst lag %1 %2"_s.arg(worst->name, lag));
        }
        return wrong;
    }

private:
    ui::TimeScope m_scope;
    ui::ChainTableModel m_table;
    ui::StatusBar m_bar;
    ui::Desk m_desk{QString()};
    ui::OverviewTiles m_tiles{&m_desk};
    ui::OverviewCharts m_charts;
    ui::LagCard m_card;
};

}  // namespace signalbox::test
