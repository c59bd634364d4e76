-- Fires whose jobs the database refused again and again. They hold up no other event, and are retried later.
CREATE TABLE erc8004.parked_events (
    event_id text NOT NULL REFERENCES erc8004.events ON DELETE CASCADE,
    trigger_id text NOT NULL REFERENCES erc8004.triggers ON DELETE CASCADE,
    chain_id bigint NOT NULL,
    extra jsonb NOT NULL,
    tried_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (event_id, trigger_id)
);
CREATE INDEX parked_events_trigger ON erc8004.parked_events (trigger_id);
COMMENT ON COLUMN erc8004.parked_events.extra IS 'Values of the stateful conditions when the trigger fired.';
ALTER TABLE erc8004.parked_events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
    EXECUTE format('CREATE POLICY parked_events_user_isolation ON erc8004.parked_events FOR ALL USING ((SELECT current_user = %L AND '
        'coalesce(current_setting(''app.current_user_id'', true), '''') = '''') OR EXISTS (SELECT FROM erc8004.triggers t '
        'WHERE t.id = parked_events.trigger_id AND t.user_id = current_setting(''app.current_user_id'', true)))',
        pg_catalog.pg_get_userbyid('@engine@'::regrole));
END $$;
ALTER TABLE erc8004.parked_events OWNER TO @engine@;

-- Few breakers are open and few days have an error: both are read every few seconds. The planner has statistics of a column, but not
-- of an expression, and takes <> for a condition that most rows meet.
ALTER TABLE erc8004.triggers ADD COLUMN broken boolean GENERATED ALWAYS AS (circuit_breaker_state ->> 'state' <> 'Closed') STORED;
CREATE INDEX triggers_broken ON erc8004.triggers (id) WHERE broken;
CREATE INDEX trigger_days_failed ON erc8004.trigger_days (last_error_at) WHERE last_error_at IS NOT NULL;

-- The lease of a claim is known by its holder, which each claim makes anew.
ALTER TABLE erc8004.action_jobs DROP COLUMN lease_number;
