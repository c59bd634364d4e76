// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <optional>
#include <vector>

#include "signalbox/engine.h"

namespace signalbox::ui {

/// One URL of the wizard's endpoint page, the state of its test and the result.
struct EndpointLine {
    enum class State { Empty, Typing, Testing, Accepted, Limited, Unreachable, OtherChain, Refused, Duplicate };

    int id = 0;
    EndpointDraft draft;
    State state = State::Empty;
    std::optional<ProbeReport> report;
    std::optional<Error> error;
    QDateTime nextTryAt;
    int tries = 0;
};

struct EndpointCounts {
    int ready = 0, retried = 0, leftOut = 0, testing = 0;
};

// Values of all lines together, in their order: upper lines decide.
EndpointCounts countsOf(const std::vector<EndpointLine>& lines);
QString servedChain(const std::vector<EndpointLine>& lines);  ///< reported by the first accepted line; empty: none
/// The state of a tested line for `chain`; empty: no chain is known yet. Lines without a result keep theirs.
EndpointLine::State judged(const EndpointLine& line, const std::vector<EndpointLine>& lines, const QString& chain);
/// Accepted lines and temporary failures whose chain ID is known, with their priorities.
std::vector<EndpointDraft> acceptedDrafts(const std::vector<EndpointLine>& lines, const QString& chain);

}  // namespace signalbox::ui
