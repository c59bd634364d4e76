-- A trigger does not fire on what happened before it was created. By a clock that is ahead of the chain this would leave out events
-- until the chain's time has passed the clock's; the time of the newest known block is not later than the truth.
ALTER TABLE erc8004.trigger_places ADD COLUMN counts_from timestamptz;
COMMENT ON COLUMN erc8004.trigger_places.counts_from IS
    'Earlier events do not fire: the time of the newest block when the trigger was created, if it was known; null means created_at.';
CREATE OR REPLACE FUNCTION erc8004.place_triggers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO erc8004.trigger_places (trigger_id, chain_id, start_block, block_number, counts_from)
        SELECT f.id, f.chain_id, h.height, h.height, CASE WHEN h.head < f.created_at THEN h.head END FROM fresh f
            JOIN (SELECT c.chain_id, erc8004.stored_block(c.chain_id) AS height, (SELECT (s.snapshot ->> 'headTime')::timestamptz
                        FROM signalbox.chain_status s WHERE s.caip2 = 'eip155:' || c.chain_id AND s.at > now() - interval '2 minutes') AS head
                    FROM (SELECT DISTINCT chain_id FROM fresh) c) h
                ON h.chain_id = f.chain_id;
    RETURN NULL;
END $$;
