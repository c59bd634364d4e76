-- Events that change balances without a Transfer (Deposit, Withdrawal, Issue, Redeem, DestroyedBlackFunds), of tokens for which such
-- rules are on. Each has a stream, balance_events:0x…. The stream `balances` covers what transfers cover: within it, the rows of
-- these events are added and subtracted in the transaction that stores or deletes them, and no other row is counted again.
DO $$
DECLARE
    chain text;
BEGIN
    FOR chain IN SELECT c.schema_name FROM signalbox.chains c WHERE c.caip2 LIKE 'eip155:%'
            AND to_regclass(format('%I.blocks', c.schema_name)) IS NOT NULL LOOP
        EXECUTE format('CREATE TABLE %I.balance_events (block_number bigint NOT NULL, log_index integer NOT NULL, '
            'transaction_hash bytea NOT NULL, contract_address bytea NOT NULL, holder bytea NOT NULL, delta numeric(78, 0) NOT NULL, '
            'kind text NOT NULL, PRIMARY KEY (block_number, log_index))', chain);
        EXECUTE format('CREATE INDEX balance_events_holders ON %I.balance_events USING brin (block_number int8_minmax_ops, '
            'holder bytea_bloom_ops (n_distinct_per_range = 900, false_positive_rate = 0.001)) '
            'WITH (pages_per_range = 16, autosummarize = on)', chain);
        EXECUTE format('ALTER TABLE %I.balance_events OWNER TO @engine@', chain);
        EXECUTE format('GRANT SELECT ON %I.balance_events TO @reader@', chain);
    END LOOP;
END $$;

-- Adds, or subtracts, what was minted and burned in the blocks, by transfers and by these events.
CREATE OR REPLACE FUNCTION balances.count_supply(schema text, chain bigint, ranges int8multirange, sign integer) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO balances.tokens AS k (chain_id, contract, minted, burned) SELECT $2, s.contract, $3 * sum(s.minted), '
        '$3 * sum(s.burned) FROM (SELECT t.contract_address AS contract, CASE WHEN t.from_address = $4 THEN t.value ELSE 0 END AS minted, '
        'CASE WHEN t.to_address = $4 THEN t.value ELSE 0 END AS burned FROM (%s) t '
        'UNION ALL SELECT e.contract_address, greatest(e.delta, 0), greatest(-e.delta, 0) FROM (%s) e) s '
        'GROUP BY s.contract ORDER BY s.contract '
        'ON CONFLICT (chain_id, contract) DO UPDATE SET minted = k.minted + excluded.minted, burned = k.burned + excluded.burned',
        balances.rows_in(schema, 'transfers', '(x.from_address = $4 OR x.to_address = $4) AND x.value <> 0'),
        balances.rows_in(schema, 'balance_events', 'true'))
        USING ranges, chain, sign, '\x0000000000000000000000000000000000000000'::bytea;
END $$;

-- Adds (sign 1) or subtracts (-1) the events of these tokens in the blocks, and nothing else; returns their number.
CREATE FUNCTION balances.count_events(p_chain_id bigint, p_ranges int8multirange, p_contracts bytea[], p_sign integer) RETURNS bigint
    LANGUAGE plpgsql
    SET jit = off SET work_mem = '32MB' AS $$
DECLARE
    schema text := balances.lock_chain(p_chain_id, true);
    events text := balances.rows_in(schema, 'balance_events', format('x.contract_address = ANY (%L::bytea[])', p_contracts));
    flows text := format('SELECT e.contract_address AS contract, e.holder, sum(e.delta) AS delta, min(e.block_number) AS first_block, '
        'max(e.block_number) AS last_block FROM (%s) e GROUP BY e.contract_address, e.holder', events);
    lowest bigint;
    counted bigint;
