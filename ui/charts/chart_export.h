// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace signalbox::ui {

class Chart;

QString toCsv(
    const Chart& chart);  ///< time in ISO, one column per series with its name and unit; a gap is an empty cell
QImage toImage(const Chart& chart, const QSize& size);  ///< in the colors of the current theme, two pixels per unit

}  // namespace signalbox::ui
