-- The fence of a transaction that is known to change rows numbers the change as well: one update of the lease instead of two.
CREATE FUNCTION signalbox.fence(chain text, ours bigint, what text, sets text[], blocks int8multirange) RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    next bigint;
BEGIN
    UPDATE signalbox.leases SET heartbeat_at = clock_timestamp(), changes = changes + 1
        WHERE caip2 = chain AND epoch = ours RETURNING changes INTO next;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the lease of % is not ours any more', chain USING ERRCODE = 'SB003';
    END IF;
    INSERT INTO signalbox.changes (caip2, seq, kind, data_sets, ranges) VALUES (chain, next, what, sets, blocks);
END $$;
ALTER FUNCTION signalbox.fence(text, bigint, text, text[], int8multirange) OWNER TO @engine@;
