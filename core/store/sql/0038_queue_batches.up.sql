-- The worker of the queue.

-- Rows are written to the partition of the chain: a plan over all partitions would stay in the memory of the worker's connection.
CREATE OR REPLACE FUNCTION balances.apply_deltas(p_chain_id bigint, p_entries tid[], p_started timestamptz) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off AS $$
DECLARE
    own text := balances.own_holdings(p_chain_id);
BEGIN
    PERFORM balances.move_openings(p_chain_id,
        'SELECT q.contract, q.holder, q.delta, q.first_block, q.last_block FROM balances.queue q WHERE q.ctid = ANY ('
            || quote_literal(p_entries::text) || '::tid[]) AND $1 IS NULL', NULL, 1);
    EXECUTE format('WITH gone AS (DELETE FROM balances.queue q WHERE q.ctid = ANY ($2) RETURNING q.*), put AS (INSERT INTO balances.%I AS h '
        '(chain_id, contract, holder, net, last_block, last_time) SELECT g.chain_id, g.contract, g.holder, g.delta, '
        'coalesce(g.last_block, 0), g.last_time FROM gone g ORDER BY g.contract, g.holder ON CONFLICT (chain_id, contract, '
        'holder) DO UPDATE SET net = h.net + excluded.net, last_block = greatest(h.last_block, excluded.last_block), last_time = '
        'CASE WHEN excluded.last_block >= h.last_block THEN excluded.last_time ELSE h.last_time END) INSERT INTO '
        'balances.balance_update_journal SELECT g.number, (g.number / l.segment_rows) %% 4, g.id, g.chain_id, g.contract, '
        'g.holder, false, g.delta, g.updates, g.priority, g.attempts + 1, g.first_block, g.last_block, g.transaction_hash, '
        'g.enqueued_at, clock_timestamp(), date_part(''epoch'', clock_timestamp() - $3) * 1000000 / cardinality($2) FROM (SELECT '
        'nextval(''balances.journal_numbers'') AS number, n.* FROM gone n) g, balances.journal_limits l', own)
        USING p_chain_id, p_entries, p_started;
END $$;

-- A token whose entries fail must not delay others: its entries are not in one batch with those of other tokens, which would be split
-- again and again until the entries that fail are found.
DROP FUNCTION balances.lock_entries(tid[]);
CREATE FUNCTION balances.lock_entries(entries tid[], OUT deltas tid[], OUT recalculations tid[], OUT suspects tid[], OUT retries tid[],
        OUT updates bigint)
    LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(array_agg(l.ctid) FILTER (WHERE l.attempts = 0 AND NOT l.recalculate AND NOT l.suspect), '{}'),
            coalesce(array_agg(l.ctid) FILTER (WHERE l.attempts = 0 AND l.recalculate), '{}'),
            coalesce(array_agg(l.ctid) FILTER (WHERE l.attempts = 0 AND NOT l.recalculate AND l.suspect), '{}'),
            coalesce(array_agg(l.ctid) FILTER (WHERE l.attempts > 0), '{}'), coalesce(sum(l.updates), 0)::bigint
        FROM (SELECT q.ctid, q.attempts, q.recalculate, q.updates, (q.chain_id, q.contract) IN (SELECT f.chain_id, f.contract
                FROM balances.queue f WHERE f.state IN ('error', 'failed')) AS suspect
            FROM balances.queue q WHERE q.ctid = ANY (entries) FOR UPDATE OF q SKIP LOCKED) l
$$;

-- Entries of one token of which others have failed. One of them is tried: if it fails, the others wait for its next attempt, without
-- an attempt of their own.
CREATE FUNCTION balances.process_suspects(schema text, chain bigint, entries tid[], OUT processed bigint, OUT errors bigint)
    LANGUAGE plpgsql AS $$
DECLARE
    tried balances.queue := (SELECT q FROM balances.queue q WHERE q.ctid = entries[1]);
    config balances.queue_processing_config;
BEGIN
    SELECT p.processed, p.errors INTO processed, errors FROM balances.process_entries(schema, chain, entries[1:1], false) p;
    IF cardinality(entries) = 1 THEN
        RETURN;
    ELSIF errors = 0 THEN
        SELECT process_suspects.processed + p.processed, p.errors INTO processed, errors
            FROM balances.process_entries(schema, chain, entries[2:], false) p;
        RETURN;
    END IF;
    config := balances.config_of(chain);
    UPDATE balances.queue q SET state = 'error', next_retry_at = coalesce(f.next_retry_at, clock_timestamp()
            + config.retry_delay_ms * interval '1 millisecond'), error_code = f.error_code, error_text = f.error_text,
            lease_until = NULL, claimant = NULL
        FROM balances.queue f
        WHERE f.chain_id = chain AND f.contract = tried.contract AND f.holder = tried.holder AND q.ctid = ANY (entries[2:]);
END $$;

CREATE OR REPLACE FUNCTION balances.process_locked(schema text, chain bigint, entries tid[], OUT processed bigint, OUT errors bigint,
        OUT time_us bigint) LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz := clock_timestamp();
    locked record;
    part record;
BEGIN
    processed := 0;
    errors := 0;
    SELECT * INTO locked FROM balances.lock_entries(entries);
    FOR part IN SELECT locked.deltas AS entries, false AS recalculates UNION ALL SELECT locked.recalculations, true
            UNION ALL SELECT ARRAY[q.ctid], q.recalculate FROM balances.queue q WHERE q.ctid = ANY (locked.retries) LOOP
        SELECT process_locked.processed + p.processed, process_locked.errors + p.errors INTO processed, errors
            FROM balances.process_entries(schema, chain, part.entries, part.recalculates) p;
    END LOOP;
    FOR part IN SELECT array_agg(q.ctid ORDER BY q.enqueued_at, q.holder) AS entries FROM balances.queue q
            WHERE q.ctid = ANY (locked.suspects) GROUP BY q.contract ORDER BY q.contract LOOP
        SELECT process_locked.processed + p.processed, process_locked.errors + p.errors INTO processed, errors
            FROM balances.process_suspects(schema, chain, part.entries) p;
    END LOOP;
    time_us := extract(epoch FROM clock_timestamp() - started) * 1000000;
    PERFORM balances.note_minute(chain, 0, processed, CASE WHEN processed > 0 THEN locked.updates ELSE 0 END, errors, time_us);
END $$;

ALTER FUNCTION balances.lock_entries(tid[]) OWNER TO @engine@;
ALTER FUNCTION balances.process_suspects(text, bigint, tid[]) OWNER TO @engine@;
