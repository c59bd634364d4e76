-- The state of a trigger that has long been quiet is deleted, and its counting begins anew. It is quiet if events of its chain were
-- evaluated that happened that much later than its last change: a pause of the engine, and a backfill, are not quiet times. What a
-- rate window still counts is kept.
CREATE OR REPLACE FUNCTION erc8004.cleanup_old_trigger_state(p_age interval DEFAULT '30 days') RETURNS void LANGUAGE sql AS $$
    WITH quiet AS MATERIALIZED (
        -- The evaluation locks places before states.
        SELECT p.trigger_id, s.last_updated FROM erc8004.trigger_state s
            JOIN erc8004.trigger_places p ON p.trigger_id = s.trigger_id,
            LATERAL (SELECT greatest(p_age, max(least((c.config ->> 'time_window')::interval, '3650 days'))) AS age
                FROM erc8004.trigger_conditions c
                WHERE c.trigger_id = s.trigger_id AND c.config ->> 'time_window' ~ '^[1-9][0-9]{0,8}[smhd]$') w
            WHERE s.last_updated < now() - w.age AND (SELECT e.timestamp FROM erc8004.events e WHERE e.chain_id = p.chain_id
                AND e.block_number <= p.block_number ORDER BY e.block_number DESC LIMIT 1) > extract(epoch FROM s.last_updated + w.age)
            ORDER BY p.trigger_id FOR UPDATE OF p SKIP LOCKED)
    DELETE FROM erc8004.trigger_state s USING quiet q WHERE s.trigger_id = q.trigger_id AND s.last_updated = q.last_updated
$$;
COMMENT ON FUNCTION erc8004.cleanup_old_trigger_state(interval) IS 'Called once a day with the setting triggers.state_days.';
