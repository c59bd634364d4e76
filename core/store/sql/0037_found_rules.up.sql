-- Rules of events that change balances without a Transfer are found by comparing balances: a rule is switched on if the balances of
-- sampled holders fit only with it. What a constructor minted without an event is a rule, too: its rows are in balance_events.
ALTER TABLE balances.tokens ADD COLUMN rules_after timestamptz NOT NULL DEFAULT '-infinity';
COMMENT ON COLUMN balances.tokens.rules_after IS 'When rules are searched for next. Infinity once some were switched on, so that those '
    'which an operator switches off remain off.';
CREATE INDEX tokens_untrusted ON balances.tokens (chain_id, rules_after) WHERE untrusted;
CREATE INDEX drift_findings_negative ON balances.drift_findings (check_id) WHERE outcome = 'opening' AND ours < 0;

-- A token whose transfers do not explain its balances: an untrusted one, or one with a negative holder although its history is
-- complete. Claimed for a day; NULL if none is due.
CREATE FUNCTION balances.claim_rule_search(p_chain_id bigint) RETURNS bytea LANGUAGE sql AS $$
    UPDATE balances.tokens k SET rules_after = clock_timestamp() + interval '1 day'
        FROM (SELECT t.contract FROM balances.tokens t
            WHERE t.chain_id = p_chain_id AND t.rules_after <= clock_timestamp()
                AND (t.untrusted OR t.contract IN (SELECT c.contract FROM balances.drift_findings f JOIN balances.drift_checks c ON c.id = f.check_id
                    WHERE f.outcome = 'opening' AND f.ours < 0 AND c.chain_id = p_chain_id
                        AND balances.late_block(p_chain_id, c.contract) IS NULL))
                AND NOT EXISTS (SELECT FROM balances.token_metadata m
                    WHERE m.chain_id = t.chain_id AND m.contract = t.contract AND m.mode = 'call')
                AND NOT EXISTS (SELECT FROM signalbox.streams s
                    WHERE s.caip2 = 'eip155:' || p_chain_id AND s.stream = 'balance_events:' || balances.hex(t.contract))
            ORDER BY t.rules_after, t.contract LIMIT 1 FOR UPDATE OF t SKIP LOCKED) d
        WHERE k.chain_id = p_chain_id AND k.contract = d.contract RETURNING k.contract
$$;

-- Holders to compare, the same at each call: those that differed in the newest check with findings, then the largest.
CREATE FUNCTION balances.rule_sample(p_chain_id bigint, p_contract bytea, p_number integer) RETURNS SETOF bytea LANGUAGE sql STABLE
    SET jit = off AS $$
    WITH differed AS MATERIALIZED (
        SELECT f.holder FROM balances.drift_findings f WHERE f.check_id = (SELECT c.id FROM balances.drift_checks c
                WHERE c.chain_id = p_chain_id AND c.contract = p_contract AND EXISTS (SELECT FROM balances.drift_findings o WHERE o.check_id = c.id)
                ORDER BY c.id DESC LIMIT 1)
            ORDER BY f.holder LIMIT p_number / 2
    ), largest AS MATERIALIZED (
        SELECT h.holder FROM balances.holdings h WHERE h.chain_id = p_chain_id AND h.contract = p_contract
            ORDER BY h.balance DESC, h.holder LIMIT p_number
    )
    SELECT p.holder FROM (SELECT a.holder, min(a.place) AS place FROM (SELECT d.holder, 1 AS place FROM differed d
            UNION ALL SELECT l.holder, 2 FROM largest l) a GROUP BY a.holder) p
        WHERE NOT balances.is_queued(p_chain_id, p_contract, p.holder) ORDER BY p.place, p.holder LIMIT p_number
$$;

-- The smallest set of rules with which the balances of all holders fit: what balanceOf changed above the low block, up to the high
-- one, is their transfers and the events of these rules. Empty: the transfers alone fit. NULL: no set fits, or several do.
CREATE FUNCTION balances.fitting_rules(p_chain_id bigint, p_contract bytea, p_low bigint, p_high bigint, p_holders bytea[],
        p_before numeric[], p_after numeric[], p_event_holders bytea[], p_event_rules text[], p_event_deltas numeric[])
    RETURNS text[] LANGUAGE plpgsql STABLE
    SET jit = off AS $$
