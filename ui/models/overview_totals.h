// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "signalbox/snapshot.h"
#include "theme/sign.h"
#include "widgets/chart_data.h"

namespace signalbox::ui {

/// Figures of the tiles and filter segments of the overview, all from one snapshot. Sums are over the chains of the
/// table.
struct OverviewTotals {
    struct Count {
        ChainState state = ChainState::Ok;
        int chains = 0;
        bool operator==(const Count&) const = default;
    };

    int chains = 0, ok = 0;
    std::vector<Count> states;       ///< worst first, only those that occur
    std::vector<State> squares;      ///< one per chain, worst first
    std::optional<double> worstLag;  ///< seconds, of the chains that should follow (summary::worstLag)
    QString worstChain, worstName;
    ChainState worstState = ChainState::Ok;
    QDateTime worstSince;  ///< start of its error or state; invalid without an error
    double rowsPerSecond = 0;
    qint64 queueDepth = 0, failedItems = 0;
    int failingChains = 0;
    QString failingChain, failingName;  ///< the chain with most failed items
    qint64 databaseBytes = -1, diskFreeBytes = -1;

    static OverviewTotals of(const WorkspaceSnapshot& snapshot);
};

bool isListed(const ChainSnapshot& chain);                 ///< deleted chains are not
QDateTime oldestAdded(const WorkspaceSnapshot& snapshot);  ///< oldest of the listed chains; invalid: none

QString okText(const OverviewTotals& totals);      ///< "8 of 12"
QString statesText(const OverviewTotals& totals);  ///< "1 error · 1 slow"; "all follow their heads" when all are ok
QString lagFigure(const OverviewTotals& totals);   ///< "2 h 27 min", "–"
QString worstText(const OverviewTotals& totals);   ///< "Celo, since 12:04"
QString failedText(const OverviewTotals& totals);  ///< "in Celo", "in 3 chains", "none waits"

/// Lines of the lag chart: chains that should follow, largest lag first; filling history or paused ones only when there
/// are no others.
std::vector<Series> shownInLag(const std::vector<Series>& series, const WorkspaceSnapshot& snapshot);

/// The figures of the snapshot as the newest point, so that the edge of a chart is the number of its tile.
void addNow(std::vector<Series>& series, const WorkspaceSnapshot& snapshot, Metric metric);

/// Sum over all series at each time; NaN where none has a value.
std::vector<double> sumOver(const std::vector<Series>& series);
std::vector<double> largestOf(const std::vector<Series>& series);

/// "+11 % in 1 h": from the first sample of the range to `now`; empty when there is none, or nothing to divide by.
QString changeText(const std::vector<double>& values, double now, qint64 seconds);

/// Names and marks of the chains of the snapshot; series of chains that are not listed are left out.
std::vector<ChartSeries> named(const std::vector<Series>& series, const WorkspaceSnapshot& snapshot);

/// Scale of the lag sparklines: log10 of seconds from 0.8 s to a day, so that rows compare.
double lagSpark(double seconds);
inline constexpr double lagSparkMin = -0.0969, lagSparkMax = 4.9365;

}  // namespace signalbox::ui
