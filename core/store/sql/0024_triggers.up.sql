-- Users, triggers, their jobs and the audit, with the names and columns of the documents "Database Schema" and "Database
-- Migrations and Schema". @engine@ owns them. Each user sees only own rows (app.current_user_id); the engine, which sets no
-- user, sees all. Columns that the documents do not have stand behind theirs.

CREATE FUNCTION erc8004.update_updated_at_column() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Two changes never have the same time in milliseconds: it is the version that an editor compares.
    NEW.updated_at = greatest(now(), OLD.updated_at + interval '1 millisecond');
    RETURN NEW;
END $$;

CREATE TABLE erc8004.users (
    id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
    username text NOT NULL UNIQUE,
    email text NOT NULL UNIQUE,
    password_hash text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    last_login_at timestamptz,
    is_active boolean NOT NULL DEFAULT true
);
CREATE UNIQUE INDEX idx_users_email ON erc8004.users (lower(email));
CREATE UNIQUE INDEX idx_users_username ON erc8004.users (lower(username));
CREATE TRIGGER update_users_updated_at
    BEFORE UPDATE OF username, email, password_hash, is_active ON erc8004.users
    FOR EACH ROW EXECUTE FUNCTION erc8004.update_updated_at_column();
COMMENT ON COLUMN erc8004.users.password_hash IS 'Argon2id or bcrypt. ! is none: nobody signs in with it.';
INSERT INTO erc8004.users (id, username, email, password_hash) VALUES ('local', 'local', 'local@localhost', '!');

