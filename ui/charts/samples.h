// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>

#include "widgets/chart_data.h"

/// Arithmetic on the samples of a chart. Times are ms since epoch and ascend; NaN is a gap.
namespace signalbox::ui::samples {

/// Index of the sample nearest to `moment`; none where there are no samples.
std::optional<size_t> nearest(const std::vector<qint64>& times, qint64 moment);

/// Value nearest to `moment`; none in a gap or more than two samples away.
std::optional<double> valueNear(const std::vector<qint64>& times, const std::vector<double>& values, qint64 moment);

/// The samples from `from` to `to` with one more on either side, so that lines run to the edges: points (time, value),
/// at most `most`, one list for each run between two gaps.
std::vector<QList<QPointF>> runs(const std::vector<qint64>& times, const std::vector<double>& values, qint64 from,
                                 qint64 to, int most);

/// Time in ISO, then one column per series, named with `quantity`; a gap is an empty cell. Lines end with CR LF.
/// `place` and `placeName`: text and head of the first column, if it is not the time.
QString toCsv(const std::vector<ChartSeries>& series, const QString& quantity, const QString& placeName = {},
              const std::function<QString(qint64)>& place = {});

}  // namespace signalbox::ui::samples
