// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::ibc {

/// A line of the text format of Prometheus.
struct MetricSample {
    std::string_view name;  ///< into the text
    std::vector<std::pair<QString, QString>> labels;
    double value = 0;
    QString label(QLatin1String key) const;  ///< empty if there is none
};

/// What reading a text of any content gave.
struct MetricsRead {
    qint64 samples = 0, skipped = 0;  ///< skipped: lines that are not samples, are too long or are too many
};

/// Reads line by line and never fails: a line that is broken or above the limits is skipped and counted. Limits: 16 KiB
/// a line, 32 labels a line, 100,000 samples.
MetricsRead readMetrics(std::string_view text, const std::function<void(const MetricSample&)>& take);

/// A counter or a gauge that must be a whole number from 0 to 2^53; nothing else.
std::optional<qint64> wholeOf(double value);

}  // namespace signalbox::ibc
