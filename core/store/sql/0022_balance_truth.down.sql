DROP TRIGGER forget ON balances.queue_counters;
DROP TRIGGER count_day ON balances.closed_days;
DROP TRIGGER next_block ON balances.closed_days;
CREATE OR REPLACE FUNCTION balances.reopen_days(chain bigint, first_block bigint) RETURNS void LANGUAGE sql AS $$
    DELETE FROM balances.closed_days d WHERE d.chain_id = chain AND d.block >= first_block
$$;
ALTER TABLE balances.closed_days DROP COLUMN next_block;
DROP FUNCTION balances.note_next_block();
DROP FUNCTION balances.forget_with_counters(), balances.count_closed_day(), balances.forget_chain(bigint),
    balances.count_token_day(bigint, date, boolean), balances.note_tokens(bigint), balances.claim_check(bigint, interval),
    balances.check_block(bigint, bytea, bigint), balances.sample_holders(bigint, bytea, integer),
    balances.balances_at(bigint, bytea, bytea[], bigint), balances.flow_after(text, bigint, bytea, bytea, bigint),
    balances.record_check(bigint, bytea, bigint, boolean, bytea[], numeric[], integer, double precision), balances.review_check(bigint),
    balances.openings_to_read(bigint, bytea, integer), balances.store_openings(bigint, bytea, bigint, bytea[], numeric[]),
    balances.claim_openings(bigint), balances.ask_opening(bigint, text, text), balances.tokens_to_read(bigint, integer),
    balances.read_again(bigint, bytea[]), balances.store_token_texts(bigint, bytea[], text[], text[], integer[]),
    balances.distrust(bigint, bytea, jsonb), balances.trust_again(bigint, bytea), balances.english(jsonb), balances.message(text, text[]);
CREATE OR REPLACE FUNCTION balances.move_openings(chain bigint, flows text, ranges int8multirange, sign integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM balances.holdings h WHERE h.chain_id = chain AND h.opening IS NOT NULL) THEN
        EXECUTE 'UPDATE balances.holdings h SET opening = CASE WHEN f.last_block <= h.opening_block THEN h.opening - $2 * f.delta END, '
            'opening_block = CASE WHEN f.last_block <= h.opening_block THEN h.opening_block END FROM (' || flows || ') f '
            'WHERE h.chain_id = $3 AND h.contract = f.contract AND h.holder = f.holder AND f.first_block <= h.opening_block'
            USING ranges, sign, chain;
    END IF;
END $$;
DROP FUNCTION balances.own_holdings(bigint), balances.claim_feed(), balances.feed_ids(), balances.store_feed(text[], numeric[]);
DROP TABLE balances.price_feed, balances.drift_findings, balances.drift_checks, balances.token_days, balances.opening_requests;
ALTER TABLE balances.tokens DROP COLUMN read_at, DROP COLUMN check_after, DROP COLUMN openings_after, DROP COLUMN untrusted_why;
-- The audit stays; an older engine neither adds such rows nor checks those that are there.
ALTER TABLE signalbox.commands DROP CONSTRAINT commands_verb_check;
ALTER TABLE signalbox.commands ADD CONSTRAINT commands_verb_check
    CHECK (verb IN ('chain_add', 'chain_edit', 'chain_pause', 'chain_resume', 'chain_delete', 'chain_recover', 'endpoint_add',
        'endpoint_edit', 'endpoint_remove', 'stream_add', 'stream_remove', 'reindex', 'fill_gaps', 'scan_gaps', 'rewind',
        'retry_now', 'quarantine_retry', 'quarantine_skip', 'alert_acknowledge', 'alert_mute', 'resync', 'repair', 'optimise',
        'verify')) NOT VALID;
UPDATE signalbox.alerts SET kind = 'stalled', key = 'queue', until = coalesce(until, now()) WHERE kind = 'balance_queue';
ALTER TABLE signalbox.alerts DROP CONSTRAINT alerts_kind_check;
ALTER TABLE signalbox.alerts ADD CONSTRAINT alerts_kind_check
    CHECK (kind IN ('stalled', 'lagging', 'endpoint_down', 'all_endpoints_down', 'reorg', 'reorg_too_deep', 'quota', 'wrong_chain',
        'quarantine', 'disk', 'database', 'clock', 'version', 'unfilled', 'sync'));
