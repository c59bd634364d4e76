-- What was verified stays in the audit: rows that are there are not checked.
ALTER TABLE signalbox.commands DROP CONSTRAINT commands_verb_check;
ALTER TABLE signalbox.commands ADD CONSTRAINT commands_verb_check
    CHECK (verb IN ('chain_add', 'chain_edit', 'chain_pause', 'chain_resume', 'chain_delete', 'chain_recover', 'endpoint_add',
        'endpoint_edit', 'endpoint_remove', 'stream_add', 'stream_remove', 'reindex', 'fill_gaps', 'scan_gaps', 'rewind',
        'retry_now', 'quarantine_retry', 'quarantine_skip', 'alert_acknowledge', 'alert_mute', 'resync', 'repair', 'optimise')) NOT VALID;
CREATE OR REPLACE FUNCTION signalbox.uncover(chain text, names text[], from_block bigint, to_block bigint) RETURNS void
    LANGUAGE sql AS $$
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
DROP FUNCTION signalbox.prove(text, bigint[], bigint[], bigint[], bigint[], bigint[]);
DROP FUNCTION signalbox.unprove(text, bigint, bigint);
DROP TABLE signalbox.proofs;
