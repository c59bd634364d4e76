#pragma once

#include <QString>
#include <optional>

#include "signalbox/queries.h"

namespace signalbox::ui {

/// Sentences of page 4 and of the summary, made from an estimate; what is not known is "–".
QString startTitle(const QString& id);
QString limitWords(const std::optional<ProbeReport>& report);
QString rateWords(const Estimate& estimate, int endpoints);
QString spreadWords(const Estimate& estimate);
QString headerPrice(const StartChoice* choice, bool measuring);

}  // namespace signalbox::ui
