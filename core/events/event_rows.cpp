// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_rows.h"
#include "signalbox/literals.h"

namespace signalbox::store {

namespace {

QString hexOf(const pqxx::field& field)
{
    return u"0x"_s + QString::fromLatin1(field.c_str() + 2, static_cast<qsizetype>(field.size()) - 2);
}

struct RegistryCell {
    const char* column;
    const char* cell;
};

constexpr RegistryCell registryCells[] = {
    {"id", "id"},
    {"registry", "registry"},
    {"event_type", "event"},
    {"coalesce(agent_id_text, agent_id::text) AS agent", "agent"},
    {"owner", "owner"},
    {"token_uri", "tokenUri"},
    {"metadata_key", "metadataKey"},
    {"metadata_value", "metadataValue"},
    {"client_address", "client"},
    {"feedback_index", "feedbackIndex"},
    {"score", "score"},
    {"tag1", "tag1"},
    {"tag2", "tag2"},
    {"file_uri", "fileUri"},
    {"file_hash", "fileHash"},
    {"validator_address", "validator"},
    {"request_hash", "requestHash"},
    {"response", "response"},
    {"response_uri", "responseUri"},
    {"response_hash", "responseHash"},
    {"tag", "tag"},
    {"feedback_value", "value"},
    {"feedback_value_decimals", "decimals"},
    {"endpoint", "endpoint"},
    {"request_uri", "requestUri"},
    {"transaction_hash", "transaction"},
    {"block_hash", "blockHash"},
};

}  // namespace

std::string transferRowColumns()
{
    return "block_number, log_index, transaction_hash, contract_address, from_address, to_address, value";
}

std::string registryRowColumns(bool oneChain)
{
    // The filter refers to these columns, too: all columns in it must be present under their own names.
    std::string all =
        oneChain ? "block_number, log_index, timestamp, chain_id" : "timestamp, chain_id, block_number, log_index";
    for (const RegistryCell& cell : registryCells)
        all += std::string(", ") + cell.column;
    return all + ", agent_id, agent_id_text";
}

std::vector<EventRow> transferRows(Transaction& transaction, const std::vector<pqxx::row>& rows,
                                   const EventContext& context, const QString& caip2, const std::string& schema)
{
    std::vector<EventRow> all;
    if (rows.empty())
        return all;
    std::vector<qint64> heights;
    for (const auto& row : rows)
        if (heights.empty() || heights.back() != integer(row[0]))
            heights.push_back(integer(row[0]));
    std::map<Height, qint64> times;
    for (const auto& row : transaction.exec("SELECT number, extract(epoch FROM timestamp)::bigint FROM " + schema +
                                                ".blocks WHERE number = ANY ($1::bigint[])",
                                            {Value::bigintArray(heights)}))
        times[integer(row[0])] = integer(row[1]);
    const auto finalized = context.finalized.find(caip2.section(QLatin1Char(':'), 1).toLongLong());
    all.reserve(rows.size());
    for (const auto& row : rows) {
        EventRow event;
        const Height block = integer(row[0]);
        event.key = u"%1:%2"_s.arg(block).arg(integer(row[1]));
        event.finalized = finalized != context.finalized.end() && block <= finalized->second;
        const QString token = hexOf(row[3]);
        if (const auto time = times.find(block); time != times.end())
            event.cells.insert(u"time"_s, QDateTime::fromSecsSinceEpoch(time->second, Qt::UTC).toString(Qt::ISODate));
        event.cells.insert(u"chain"_s, caip2);
        event.cells.insert(u"block"_s, block);
        event.cells.insert(u"log"_s, integer(row[1]));
        event.cells.insert(u"token"_s, token);
        if (const auto known = context.tokens.find(token); known != context.tokens.end()) {
            event.cells.insert(u"symbol"_s, known->second.symbol);
            if (known->second.decimals)
                event.cells.insert(u"decimals"_s, *known->second.decimals);
        }
        event.cells.insert(u"from"_s, hexOf(row[4]));
        event.cells.insert(u"to"_s, hexOf(row[5]));
        event.cells.insert(u"value"_s, text(row[6]));
        event.cells.insert(u"transaction"_s, hexOf(row[2]));
        all.push_back(std::move(event));
    }
    return all;
}

std::vector<EventRow> registryRows(const std::vector<pqxx::row>& rows, const EventContext& context)
{
    std::vector<EventRow> all;
    all.reserve(rows.size());
    for (const auto& row : rows) {
        EventRow event;
        const qint64 chain = integer(row["chain_id"]);
        const Height block = integer(row["block_number"]);
        event.cells.insert(u"time"_s,
                           QDateTime::fromSecsSinceEpoch(integer(row["timestamp"]), Qt::UTC).toString(Qt::ISODate));
        event.cells.insert(u"chain"_s, u"eip155:%1"_s.arg(chain));
        event.cells.insert(u"block"_s, block);
        event.cells.insert(u"log"_s, integer(row["log_index"]));
        for (std::size_t i = 0; i < std::size(registryCells); ++i) {
            const auto field = row[static_cast<int>(i) + 4];
            if (!field.is_null())
                event.cells.insert(QLatin1String(registryCells[i].cell), text(field));
        }
        if (!event.cells.contains(u"value"_s) && event.cells.contains(u"score"_s))
            event.cells.insert(u"value"_s, event.cells.value(u"score"_s));
        for (const char* uri : {"fileUri", "tokenUri", "responseUri", "requestUri"})
            if (event.cells.contains(QLatin1String(uri)) && !event.cells.contains(u"uri"_s))
                event.cells.insert(u"uri"_s, event.cells.value(QLatin1String(uri)));
        event.key = event.cells.value(u"id"_s).toString();
        const auto finalized = context.finalized.find(chain);
        event.finalized = finalized != context.finalized.end() && block <= finalized->second;
        all.push_back(std::move(event));
    }
    return all;
}

}  // namespace signalbox::store
