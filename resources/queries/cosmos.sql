-- Queries for Cosmos chains, offered on the SQL screen. {chain} stands for a chain's schema.

-- @query cosmos.packets
-- @title Newest packet events
-- @about Newest packets that one chain sent, received, acknowledged or timed out.
SELECT p.height, b.time, p.kind, p.src_port, p.src_channel, p.dst_port, p.dst_channel, p.sequence, p.amount, p.denom, p.sender, p.receiver,
    p.outcome, p.signer, p.tx_hash
FROM {chain}.packet_events p
JOIN {chain}.blocks b USING (height)
ORDER BY p.height DESC, p.event_index DESC
LIMIT 200;

-- @query cosmos.channels
-- @title Channels and their counterparties
-- @about Ends of channels on one chain, with the chain at the other end and the packets of each kind.
SELECT e.port, e.channel, e.chain_id, e.counterparty_port, e.counterparty_channel, e.state, e.client,
    count(*) FILTER (WHERE p.kind = 'send_packet') AS sent, count(*) FILTER (WHERE p.kind = 'acknowledge_packet') AS acknowledged,
    count(*) FILTER (WHERE p.kind = 'timeout_packet') AS timed_out, count(*) FILTER (WHERE p.kind = 'recv_packet') AS received, e.problem
FROM {chain}.channel_ends e
LEFT JOIN {chain}.packet_events p ON (p.kind IN ('send_packet', 'acknowledge_packet', 'timeout_packet') AND p.src_port = e.port
        AND p.src_channel = e.channel) OR (p.kind = 'recv_packet' AND p.dst_port = e.port AND p.dst_channel = e.channel)
GROUP BY e.port, e.channel
ORDER BY count(p.height) DESC;

-- @query cosmos.relays
-- @title Relay messages by signer
-- @about Messages with which each address relayed packets on one chain, and how many of them had an effect.
SELECT r.signer, count(*) AS messages, count(*) FILTER (WHERE r.effect = 'effected') AS effected,
    count(*) FILTER (WHERE r.effect = 'none') AS without_effect, count(*) FILTER (WHERE r.effect = 'failed') AS failed,
    max(r.height) AS newest_height, max(r.memo) AS memo
FROM {chain}.relays r
GROUP BY r.signer
ORDER BY messages DESC
LIMIT 100;

-- @query cosmos.errors
-- @title Error acknowledgements
-- @about Newest packets that the receiving application of one chain refused.
SELECT p.height, b.time, p.src_channel, p.dst_channel, p.sequence, p.denom, p.amount, p.sender, p.receiver, p.error
FROM {chain}.packet_events p
JOIN {chain}.blocks b USING (height)
WHERE p.kind = 'write_acknowledgement' AND p.outcome = 'error'
ORDER BY p.height DESC, p.event_index DESC
LIMIT 200;

-- @query cosmos.unproven
-- @title Blocks whose results the next header contradicts
-- @about Stored results of one chain that the header of the next block does not state. On most chains there are none.
SELECT b.height, b.time, b.transactions, b.results_hash, n.last_results_hash AS stated_hash
FROM {chain}.blocks b
JOIN {chain}.blocks n ON n.height = b.height + 1
WHERE b.results_hash <> n.last_results_hash
ORDER BY b.height DESC
LIMIT 200;
