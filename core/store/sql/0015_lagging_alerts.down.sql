-- An older engine does not end these: they become the past.
UPDATE signalbox.alerts SET kind = 'stalled', key = 'lagging', until = coalesce(until, now()) WHERE kind = 'lagging';
ALTER TABLE signalbox.alerts DROP CONSTRAINT alerts_kind_check;
ALTER TABLE signalbox.alerts ADD CONSTRAINT alerts_kind_check
    CHECK (kind IN ('stalled', 'endpoint_down', 'all_endpoints_down', 'reorg', 'reorg_too_deep', 'quota', 'wrong_chain',
        'quarantine', 'disk', 'database', 'clock', 'version', 'unfilled', 'sync'));
