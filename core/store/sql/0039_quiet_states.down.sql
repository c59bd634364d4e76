CREATE OR REPLACE FUNCTION erc8004.cleanup_old_trigger_state(p_age interval DEFAULT '30 days') RETURNS void LANGUAGE sql AS $$
    WITH gone AS (DELETE FROM erc8004.trigger_state WHERE last_updated < now() - p_age RETURNING trigger_id)
    DELETE FROM erc8004.trigger_state_log l USING gone WHERE l.trigger_id = gone.trigger_id
$$;
COMMENT ON FUNCTION erc8004.cleanup_old_trigger_state(interval) IS NULL;
