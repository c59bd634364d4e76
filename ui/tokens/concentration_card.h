// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chart_card.h"
#include "models/latest_answer.h"
#include "tokens/token_ref.h"

namespace signalbox {
class Engine;
struct ConcentrationPoint;
}  // namespace signalbox

namespace signalbox::ui {

/// Share of the supply that the largest holders have, over their number on a logarithmic axis.
class ConcentrationCard : public ChartCard {
    Q_OBJECT
public:
    explicit ConcentrationCard(QWidget* parent = nullptr);

    void ask(Engine* engine, const TokenRef& token, int mark);
    void clear();

private:
    void show(const std::vector<ConcentrationPoint>& points, int mark);

    CrosshairHub m_hub;
    qint64 m_last = 0;  ///< place of the last holder
    bool m_zoomed = false;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
