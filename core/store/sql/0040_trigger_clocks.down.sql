CREATE OR REPLACE FUNCTION erc8004.place_triggers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO erc8004.trigger_places (trigger_id, chain_id, start_block, block_number)
        SELECT f.id, f.chain_id, h.height, h.height FROM fresh f
            JOIN (SELECT c.chain_id, erc8004.stored_block(c.chain_id) AS height FROM (SELECT DISTINCT chain_id FROM fresh) c) h
                ON h.chain_id = f.chain_id;
    RETURN NULL;
END $$;
ALTER TABLE erc8004.trigger_places DROP COLUMN counts_from;
