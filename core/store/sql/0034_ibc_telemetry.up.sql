-- What the operators' Hermes and chainpulse state of themselves, as the consoles that have their addresses read it. Beside the
-- workspace's own figures: nothing is computed from it.
CREATE TABLE ibc.telemetry (
    host text NOT NULL,
    source text NOT NULL CHECK (source IN ('hermes', 'chainpulse')),
    url text NOT NULL,
    console text NOT NULL,
    tried_at timestamptz NOT NULL,
    read_at timestamptz,
    unreachable_since timestamptz,
    trouble jsonb NOT NULL DEFAULT '{}',
    samples bigint NOT NULL DEFAULT 0,
    skipped bigint NOT NULL DEFAULT 0,
    figures jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (host, source, url)
);
COMMENT ON COLUMN ibc.telemetry.read_at IS 'When the figures were read; a failed attempt leaves them as they are.';
COMMENT ON COLUMN ibc.telemetry.unreachable_since IS 'First of the failed attempts since then; null if the last one succeeded.';
ALTER TABLE ibc.telemetry OWNER TO @engine@;
GRANT SELECT ON ibc.telemetry TO @reader@;