DECLARE
    schema text := balances.schema_of(p_chain_id);
    rules text[] := ARRAY(SELECT DISTINCT r.x FROM unnest(p_event_rules) AS r (x) ORDER BY r.x);
    found text[];
BEGIN
    IF cardinality(rules) > 8 THEN
        RETURN NULL;
    END IF;
    WITH need AS MATERIALIZED (
        SELECT h.holder, h.later - h.earlier - (balances.flow_after(schema, p_chain_id, p_contract, h.holder, p_low)
                - balances.flow_after(schema, p_chain_id, p_contract, h.holder, p_high)) AS missing
            FROM unnest(p_holders, p_before, p_after) AS h (holder, earlier, later) WHERE h.earlier IS NOT NULL AND h.later IS NOT NULL
    ), moved AS MATERIALIZED (
        SELECT e.holder, 1 << (array_position(rules, e.rule) - 1) AS bit, sum(e.delta) AS delta
            FROM unnest(p_event_holders, p_event_rules, p_event_deltas) AS e (holder, rule, delta) GROUP BY e.holder, e.rule
    ), fits AS (
        SELECT s.bits, (SELECT count(*) FROM generate_series(0, cardinality(rules) - 1) AS i (n) WHERE s.bits >> i.n & 1 = 1) AS size
            FROM generate_series(0, (1 << cardinality(rules)) - 1) AS s (bits)
            WHERE EXISTS (SELECT FROM need) AND NOT EXISTS (SELECT FROM need n WHERE n.missing <> coalesce((SELECT sum(m.delta) FROM moved m
                WHERE m.holder = n.holder AND m.bit & s.bits <> 0), 0))
    )
    SELECT CASE WHEN count(*) = 1 THEN ARRAY(SELECT rules[i.n + 1] FROM generate_series(0, cardinality(rules) - 1) AS i (n)
                WHERE min(f.bits) >> i.n & 1 = 1 ORDER BY i.n) END
        INTO found FROM fits f WHERE f.size = (SELECT min(o.size) FROM fits o);
    RETURN found;
END $$;
COMMENT ON FUNCTION balances.fitting_rules(bigint, bytea, bigint, bigint, bytea[], numeric[], numeric[], bytea[], text[], numeric[]) IS 'A '
    'rule that is not needed is not in the set: Deposit(address,uint256) means other things elsewhere.';

-- What the constructor minted to these holders, from balanceOf at the end of the block that created the contract: the rest after
-- its transfers. No row if the answers do not fit: a rest that is negative or is not the whole difference at the later block, or rests
-- that do not add up to the supply (NULL: the contract states none).
CREATE FUNCTION balances.fitting_constructor(p_chain_id bigint, p_contract bytea, p_created bigint, p_later bigint, p_holders bytea[],
        p_first numeric[], p_after numeric[], p_supply numeric)
    RETURNS TABLE (holder bytea, amount numeric) LANGUAGE plpgsql STABLE
    SET jit = off AS $$
DECLARE
    schema text := balances.schema_of(p_chain_id);
    zero bytea := '\x0000000000000000000000000000000000000000';
    explained numeric;
    holders bytea[];
    amounts numeric[];
    fits boolean;
