DELETE FROM balances.opening_requests WHERE refused_at IS NOT NULL;
CREATE OR REPLACE FUNCTION balances.openings_to_read(p_chain_id bigint, p_contract bytea, p_limit integer)
    RETURNS TABLE (holder bytea, block bigint) LANGUAGE sql STABLE SET jit = off AS $$
    WITH late AS (
        SELECT lower(s.span) - 1 AS block FROM (SELECT balances.newest_span(p_chain_id, p_contract) AS span) s
            LEFT JOIN balances.token_metadata m ON m.chain_id = p_chain_id AND m.contract = p_contract
        WHERE lower(s.span) > 0 AND NOT balances.is_complete(s.span, m.start_block, m.start_quality, NULL)
    )
    SELECT w.holder, l.block FROM late l, (SELECT k.holder, min(k.place) AS place FROM (
            SELECT r.holder, 1 AS place FROM balances.opening_requests r WHERE r.chain_id = p_chain_id AND r.contract = p_contract
            UNION ALL (SELECT h.holder, 2 FROM balances.holdings h WHERE h.chain_id = p_chain_id AND h.contract = p_contract
                AND h.balance < 0 AND h.opening IS NULL ORDER BY h.balance LIMIT p_limit)
            UNION ALL SELECT t.holder, 3 FROM (SELECT h.holder, h.opening FROM balances.holdings h
                WHERE h.chain_id = p_chain_id AND h.contract = p_contract ORDER BY h.balance DESC, h.holder LIMIT 1000) t
                WHERE t.opening IS NULL) k GROUP BY k.holder) w
        WHERE NOT EXISTS (SELECT FROM balances.holdings o WHERE o.chain_id = p_chain_id AND o.contract = p_contract
            AND o.holder = w.holder AND o.opening IS NOT NULL)
        ORDER BY w.place, w.holder LIMIT p_limit
$$;
CREATE OR REPLACE FUNCTION balances.store_openings(p_chain_id bigint, p_contract bytea, p_block bigint, p_holders bytea[], p_balances numeric[])
    RETURNS bigint LANGUAGE plpgsql SET jit = off AS $$
DECLARE
    schema text := balances.lock_chain(p_chain_id);
    stored bigint;
BEGIN
    INSERT INTO balances.holdings AS h (chain_id, contract, holder, opening, opening_block, last_block)
        SELECT p_chain_id, p_contract, o.holder, o.balance - balances.net_at(schema, p_chain_id, p_contract, o.holder, p_block), p_block, p_block
            FROM unnest(p_holders, p_balances) AS o (holder, balance) WHERE o.balance IS NOT NULL ORDER BY o.holder
        ON CONFLICT (chain_id, contract, holder) DO UPDATE SET opening = excluded.opening, opening_block = excluded.opening_block;
    GET DIAGNOSTICS stored = ROW_COUNT;
    DELETE FROM balances.opening_requests r WHERE r.chain_id = p_chain_id AND r.contract = p_contract AND r.holder = ANY (p_holders);
    RETURN stored;
END $$;
CREATE OR REPLACE FUNCTION balances.claim_openings(p_chain_id bigint) RETURNS bytea LANGUAGE sql AS $$
    UPDATE balances.tokens k SET openings_after = clock_timestamp() + interval '1 hour'
        FROM (SELECT t.contract FROM balances.tokens t WHERE t.chain_id = p_chain_id AND (t.openings_after <= clock_timestamp()
                OR EXISTS (SELECT FROM balances.opening_requests r WHERE r.chain_id = p_chain_id AND r.contract = t.contract))
            ORDER BY t.openings_after LIMIT 1 FOR UPDATE SKIP LOCKED) d
        WHERE k.chain_id = p_chain_id AND k.contract = d.contract RETURNING k.contract
$$;
CREATE OR REPLACE FUNCTION balances.ask_opening(p_chain_id bigint, p_contract_address text, p_holder_address text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO balances.opening_requests (chain_id, contract, holder)
        VALUES (p_chain_id, balances.address(p_contract_address, 'contract address'), balances.holder_address(p_holder_address))
        ON CONFLICT DO NOTHING
$$;
DROP FUNCTION balances.ask_openings(bigint[], text[], text[]), balances.refuse_openings(bigint, bytea, bytea[], jsonb),
    balances.settle_openings(bigint, bytea), balances.openings_wanted(bigint[], text[], text[]), balances.late_block(bigint, bytea);
ALTER TABLE balances.opening_requests DROP CONSTRAINT opening_requests_refusal, DROP COLUMN refused_at, DROP COLUMN refusal;
