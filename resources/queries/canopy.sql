-- Queries for Canopy chains, offered on the SQL screen. {chain} stands for a chain's schema. Parameters are in the part "asked",
-- preset with a value of this workspace, so that each query runs unchanged.

-- @query canopy.address
-- @title Address on every chain
-- @about Balance, stake and last change of an address on each chain.
WITH asked (address) AS (
    -- to use another value: SELECT '\x1111111111111111111111111111111111111111'::bytea
    SELECT address FROM canopyx_global.accounts_global ORDER BY amount DESC LIMIT 1
)
SELECT c.chain_name, a.address, a.amount, a.rewards, a.slashes, v.staked_amount, v.status, a.height, a.height_time
FROM asked
JOIN canopyx_global.accounts_global a USING (address)
LEFT JOIN canopyx_global.validators_global v ON v.chain_id = a.chain_id AND v.address = a.address
LEFT JOIN canopyx.chains c ON c.chain_id = a.chain_id
ORDER BY a.amount DESC;

-- @query canopy.totals
-- @title Accounts and balances of each chain
-- @about Number of accounts, total balance and newest change of each chain.
SELECT a.chain_id, c.chain_name, count(*) AS accounts, sum(a.amount) AS amount, max(a.height) AS newest_height
FROM canopyx_global.accounts_global a
LEFT JOIN canopyx.chains c USING (chain_id)
GROUP BY a.chain_id, c.chain_name
ORDER BY amount DESC;

-- @query canopy.richest
-- @title Largest holders across all chains
-- @about Addresses by total balance and stake on all chains.
WITH held AS (
    SELECT address, chain_id, amount, 0::numeric AS staked FROM canopyx_global.accounts_global
    UNION ALL
    SELECT address, chain_id, 0, staked_amount FROM canopyx_global.validators_global
)
SELECT address, count(DISTINCT chain_id) AS chains, sum(amount) AS amount, sum(staked) AS staked, sum(amount + staked) AS total
FROM held
GROUP BY address
ORDER BY total DESC
LIMIT 100;

-- @query canopy.account_history
-- @title Account history
-- @about Changes of one account on one chain, newest first.
WITH asked (address) AS (
    -- to use another value: SELECT '\x1111111111111111111111111111111111111111'::bytea
    SELECT address FROM {chain}.accounts_latest ORDER BY amount DESC LIMIT 1
)
SELECT a.height, a.height_time, a.amount, a.rewards, a.slashes, a.deleted
FROM asked
JOIN {chain}.accounts a USING (address)
ORDER BY a.height DESC;

-- @query canopy.accounts_at
-- @title Accounts at a height
-- @about Balances of one chain after a given block, in pages of 100 from the first address.
WITH asked (height) AS (
    -- to use another value: VALUES (1000)
    SELECT max(height) / 2 FROM {chain}.blocks
)
SELECT s.*
FROM asked, {chain}.accounts_page_at(asked.height, 100, NULL) s;

-- @query canopy.rewards_by_day
-- @title Rewards and slashes by day
-- @about Rewards and slashes of the accounts of one chain per day.
SELECT date_trunc('day', height_time) AS day, count(*) FILTER (WHERE rewards > 0) AS rewarded, sum(rewards) AS rewards,
    sum(slashes) AS slashes
FROM {chain}.accounts
WHERE rewards > 0 OR slashes > 0
GROUP BY 1
ORDER BY 1 DESC;

-- @query canopy.stakes
-- @title Stake by chain and status
-- @about Number and stake of validators and delegates of every chain by current status.
SELECT v.chain_id, c.chain_name, v.status, v.delegate, count(*) AS validators, sum(v.staked_amount) AS staked
FROM canopyx_global.validators_global v
LEFT JOIN canopyx.chains c USING (chain_id)
GROUP BY v.chain_id, c.chain_name, v.status, v.delegate
ORDER BY v.chain_id, staked DESC;

-- @query canopy.validators
-- @title Largest validators
-- @about Validators with the largest stakes across all chains, with their missed blocks.
SELECT v.chain_id, v.address, v.staked_amount, v.status, v.delegate, v.compound, s.missed_blocks_count, v.net_address, v.output, v.height
FROM canopyx_global.validators_global v
LEFT JOIN canopyx_global.validator_signing_info_global s ON s.chain_id = v.chain_id AND s.address = v.address
ORDER BY v.staked_amount DESC
LIMIT 100;

-- @query canopy.missed
-- @title Validators that miss blocks
-- @about Missed blocks within the current window, across all chains.
SELECT s.chain_id, s.address, s.missed_blocks_count, v.status, v.staked_amount, s.height, s.height_time
FROM canopyx_global.validator_signing_info_global s
LEFT JOIN canopyx_global.validators_global v ON v.chain_id = s.chain_id AND v.address = s.address
WHERE s.missed_blocks_count > 0
ORDER BY s.missed_blocks_count DESC, s.chain_id
LIMIT 100;

