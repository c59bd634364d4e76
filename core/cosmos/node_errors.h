// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "rpc/call.h"

namespace signalbox::cosmos {

/// The error of a JSON-RPC answer; none if it has a result.
std::optional<rpc::Fault> errorOf(std::string_view body);

/// CometBFT's texts: a height that is not there yet, that was pruned, or whose results are not kept; an index that is
/// off. None for any other fault.
std::optional<rpc::Verdict> judge(const rpc::Fault& fault);

/// The REST interface's: an unknown route, an unknown object.
std::optional<rpc::Verdict> judgeLcd(const rpc::Fault& fault);

/// The lowest height that a node still has, as its error states it.
std::optional<Height> lowestHeight(const rpc::Fault& fault);

/// The refusal of a block as a sentence with its cause: HISTORY_PRUNED (args block, lowest), RESULTS_DISCARDED, or the
/// refusal's own error.
Error blockError(const rpc::Refusal& refusal, Height height);

/// A refusal because of a fault that is visible only in the context of other answers; counts against no endpoint.
rpc::Refusal refusal(rpc::ErrorClass kind, Error error);

}  // namespace signalbox::cosmos
