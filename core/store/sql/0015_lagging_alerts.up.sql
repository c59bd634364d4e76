-- A chain that stays behind its head is an alert of its own.
ALTER TABLE signalbox.alerts DROP CONSTRAINT alerts_kind_check;
ALTER TABLE signalbox.alerts ADD CONSTRAINT alerts_kind_check
    CHECK (kind IN ('stalled', 'lagging', 'endpoint_down', 'all_endpoints_down', 'reorg', 'reorg_too_deep', 'quota', 'wrong_chain',
        'quarantine', 'disk', 'database', 'clock', 'version', 'unfilled', 'sync'));
