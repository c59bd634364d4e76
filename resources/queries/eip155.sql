-- Queries for EVM chains, offered on the SQL screen. {chain} stands for a chain's schema.

-- @query eip155.transfers
-- @title Newest transfers
-- @about Newest ERC-20 transfers of one chain, in the token's smallest unit.
SELECT t.block_number, b.timestamp, t.log_index, t.contract_address, t.from_address, t.to_address, t.value, t.transaction_hash
FROM {chain}.transfers t
LEFT JOIN {chain}.blocks b ON b.number = t.block_number
ORDER BY t.block_number DESC, t.log_index DESC
LIMIT 200;

-- @query eip155.tokens
-- @title Transfers by token
-- @about Tokens of one chain by number of transfers, with their senders and receivers.
SELECT t.contract_address, count(*) AS transfers, count(DISTINCT t.from_address) AS senders, count(DISTINCT t.to_address) AS receivers,
    sum(t.value) AS value, max(t.block_number) AS newest_block
FROM {chain}.transfers t
GROUP BY t.contract_address
ORDER BY transfers DESC
LIMIT 100;

-- @query eip155.flows
-- @title Transfers of an address by token
-- @about Amounts that one address sent and received on one chain, by token.
WITH asked (address) AS (
    -- to use another value: SELECT '\x1111111111111111111111111111111111111111'::bytea
    SELECT from_address FROM {chain}.transfers ORDER BY block_number DESC LIMIT 1
)
SELECT t.contract_address, count(*) FILTER (WHERE t.to_address = asked.address) AS received_transfers,
    sum(t.value) FILTER (WHERE t.to_address = asked.address) AS received,
    count(*) FILTER (WHERE t.from_address = asked.address) AS sent_transfers,
    sum(t.value) FILTER (WHERE t.from_address = asked.address) AS sent
FROM asked
JOIN {chain}.transfers t ON t.from_address = asked.address OR t.to_address = asked.address
GROUP BY t.contract_address
ORDER BY 2 + 4 DESC;

-- @query eip155.reorgs
-- @title Reorgs
-- @about Undone blocks of one chain, newest first.
SELECT r.detected_at, r.ancestor, r.depth, r.old_head, r.new_head, r.rows_undone, r.reason
FROM {chain}.reorgs r
ORDER BY r.id DESC;

-- @query eip155.registry_events
-- @title Registry events by type
-- @about Number and newest of the ERC-8004 events of every chain by type.
SELECT e.chain_id, e.registry, e.event_type, count(*) AS events, count(DISTINCT e.agent_id_text) AS agents, to_timestamp(max(e.timestamp)) AS newest
FROM erc8004.events_live e
GROUP BY e.chain_id, e.registry, e.event_type
ORDER BY e.chain_id, events DESC;

-- @query eip155.feedback
-- @title Agent feedback
-- @about Agents by feedback received: count, number of clients and average.
SELECT e.chain_id, coalesce(e.agent_id_text, e.agent_id::text) AS agent, count(*) AS feedback, count(DISTINCT e.client_address) AS clients,
    round(avg(e.feedback_value / power(10::numeric, coalesce(e.feedback_value_decimals, 0))), 2) AS mean_value, to_timestamp(max(e.timestamp)) AS newest
FROM erc8004.events_live e
WHERE e.registry = 'reputation' AND e.feedback_value IS NOT NULL
GROUP BY 1, 2
ORDER BY feedback DESC
LIMIT 100;
