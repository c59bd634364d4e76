// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_card.h"
#include "ibc/ibc_page.h"
#include "ibc/model/ibc_words.h"

namespace signalbox::ui {

/// Packets sent per minute, stacked by source chain: the three largest and the others. It has a range of its own: the
/// days of the period, or a part that was zoomed to.
class PacketsChart : public ChartCard {
    Q_OBJECT
public:
    explicit PacketsChart(QWidget* parent = nullptr);

    void setPeriod(const IbcPeriod& period);
    void setChains(const std::vector<IbcChain>& chains, const ibc::ChainMarks& marks);
    void ask(IbcQueries* queries);  ///< null: drops the answer that is on its way

Q_SIGNALS:
    void rangeChanged();  ///< it was zoomed: ask again

private:
    void draw();
    std::pair<QDateTime, QDateTime> range() const;

    CrosshairHub m_hub;
    LatestAnswer m_answer;
    IbcPeriod m_period;
    std::optional<std::pair<qint64, qint64>> m_zoom;
    PacketSeries m_series;
    std::vector<IbcChain> m_chains;
    ibc::ChainMarks m_marks;
};

}  // namespace signalbox::ui
