-- Queries for any workspace, offered on the SQL screen.

-- @query workspace.coverage
-- @title Coverage
-- @about Stored block ranges of each stream; more than one row means a gap.
SELECT c.caip2, h.name, c.stream, c.lo, c.hi, c.hi - c.lo + 1 AS blocks
FROM signalbox.coverage c
JOIN signalbox.chains h USING (caip2)
ORDER BY c.caip2, c.stream, c.lo;

-- @query workspace.lag
-- @title Lag of each chain by hour
-- @about Rows, blocks and worst lag of every chain in the last 24 hours.
SELECT date_trunc('hour', s.at) AS hour, s.caip2, sum(s.rows) AS rows, sum(s.blocks) AS blocks, round(max(s.lag_seconds)::numeric, 1) AS worst_lag_seconds,
    sum(s.requests) AS requests, sum(s.errors) AS errors
FROM signalbox.samples s
WHERE s.step = interval '1 min' AND s.at > now() - interval '1 day'
GROUP BY 1, 2
ORDER BY 1 DESC, 2;

-- @query workspace.audit
-- @title Operator commands
-- @about Newest operator commands with their outcome.
SELECT c.id, c.created_at, c.actor, c.console, c.verb, c.target, c.state, c.finished_at - c.started_at AS took
FROM signalbox.commands c
ORDER BY c.id DESC
LIMIT 200;

-- @query workspace.sizes
-- @title Largest tables
-- @about Disk space of each table including its indexes, with the planner's row estimate.
SELECT n.nspname AS schema, c.relname AS "table", pg_total_relation_size(c.oid) AS bytes, pg_size_pretty(pg_total_relation_size(c.oid)) AS size,
    CASE WHEN c.reltuples >= 0 THEN c.reltuples::bigint END AS rows
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'm') AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY bytes DESC
LIMIT 100;
