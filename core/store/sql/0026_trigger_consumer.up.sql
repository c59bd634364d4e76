-- What the evaluation of triggers keeps beside its place in the change log.

-- Events that no change of the log announces: those of chains that the workspace does not have, and rows that were inserted
-- or retracted by hand. A queue instead of a cursor: numbers and times of rows are not in commit order, so a cursor over them would skip
-- the rows of a transaction that began early and ended late. Rows go in the transaction that evaluates their events.
CREATE TABLE erc8004.event_arrivals (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    chain_id bigint NOT NULL,
    event_ids text[] NOT NULL
);
CREATE INDEX event_arrivals_chain ON erc8004.event_arrivals (chain_id, id);

-- A change announces the rows of its ranges that have its time. The fence writes it before the rows.
CREATE FUNCTION erc8004.note_arrivals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    noted bigint;
BEGIN
    WITH announced AS MATERIALIZED (SELECT c.caip2, c.ranges FROM signalbox.leases l
            JOIN signalbox.changes c ON c.caip2 = l.caip2 AND c.seq = l.changes WHERE c.changed_at = now()),
        strange AS (SELECT f.id, f.chain_id, row_number() OVER (PARTITION BY f.chain_id ORDER BY f.block_number, f.log_index) AS n
            FROM fresh f WHERE NOT EXISTS (SELECT FROM announced a WHERE a.caip2 = 'eip155:' || f.chain_id
                AND a.ranges @> f.block_number AND f.created_at = now()))
    INSERT INTO erc8004.event_arrivals (chain_id, event_ids)
        SELECT s.chain_id, array_agg(s.id ORDER BY s.n) FROM strange s GROUP BY s.chain_id, s.n / 1000 ORDER BY 1, min(s.n);
    GET DIAGNOSTICS noted = ROW_COUNT;
    IF noted > 0 AND coalesce(current_setting('signalbox.live', true), '') <> 'on' THEN
        IF (SELECT count(*) FROM (SELECT FROM fresh LIMIT 101) first_ones) > 100 THEN
            PERFORM pg_notify('new_event', 'chain ' || f.chain_id) FROM (SELECT DISTINCT chain_id FROM fresh) f;
        ELSE
            PERFORM pg_notify('new_event', f.id) FROM fresh f ORDER BY f.block_number, f.log_index;
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER note_arrivals AFTER INSERT ON erc8004.events REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.note_arrivals();
CREATE FUNCTION erc8004.note_retractions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO erc8004.event_arrivals (chain_id, event_ids)
        SELECT e.chain_id, array_agg(e.id) FROM fresh f JOIN erc8004.events e ON e.id = f.event_id
            WHERE NOT EXISTS (SELECT FROM signalbox.leases l JOIN signalbox.changes c ON c.caip2 = l.caip2 AND c.seq = l.changes
                WHERE l.caip2 = 'eip155:' || e.chain_id AND c.changed_at = now() AND c.ranges @> e.block_number AND f.retracted_at = now())
            GROUP BY e.chain_id ORDER BY 1;
    RETURN NULL;
END $$;
CREATE TRIGGER note_retractions AFTER INSERT ON erc8004.event_retractions REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.note_retractions();
CREATE INDEX event_retractions_retracted_at ON erc8004.event_retractions (retracted_at);

-- Increases with each edit of a trigger, so that an evaluation knows in its own transaction whether it has the present ones.
CREATE TABLE erc8004.trigger_version (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one), version bigint NOT NULL);
INSERT INTO erc8004.trigger_version (version) VALUES (1);
CREATE FUNCTION erc8004.next_trigger_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE erc8004.trigger_version SET version = version + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER next_version AFTER INSERT OR DELETE
    OR UPDATE OF user_id, name, chain_id, registry, enabled, is_stateful, circuit_breaker_config ON erc8004.triggers
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.next_trigger_version();
CREATE TRIGGER next_version AFTER INSERT OR UPDATE OR DELETE ON erc8004.trigger_conditions
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.next_trigger_version();
CREATE TRIGGER next_version AFTER INSERT OR UPDATE OR DELETE ON erc8004.trigger_actions
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.next_trigger_version();

ALTER TABLE erc8004.trigger_days ADD COLUMN skipped bigint NOT NULL DEFAULT 0;

-- known_from: the states after this block are known, so an undo of later blocks restores them exactly.
ALTER TABLE erc8004.trigger_places ADD COLUMN known_from bigint, ADD COLUMN waits_for int8range, ADD COLUMN waits_since timestamptz;
CREATE INDEX trigger_places_chain ON erc8004.trigger_places (chain_id);
COMMENT ON COLUMN erc8004.trigger_places.waits_for IS 'Blocks that are not stored yet, although later ones are.';

-- The newest stored block of a chain's registries.
CREATE FUNCTION erc8004.stored_block(chain bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT max(c.hi) FROM signalbox.coverage c WHERE c.caip2 = 'eip155:' || chain AND c.stream = 'registries'),
        (SELECT max(e.block_number) FROM erc8004.events e WHERE e.chain_id = chain), -1)
$$;

-- A trigger starts at the stored height of its creation, whoever inserts it.
CREATE FUNCTION erc8004.place_triggers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO erc8004.trigger_places (trigger_id, chain_id, start_block, block_number)
        SELECT f.id, f.chain_id, h.height, h.height FROM fresh f
            JOIN (SELECT c.chain_id, erc8004.stored_block(c.chain_id) AS height FROM (SELECT DISTINCT chain_id FROM fresh) c) h
                ON h.chain_id = f.chain_id;
    RETURN NULL;
