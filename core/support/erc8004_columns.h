// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <array>

namespace signalbox {

/// One column of a binary COPY: its name and how the decoder must write it with CopyBuffer.
struct CopyColumn {
    const char* name;
    const char*
        type;  ///< PostgreSQL type; "text", "bigint" (int8), "integer" (int4), "smallint" (int2), "numeric", "bytea"
    bool nullable;
};

/// The entity events of resources/catalog/eip155.json, as the decoder writes it; the database sets created_at.
/// Addresses and hashes are lower-case 0x text there, as in the document. raw_topics (the topics joined, 32 bytes each)
/// and raw_data contain the log as received if a field could not be read or is only stored as a hash; otherwise both
/// are null.
inline constexpr std::array<CopyColumn, 34> erc8004_event_columns{{
    {"id", "text", false},
    {"chain_id", "bigint", false},
    {"block_number", "bigint", false},
    {"block_hash", "text", false},
    {"transaction_hash", "text", false},
    {"log_index", "integer", false},
    {"registry", "text", false},
    {"event_type", "text", false},
    {"agent_id", "bigint", true},
    {"timestamp", "bigint", false},
    {"owner", "text", true},
    {"token_uri", "text", true},
    {"metadata_key", "text", true},
    {"metadata_value", "text", true},
    {"client_address", "text", true},
    {"feedback_index", "bigint", true},
    {"score", "integer", true},
    {"tag1", "text", true},
    {"tag2", "text", true},
    {"file_uri", "text", true},
    {"file_hash", "text", true},
    {"validator_address", "text", true},
    {"request_hash", "text", true},
    {"response", "integer", true},
    {"response_uri", "text", true},
    {"response_hash", "text", true},
    {"tag", "text", true},
    {"agent_id_text", "text", true},
    {"feedback_value", "numeric", true},
    {"feedback_value_decimals", "smallint", true},
    {"endpoint", "text", true},
    {"request_uri", "text", true},
    {"raw_topics", "bytea", true},
    {"raw_data", "bytea", true},
}};

inline constexpr int erc8004_event_fields = static_cast<int>(erc8004_event_columns.size());

template <std::size_t N>
QByteArray columnList(const std::array<CopyColumn, N>& columns)
{
    QByteArray list;
    for (const auto& column : columns) {
        if (!list.isEmpty())
            list += ',';
        list += column.name;
    }
    return list;
}

inline QByteArray erc8004_columns()
{
    return columnList(erc8004_event_columns);
}

}  // namespace signalbox