-- Failed attempts to sign in by the hash of the name, of a user or not: a locked name does not tell that it exists.
CREATE TABLE erc8004.sign_in_failures (
    name_hash bytea PRIMARY KEY,
    failures integer NOT NULL DEFAULT 0,
    cycles integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    last_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Before the password is verified: counts the attempt as failed, so that parallel ones count as well. Returns for how many
-- seconds the name is locked, or null. Five failures lock it for 15 minutes, the next five for twice as long, at most 4 hours.
CREATE FUNCTION erc8004.begin_sign_in(p_name_hash bytea) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    f erc8004.sign_in_failures;
BEGIN
    DELETE FROM erc8004.sign_in_failures WHERE last_at < clock_timestamp() - interval '1 day';
    INSERT INTO erc8004.sign_in_failures (name_hash) VALUES (p_name_hash) ON CONFLICT DO NOTHING;
    SELECT * INTO f FROM erc8004.sign_in_failures WHERE name_hash = p_name_hash FOR UPDATE;
    IF f.locked_until > clock_timestamp() THEN
        RETURN ceil(extract(epoch FROM f.locked_until - clock_timestamp()));
    END IF;
    UPDATE erc8004.sign_in_failures SET failures = (f.failures + 1) % 5, cycles = f.cycles + (f.failures + 1) / 5,
        locked_until = CASE WHEN f.failures + 1 >= 5 THEN clock_timestamp() + least(240, 15 * 2 ^ least(f.cycles, 8)) * interval '1 minute' END,
        last_at = clock_timestamp() WHERE name_hash = p_name_hash;
    RETURN NULL;
END $$;

CREATE TABLE erc8004.triggers (
    id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
    user_id text NOT NULL,
    name text NOT NULL,
    description text,
    chain_id bigint NOT NULL,
    registry text NOT NULL CHECK (registry IN ('identity', 'reputation', 'validation')),
    enabled boolean NOT NULL DEFAULT true,
    is_stateful boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    circuit_breaker_config jsonb NOT NULL
        DEFAULT '{"failure_threshold": 10, "recovery_timeout_seconds": 3600, "half_open_max_calls": 1}',
    circuit_breaker_state jsonb NOT NULL DEFAULT '{"state": "Closed", "failure_count": 0}',
    disabled_at timestamptz,
    CONSTRAINT fk_user FOREIGN KEY (user_id) REFERENCES erc8004.users ON DELETE CASCADE
);
CREATE INDEX idx_triggers_user_id ON erc8004.triggers (user_id);
CREATE INDEX idx_triggers_chain_registry_enabled ON erc8004.triggers (chain_id, registry, enabled) WHERE enabled = true;
-- The breaker's state changes without an edit.
CREATE TRIGGER update_triggers_updated_at
    BEFORE UPDATE OF user_id, name, description, chain_id, registry, enabled, is_stateful, circuit_breaker_config ON erc8004.triggers
    FOR EACH ROW EXECUTE FUNCTION erc8004.update_updated_at_column();

CREATE TABLE erc8004.trigger_conditions (
    id serial PRIMARY KEY,
    trigger_id text NOT NULL,
    condition_type text NOT NULL,
    field text NOT NULL,
    operator text NOT NULL,
    value text NOT NULL,
    config jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT fk_trigger FOREIGN KEY (trigger_id) REFERENCES erc8004.triggers ON DELETE CASCADE
);
CREATE INDEX idx_trigger_conditions_trigger_id ON erc8004.trigger_conditions (trigger_id);
COMMENT ON TABLE erc8004.trigger_conditions IS 'All must hold; they are tested in the order of their ids.';

CREATE TABLE erc8004.trigger_actions (
    id serial PRIMARY KEY,
    trigger_id text NOT NULL,
    action_type text NOT NULL CHECK (action_type IN ('telegram', 'rest', 'mcp')),
    priority integer NOT NULL DEFAULT 1,
    config jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT fk_trigger FOREIGN KEY (trigger_id) REFERENCES erc8004.triggers ON DELETE CASCADE
);
CREATE INDEX idx_trigger_actions_trigger_id ON erc8004.trigger_actions (trigger_id);
COMMENT ON COLUMN erc8004.trigger_actions.config IS 'Without secrets: they are referred to by name, {{secret:NAME}}.';

CREATE TABLE erc8004.trigger_state (
    trigger_id text PRIMARY KEY,
    state_data jsonb NOT NULL,
    last_updated timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT fk_trigger FOREIGN KEY (trigger_id) REFERENCES erc8004.triggers ON DELETE CASCADE
) WITH (fillfactor = 50);
CREATE INDEX idx_trigger_state_last_updated ON erc8004.trigger_state (last_updated);

-- The state before each event that changed it, so that a retraction restores it; kept as long as blocks can be undone.
CREATE TABLE erc8004.trigger_state_log (
    trigger_id text NOT NULL REFERENCES erc8004.triggers ON DELETE CASCADE,
    block_number bigint NOT NULL,
    log_index integer NOT NULL,
    event_id text NOT NULL,
    state_before jsonb,
    PRIMARY KEY (trigger_id, block_number, log_index)
);

CREATE TABLE erc8004.trigger_places (
    trigger_id text PRIMARY KEY REFERENCES erc8004.triggers ON DELETE CASCADE,
    chain_id bigint NOT NULL,
    start_block bigint NOT NULL,
    block_number bigint NOT NULL,
    skipped int8multirange NOT NULL DEFAULT '{}',
    updated_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);
COMMENT ON TABLE erc8004.trigger_places IS 'start_block: the stored height when the trigger was created; only later blocks count. '
    'block_number: for a stateful trigger, the block up to which it was evaluated. skipped: blocks that an operator gave up.';

-- One row for each event and trigger that fired, and none for the others. A log that is stored again after a reorg has another
-- event id and the same fingerprint.
CREATE TABLE erc8004.processed_events (
    trigger_id text NOT NULL REFERENCES erc8004.triggers ON DELETE CASCADE,
    fingerprint bytea NOT NULL,
    ordinal integer NOT NULL,
    event_id text REFERENCES erc8004.events ON DELETE SET NULL,
    chain_id bigint NOT NULL,
    processed_at timestamptz NOT NULL DEFAULT now(),
    processor_instance text NOT NULL,
    processing_duration_ms integer,
    triggers_matched integer NOT NULL DEFAULT 1,
    actions_enqueued integer NOT NULL DEFAULT 0,
    PRIMARY KEY (trigger_id, fingerprint, ordinal)
);
CREATE INDEX processed_events_event ON erc8004.processed_events (event_id);
CREATE INDEX processed_events_newest ON erc8004.processed_events (trigger_id, processed_at);
CREATE INDEX processed_events_age ON erc8004.processed_events (processed_at);
COMMENT ON TABLE erc8004.processed_events IS 'fingerprint, ordinal: of the transaction and fields of the log, and how many equal logs the '
    'transaction has before it. event_id: null if the event was deleted.';

-- What each trigger did in each UTC day: kept by statements, so that the list of triggers need not count.
CREATE TABLE erc8004.trigger_days (
    trigger_id text NOT NULL REFERENCES erc8004.triggers ON DELETE CASCADE,
    day date NOT NULL,
    fired bigint NOT NULL DEFAULT 0,
    last_fired_at timestamptz,
    evaluation_errors bigint NOT NULL DEFAULT 0,
    last_error jsonb,
    last_error_at timestamptz,
    PRIMARY KEY (trigger_id, day)
) WITH (fillfactor = 50);

CREATE FUNCTION erc8004.count_fired() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO erc8004.trigger_days AS d (trigger_id, day, fired, last_fired_at)
        SELECT f.trigger_id, (f.processed_at AT TIME ZONE 'UTC')::date, count(*), max(f.processed_at) FROM fresh f
            GROUP BY 1, 2 ORDER BY 1, 2
        ON CONFLICT (trigger_id, day) DO UPDATE SET fired = d.fired + excluded.fired,
            last_fired_at = greatest(d.last_fired_at, excluded.last_fired_at);
    RETURN NULL;
END $$;
CREATE TRIGGER count_fired AFTER INSERT ON erc8004.processed_events REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.count_fired();

-- Jobs. Finished ones stay until retention.
CREATE TABLE erc8004.action_jobs (
    id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    event_id text REFERENCES erc8004.events ON DELETE SET NULL,
    trigger_id text REFERENCES erc8004.triggers ON DELETE SET NULL,
    action_id integer NOT NULL,
    user_id text NOT NULL REFERENCES erc8004.users ON DELETE CASCADE,
    action_type text NOT NULL,
    priority integer NOT NULL DEFAULT 1,
    state text NOT NULL DEFAULT 'pending',
    config jsonb NOT NULL,
    fields jsonb NOT NULL,
    idempotency_key text NOT NULL UNIQUE DEFAULT gen_random_uuid()::text,
    chain_id bigint NOT NULL,
    target text NOT NULL DEFAULT '',
    fired_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    run_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    max_attempts integer NOT NULL DEFAULT 3,
    lease_holder text,
    lease_until timestamptz,
    lease_number bigint NOT NULL DEFAULT 0,
    sending_since timestamptz,
    ended_at timestamptz,
    duration_ms bigint NOT NULL DEFAULT 0,
    reason jsonb,
    UNIQUE (event_id, trigger_id, action_id)
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX action_jobs_due ON erc8004.action_jobs (priority, id) WHERE state IN ('pending', 'queued', 'retrying', 'waiting');
CREATE INDEX action_jobs_next ON erc8004.action_jobs (run_at) WHERE state IN ('pending', 'queued', 'retrying', 'waiting');
CREATE INDEX action_jobs_leased ON erc8004.action_jobs (lease_until) WHERE state IN ('queued', 'running');
CREATE INDEX action_jobs_open ON erc8004.action_jobs (user_id, state, id) WHERE state <> 'done';
CREATE INDEX action_jobs_user ON erc8004.action_jobs (user_id, id);
CREATE INDEX action_jobs_trigger ON erc8004.action_jobs (trigger_id, id);
CREATE INDEX action_jobs_created ON erc8004.action_jobs (created_at);
CREATE INDEX action_jobs_ended ON erc8004.action_jobs (ended_at) WHERE ended_at IS NOT NULL;
COMMENT ON TABLE erc8004.action_jobs IS 'States: pending, queued (claimed), running, retrying, waiting (for a limit), held (for the operator), '
    'done, dead. event_id, trigger_id: null if deleted. sending_since: set while an attempt has no stored outcome.';

CREATE FUNCTION erc8004.tell_triggers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('signalbox_triggers', '');
    RETURN NULL;
END $$;
CREATE TRIGGER tell AFTER INSERT OR DELETE
    OR UPDATE OF user_id, name, description, chain_id, registry, enabled, is_stateful, circuit_breaker_config ON erc8004.triggers
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.tell_triggers();

CREATE TABLE erc8004.action_results (
    id text PRIMARY KEY DEFAULT gen_random_uuid()::text,
    job_id text NOT NULL,
    trigger_id text,
    event_id text,
    action_type text NOT NULL CHECK (action_type IN ('telegram', 'rest', 'mcp')),
    status text NOT NULL CHECK (status IN ('success', 'failed', 'retrying')),
    executed_at timestamptz NOT NULL DEFAULT now(),
    duration_ms integer,
    error_message text,
    response_data jsonb,
    retry_count integer NOT NULL DEFAULT 0,
    user_id text REFERENCES erc8004.users ON DELETE CASCADE,
    error jsonb,
    request text,
    answer text,
    outcome text,
    may_have_been_sent boolean NOT NULL DEFAULT false,
    is_test boolean NOT NULL DEFAULT false,
    CONSTRAINT fk_trigger FOREIGN KEY (trigger_id) REFERENCES erc8004.triggers ON DELETE SET NULL,
    CONSTRAINT fk_event FOREIGN KEY (event_id) REFERENCES erc8004.events ON DELETE SET NULL
);
CREATE INDEX idx_action_results_trigger_id ON erc8004.action_results (trigger_id, executed_at);
CREATE INDEX idx_action_results_event_id ON erc8004.action_results (event_id);
CREATE INDEX idx_action_results_status ON erc8004.action_results (status);
CREATE INDEX idx_action_results_executed_at ON erc8004.action_results (executed_at DESC);
CREATE INDEX idx_action_results_action_type ON erc8004.action_results (action_type);
CREATE INDEX action_results_job ON erc8004.action_results (job_id);
CREATE INDEX action_results_user ON erc8004.action_results (user_id, executed_at);
COMMENT ON TABLE erc8004.action_results IS 'One row for each attempt; retry_count is the number of attempts before it. request, answer: as sent '
    'and received, secrets masked. outcome: "HTTP 503". error: the message of error_message as pattern and arguments.';

-- The server whose jobs these are. On another one (a restored copy) the open jobs are held: they may have been sent already.
CREATE TABLE erc8004.action_server (
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    identity text NOT NULL,
    since timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION erc8004.server_identity() RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    cluster text := '';
BEGIN
    BEGIN
        SELECT s.system_identifier::text INTO cluster FROM pg_catalog.pg_control_system() s;
    EXCEPTION WHEN insufficient_privilege THEN
        NULL;
    END;
    RETURN format('%s/%s/%s', cluster, left(pg_walfile_name(pg_current_wal_lsn()), 8),
        (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database()));
END $$;
COMMENT ON FUNCTION erc8004.server_identity() IS 'Cluster, timeline and database: each differs after a restore from a dump, a base backup '
    'or a point in time.';

-- Names of the secrets of actions and where the secret store has them; their values are not in these tables.
CREATE TABLE erc8004.action_secrets (
    user_id text NOT NULL REFERENCES erc8004.users ON DELETE CASCADE,
    name text NOT NULL,
    ref text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, name)
);

-- Tokens of the MCP servers of agents, each for one chain and one origin. `token` has a version and a reference of the secret store.
CREATE TABLE erc8004.agent_mcp_tokens (
    agent_id bigint NOT NULL,
    token text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    chain_id bigint NOT NULL,
    origin text NOT NULL,
    header text NOT NULL DEFAULT '',
    user_id text NOT NULL REFERENCES erc8004.users ON DELETE CASCADE,
    PRIMARY KEY (user_id, chain_id, agent_id)
);
CREATE TRIGGER update_agent_mcp_tokens_updated_at BEFORE UPDATE ON erc8004.agent_mcp_tokens
    FOR EACH ROW EXECUTE FUNCTION erc8004.update_updated_at_column();

-- Who changed what in which trigger. Kept when the trigger is deleted.
CREATE TABLE erc8004.trigger_edits (
    id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    edited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    trigger_id text NOT NULL,
    user_id text REFERENCES erc8004.users ON DELETE SET NULL,
    person text NOT NULL DEFAULT '',
    what text NOT NULL,
    before jsonb,
    after jsonb
);
CREATE INDEX trigger_edits_trigger ON erc8004.trigger_edits (trigger_id, id);
CREATE INDEX trigger_edits_user ON erc8004.trigger_edits (user_id);

-- The breaker of a trigger, as one statement each, because several consoles run its jobs.

-- Counts a failure, and opens the breaker at the threshold or after a failed trial. Returns the state.
CREATE FUNCTION erc8004.breaker_failed(p_trigger text, p_reason jsonb) RETURNS text LANGUAGE sql AS $$
    UPDATE erc8004.triggers t SET circuit_breaker_state = t.circuit_breaker_state
            || jsonb_build_object('failure_count', n.failures, 'last_failure_time', n.at, 'reason', p_reason)
            || CASE WHEN n.was = 'HalfOpen' OR n.was = 'Closed' AND n.failures >= n.most
                THEN jsonb_build_object('state', 'Open', 'opened_at', n.at, 'half_open_calls', 0) ELSE '{}' END
        FROM (SELECT b.id, coalesce(b.circuit_breaker_state ->> 'state', 'Closed') AS was,
                coalesce((b.circuit_breaker_state ->> 'failure_count')::integer, 0) + 1 AS failures,
                coalesce((b.circuit_breaker_config ->> 'failure_threshold')::integer, 10) AS most,
                to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
            FROM erc8004.triggers b WHERE b.id = p_trigger FOR UPDATE) n
        WHERE t.id = n.id RETURNING t.circuit_breaker_state ->> 'state'
$$;

-- Closes a breaker whose trial succeeded, and forgets the failures of a closed one.
CREATE FUNCTION erc8004.breaker_succeeded(p_trigger text) RETURNS void LANGUAGE sql AS $$
    UPDATE erc8004.triggers t SET circuit_breaker_state = '{"state": "Closed", "failure_count": 0}'
        WHERE t.id = p_trigger AND (t.circuit_breaker_state ->> 'state' = 'HalfOpen'
            OR t.circuit_breaker_state ->> 'state' = 'Closed' AND t.circuit_breaker_state ->> 'failure_count' <> '0')
$$;

-- Whether the trigger may fire. An open breaker whose time is over becomes half open; each true of a half-open one is one of
-- its trials, which are allowed again if they did not end within that time.
CREATE FUNCTION erc8004.breaker_allows(p_trigger text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    b record;
    state text;
    since timestamptz;
BEGIN
    SELECT t.circuit_breaker_state AS s, t.circuit_breaker_config AS c INTO b FROM erc8004.triggers t WHERE t.id = p_trigger FOR UPDATE;
    state := coalesce(b.s ->> 'state', 'Closed');
    IF NOT FOUND OR state = 'Closed' THEN
        RETURN FOUND;
    END IF;
    since := coalesce(b.s ->> CASE WHEN state = 'Open' THEN 'opened_at' ELSE 'half_open_at' END, '-infinity');
    IF since + coalesce((b.c ->> 'recovery_timeout_seconds')::integer, 3600) * interval '1 second' <= clock_timestamp() THEN
        UPDATE erc8004.triggers t SET circuit_breaker_state = t.circuit_breaker_state || jsonb_build_object('state', 'HalfOpen',
            'half_open_calls', 1, 'half_open_at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            WHERE t.id = p_trigger;
        RETURN true;
    END IF;
    IF state = 'HalfOpen' AND coalesce((b.s ->> 'half_open_calls')::integer, 0) < coalesce((b.c ->> 'half_open_max_calls')::integer, 1) THEN
        UPDATE erc8004.triggers t SET circuit_breaker_state = t.circuit_breaker_state
            || jsonb_build_object('half_open_calls', coalesce((b.s ->> 'half_open_calls')::integer, 0) + 1) WHERE t.id = p_trigger;
        RETURN true;
    END IF;
    RETURN false;
END $$;

-- Rollups, kept by statement triggers, under the names that the documents give to their aggregates.

CREATE TABLE erc8004.event_hours (
    hour timestamptz NOT NULL,
    chain_id bigint NOT NULL,
    registry text NOT NULL,
    event_type text NOT NULL,
    event_count bigint NOT NULL,
    PRIMARY KEY (hour, chain_id, registry, event_type)
) WITH (fillfactor = 50);
INSERT INTO erc8004.event_hours SELECT date_trunc('hour', e.created_at, 'UTC'), e.chain_id, e.registry, e.event_type, count(*)
    FROM erc8004.events e GROUP BY 1, 2, 3, 4;
CREATE VIEW erc8004.events_hourly AS SELECT hour, chain_id, registry, event_type, event_count FROM erc8004.event_hours;

-- Runs as the engine: events are deleted by another role.
CREATE FUNCTION erc8004.count_event_hours() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO erc8004.event_hours AS h (hour, chain_id, registry, event_type, event_count)
        SELECT date_trunc('hour', r.created_at, 'UTC'), r.chain_id, r.registry, r.event_type, count(*) FROM changed r
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        ON CONFLICT (hour, chain_id, registry, event_type) DO UPDATE SET event_count = h.event_count + excluded.event_count;
    RETURN NULL;
END $$;
CREATE FUNCTION erc8004.discount_event_hours() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE erc8004.event_hours h SET event_count = h.event_count - g.events
        FROM (SELECT date_trunc('hour', r.created_at, 'UTC') AS hour, r.chain_id, r.registry, r.event_type, count(*) AS events FROM changed r
            GROUP BY 1, 2, 3, 4) g
        WHERE h.hour = g.hour AND h.chain_id = g.chain_id AND h.registry = g.registry AND h.event_type = g.event_type;
    DELETE FROM erc8004.event_hours h WHERE h.event_count <= 0;
    RETURN NULL;
END $$;
CREATE TRIGGER count_hours AFTER INSERT ON erc8004.events REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.count_event_hours();
CREATE TRIGGER discount_hours AFTER DELETE ON erc8004.events REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.discount_event_hours();

CREATE TABLE erc8004.action_hours (
    hour timestamptz NOT NULL,
    action_type text NOT NULL,
    executions bigint NOT NULL,
    succeeded bigint NOT NULL,
    failed bigint NOT NULL,
    timed bigint NOT NULL,
    total_ms bigint NOT NULL,
    PRIMARY KEY (hour, action_type)
) WITH (fillfactor = 50);
CREATE TABLE erc8004.action_hour_durations (
    hour timestamptz NOT NULL,
    action_type text NOT NULL,
    ms bigint NOT NULL,
    executions bigint NOT NULL,
    PRIMARY KEY (hour, action_type, ms)
) WITH (fillfactor = 50);
COMMENT ON TABLE erc8004.action_hour_durations IS 'Attempts by duration: exact up to 64 ms, above it rounded up by at most 3 %.';
COMMENT ON TABLE erc8004.action_hours IS 'Survives the retention of action_results.';

CREATE FUNCTION erc8004.rounded_ms(ms integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN ms <= 64 THEN greatest(ms, 0)::bigint ELSE ceil(exp(ceil(ln(ms::float8) * 35) / 35))::bigint END
$$;
CREATE FUNCTION erc8004.count_action_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO erc8004.action_hours AS h (hour, action_type, executions, succeeded, failed, timed, total_ms)
        SELECT date_trunc('hour', r.executed_at, 'UTC'), r.action_type, count(*), count(*) FILTER (WHERE r.status = 'success'),
                count(*) FILTER (WHERE r.status = 'failed'), count(r.duration_ms), coalesce(sum(r.duration_ms), 0) FROM fresh r
            GROUP BY 1, 2 ORDER BY 1, 2
        ON CONFLICT (hour, action_type) DO UPDATE SET executions = h.executions + excluded.executions,
            succeeded = h.succeeded + excluded.succeeded, failed = h.failed + excluded.failed, timed = h.timed + excluded.timed,
            total_ms = h.total_ms + excluded.total_ms;
    INSERT INTO erc8004.action_hour_durations AS d (hour, action_type, ms, executions)
        SELECT date_trunc('hour', r.executed_at, 'UTC'), r.action_type, erc8004.rounded_ms(r.duration_ms), count(*) FROM fresh r
            WHERE r.duration_ms IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        ON CONFLICT (hour, action_type, ms) DO UPDATE SET executions = d.executions + excluded.executions;
    RETURN NULL;
END $$;
CREATE TRIGGER count_hours AFTER INSERT ON erc8004.action_results REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.count_action_hours();

CREATE VIEW erc8004.action_metrics_hourly AS
    SELECT h.hour, h.action_type, h.executions AS total_executions, h.succeeded AS success_count, h.failed AS failure_count,
            h.total_ms::numeric / nullif(h.timed, 0) AS avg_duration_ms, p.ms::float8 AS p95_duration_ms
        FROM erc8004.action_hours h LEFT JOIN LATERAL (
            SELECT s.ms FROM (SELECT d.ms, sum(d.executions) OVER (ORDER BY d.ms) AS up_to FROM erc8004.action_hour_durations d
                    WHERE d.hour = h.hour AND d.action_type = h.action_type) s
                WHERE s.up_to >= 0.95 * h.timed ORDER BY s.ms LIMIT 1) p ON true;

-- Retention.

CREATE FUNCTION erc8004.cleanup_old_action_results() RETURNS void LANGUAGE sql AS $$
    DELETE FROM erc8004.action_results WHERE executed_at < now() - interval '90 days'
$$;
CREATE FUNCTION erc8004.cleanup_old_action_jobs(p_age interval DEFAULT '90 days') RETURNS void LANGUAGE sql AS $$
    DELETE FROM erc8004.action_jobs WHERE ended_at < now() - p_age AND state IN ('done', 'dead')
$$;
CREATE FUNCTION erc8004.cleanup_old_processed_events(p_age interval DEFAULT '365 days') RETURNS void LANGUAGE sql AS $$
    DELETE FROM erc8004.processed_events WHERE processed_at < now() - p_age
$$;
CREATE FUNCTION erc8004.cleanup_old_trigger_state(p_age interval DEFAULT '30 days') RETURNS void LANGUAGE sql AS $$
    WITH gone AS (DELETE FROM erc8004.trigger_state WHERE last_updated < now() - p_age RETURNING trigger_id)
    DELETE FROM erc8004.trigger_state_log l USING gone WHERE l.trigger_id = gone.trigger_id
$$;
-- Events are only deleted on request; a batch a call, 0 means that none is left.
CREATE FUNCTION erc8004.cleanup_old_events(p_age interval DEFAULT '365 days', p_batch integer DEFAULT 5000) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ids text[];
BEGIN
    SELECT array_agg(e.id) INTO ids FROM (SELECT id FROM erc8004.events WHERE created_at < now() - p_age LIMIT p_batch) e;
    IF ids IS NULL THEN
        RETURN 0;
    END IF;
    PERFORM set_config('signalbox.retention', 'on', true);
    DELETE FROM erc8004.event_retractions WHERE event_id = ANY (ids);
    DELETE FROM erc8004.events WHERE id = ANY (ids);
    PERFORM set_config('signalbox.retention', 'off', true);
    RETURN cardinality(ids);
END $$;

-- One lease of a consumer for all chains has no chain; it is fenced by its epoch.
ALTER TABLE signalbox.consumers DROP CONSTRAINT consumers_pkey;
ALTER TABLE signalbox.consumers ALTER COLUMN caip2 DROP NOT NULL, ADD CONSTRAINT consumers_place UNIQUE (name, caip2),
    ADD COLUMN epoch bigint NOT NULL DEFAULT 0, ADD COLUMN holder text, ADD COLUMN host text, ADD COLUMN pid bigint,
    ADD COLUMN heartbeat_at timestamptz;
CREATE UNIQUE INDEX consumers_lease ON signalbox.consumers (name) WHERE caip2 IS NULL;

-- Rows of each user. A policy without a user is the engine's.
DO $$
DECLARE
    -- As a subquery it is evaluated once, and the planner does not take it for a rare case.
    engine text := format('(SELECT current_user = %L AND coalesce(current_setting(''app.current_user_id'', true), '''') = '''')',
        pg_catalog.pg_get_userbyid('@engine@'::regrole));
    own text := 'current_setting(''app.current_user_id'', true)';
    rule record;
BEGIN
    FOR rule IN SELECT * FROM (VALUES
            ('users', format('id = %s OR %s', own, engine)),
            ('triggers', format('user_id = %s OR %s', own, engine)),
            ('action_jobs', format('user_id = %s OR %s', own, engine)),
            ('action_results', format('user_id = %s OR %s', own, engine)),
            ('trigger_edits', format('user_id = %s OR %s', own, engine)),
            ('action_secrets', format('user_id = %s OR %s', own, engine)),
            ('agent_mcp_tokens', format('user_id = %s OR %s', own, engine)),
            ('sign_in_failures', engine)) AS v (name, condition)
        UNION ALL SELECT c.name, format('%s OR EXISTS (SELECT FROM erc8004.triggers t WHERE t.id = %I.trigger_id AND t.user_id = %s)',
                engine, c.name, own)
            FROM unnest(ARRAY['trigger_conditions', 'trigger_actions', 'trigger_state', 'trigger_state_log', 'trigger_places',
                'processed_events', 'trigger_days']) AS c (name) LOOP
        EXECUTE format('ALTER TABLE erc8004.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', rule.name);
        EXECUTE format('CREATE POLICY %I ON erc8004.%I FOR ALL USING (%s)', rule.name || '_user_isolation', rule.name, rule.condition);
        EXECUTE format('ALTER TABLE erc8004.%I OWNER TO @engine@', rule.name);
    END LOOP;
    FOR rule IN SELECT c.oid::regclass::text AS name, c.relkind FROM pg_catalog.pg_class c WHERE c.relnamespace = 'erc8004'::regnamespace
            AND c.relname IN ('event_hours', 'action_hours', 'action_hour_durations', 'events_hourly', 'action_metrics_hourly') LOOP
        EXECUTE format('ALTER %s %s OWNER TO @engine@', CASE rule.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, rule.name);
        EXECUTE format('GRANT SELECT ON %s TO @reader@', rule.name);
    END LOOP;
    FOR rule IN SELECT p.oid::regprocedure::text AS name FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'erc8004'::regnamespace
            AND p.proname NOT IN ('refuse_change', 'tell_events', 'delete_events') LOOP
        EXECUTE format('ALTER FUNCTION %s OWNER TO %s', rule.name,
            CASE WHEN rule.name LIKE 'erc8004.cleanup_old_events(%' THEN '@retention@' ELSE '@engine@' END);
    END LOOP;
END $$;
ALTER TABLE erc8004.action_server OWNER TO @engine@;
REVOKE ALL ON FUNCTION erc8004.cleanup_old_events(interval, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erc8004.cleanup_old_events(interval, integer) TO @engine@;
