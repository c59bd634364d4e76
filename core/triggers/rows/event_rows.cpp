// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/rows/event_rows.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace signalbox::triggers {

namespace {

using store::Transaction;

constexpr const char* columns =
    "SELECT e.id, e.chain_id, e.block_number, e.block_hash, e.transaction_hash, e.log_index, e.registry, e.event_type, "
    "e.agent_id, e.timestamp, e.owner, e.token_uri, e.metadata_key, e.metadata_value, e.client_address, "
    "e.feedback_index, e.score, e.tag1, e.tag2, e.file_uri, e.file_hash, e.validator_address, e.request_hash, "
    "e.response, e.response_uri, e.response_hash, e.tag, e.created_at, e.agent_id_text, e.feedback_value, "
    "e.feedback_value_decimals, e.endpoint, e.request_uri, r.event_id IS NOT NULL FROM erc8004.events e LEFT JOIN "
    "erc8004.event_retractions r ON r.event_id = e.id";

EventRow eventOf(const pqxx::row& row)
{
    int column = 0;
    const auto text = [&] { return store::text(row[column++]); };
    const auto number = [&] { return store::integer(row[column++]); };
    const auto perhapsText = [&] { return store::maybeText(row[column++]); };
    const auto perhapsNumber = [&] { return store::maybeInteger(row[column++]); };
    EventRow event;
    event.id = text();
    event.chainId = number();
    event.blockNumber = number();
    event.blockHash = text();
    event.transactionHash = text();
    event.logIndex = int(number());
    event.registry = text();
    event.eventType = text();
    event.agentId = perhapsNumber();
    event.timestamp = number();
    for (auto* each : {&event.owner, &event.tokenUri, &event.metadataKey, &event.metadataValue, &event.clientAddress})
        *each = perhapsText();
    event.feedbackIndex = perhapsNumber();
    event.score = perhapsNumber();
    for (auto* each :
         {&event.tag1, &event.tag2, &event.fileUri, &event.fileHash, &event.validatorAddress, &event.requestHash})
        *each = perhapsText();
    event.response = perhapsNumber();
    for (auto* each : {&event.responseUri, &event.responseHash, &event.tag})
        *each = perhapsText();
    event.createdAt = store::time(row[column++]);
    event.agentIdText = perhapsText();
    event.feedbackValue = perhapsText();
    event.feedbackValueDecimals = perhapsNumber();
    event.endpoint = perhapsText();
    event.requestUri = perhapsText();
    event.retracted = store::boolean(row[column++]);
    return event;
}

bool sameTransaction(const EventRow& a, const EventRow& b)
{
    return a.transactionHash == b.transactionHash && a.blockHash == b.blockHash && a.retracted == b.retracted;
}

}  // namespace

std::vector<EventRow> readEvents(Transaction& transaction, const EventFilter& filter)
{
    std::vector<store::Value> values{filter.chainId, filter.blocks.lo, filter.blocks.hi};
    std::string where = "e.chain_id = $1::bigint AND e.block_number BETWEEN $2::bigint AND $3::bigint";
    const auto add = [&](const std::string& condition, const store::Value& value) {
        values.push_back(value);
        where += " AND " + condition + "$" + std::to_string(values.size());
    };
    if (!filter.registry.isEmpty())
        add("e.registry = ", filter.registry);
    if (filter.from.isValid())
        add("e.timestamp >= ", filter.from.toSecsSinceEpoch());
    if (!filter.ids.isEmpty()) {
        add("e.id = ANY (", store::Value::textArray(filter.ids));
        where += "::text[])";
    }
    std::string end;
    if (filter.limit > 0) {
        end = " AND e.block_number <= coalesce((SELECT e.block_number FROM erc8004.events e WHERE " + where +
              " ORDER BY e.block_number, e.log_index OFFSET " + std::to_string(filter.limit - 1) + " LIMIT 1), $3)";
    }
    if (!filter.withRetracted)
        end += " AND r.event_id IS NULL";
    std::vector<EventRow> all;
    for (const auto& row : transaction.exec(
             std::string(columns) + " WHERE " + where + end + " ORDER BY e.block_number, e.log_index, e.id", values))
        all.push_back(eventOf(row));
    return all;
}

std::optional<EventRow> readEvent(Transaction& transaction, const QString& id)
{
    const auto rows = transaction.exec(std::string(columns) + " WHERE e.id = $1", {id});
    return rows.empty() ? std::nullopt : std::optional(eventOf(rows[0]));
}

std::optional<EventRow> newestEvent(Transaction& transaction, qint64 chainId, const QString& registry)
{
    const auto rows =
        transaction.exec(std::string(columns) +
                             " WHERE e.chain_id = $1 AND ($2 = '' OR e.registry = $2) AND r.event_id IS NULL ORDER BY "
                             "e.block_number DESC, e.log_index DESC LIMIT 1",
                         {chainId, registry});
    return rows.empty() ? std::nullopt : std::optional(eventOf(rows[0]));
}

std::vector<qint64> chainsWithEvents(Transaction& transaction)
{
    std::vector<qint64> all;
    // One look into the index for each chain, whatever the number of events.
    for (const auto& row : transaction.exec(
             "WITH RECURSIVE c (id) AS (SELECT min(e.chain_id) FROM erc8004.events e UNION ALL SELECT (SELECT "
             "min(e.chain_id) FROM erc8004.events e WHERE e.chain_id > c.id) FROM c WHERE c.id IS NOT NULL) SELECT id "
             "FROM c WHERE id IS NOT NULL"))
        all.push_back(store::integer(row[0]));
    return all;
}

QByteArray fingerprint(const EventRow& event)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto addText = [&](const std::optional<QString>& text) {
        const QByteArray bytes = text.value_or(QString()).toUtf8();
        const quint32 size = qToBigEndian(text ? quint32(bytes.size()) : ~quint32(0));
        hash.addData(QByteArray(reinterpret_cast<const char*>(&size), sizeof size));
        hash.addData(bytes);
    };
    const auto addNumber = [&](const std::optional<qint64>& number) {
        addText(number ? std::optional(QString::number(*number)) : std::nullopt);
    };
    addNumber(event.chainId);
    for (const QString& each : {event.transactionHash, event.registry, event.eventType})
        addText(each);
    for (const auto& each :
         {event.owner, event.tokenUri, event.metadataKey, event.metadataValue, event.clientAddress, event.tag1,
          event.tag2, event.fileUri, event.fileHash, event.validatorAddress, event.requestHash, event.responseUri,
          event.responseHash, event.tag, event.agentIdText, event.feedbackValue, event.endpoint, event.requestUri})
        addText(each);
    for (const auto& each :
         {event.agentId, event.feedbackIndex, event.score, event.response, event.feedbackValueDecimals})
        addNumber(each);
    return hash.result();
}

int ordinal(const std::vector<EventRow>& events, size_t index)
{
    const EventRow& event = events[index];
    const QByteArray own = fingerprint(event);
    int before = 0;
    // A retracted log and the one that replaced it stand side by side.
    for (size_t at = index; at > 0 && events[at - 1].blockNumber == event.blockNumber; --at)
        if (sameTransaction(events[at - 1], event) && fingerprint(events[at - 1]) == own)
            ++before;
    return before;
}

}  // namespace signalbox::triggers
