// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <optional>
#include <vector>

#include "signalbox/queries.h"

namespace signalbox::ui {

/// One line of a chart. NaN is a gap: the line ends and begins again.
struct ChartSeries {
    QString id, name;
    int mark = 0;  ///< color and dash of the chain; 0: "others"
    std::vector<qint64> at;
    std::vector<double> value;
};

struct ChartMark {  ///< reorg, restart, resync: a thin vertical with a tip
    qint64 at = 0;
    QString label, tip;
};

enum class ChartKind { Lines, Stacked, Area };
enum class ChartScale { Linear, LogSeconds };  ///< LogSeconds: floor 0.8 s, ticks 1 s, 10 s, 1 min, 10 min, 1 h, 1 d
enum class ChartUnit { Count, PerSecond, Seconds, Milliseconds, Blocks, Dollars, Percent, Bytes };

/// Series for stacking: the `keep` largest (by mean), the others summed into one series with mark 0. All share the
/// union of the times; a time without a sample is a gap only when no chain has one.
std::vector<ChartSeries> stackLargest(std::vector<ChartSeries> series, int keep, const QString& othersName);

/// Min/max decimation to at most `most` points; gaps survive.
void decimate(std::vector<qint64>& at, std::vector<double>& value, int most);

using MarkWords = std::function<QString(int)>;  ///< "6 reorgs"

/// Marks by time; marks within `extent` milliseconds are merged into one in their middle.
std::vector<ChartMark> joinCrowded(std::vector<ChartMark> marks, qint64 extent, const MarkWords& words);

/// The largest value that an axis has to show. A few past samples far above all others are ignored:
/// they are clipped.
double largestShown(const std::vector<double>& values);

/// True when most values are small and some are a hundred times larger, so that a linear axis is unreadable.
bool spansOrders(const std::vector<double>& values);

QString chartValue(double value, ChartUnit unit);  ///< "9,596", "2 h 07 min"
QString unitName(ChartUnit unit);                  ///< "(s)", for files; empty for a count
QString axisValue(double value, ChartUnit unit, double step);

}  // namespace signalbox::ui
