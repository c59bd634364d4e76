// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "evm/json_parser.h"
#include "rpc/answer_buffer.h"
#include "rpc/error_class.h"

namespace signalbox::evm::proof {

/// One reply of a batch: its result as the endpoint wrote it, or the reason why there is none.
struct Element {
    std::string_view result;  ///< JSON text inside the answer; empty if null or missing
    std::optional<rpc::Fault> fault;
    bool answered = false;
};

/// Splits the answer of a batch (IDs 0, 1, …) or of one request (any ID) into its results. A fault means that the
/// answer as a whole is unusable. The texts are valid as long as the answer. Input is untrusted.
std::optional<rpc::Fault> splitBatch(JsonParser& parser, const rpc::AnswerBuffer& answer, std::size_t count,
                                     std::vector<Element>& out);

/// Copies a text into a buffer with the padding that simdjson needs.
void fill(rpc::AnswerBuffer& buffer, std::string_view text);

}  // namespace signalbox::evm::proof
