-- What a change of the catalog leaves to be filled, and tables of all chains that do not follow a chain, are alerts of their own.
ALTER TABLE signalbox.alerts DROP CONSTRAINT alerts_kind_check;
ALTER TABLE signalbox.alerts ADD CONSTRAINT alerts_kind_check
    CHECK (kind IN ('stalled', 'endpoint_down', 'all_endpoints_down', 'reorg', 'reorg_too_deep', 'quota', 'wrong_chain',
        'quarantine', 'disk', 'database', 'clock', 'version', 'unfilled', 'sync'));
UPDATE signalbox.alerts SET kind = 'unfilled', key = '' WHERE kind = 'version' AND key = 'unfilled';