BEGIN
    EXECUTE format('SELECT min(e.block_number), count(*) FROM (%s) e', events) INTO lowest, counted USING p_ranges;
    IF counted = 0 THEN
        RETURN 0;
    END IF;
    PERFORM balances.reopen_days(p_chain_id, lowest);
    PERFORM balances.move_openings(p_chain_id, flows, p_ranges, p_sign);
    EXECUTE format('INSERT INTO balances.tokens AS k (chain_id, contract, minted, burned) SELECT $2, e.contract_address, '
        '$3 * sum(greatest(e.delta, 0)), $3 * sum(greatest(-e.delta, 0)) FROM (%s) e GROUP BY e.contract_address ORDER BY e.contract_address '
        'ON CONFLICT (chain_id, contract) DO UPDATE SET minted = k.minted + excluded.minted, burned = k.burned + excluded.burned', events)
        USING p_ranges, p_chain_id, p_sign;
    EXECUTE format('INSERT INTO balances.holdings AS h (chain_id, contract, holder, net, last_block, last_time) SELECT $2, f.contract, '
        'f.holder, $3 * f.delta, CASE WHEN $3 > 0 THEN f.last_block ELSE 0 END, CASE WHEN $3 > 0 THEN b.timestamp END FROM (%s) f '
        'LEFT JOIN %I.blocks b ON b.number = f.last_block ORDER BY f.contract, f.holder '
        'ON CONFLICT (chain_id, contract, holder) DO UPDATE SET net = h.net + excluded.net, '
        'last_block = greatest(h.last_block, excluded.last_block), last_time = CASE WHEN excluded.last_block >= h.last_block '
        'THEN coalesce(excluded.last_time, h.last_time) ELSE h.last_time END', flows, schema)
        USING p_ranges, p_chain_id, p_sign;
    RETURN counted;
END $$;
COMMENT ON FUNCTION balances.count_events(bigint, int8multirange, bytea[], integer) IS 'For events that are stored or deleted in blocks '
    'that were counted before, because a rule was switched on or off later. A subtraction leaves the height of the last change.';

-- Blocks whose events of rules are in the balances of a token: all if no rule is on.
CREATE FUNCTION balances.events_covered(p_chain_id bigint, p_contract bytea) RETURNS int8multirange LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN EXISTS (SELECT FROM signalbox.streams s WHERE s.caip2 = 'eip155:' || p_chain_id
                AND s.stream = 'balance_events:' || balances.hex(p_contract) AND s.removed_at IS NULL)
            THEN (SELECT coalesce(range_agg(int8range(c.lo, c.hi, '[]')), '{}') FROM signalbox.coverage c
                WHERE c.caip2 = 'eip155:' || p_chain_id AND c.stream = 'balance_events:' || balances.hex(p_contract))
            ELSE '{(,)}' END
$$;

CREATE OR REPLACE FUNCTION balances.covered(p_chain_id bigint, p_contract bytea) RETURNS int8multirange
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(range_agg(int8range(c.lo, c.hi, '[]')) FILTER (WHERE c.stream = 'balances'), '{}')
            * coalesce(range_agg(int8range(c.lo, c.hi, '[]')) FILTER (WHERE c.stream <> 'balances'), '{}')
            * balances.events_covered(p_chain_id, p_contract)
        FROM signalbox.coverage c WHERE c.caip2 = 'eip155:' || p_chain_id
            AND c.stream IN ('balances', 'transfers', 'transfers:' || balances.hex(p_contract))
$$;

-- None if events of the newest blocks are missing: later transfers are counted without them.
CREATE OR REPLACE FUNCTION balances.newest_span(p_chain_id bigint, p_contract bytea) RETURNS int8range
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT e.x
        FROM (SELECT c.lo, c.hi FROM signalbox.coverage c WHERE c.caip2 = 'eip155:' || p_chain_id AND c.stream = 'balances'
                ORDER BY c.lo DESC LIMIT 1) b,
            LATERAL (SELECT range_agg(int8range(greatest(c.lo, b.lo), least(c.hi, b.hi), '[]')) AS ranges FROM signalbox.coverage c
                WHERE c.caip2 = 'eip155:' || p_chain_id AND c.stream IN ('transfers', 'transfers:' || balances.hex(p_contract))
                    AND c.lo <= b.hi AND c.hi >= b.lo) t,
            LATERAL (SELECT n.x FROM unnest(t.ranges) AS n (x) ORDER BY n.x DESC LIMIT 1) s,
            LATERAL unnest(int8multirange(s.x) * balances.events_covered(p_chain_id, p_contract)) AS e (x)
        WHERE upper(e.x) = upper(s.x)
$$;

ALTER FUNCTION balances.count_events(bigint, int8multirange, bytea[], integer) OWNER TO @engine@;
ALTER FUNCTION balances.events_covered(bigint, bytea) OWNER TO @engine@;
