// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/command_arguments.h"
#include "signalbox/queue_queries.h"

namespace signalbox::ui {

/// The numbers of a configuration, with the limits of the API.
struct ConfigField {
    const char* id;  ///< as in exports
    int QueueConfig::*value;
    std::optional<int> arguments::QueueConfigure::*change;
    int least, most;
};
inline constexpr ConfigField configFields[] = {
    {"batch_size", &QueueConfig::batchSize, &arguments::QueueConfigure::batchSize, 1, 100'000},
    {"interval_s", &QueueConfig::intervalSeconds, &arguments::QueueConfigure::intervalSeconds, 1, 3'600},
    {"attempts", &QueueConfig::mostAttempts, &arguments::QueueConfigure::mostAttempts, 1, 100},
    {"boost_h", &QueueConfig::boostHours, &arguments::QueueConfigure::boostHours, 1, 8'760},
    {"retry_ms", &QueueConfig::retryMs, &arguments::QueueConfigure::retryMs, 1, 3'600'000},
    {"longest_retry_ms", &QueueConfig::longestRetryMs, &arguments::QueueConfigure::longestRetryMs, 1, 86'400'000},
};

QString configTitle(const ConfigField& field);  ///< "Batch size"
QString configTip(const ConfigField& field);    ///< what it does, with its unit and limits
bool isWithin(const ConfigField& field, int value);

/// Why it cannot be saved; empty if it can.
QString configRefusal(const QueueConfig& config);
/// What it would stop; empty if nothing. `users`: chains that use it, for the defaults.
QString configWarning(const QueueConfig& config, int users);

bool sameValues(const QueueConfig& a, const QueueConfig& b);
arguments::QueueConfigure configChanges(const QueueConfig& from, const QueueConfig& to);
/// `draft` with the values of `now` where it is as in `seen`: another console may have changed them.
QueueConfig rebased(const QueueConfig& draft, const QueueConfig& seen, const QueueConfig& now);

}  // namespace signalbox::ui
