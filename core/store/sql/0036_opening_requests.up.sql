-- Openings that are asked for where somebody looks at a balance: what became of a request is kept, so that the balance can say
-- why it is not complete yet.
ALTER TABLE balances.opening_requests ADD COLUMN refused_at timestamptz, ADD COLUMN refusal jsonb,
    ADD CONSTRAINT opening_requests_refusal CHECK ((refused_at IS NULL) = (refusal IS NULL));
COMMENT ON TABLE balances.opening_requests IS 'Keys whose balance before the counted blocks was asked for and is not known yet. refusal: '
    'why it could not be read, as a message; such a key may be asked for again an hour later.';

-- The block before a token's counted blocks, if its history starts late; NULL if nothing is missing or nothing is counted.
CREATE FUNCTION balances.late_block(p_chain_id bigint, p_contract bytea) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT lower(s.span) - 1
        FROM (SELECT balances.newest_span(p_chain_id, p_contract) AS span) s
            LEFT JOIN balances.token_metadata m ON m.chain_id = p_chain_id AND m.contract = p_contract
        WHERE lower(s.span) > 0 AND NOT balances.is_complete(s.span, m.start_block, m.start_quality, NULL)
$$;

-- Those of the keys whose opening is missing, with the block at whose end it is read.
CREATE FUNCTION balances.openings_wanted(p_chain_ids bigint[], p_contract_addresses text[], p_holder_addresses text[])
    RETURNS TABLE (chain bigint, contract bytea, holder bytea, block bigint) LANGUAGE sql STABLE ROWS 20
    SET jit = off AS $$
    SELECT DISTINCT k.chain, k.contract, k.holder, l.block
        FROM (SELECT n.chain, balances.address(n.contract, 'contract address') AS contract, balances.holder_address(n.holder) AS holder
                FROM unnest(p_chain_ids, p_contract_addresses, p_holder_addresses) AS n (chain, contract, holder)) k
            JOIN balances.tokens t ON t.chain_id = k.chain AND t.contract = k.contract,
            LATERAL (SELECT balances.late_block(k.chain, k.contract) AS block) l
        WHERE l.block IS NOT NULL AND NOT EXISTS (SELECT FROM balances.holdings h
            WHERE h.chain_id = k.chain AND h.contract = k.contract AND h.holder = k.holder AND h.opening IS NOT NULL)
$$;

-- Asks for the openings of those keys that need one. Returns the keys whose opening is not known yet.
CREATE FUNCTION balances.ask_openings(p_chain_ids bigint[], p_contract_addresses text[], p_holder_addresses text[])
    RETURNS TABLE (chain_id bigint, contract_address text, holder_address text, block bigint, asked_at timestamptz, refusal jsonb)
    LANGUAGE plpgsql ROWS 20
    SET jit = off AS $$
BEGIN
    DELETE FROM balances.opening_requests r WHERE r.refused_at < clock_timestamp() - interval '7 days';
    INSERT INTO balances.opening_requests AS r (chain_id, contract, holder)
        SELECT w.chain, w.contract, w.holder FROM balances.openings_wanted(p_chain_ids, p_contract_addresses, p_holder_addresses) w
            ORDER BY w.chain, w.contract, w.holder
        ON CONFLICT ON CONSTRAINT opening_requests_pkey DO UPDATE SET asked_at = clock_timestamp(), refused_at = NULL, refusal = NULL
            WHERE r.refused_at < clock_timestamp() - interval '1 hour';
    RETURN QUERY
        SELECT r.chain_id, balances.hex(r.contract), balances.hex(r.holder), w.block, r.asked_at, r.refusal
            FROM balances.openings_wanted(p_chain_ids, p_contract_addresses, p_holder_addresses) w
                JOIN balances.opening_requests r ON r.chain_id = w.chain AND r.contract = w.contract AND r.holder = w.holder
            ORDER BY r.chain_id, r.contract, r.holder;
END $$;
COMMENT ON FUNCTION balances.ask_openings(bigint[], text[], text[]) IS 'For history that starts late (section 4.3). A key of a complete '
    'token, with an opening, or of a token without counted transfers is not asked for.';

