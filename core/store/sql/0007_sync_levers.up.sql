-- Tables of all chains can be repaired and optimised: two more verbs.
ALTER TABLE signalbox.commands DROP CONSTRAINT commands_verb_check;
ALTER TABLE signalbox.commands ADD CONSTRAINT commands_verb_check
    CHECK (verb IN ('chain_add', 'chain_edit', 'chain_pause', 'chain_resume', 'chain_delete', 'chain_recover', 'endpoint_add',
        'endpoint_edit', 'endpoint_remove', 'stream_add', 'stream_remove', 'reindex', 'fill_gaps', 'scan_gaps', 'rewind',
        'retry_now', 'quarantine_retry', 'quarantine_skip', 'alert_acknowledge', 'alert_mute', 'resync', 'repair', 'optimise'));
CREATE INDEX commands_optimise ON signalbox.commands (target, id) WHERE verb = 'optimise';

-- From the head to the newest stored block. Where sync is well, the tables of all chains are as near.
ALTER TABLE signalbox.samples ADD COLUMN live_lag_seconds double precision;

-- Ours. Lag from the head to the table of all chains, only of those that lag behind their chain's own.
CREATE TABLE canopyx.sync_lags (
    chain_id bigint NOT NULL REFERENCES canopyx.chains ON DELETE CASCADE,
    entity text NOT NULL,
    step interval NOT NULL CHECK (step IN ('10 s', '1 min', '1 h')),
    at timestamptz NOT NULL,
    seconds double precision NOT NULL,
    PRIMARY KEY (chain_id, entity, step, at)
);
ALTER TABLE canopyx.sync_lags OWNER TO @engine@;
GRANT SELECT ON canopyx.sync_lags TO @reader@;
