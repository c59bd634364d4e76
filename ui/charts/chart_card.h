// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "charts/chart.h"
#include "widgets/card.h"

class QToolButton;

namespace signalbox::ui {

class Legend;
class TimeScope;

/// Title, legend that toggles series (with values at the crosshair), menu (PNG, CSV, open large), plot. Bound to a
/// TimeScope the card follows its range and hub, and its zoom becomes the window's.
class ChartCard : public Card {
    Q_OBJECT
public:
    explicit ChartCard(const QString& title, QWidget* parent = nullptr);

    Chart* chart() const { return m_chart; }
    void setScope(TimeScope* scope);
    void addControl(QWidget* control);  ///< in the head, before the menu
    void setSmall(bool small);          ///< no legend, 160 high, 4 labels
    QImage toImage() const;  ///< title, names of the series and plot, two pixels per unit: readable elsewhere

private:
    void showMenu(QWidget* button);
    void save(const QString& title, const QString& ending, const QString& filter,
              const std::function<QByteArray()>& content);
    void openLarge();

    QString m_title;
    Chart* m_chart;
    Legend* m_legend;
    QToolButton* m_more;
    TimeScope* m_scope = nullptr;
};

}  // namespace signalbox::ui
