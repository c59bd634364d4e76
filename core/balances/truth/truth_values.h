// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "balances/truth/truth_rows.h"

/// Values of the statements of truth_rows.cpp and rule_rows.cpp.
namespace signalbox::balances {

Bytes20 addressOf(const pqxx::field& field);
std::optional<Bytes20> anAddress(const pqxx::result& rows);
std::vector<Bytes20> addresses(const pqxx::result& rows);
store::Value byteArrays(const std::vector<Bytes20>& all);  ///< for $n::text[]::bytea[]
/// For the two arrays of these answers: see numbersFrom.
std::pair<store::Value, store::Value> arraysOf(const std::vector<HolderAnswer>& answers);
/// numeric[] from a text[] in which an empty text is NULL.
std::string numbersFrom(const char* parameter);

}  // namespace signalbox::balances
