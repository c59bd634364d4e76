// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace signalbox::catalog {

/// The closed set of column types. Heights, IDs and counts are Bigint (checked when written); money, points and other
/// unsigned 64-bit numbers that may exceed 2^63, and their differences, are Amount, numeric(20,0);
/// 256-bit numbers are Amount256, numeric(78,0). Integer and Smallint are for values with a small limit. Addresses,
/// hashes, keys and hexadecimal data are Bytea, half the size of their text in every index. Documents of a chain are
/// unchanged Text: jsonb would refuse a \u0000, which anyone may send.
enum class ColumnType {
    Bigint,
    Integer,
    Smallint,
    Amount,
    Amount256,
    Text,
    Bytea,
    Bool,
    Timestamp,
    Date,
    Double,
    Jsonb
};

std::optional<ColumnType> columnType(const QString& name);  ///< as catalog files write it: bigint, amount, text, …
QString typeName(ColumnType type);                          ///< the reverse
QString sqlType(ColumnType type);      ///< as PostgreSQL's format_type() prints it: "numeric(20,0)", "boolean", …
QString zeroLiteral(ColumnType type);  ///< the value of a missing field, without quotes: "0", "", "1970-01-01", …
bool isLiteral(ColumnType type, const QString& text);  ///< true if `text` can be a default of this type

}  // namespace signalbox::catalog
