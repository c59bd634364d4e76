// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace signalbox::catalog {

/// The closed set of column types. Heights, ids and counts are Bigint (checked when written); money, points and other
/// unsigned 64-bit numbers that a chain may put past 2^63, and their differences, are Amount, numeric(20,0). Addresses,
/// hashes, keys and hex data are Bytea: half of what their text takes, in every index. Documents that a chain made are
/// Text as they came: jsonb would refuse a \u0000 that anybody may send.
enum class ColumnType { Bigint, Amount, Text, Bytea, Bool, Timestamp, Date, Double, Jsonb };

std::optional<ColumnType> columnType(const QString& name);  ///< as catalog files write it: bigint, amount, text, …
QString typeName(ColumnType type);                          ///< the same the other way
QString sqlType(ColumnType type);      ///< as PostgreSQL's format_type() says it: "numeric(20,0)", "boolean", …
QString zeroLiteral(ColumnType type);  ///< what a missing value reads, without quotes: "0", "", "1970-01-01", …
bool isLiteral(ColumnType type, const QString& text);  ///< may `text` be a default of this type?

}  // namespace signalbox::catalog