-- @query canopy.double_signers
-- @title Double signing
-- @about Evidence against validators, across all chains.
SELECT d.chain_id, d.address, d.evidence_count, d.first_evidence_height, d.last_evidence_height, d.height_time
FROM canopyx_global.validator_double_signing_info_global d
ORDER BY d.last_evidence_height DESC;

-- @query canopy.committees
-- @title Committees and their members
-- @about Current members and stake of each committee of one chain.
SELECT m.committee_id, count(*) AS members, count(*) FILTER (WHERE m.delegate) AS delegates, sum(m.staked_amount) AS staked,
    bool_or(m.subsidized) AS subsidized, bool_or(m.retired) AS retired
FROM {chain}.committee_validators_latest m
GROUP BY m.committee_id
ORDER BY m.committee_id;

-- @query canopy.payments
-- @title Committee payments
-- @about Recipients and shares of committee rewards by the newest certificates, across all chains.
SELECT p.chain_id, p.committee_id, p.height, p.height_time, p.address, p.percent
FROM canopyx_global.committee_payments_global p
ORDER BY p.height_time DESC, p.chain_id, p.committee_id, p.percent DESC
LIMIT 200;

-- @query canopy.pools
-- @title Liquidity pools
-- @about Liquidity pools of all chains by amount.
SELECT p.chain_id, p.pool_id, p.pool_chain_id, p.amount, p.total_points, p.lp_count, p.height, p.height_time
FROM canopyx_global.pools_global p
WHERE p.pool_id BETWEEN 32768 AND 49150
ORDER BY p.amount DESC;

-- @query canopy.positions
-- @title Liquidity positions
-- @about Holders of points in liquidity pools, with their share of the pool and its value.
SELECT h.chain_id, h.pool_id, h.address, h.points, round(100 * h.points / nullif(h.liquidity_pool_points, 0), 4) AS percent,
    trunc(h.points * h.pool_amount / nullif(h.liquidity_pool_points, 0)) AS worth, h.height
FROM canopyx_global.pool_points_by_holder_global h
WHERE h.points > 0
ORDER BY h.chain_id, h.pool_id, h.points DESC
LIMIT 500;

-- @query canopy.orders
-- @title Open orders
-- @about Open orders of the order book across all chains, with the price per unit.
SELECT o.chain_id, o.order_id, o.committee, o.amount_for_sale, o.requested_amount,
    round(o.requested_amount / nullif(o.amount_for_sale, 0), 6) AS price, o.sellers_send_address, o.buyer_chain_deadline, o.height_time
FROM canopyx_global.orders_global o
WHERE o.status = 'open'
ORDER BY o.height_time DESC;

-- @query canopy.order_outcomes
-- @title Orders by status
-- @about Number and amount for sale of the orders of every chain by status.
SELECT o.chain_id, o.committee, o.status, count(*) AS orders, sum(o.amount_for_sale) AS for_sale, max(o.height_time) AS newest
FROM canopyx_global.orders_global o
GROUP BY o.chain_id, o.committee, o.status
ORDER BY o.chain_id, o.committee, o.status;

-- @query canopy.dex_orders
-- @title Limit orders of the DEX
-- @about Newest limit orders across all chains, with their outcome.
SELECT d.chain_id, d.order_id, d.committee, d.address, d.state, d.success, d.amount_for_sale, d.requested_amount, d.sold_amount,
    d.bought_amount, d.height, d.height_time
FROM canopyx_global.dex_orders_global d
ORDER BY d.height_time DESC
LIMIT 200;

-- @query canopy.dex_liquidity
-- @title Deposits and withdrawals of the DEX
-- @about Newest liquidity deposits and withdrawals across all chains.
SELECT chain_id, 'deposit' AS kind, order_id, committee, address, state, amount, points_received AS points, height, height_time
FROM canopyx_global.dex_deposits_global
UNION ALL
SELECT chain_id, 'withdrawal', order_id, committee, address, state, local_amount, points_burned, height, height_time
FROM canopyx_global.dex_withdrawals_global
ORDER BY height_time DESC
LIMIT 200;

-- @query canopy.dex_prices
-- @title Prices of the DEX over time
-- @about Changes of a pair's pools on one chain, with the resulting price.
SELECT p.height, p.height_time, p.local_chain_id, p.remote_chain_id, p.local_pool, p.remote_pool, p.price_e6 / 1e6 AS price, p.price_delta
FROM {chain}.dex_prices p
ORDER BY p.height DESC
LIMIT 500;

-- @query canopy.transactions
-- @title Newest transactions
-- @about Newest transactions of one chain.
SELECT t.height, t.height_time, t.tx_index, t.message_type, t.signer, t.recipient, t.amount, t.fee, t.memo, t.tx_hash
FROM {chain}.transactions t
ORDER BY t.height DESC, t.tx_index DESC
LIMIT 200;

-- @query canopy.transactions_by_type
-- @title Transactions by type
-- @about Number, amount and fees of the transactions of one chain by type.
SELECT t.message_type, count(*) AS transactions, sum(t.amount) AS amount, sum(t.fee) AS fees, min(t.height) AS first, max(t.height) AS newest
FROM {chain}.transactions t
GROUP BY t.message_type
ORDER BY transactions DESC;

