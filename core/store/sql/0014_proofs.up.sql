-- What is proven: blocks whose receipts were held against their headers. A commit without a proof, an undo and whatever
-- else uncovers blocks takes them out again.
CREATE TABLE signalbox.proofs (
    caip2 text NOT NULL REFERENCES signalbox.chains ON DELETE CASCADE,
    lo bigint NOT NULL CHECK (lo >= 0),
    hi bigint NOT NULL,
    mode text NOT NULL CHECK (mode IN ('proven')),
    undecided bigint NOT NULL DEFAULT 0 CHECK (undecided >= 0),
    PRIMARY KEY (caip2, lo),
    CHECK (hi >= lo AND hi < 9223372036854775807)
);
ALTER TABLE signalbox.proofs OWNER TO @engine@;
GRANT SELECT ON signalbox.proofs TO @reader@;

CREATE FUNCTION signalbox.unprove(chain text, from_block bigint, to_block bigint) RETURNS void LANGUAGE sql AS $$
    WITH cut AS (
        DELETE FROM signalbox.proofs WHERE caip2 = chain AND lo <= to_block AND hi >= from_block
            RETURNING lo, hi, mode, undecided
    )
    INSERT INTO signalbox.proofs (caip2, lo, hi, mode, undecided)
        SELECT chain, lo, from_block - 1, mode, least(undecided, from_block - lo) FROM cut WHERE lo < from_block
        UNION ALL
        SELECT chain, to_block + 1, hi, mode, least(undecided, hi - to_block) FROM cut WHERE hi > to_block
$$;
ALTER FUNCTION signalbox.unprove(text, bigint, bigint) OWNER TO @engine@;

-- The blocks of a commit: those of `committed` lose what was proven, those of los..his gain it. Neighbors become one row.
CREATE FUNCTION signalbox.prove(chain text, committed_los bigint[], committed_his bigint[], los bigint[], his bigint[],
    doubts bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    r record;
    low bigint;
    high bigint;
    open_blocks bigint;
BEGIN
    FOR r IN SELECT c.lo, c.hi FROM unnest(committed_los, committed_his) AS c (lo, hi) LOOP
        PERFORM signalbox.unprove(chain, r.lo, r.hi);
    END LOOP;
    FOR r IN SELECT p.lo, p.hi, p.doubt FROM unnest(los, his, doubts) AS p (lo, hi, doubt) ORDER BY p.lo LOOP
        WITH gone AS (
            DELETE FROM signalbox.proofs WHERE caip2 = chain AND mode = 'proven' AND lo <= r.hi + 1 AND hi >= r.lo - 1
                RETURNING lo, hi, undecided
        )
        SELECT min(gone.lo), max(gone.hi), coalesce(sum(undecided), 0) INTO low, high, open_blocks FROM gone;
        INSERT INTO signalbox.proofs (caip2, lo, hi, mode, undecided)
            VALUES (chain, least(r.lo, low), greatest(r.hi, high), 'proven', r.doubt + open_blocks);
    END LOOP;
END $$;
ALTER FUNCTION signalbox.prove(text, bigint[], bigint[], bigint[], bigint[], bigint[]) OWNER TO @engine@;

CREATE OR REPLACE FUNCTION signalbox.uncover(chain text, names text[], from_block bigint, to_block bigint) RETURNS void
    LANGUAGE sql AS $$
    SELECT signalbox.unprove(chain, from_block, to_block);
    WITH cut AS (
        DELETE FROM signalbox.coverage
            WHERE caip2 = chain AND (names IS NULL OR stream = ANY (names)) AND lo <= to_block AND hi >= from_block
            RETURNING stream, lo, hi
    )
    INSERT INTO signalbox.coverage (caip2, stream, lo, hi)
        SELECT chain, stream, lo, from_block - 1 FROM cut WHERE lo < from_block
        UNION ALL
        SELECT chain, stream, to_block + 1, hi FROM cut WHERE hi > to_block
$$;

-- What is stored can be verified: one more verb.
ALTER TABLE signalbox.commands DROP CONSTRAINT commands_verb_check;
ALTER TABLE signalbox.commands ADD CONSTRAINT commands_verb_check
    CHECK (verb IN ('chain_add', 'chain_edit', 'chain_pause', 'chain_resume', 'chain_delete', 'chain_recover', 'endpoint_add',
        'endpoint_edit', 'endpoint_remove', 'stream_add', 'stream_remove', 'reindex', 'fill_gaps', 'scan_gaps', 'rewind',
        'retry_now', 'quarantine_retry', 'quarantine_skip', 'alert_acknowledge', 'alert_mute', 'resync', 'repair', 'optimise',
        'verify'));
