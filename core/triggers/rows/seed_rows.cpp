// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/rows/seed_rows.h"

#include "triggers/rows/trigger_rows.h"

namespace signalbox::triggers {

namespace {

using store::Transaction;

constexpr qint64 documented = 84532, apart = 1'000'000'084'532;

const QString alice = u"test-user-1"_s, bob = u"test-user-2"_s;

/// Seeded before, or free.
bool suits(Transaction& transaction, qint64 chain)
{
    return store::boolean(transaction.exec(
        "SELECT EXISTS (SELECT FROM erc8004.events WHERE id = $1::bigint || '-1000-0' AND transaction_hash = '0x' || "
        "repeat('5e', 31) || '00') OR NOT EXISTS (SELECT FROM erc8004.events WHERE chain_id = $1) AND NOT EXISTS "
        "(SELECT FROM signalbox.chains WHERE caip2 = 'eip155:' || $1::bigint)",
        {chain})[0][0]);
}

void addUsers(Transaction& transaction)
{
    transaction.exec(
        "INSERT INTO erc8004.users (id, username, email, password_hash, is_active, created_at) SELECT id, username, "
        "username || '@example.com', '$2b$12$LQv3c1yqBWVHxkd0LHAkCOycnwO9fhP9ulQOTIcvO2Mu6St25ANOG', is_active, now() "
        "- days * interval '1 day' FROM (VALUES ('test-user-1', 'alice', true, 30), ('test-user-2', 'bob', true, 15), "
        "('test-user-3', 'charlie', false, 7)) AS u (id, username, is_active, days) ON CONFLICT DO NOTHING");
}

/// Before the triggers, which therefore start behind them and do not fire on them.
void addEvents(Transaction& transaction, qint64 chain)
{
    transaction.exec(
        "WITH e (n, block, registry, event_type, agent, time, days, score, tag1, tag2) AS (VALUES "
        "(0, 1000, 'reputation', 'NewFeedback', 42, 1737600000, 5, 85, 'helpful', 'fast'), "
        "(1, 1001, 'reputation', 'NewFeedback', 42, 1737600060, 4, 90, 'excellent', 'reliable'), "
        "(2, 1002, 'reputation', 'NewFeedback', 99, 1737600120, 3, 65, 'slow', 'accurate'), "
        "(3, 1003, 'reputation', 'NewFeedback', 42, 1737600180, 2, 88, 'professional', 'detailed'), "
        "(4, 2000, 'identity', 'Registered', 42, 1737500000, 10, NULL, NULL, NULL), "
        "(5, 2001, 'identity', 'Registered', 99, 1737500060, 8, NULL, NULL, NULL), "
        "(6, 3000, 'validation', 'ValidationResponse', 42, 1737550000, 6, NULL, 'verified', NULL), "
        "(7, 3001, 'validation', 'ValidationResponse', 42, 1737550060, 5, NULL, 'approved', NULL)), "
        "h AS (SELECT e.*, lpad(to_hex(n), 2, '0') AS x FROM e) "
        "INSERT INTO erc8004.events (id, chain_id, block_number, block_hash, transaction_hash, log_index, registry, "
        "event_type, agent_id, agent_id_text, timestamp, created_at, owner, token_uri, client_address, feedback_index, "
        "score, tag1, tag2, file_uri, feedback_value, feedback_value_decimals, validator_address, request_hash, "
        "response, tag) SELECT $1::bigint || '-' || block || '-0', $1, block, '0x' || repeat('b1', 31) || x, '0x' || "
        "repeat('5e', 31) || x, 0, registry, event_type, agent, agent::text, time, now() - days * interval '1 day', "
        "CASE WHEN registry = 'identity' THEN '0x' || repeat('0a', 19) || x END, "
        "CASE WHEN registry = 'identity' THEN 'https://example.com/agents/' || agent END, "
        "CASE WHEN registry = 'reputation' THEN '0x' || repeat('0c', 19) || x END, "
        "CASE WHEN registry = 'reputation' THEN n + 1 END, score, CASE WHEN registry = 'reputation' THEN tag1 END, "
        "tag2, CASE WHEN registry = 'reputation' THEN 'ipfs://feedback-' || n END, score, CASE WHEN score IS NOT NULL "
        "THEN 0 END, CASE WHEN registry = 'validation' THEN '0x' || repeat('0e', 19) || x END, "
        "CASE WHEN registry = 'validation' THEN '0x' || repeat('7e', 31) || x END, "
        "CASE WHEN registry = 'validation' THEN 100 END, CASE WHEN registry = 'validation' THEN tag1 END "
        "FROM h ORDER BY block ON CONFLICT (id) DO NOTHING",
        {chain});
    transaction.exec(
        "INSERT INTO erc8004.checkpoints (chain_id, last_block_number, last_block_hash) SELECT chain_id, "
        "block_number, block_hash FROM erc8004.events WHERE chain_id = $1 ORDER BY block_number DESC "
        "LIMIT 1 ON CONFLICT DO NOTHING",
        {chain});
}

std::vector<Trigger> triggersOf(qint64 chain)
{
    const auto make = [chain](const QString& id, const QString& name, const QString& description) {
        return Trigger{.id = id,
                       .name = name,
                       .description = description,
                       .chainId = chain,
                       .registry = u"reputation"_s,
                       .enabled = true,
                       .owner = alice};
    };
    Trigger high = make(u"trigger-1"_s, u"High Reputation Alert"_s, u"A feedback scored above 80"_s);
    high.conditions = {{0, u"event_type_equals"_s, u"event_type"_s, u"="_s, u"NewFeedback"_s, {}},
                       {0, u"score_threshold"_s, u"score"_s, u">"_s, u"80"_s, {}}};
    high.actions = {{0,
                     u"telegram"_s,
                     1,
                     {{u"chat_id"_s, u"123456789"_s},
                      {u"message_template"_s, u"Agent {{agent_id}} was scored {{score}} by {{client_address}}"_s},
                      {u"parse_mode"_s, u"Markdown"_s}}}};

    Trigger average = make(u"trigger-2"_s, u"EMA Score Monitor"_s, u"The moving average of scores is above 75"_s);
    average.conditions = {
        {0, u"ema_threshold"_s, u"score"_s, u">"_s, u"75"_s, {{u"window_size"_s, 10}, {u"alpha"_s, 0.2}}}};
    average.actions = {
        {0,
         u"rest"_s,
         1,
         {{u"method"_s, u"POST"_s},
          {u"url"_s, u"https://webhook.example.com/ema-alert"_s},
          {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"application/json"_s}}},
          {u"body_template"_s, QJsonObject{{u"agent_id"_s, u"{{agent_id}}"_s}, {u"score"_s, u"{{score}}"_s}}},
          {u"timeout_ms"_s, 5000}}}};

