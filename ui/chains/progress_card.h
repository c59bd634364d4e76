// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/coverage_legend.h"
#include "charts/coverage_map.h"
#include "widgets/card.h"

class QToolButton;

namespace signalbox::ui {

/// One line of large figures with small labels: "69.1 % done · 265 blocks/s · …".
class FigureLine : public QWidget {
    Q_OBJECT
public:
    struct Figure {
        QString value, words;
    };
    explicit FigureLine(QWidget* parent = nullptr);
    void setFigures(const std::vector<Figure>& figures);
    QSize sizeHint() const override { return {400, 30}; }
    QSize minimumSizeHint() const override { return {200, 30}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Figure> m_figures;
};

/// The coverage map of all heights with the figures of the progress.
class ProgressCard : public Card {
    Q_OBJECT
public:
    explicit ProgressCard(QWidget* parent = nullptr);
    void setChain(const ChainSnapshot& chain);
    CoverageMap* map() const { return m_map; }

Q_SIGNALS:
    void reindexRequested(const std::optional<signalbox::Interval>& range);
    void fillRequested();

private:
    CoverageLegend* m_legend;
    Text* m_total;
    QPushButton* m_fill;
    FigureLine* m_figures;
    CoverageMap* m_map;
};

}  // namespace signalbox::ui
