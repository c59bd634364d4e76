-- What clearing by the operator's own Hermes keeps, and what checks of channels say beside sequences.

ALTER TABLE ibc.clearing_operations
    ADD COLUMN whole_chain boolean NOT NULL DEFAULT false,
    ADD COLUMN host text NOT NULL DEFAULT '',
    ADD COLUMN pid bigint NOT NULL DEFAULT 0,
    ADD COLUMN started_at timestamptz,
    ADD COLUMN cancel_requested boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN ibc.clearing_operations.host IS 'With pid: the process that runs it, as in signalbox.leases.';
CREATE INDEX clearing_operations_open ON ibc.clearing_operations (created_at)
    WHERE clearing_status IN ('planned', 'queued', 'running', 'verifying') AND host <> '';

-- A packet has one open operation at a time. Port and channel are empty, and the sequence is 0, for a whole chain.
CREATE TABLE ibc.clearing_open (
    chain_id text NOT NULL,
    port_id text NOT NULL,
    channel_id text NOT NULL,
    sequence numeric(20, 0) NOT NULL,
    operation uuid NOT NULL REFERENCES ibc.clearing_operations (id) ON DELETE CASCADE,
    PRIMARY KEY (chain_id, port_id, channel_id, sequence)
);
CREATE INDEX clearing_open_operation ON ibc.clearing_open (operation);

-- Closed: fewer than 5 failures in a row. Open for 30 s after the last one; then one attempt at a time, until 3 succeeded.
CREATE TABLE ibc.clearing_breakers (
    chain_id text NOT NULL,
    channel_id text NOT NULL,
    state text NOT NULL DEFAULT 'closed' CHECK (state IN ('closed', 'open', 'half_open')),
    failures integer NOT NULL DEFAULT 0,
    successes integer NOT NULL DEFAULT 0,
    failed_at timestamptz,
    trial_at timestamptz,
    PRIMARY KEY (chain_id, channel_id)
);
COMMENT ON COLUMN ibc.clearing_breakers.trial_at IS 'Start of the attempt that runs while half open.';

ALTER TABLE ibc.channel_checks
    ADD COLUMN channel_state text NOT NULL DEFAULT '',
    ADD COLUMN client_id text NOT NULL DEFAULT '',
    ADD COLUMN client_status text NOT NULL DEFAULT '',
    ADD COLUMN blocks int8range,
    ADD COLUMN compared boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN ibc.channel_checks.client_status IS 'Active, Frozen, Expired, Unknown, Unauthorized: of the client on the sending chain.';
COMMENT ON COLUMN ibc.channel_checks.blocks IS 'Between the neighbors of the missing packets: what to reindex.';
COMMENT ON COLUMN ibc.channel_checks.compared IS 'False: the note says why missing and surplus are not known.';

DO $$
DECLARE
    item text;
BEGIN
    FOREACH item IN ARRAY ARRAY['ibc.clearing_open', 'ibc.clearing_breakers'] LOOP
        EXECUTE format('ALTER TABLE %s OWNER TO @engine@', item);
        EXECUTE format('GRANT SELECT ON %s TO @reader@', item);
    END LOOP;
END $$;