BEGIN
    SELECT array_agg(r.holder ORDER BY r.holder) FILTER (WHERE r.rest > 0), array_agg(r.rest ORDER BY r.holder) FILTER (WHERE r.rest > 0),
            bool_and(r.rest >= 0 AND r.rest = r.difference)
        INTO holders, amounts, fits
        FROM (SELECT h.holder, h.first - balances.net_at(schema, p_chain_id, p_contract, h.holder, p_created) AS rest,
                h.later - balances.net_at(schema, p_chain_id, p_contract, h.holder, p_later) AS difference
            FROM unnest(p_holders, p_first, p_after) AS h (holder, first, later) WHERE h.first IS NOT NULL AND h.later IS NOT NULL) r;
    IF NOT coalesce(fits, false) OR holders IS NULL OR cardinality(holders) > 100 THEN
        RETURN;
    END IF;
    IF p_supply IS NOT NULL THEN
        EXECUTE format('SELECT coalesce(sum(CASE WHEN t.from_address = $2 THEN t.value ELSE 0 END - CASE WHEN t.to_address = $2 THEN t.value '
            'ELSE 0 END), 0) FROM %I.transfers t WHERE t.contract_address = $1 AND (t.from_address = $2 OR t.to_address = $2) '
            'AND t.block_number <= $3', schema) INTO explained USING p_contract, zero, p_created;
        IF p_supply - explained <> (SELECT sum(a.x) FROM unnest(amounts) AS a (x)) THEN
            RETURN;
        END IF;
    END IF;
    RETURN QUERY SELECT * FROM unnest(holders, amounts);
END $$;

-- The first position that no row of another constructor has in a block: below those of all logs.
CREATE FUNCTION balances.constructor_position(p_chain_id bigint, p_block bigint) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(min((s.settings #>> '{minted,position}')::integer - jsonb_array_length(s.settings #> '{minted,holders}')), -1)
        FROM signalbox.streams s WHERE s.caip2 = 'eip155:' || p_chain_id AND s.stream LIKE 'balance\_events:%'
            AND (s.settings #>> '{minted,block}')::bigint = p_block
$$;

-- The token is compared again once the rules are on.
CREATE FUNCTION balances.note_found_rules(p_chain_id bigint, p_contract bytea) RETURNS void LANGUAGE sql AS $$
    SELECT balances.trust_again(p_chain_id, p_contract);
    UPDATE balances.tokens SET rules_after = 'infinity', check_after = clock_timestamp() + interval '2 minutes'
        WHERE chain_id = p_chain_id AND contract = p_contract
$$;

-- The counted blocks were looked up for each holder: 10,000 of them took 4.5 s instead of 0.2.
CREATE OR REPLACE FUNCTION balances.balances_at(p_chain_id bigint, p_contract bytea, p_holders bytea[], p_block bigint)
    RETURNS TABLE (holder bytea, balance numeric, complete boolean, queued boolean) LANGUAGE sql STABLE
    SET jit = off AS $$
    SELECT a.holder, CASE WHEN h.holder IS NULL THEN 0 WHEN h.last_block <= p_block THEN h.balance
                ELSE h.balance - balances.flow_after(balances.schema_of(p_chain_id), p_chain_id, p_contract, a.holder, p_block) END,
            balances.is_complete(s.span, m.start_block, m.start_quality, h.opening_block),
            balances.is_queued(p_chain_id, p_contract, a.holder)
        FROM unnest(p_holders) AS a (holder)
            CROSS JOIN (SELECT balances.newest_span(p_chain_id, p_contract) AS span OFFSET 0) s
            LEFT JOIN balances.holdings h ON h.chain_id = p_chain_id AND h.contract = p_contract AND h.holder = a.holder
            LEFT JOIN balances.token_metadata m ON m.chain_id = p_chain_id AND m.contract = p_contract
$$;

ALTER FUNCTION balances.claim_rule_search(bigint) OWNER TO @engine@;
ALTER FUNCTION balances.rule_sample(bigint, bytea, integer) OWNER TO @engine@;
ALTER FUNCTION balances.fitting_rules(bigint, bytea, bigint, bigint, bytea[], numeric[], numeric[], bytea[], text[], numeric[]) OWNER TO @engine@;
ALTER FUNCTION balances.fitting_constructor(bigint, bytea, bigint, bigint, bytea[], numeric[], numeric[], numeric) OWNER TO @engine@;
ALTER FUNCTION balances.constructor_position(bigint, bigint) OWNER TO @engine@;
ALTER FUNCTION balances.note_found_rules(bigint, bytea) OWNER TO @engine@;