CREATE OR REPLACE FUNCTION balances.ask_opening(p_chain_id bigint, p_contract_address text, p_holder_address text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM balances.ask_openings(ARRAY[p_chain_id], ARRAY[p_contract_address], ARRAY[p_holder_address]);
END $$;

CREATE OR REPLACE FUNCTION balances.openings_to_read(p_chain_id bigint, p_contract bytea, p_limit integer)
    RETURNS TABLE (holder bytea, block bigint) LANGUAGE sql STABLE SET jit = off AS $$
    WITH late AS (
        SELECT b.block FROM (SELECT balances.late_block(p_chain_id, p_contract) AS block) b WHERE b.block IS NOT NULL
    )
    SELECT w.holder, l.block FROM late l, (SELECT k.holder, min(k.place) AS place FROM (
            SELECT r.holder, 1 AS place FROM balances.opening_requests r
                WHERE r.chain_id = p_chain_id AND r.contract = p_contract AND r.refused_at IS NULL
            UNION ALL (SELECT h.holder, 2 FROM balances.holdings h WHERE h.chain_id = p_chain_id AND h.contract = p_contract
                AND h.balance < 0 AND h.opening IS NULL ORDER BY h.balance LIMIT p_limit)
            UNION ALL SELECT t.holder, 3 FROM (SELECT h.holder, h.opening FROM balances.holdings h
                WHERE h.chain_id = p_chain_id AND h.contract = p_contract ORDER BY h.balance DESC, h.holder LIMIT 1000) t
                WHERE t.opening IS NULL) k GROUP BY k.holder) w
        WHERE NOT EXISTS (SELECT FROM balances.holdings o WHERE o.chain_id = p_chain_id AND o.contract = p_contract
            AND o.holder = w.holder AND o.opening IS NOT NULL)
        ORDER BY w.place, w.holder LIMIT p_limit
$$;

CREATE OR REPLACE FUNCTION balances.store_openings(p_chain_id bigint, p_contract bytea, p_block bigint, p_holders bytea[],
        p_balances numeric[])
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
    DELETE FROM balances.opening_requests r USING unnest(p_holders, p_balances) AS o (holder, balance)
        WHERE r.chain_id = p_chain_id AND r.contract = p_contract AND r.holder = o.holder AND o.balance IS NOT NULL;
    PERFORM balances.refuse_openings(p_chain_id, p_contract,
        ARRAY(SELECT o.holder FROM unnest(p_holders, p_balances) AS o (holder, balance) WHERE o.balance IS NULL),
        balances.message('The contract does not answer balanceOf with a number.'));
    RETURN stored;
END $$;

-- Requests of these holders that cannot be answered now, and why.
CREATE FUNCTION balances.refuse_openings(p_chain_id bigint, p_contract bytea, p_holders bytea[], p_why jsonb) RETURNS void
    LANGUAGE sql AS $$
    UPDATE balances.opening_requests r SET refused_at = clock_timestamp(), refusal = p_why
        WHERE r.chain_id = p_chain_id AND r.contract = p_contract AND r.holder = ANY (p_holders) AND r.refused_at IS NULL
$$;

-- Removes requests that need no answer any more: the history was completed, or a check found the opening.
CREATE FUNCTION balances.settle_openings(p_chain_id bigint, p_contract bytea) RETURNS void LANGUAGE sql AS $$
    DELETE FROM balances.opening_requests r
        WHERE r.chain_id = p_chain_id AND r.contract = p_contract AND (balances.late_block(p_chain_id, p_contract) IS NULL
            OR EXISTS (SELECT FROM balances.holdings h WHERE h.chain_id = p_chain_id AND h.contract = p_contract
                AND h.holder = r.holder AND h.opening IS NOT NULL))
$$;

-- The token with the oldest request, else the one whose openings wait longest; claimed for an hour.
CREATE OR REPLACE FUNCTION balances.claim_openings(p_chain_id bigint) RETURNS bytea LANGUAGE plpgsql AS $$
DECLARE
    claimed bytea;
BEGIN
    SELECT r.contract INTO claimed FROM balances.opening_requests r JOIN balances.tokens t USING (chain_id, contract)
        WHERE r.chain_id = p_chain_id AND r.refused_at IS NULL ORDER BY r.asked_at, r.contract LIMIT 1;
    IF claimed IS NULL THEN
        SELECT t.contract INTO claimed FROM balances.tokens t WHERE t.chain_id = p_chain_id AND t.openings_after <= clock_timestamp()
            ORDER BY t.openings_after LIMIT 1 FOR UPDATE SKIP LOCKED;
    END IF;
    UPDATE balances.tokens k SET openings_after = clock_timestamp() + interval '1 hour'
        WHERE k.chain_id = p_chain_id AND k.contract = claimed;
    RETURN claimed;
END $$;

ALTER FUNCTION balances.late_block(bigint, bytea) OWNER TO @engine@;
ALTER FUNCTION balances.openings_wanted(bigint[], text[], text[]) OWNER TO @engine@;
ALTER FUNCTION balances.ask_openings(bigint[], text[], text[]) OWNER TO @engine@;
ALTER FUNCTION balances.refuse_openings(bigint, bytea, bytea[], jsonb) OWNER TO @engine@;
ALTER FUNCTION balances.settle_openings(bigint, bytea) OWNER TO @engine@;
