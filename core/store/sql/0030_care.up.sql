-- Care of the database: jobs, their runs, what rebuilt indexes measured, and the size over time. The engine declares which jobs
-- there are and when they run; a row holds what an operator changed, and when a job is due.
CREATE TABLE signalbox.maintenance_jobs (
    id text PRIMARY KEY,
    enabled boolean NOT NULL DEFAULT true,
    cron text,
    next_at timestamptz,
    added text[] NOT NULL DEFAULT '{}',
    changed_by text,
    changed_at timestamptz
);
COMMENT ON COLUMN signalbox.maintenance_jobs.cron IS 'Five fields in UTC; null: as declared.';
COMMENT ON COLUMN signalbox.maintenance_jobs.added IS 'Objects that an operator added to the next run.';

CREATE TABLE signalbox.maintenance_runs (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    job_id text NOT NULL,
    objects text[] NOT NULL DEFAULT '{}',
    scheduled boolean NOT NULL DEFAULT false,
    wanted_by text NOT NULL DEFAULT session_user,
    wanted_at timestamptz NOT NULL DEFAULT now(),
    console text,
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'warning', 'failed', 'stopped')),
    stop_wanted boolean NOT NULL DEFAULT false,
    progress double precision,
    bytes_freed bigint NOT NULL DEFAULT 0,
    rows bigint NOT NULL DEFAULT 0,
    result jsonb,
    started_at timestamptz,
    finished_at timestamptz
);
CREATE UNIQUE INDEX maintenance_runs_open ON signalbox.maintenance_runs (job_id) WHERE state IN ('queued', 'running');
CREATE INDEX maintenance_runs_newest ON signalbox.maintenance_runs (job_id, id DESC);

CREATE TABLE signalbox.index_rebuilds (
    schema_name text NOT NULL,
    index_name text NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    bytes_before bigint NOT NULL,
    bytes_after bigint NOT NULL,
    table_rows bigint NOT NULL,
    seconds double precision NOT NULL,
    PRIMARY KEY (schema_name, index_name)
);
COMMENT ON TABLE signalbox.index_rebuilds IS 'The newest rebuild of each index. Keys of more than some 50 bytes exceed the rule of 40 '
    'bytes for each row from the start: such an index is rebuilt when it has grown beyond what its last rebuild reached.';

CREATE TABLE signalbox.database_samples (
    at timestamptz PRIMARY KEY DEFAULT now(),
    bytes bigint NOT NULL,
    blocks_read bigint NOT NULL,
    blocks_hit bigint NOT NULL
);
COMMENT ON TABLE signalbox.database_samples IS 'One row a minute for two days, then one an hour for two years.';

CREATE TABLE signalbox.slow_query_log (
    started_at timestamptz NOT NULL,
    pid integer NOT NULL,
    application text NOT NULL,
    user_name text NOT NULL,
    query_id bigint NOT NULL,
    query text NOT NULL DEFAULT '',
    took_ms bigint NOT NULL,
    PRIMARY KEY (started_at, pid)
);
CREATE INDEX slow_query_log_texts ON signalbox.slow_query_log (query_id) WHERE query = '';
COMMENT ON TABLE signalbox.slow_query_log IS 'Queries that ran for more than five seconds, as last seen, without their values; kept for 30 days.';

ALTER TABLE signalbox.maintenance_jobs OWNER TO @engine@;
ALTER TABLE signalbox.maintenance_runs OWNER TO @engine@;
ALTER TABLE signalbox.index_rebuilds OWNER TO @engine@;
ALTER TABLE signalbox.database_samples OWNER TO @engine@;
ALTER TABLE signalbox.slow_query_log OWNER TO @engine@;
GRANT SELECT ON signalbox.maintenance_jobs, signalbox.maintenance_runs, signalbox.index_rebuilds, signalbox.database_samples,
    signalbox.slow_query_log TO @reader@;
