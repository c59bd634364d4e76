DROP TABLE canopyx.sync_lags;
ALTER TABLE signalbox.samples DROP COLUMN live_lag_seconds;
DROP INDEX signalbox.commands_optimise;
-- What was repaired and optimised stays in the audit: rows that are there are not checked.
ALTER TABLE signalbox.commands DROP CONSTRAINT commands_verb_check;
ALTER TABLE signalbox.commands ADD CONSTRAINT commands_verb_check
    CHECK (verb IN ('chain_add', 'chain_edit', 'chain_pause', 'chain_resume', 'chain_delete', 'chain_recover', 'endpoint_add',
        'endpoint_edit', 'endpoint_remove', 'stream_add', 'stream_remove', 'reindex', 'fill_gaps', 'scan_gaps', 'rewind',
        'retry_now', 'quarantine_retry', 'quarantine_skip', 'alert_acknowledge', 'alert_mute', 'resync')) NOT VALID;
