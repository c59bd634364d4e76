-- The balances that remain do not have the events of rules any more: they are counted again from the transfers.
DO $$
DECLARE
    chain record;
BEGIN
    FOR chain IN SELECT DISTINCT split_part(s.caip2, ':', 2)::bigint AS id, s.caip2 FROM signalbox.streams s
            WHERE s.stream LIKE 'balance_events:%' LOOP
        PERFORM balances.clear_chain(chain.id);
        PERFORM signalbox.uncover(chain.caip2, ARRAY['balances'], 0, 9223372036854775806);
    END LOOP;
    DELETE FROM signalbox.coverage WHERE stream LIKE 'balance_events:%';
    DELETE FROM signalbox.streams WHERE stream LIKE 'balance_events:%';
    FOR chain IN SELECT c.schema_name FROM signalbox.chains c WHERE c.caip2 LIKE 'eip155:%'
            AND to_regclass(format('%I.balance_events', c.schema_name)) IS NOT NULL LOOP
        EXECUTE format('DROP TABLE %I.balance_events', chain.schema_name);
    END LOOP;
END $$;
CREATE OR REPLACE FUNCTION balances.count_supply(schema text, chain bigint, ranges int8multirange, sign integer) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('INSERT INTO balances.tokens AS k (chain_id, contract, minted, burned) SELECT $2, t.contract_address, '
        '$3 * coalesce(sum(t.value) FILTER (WHERE t.from_address = $4), 0), $3 * coalesce(sum(t.value) FILTER (WHERE t.to_address = $4), 0) '
        'FROM (%s) t GROUP BY t.contract_address ORDER BY t.contract_address '
        'ON CONFLICT (chain_id, contract) DO UPDATE SET minted = k.minted + excluded.minted, burned = k.burned + excluded.burned',
        balances.rows_in(schema, 'transfers', '(x.from_address = $4 OR x.to_address = $4) AND x.value <> 0'))
        USING ranges, chain, sign, '\x0000000000000000000000000000000000000000'::bytea;
END $$;
CREATE OR REPLACE FUNCTION balances.covered(p_chain_id bigint, p_contract bytea) RETURNS int8multirange
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(range_agg(int8range(c.lo, c.hi, '[]')) FILTER (WHERE c.stream = 'balances'), '{}')
            * coalesce(range_agg(int8range(c.lo, c.hi, '[]')) FILTER (WHERE c.stream <> 'balances'), '{}')
        FROM signalbox.coverage c WHERE c.caip2 = 'eip155:' || p_chain_id
            AND c.stream IN ('balances', 'transfers', 'transfers:' || balances.hex(p_contract))
$$;
CREATE OR REPLACE FUNCTION balances.newest_span(p_chain_id bigint, p_contract bytea) RETURNS int8range
    LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT s.x
        FROM (SELECT c.lo, c.hi FROM signalbox.coverage c WHERE c.caip2 = 'eip155:' || p_chain_id AND c.stream = 'balances'
                ORDER BY c.lo DESC LIMIT 1) b,
            LATERAL (SELECT range_agg(int8range(greatest(c.lo, b.lo), least(c.hi, b.hi), '[]')) AS ranges FROM signalbox.coverage c
                WHERE c.caip2 = 'eip155:' || p_chain_id AND c.stream IN ('transfers', 'transfers:' || balances.hex(p_contract))
                    AND c.lo <= b.hi AND c.hi >= b.lo) t,
            LATERAL unnest(t.ranges) AS s (x)
        ORDER BY s.x DESC LIMIT 1
$$;
DROP FUNCTION balances.count_events(bigint, int8multirange, bytea[], integer), balances.events_covered(bigint, bytea);
