#pragma once

#include <QJsonObject>
#include <QString>
#include <optional>

#include "signalbox/interval.h"

namespace signalbox::ui {

/// The report of a verification in words: "5,000 of 4,600,000 blocks: no difference; at most 0.06 % of blocks with 95 %
/// confidence." Differing blocks are named, the first ones.
QString verifyText(const QJsonObject& report);

/// The stretch from the first to the last listed block that differs; none: no block does.
std::optional<Interval> differingRange(const QJsonObject& report);

}  // namespace signalbox::ui