END $$;
CREATE TRIGGER place AFTER INSERT ON erc8004.triggers REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.place_triggers();

-- Counting begins anew at the present place: states before it are not restored.
CREATE FUNCTION erc8004.begin_anew(triggers text[], to_stored boolean) RETURNS void LANGUAGE sql AS $$
    DELETE FROM erc8004.trigger_state_log WHERE trigger_id = ANY (triggers);
    UPDATE erc8004.trigger_places p SET chain_id = t.chain_id, block_number = n.block, start_block = n.block, known_from = n.block,
            waits_for = NULL, waits_since = NULL, updated_at = now()
        FROM erc8004.triggers t, LATERAL (SELECT CASE WHEN to_stored THEN erc8004.stored_block(t.chain_id) ELSE
            (SELECT o.block_number FROM erc8004.trigger_places o WHERE o.trigger_id = t.id) END AS block) n
        WHERE t.id = p.trigger_id AND t.id = ANY (triggers)
$$;
CREATE FUNCTION erc8004.state_was_reset() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM erc8004.begin_anew(ARRAY(SELECT trigger_id FROM gone), false);
    RETURN NULL;
END $$;
CREATE TRIGGER begin_anew AFTER DELETE ON erc8004.trigger_state REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.state_was_reset();
-- Events that were stored while a trigger was disabled, or watched another chain, are not evaluated.
CREATE FUNCTION erc8004.trigger_was_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.chain_id <> OLD.chain_id OR NEW.enabled AND NOT OLD.enabled THEN
        PERFORM erc8004.begin_anew(ARRAY[NEW.id], true);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER begin_anew AFTER UPDATE OF chain_id, enabled ON erc8004.triggers
    FOR EACH ROW EXECUTE FUNCTION erc8004.trigger_was_moved();

-- Blocks above `ancestor` were undone; in `blocks`, rows were added or retracted later. Restores the states of the stateful
-- triggers that had evaluated them; they are evaluated again from there. What lies below the known states stays counted.
CREATE FUNCTION erc8004.rewind_triggers(chain bigint, ancestor bigint, blocks bigint[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    one record;
    rewound bigint := 0;
BEGIN
    FOR one IN SELECT p.trigger_id, p.block_number, least(
                CASE WHEN p.block_number > ancestor THEN CASE WHEN coalesce(p.known_from, p.start_block) = p.start_block THEN ancestor
                    ELSE greatest(ancestor, p.known_from) END END,
                (SELECT min(b) - 1 FROM unnest(blocks) b WHERE b > coalesce(p.known_from, p.start_block) AND b <= p.block_number
                    AND NOT p.skipped @> b)) AS goal
            FROM erc8004.trigger_places p WHERE p.chain_id = chain
                AND (p.block_number > ancestor OR p.block_number >= (SELECT min(b) FROM unnest(blocks) b))
                AND EXISTS (SELECT FROM erc8004.triggers t WHERE t.id = p.trigger_id AND t.is_stateful)
            ORDER BY p.trigger_id FOR UPDATE LOOP
        CONTINUE WHEN one.goal IS NULL OR one.goal >= one.block_number;
        UPDATE erc8004.trigger_state s SET state_data = coalesce(l.state_before, '{}'), last_updated = now()
            FROM erc8004.trigger_state_log l WHERE s.trigger_id = one.trigger_id AND l.trigger_id = one.trigger_id
                AND (l.block_number, l.log_index) = (SELECT x.block_number, x.log_index FROM erc8004.trigger_state_log x
                    WHERE x.trigger_id = one.trigger_id AND x.block_number > one.goal ORDER BY 1, 2 LIMIT 1);
        DELETE FROM erc8004.trigger_state_log l WHERE l.trigger_id = one.trigger_id AND l.block_number > one.goal;
        UPDATE erc8004.trigger_places p SET block_number = one.goal, start_block = least(p.start_block, one.goal),
            known_from = CASE WHEN p.known_from IS NOT NULL THEN least(p.known_from, one.goal) END, updated_at = now() WHERE p.trigger_id = one.trigger_id;
        rewound := rewound + 1;
    END LOOP;
    RETURN rewound;
END $$;

ALTER TABLE erc8004.event_arrivals OWNER TO @engine@;
ALTER TABLE erc8004.trigger_version OWNER TO @engine@;
ALTER FUNCTION erc8004.note_arrivals() OWNER TO @engine@;
ALTER FUNCTION erc8004.note_retractions() OWNER TO @engine@;
ALTER FUNCTION erc8004.next_trigger_version() OWNER TO @engine@;
ALTER FUNCTION erc8004.place_triggers() OWNER TO @engine@;
ALTER FUNCTION erc8004.stored_block(bigint) OWNER TO @engine@;
ALTER FUNCTION erc8004.begin_anew(text[], boolean) OWNER TO @engine@;
ALTER FUNCTION erc8004.state_was_reset() OWNER TO @engine@;
ALTER FUNCTION erc8004.trigger_was_moved() OWNER TO @engine@;
ALTER FUNCTION erc8004.rewind_triggers(bigint, bigint, bigint[]) OWNER TO @engine@;
GRANT SELECT ON erc8004.event_arrivals, erc8004.trigger_version TO @reader@;
