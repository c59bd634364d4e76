CREATE OR REPLACE FUNCTION balances.apply_deltas(p_chain_id bigint, p_entries tid[], p_started timestamptz) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off AS $$
BEGIN
    PERFORM balances.move_openings(p_chain_id,
        'SELECT q.contract, q.holder, q.delta, q.first_block, q.last_block FROM balances.queue q WHERE q.ctid = ANY ('
            || quote_literal(p_entries::text) || '::tid[]) AND $1 IS NULL', NULL, 1);
    WITH gone AS (
        DELETE FROM balances.queue q WHERE q.ctid = ANY (p_entries) RETURNING q.*
    ), put AS (
        INSERT INTO balances.holdings AS h (chain_id, contract, holder, net, last_block, last_time)
            SELECT g.chain_id, g.contract, g.holder, g.delta, coalesce(g.last_block, 0), g.last_time FROM gone g ORDER BY g.contract, g.holder
            ON CONFLICT (chain_id, contract, holder) DO UPDATE SET net = h.net + excluded.net,
                last_block = greatest(h.last_block, excluded.last_block),
                last_time = CASE WHEN excluded.last_block >= h.last_block THEN excluded.last_time ELSE h.last_time END
    )
    INSERT INTO balances.balance_update_journal
        SELECT g.number, (g.number / l.segment_rows) % 4, g.id, g.chain_id, g.contract, g.holder, false, g.delta, g.updates, g.priority,
                g.attempts + 1, g.first_block, g.last_block, g.transaction_hash, g.enqueued_at, clock_timestamp(),
                date_part('epoch', clock_timestamp() - p_started) * 1000000 / cardinality(p_entries)
            FROM (SELECT nextval('balances.journal_numbers') AS number, n.* FROM gone n) g, balances.journal_limits l;
END $$;
DROP FUNCTION balances.lock_entries(tid[]), balances.process_suspects(text, bigint, tid[]);
CREATE FUNCTION balances.lock_entries(entries tid[], OUT deltas tid[], OUT recalculations tid[], OUT retries tid[], OUT updates bigint)
    LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(array_agg(l.ctid) FILTER (WHERE l.attempts = 0 AND NOT l.recalculate), '{}'),
            coalesce(array_agg(l.ctid) FILTER (WHERE l.attempts = 0 AND l.recalculate), '{}'),
            coalesce(array_agg(l.ctid) FILTER (WHERE l.attempts > 0), '{}'), coalesce(sum(l.updates), 0)::bigint
        FROM (SELECT q.ctid, q.attempts, q.recalculate, q.updates FROM balances.queue q WHERE q.ctid = ANY (entries)
            FOR UPDATE SKIP LOCKED) l
$$;
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
    time_us := extract(epoch FROM clock_timestamp() - started) * 1000000;
    PERFORM balances.note_minute(chain, 0, processed, CASE WHEN processed > 0 THEN locked.updates ELSE 0 END, errors, time_us);
END $$;
ALTER FUNCTION balances.lock_entries(tid[]) OWNER TO @engine@;