-- @query canopy.transactions_of
-- @title Transactions of an address
-- @about Transactions that an address signed or received on one chain, newest first.
WITH asked (address) AS (
    -- to use another value: SELECT '\x1111111111111111111111111111111111111111'::bytea
    SELECT signer FROM {chain}.transactions ORDER BY height DESC LIMIT 1
)
SELECT t.height, t.height_time, t.message_type, t.signer, t.recipient, t.amount, t.fee, t.memo, t.tx_hash
FROM asked
JOIN {chain}.transactions t ON t.signer = asked.address OR t.recipient = asked.address
ORDER BY t.height DESC, t.tx_index DESC
LIMIT 200;

-- @query canopy.events_by_type
-- @title Events by type
-- @about Number and amount of the events of one chain by type.
SELECT e.event_type, count(*) AS events, sum(e.amount) AS amount, min(e.height) AS first, max(e.height) AS newest
FROM {chain}.events e
GROUP BY e.event_type
ORDER BY events DESC;

-- @query canopy.slashes
-- @title Slashes and automatic pauses
-- @about Newest slashes and automatic pauses of validators on one chain.
SELECT e.height, e.height_time, e.event_type, e.address, e.amount, e.reference
FROM {chain}.events e
WHERE e.event_type IN ('slash', 'automatic-pause', 'automatic-begin-unstaking', 'automatic-finish-unstaking')
ORDER BY e.height DESC, e.event_index DESC
LIMIT 200;

-- @query canopy.blocks
-- @title Newest blocks
-- @about Newest blocks of one chain, with their content and the seconds since the previous block.
SELECT b.height, b.time, round(extract(epoch FROM b.time - lag(b.time) OVER (ORDER BY b.height))::numeric, 3) AS seconds, b.num_txs,
    s.num_events, b.proposer_address, b.hash
FROM {chain}.blocks b
LEFT JOIN {chain}.block_summaries s USING (height)
ORDER BY b.height DESC
LIMIT 200;

-- @query canopy.activity
-- @title Activity of each chain by day
-- @about Blocks, transactions, events and swaps of every chain per day.
SELECT date_trunc('day', s.height_time) AS day, s.chain_id, count(*) AS blocks, sum(s.num_txs) AS transactions, sum(s.num_events) AS events,
    sum(s.num_events_dex_swap) AS swaps, max(s.num_validators_active) AS active_validators
FROM canopyx_global.block_summaries_global s
GROUP BY 1, 2
ORDER BY 1 DESC, 2;

-- @query canopy.supply
-- @title Supply over time
-- @about Changes of one chain's supply, with its staked share.
SELECT s.height, s.height_time, s.total, s.staked, s.delegated_only, round(100 * s.staked / nullif(s.total, 0), 2) AS staked_percent
FROM {chain}.supply s
ORDER BY s.height DESC
LIMIT 500;

-- @query canopy.polls
-- @title Polls
-- @about Newest state of each poll of one chain.
SELECT DISTINCT ON (p.proposal_hash) p.proposal_hash, p.proposal_url, p.accounts_approve_percentage, p.accounts_voted_percentage,
    p.validators_approve_percentage, p.validators_voted_percentage, p.snapshot_time
FROM {chain}.poll_snapshots p
ORDER BY p.proposal_hash, p.snapshot_time DESC;

-- @query canopy.progress
-- @title Indexing time
-- @about Blocks indexed per hour on each chain, with the average time per block.
SELECT p.chain_id, date_trunc('hour', p.indexed_at) AS hour, count(*) AS blocks, min(p.height) AS lowest, max(p.height) AS highest,
    round(avg(p.indexing_time_ms)::numeric, 2) AS mean_ms
FROM canopyx.index_progress p
GROUP BY 1, 2
ORDER BY 2 DESC, 1;

-- @query canopy.synced_rows
-- @title Rows in the global tables
-- @about Number of keys and newest height of each chain in the larger global tables.
SELECT chain_id, 'accounts' AS "table", count(*) AS rows, max(height) AS newest_height FROM canopyx_global.accounts_global GROUP BY chain_id
UNION ALL
SELECT chain_id, 'validators', count(*), max(height) FROM canopyx_global.validators_global GROUP BY chain_id
UNION ALL
SELECT chain_id, 'pools', count(*), max(height) FROM canopyx_global.pools_global GROUP BY chain_id
UNION ALL
SELECT chain_id, 'orders', count(*), max(height) FROM canopyx_global.orders_global GROUP BY chain_id
UNION ALL
SELECT chain_id, 'block_summaries', count(*), max(height) FROM canopyx_global.block_summaries_global GROUP BY chain_id
ORDER BY 1, 2;

-- @query canopy.endpoints
-- @title Endpoints of Canopy chains
-- @about Health, height and latency of each endpoint, as last seen.
SELECT e.chain_id, c.chain_name, e.endpoint, e.status, e.height, e.latency_ms, e.error, e.updated_at
FROM canopyx.rpc_endpoints e
LEFT JOIN canopyx.chains c USING (chain_id)
ORDER BY e.chain_id, e.status, e.latency_ms;