    Trigger created = make(u"trigger-3"_s, u"Token Creation Monitor"_s, u"An agent was registered"_s);
    created.registry = u"identity"_s;
    created.enabled = false;
    created.owner = bob;
    created.conditions = {{0, u"event_type_equals"_s, u"event_type"_s, u"="_s, u"Registered"_s, {}}};
    created.actions = {{0,
                        u"mcp"_s,
                        1,
                        {{u"resolve_endpoint"_s, true},
                         {u"tool_name"_s, u"agent.notifyTokenCreation"_s},
                         {u"verify_file_hash"_s, false}}}};
    return {high, average, created};
}

void addMissing(Transaction& transaction, qint64 chain)
{
    std::vector<Trigger> missing;
    for (Trigger& each : triggersOf(chain)) {
        const bool owned = !transaction.exec("SELECT FROM erc8004.users WHERE id = $1", {each.owner}).empty();
        if (owned && transaction.exec("SELECT FROM erc8004.triggers WHERE id = $1", {each.id}).empty())
            missing.push_back(std::move(each));
    }
    const QStringList added = addTriggers(transaction, missing, {}, u"imported"_s);
    transaction.exec(
        "INSERT INTO erc8004.trigger_state (trigger_id, state_data) SELECT id, '{\"ema\": 72.5, \"count\": "
        "15}' FROM erc8004.triggers WHERE id = 'trigger-2' AND id = ANY ($1::text[])",
        {store::Value::textArray(added)});
}

void addResults(Transaction& transaction, qint64 chain)
{
    transaction.exec(
        "INSERT INTO erc8004.action_results (id, job_id, trigger_id, event_id, action_type, status, executed_at, "
        "duration_ms, response_data, retry_count, user_id, error_message, outcome) SELECT 'result-' || n, 'job-' || "
        "(122 + n), t.id, e.id, type, status, now() - days * interval '1 day', ms, data::jsonb, retries, t.user_id, "
        "CASE WHEN status = 'failed' THEN 'timeout' END, outcome FROM (VALUES (1, 'trigger-1', 1000, 'telegram', "
        "'success', 5, 250, '{\"message_id\": 12345}', 0, 'message 12345'), (2, 'trigger-1', 1001, 'telegram', "
        "'success', 4, 180, '{\"message_id\": 12346}', 0, 'message 12346'), (3, 'trigger-2', 1002, 'rest', 'failed', "
        "3, 5020, '{\"error\": \"timeout\"}', 2, NULL), (4, 'trigger-1', 1003, 'telegram', 'success', 2, 195, "
        "'{\"message_id\": 12347}', 0, 'message 12347')) AS r (n, trigger, block, type, status, days, ms, data, "
        "retries, outcome) JOIN erc8004.triggers t ON t.id = r.trigger JOIN erc8004.events e ON e.id = $1::bigint || "
        "'-' || r.block || '-0' ON CONFLICT (id) DO NOTHING",
        {chain});
}

}  // namespace

qint64 seed(Transaction& transaction)
{
    const qint64 chain = suits(transaction, documented) ? documented : apart;
    addUsers(transaction);
    addEvents(transaction, chain);
    addMissing(transaction, chain);
    addResults(transaction, chain);
    return chain;
}

}  // namespace signalbox::triggers
