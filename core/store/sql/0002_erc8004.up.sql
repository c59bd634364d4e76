-- Registry events of ERC-8004: append-only. @retention@ owns them, so that the engine can insert and read, and no more.
CREATE SCHEMA erc8004;
GRANT USAGE ON SCHEMA erc8004 TO @engine@, @reader@, @retention@;

CREATE TABLE erc8004.events (
    id text PRIMARY KEY,
    chain_id bigint NOT NULL,
    block_number bigint NOT NULL,
    block_hash text NOT NULL,
    transaction_hash text NOT NULL,
    log_index integer NOT NULL,
    registry text NOT NULL CHECK (registry IN ('identity', 'reputation', 'validation')),
    event_type text NOT NULL,
    agent_id bigint,
    timestamp bigint NOT NULL,
    owner text,
    token_uri text,
    metadata_key text,
    metadata_value text,
    client_address text,
    feedback_index bigint,
    score integer,
    tag1 text,
    tag2 text,
    file_uri text,
    file_hash text,
    validator_address text,
    request_hash text,
    response integer,
    response_uri text,
    response_hash text,
    tag text,
    created_at timestamptz NOT NULL DEFAULT now(),
    agent_id_text text,
    feedback_value numeric(78, 0),
    feedback_value_decimals smallint,
    endpoint text,
    request_uri text,
    raw_topics bytea,
    raw_data bytea
);
CREATE INDEX idx_events_chain_id_created_at ON erc8004.events (chain_id, created_at DESC);
CREATE INDEX idx_events_agent_id ON erc8004.events (agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX idx_events_registry_type ON erc8004.events (registry, event_type);
CREATE INDEX idx_events_client_address ON erc8004.events (client_address) WHERE client_address IS NOT NULL;
CREATE INDEX idx_events_validator_address ON erc8004.events (validator_address) WHERE validator_address IS NOT NULL;
CREATE INDEX idx_events_block_number ON erc8004.events (chain_id, block_number);
-- Ours, for the pages of the Events screen.
CREATE INDEX events_newest ON erc8004.events (timestamp, chain_id, block_number, log_index);
CREATE INDEX events_owner ON erc8004.events (owner) WHERE owner IS NOT NULL;
CREATE INDEX events_transaction ON erc8004.events (transaction_hash);
CREATE INDEX events_tag1 ON erc8004.events (tag1) WHERE tag1 IS NOT NULL;
CREATE INDEX events_tag2 ON erc8004.events (tag2) WHERE tag2 IS NOT NULL;
CREATE INDEX events_tag ON erc8004.events (tag) WHERE tag IS NOT NULL;
CREATE INDEX events_agent_id_text ON erc8004.events (agent_id_text) WHERE agent_id_text IS NOT NULL;

CREATE TABLE erc8004.checkpoints (
    chain_id bigint PRIMARY KEY,
    last_block_number bigint NOT NULL,
    last_block_hash text,
    updated_at timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

CREATE TABLE erc8004.event_retractions (
    event_id text PRIMARY KEY REFERENCES erc8004.events,
    retracted_at timestamptz NOT NULL DEFAULT now(),
    reason text NOT NULL,
    old_block_hash text NOT NULL
);

CREATE VIEW erc8004.events_live AS
    SELECT e.* FROM erc8004.events e
    WHERE NOT EXISTS (SELECT FROM erc8004.event_retractions r WHERE r.event_id = e.id);

CREATE FUNCTION erc8004.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('signalbox.retention', true) = 'on'
        AND current_user = (SELECT pg_catalog.pg_get_userbyid(c.relowner) FROM pg_catalog.pg_class c WHERE c.oid = TG_RELID) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'erc8004.% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'SB001';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erc8004.events
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erc8004.event_retractions
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.refuse_change();

-- Live commits tell of each event by its id; more than 100 at once are told by one message "chain <id>". Backfill is silent.
CREATE FUNCTION erc8004.tell_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('signalbox.live', true), '') <> 'on' THEN
        RETURN NULL;
    END IF;
    IF (SELECT count(*) FROM (SELECT FROM fresh LIMIT 101) first_ones) > 100 THEN
        PERFORM pg_notify('new_event', 'chain ' || f.chain_id) FROM (SELECT DISTINCT chain_id FROM fresh) f;
    ELSE
        PERFORM pg_notify('new_event', f.id) FROM fresh f ORDER BY f.block_number, f.log_index;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER tell AFTER INSERT ON erc8004.events REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION erc8004.tell_events();

-- Removing a chain from the workspace removes its events, a batch a call: 0 means that none is left.
CREATE FUNCTION erc8004.delete_events(chain bigint, batch integer) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ids text[];
BEGIN
    SELECT array_agg(e.id) INTO ids
        FROM (SELECT id FROM erc8004.events WHERE chain_id = chain ORDER BY block_number LIMIT batch) e;
    IF ids IS NULL THEN
        RETURN 0;
    END IF;
    PERFORM set_config('signalbox.retention', 'on', true);
    DELETE FROM erc8004.event_retractions WHERE event_id = ANY (ids);
    DELETE FROM erc8004.events WHERE id = ANY (ids);
    PERFORM set_config('signalbox.retention', 'off', true);
    RETURN cardinality(ids);
END $$;

ALTER TABLE erc8004.events OWNER TO @retention@;
ALTER TABLE erc8004.event_retractions OWNER TO @retention@;
ALTER VIEW erc8004.events_live OWNER TO @retention@;
ALTER TABLE erc8004.checkpoints OWNER TO @engine@;
ALTER FUNCTION erc8004.refuse_change() OWNER TO @retention@;
ALTER FUNCTION erc8004.tell_events() OWNER TO @retention@;
ALTER FUNCTION erc8004.delete_events(bigint, integer) OWNER TO @retention@;
REVOKE ALL ON FUNCTION erc8004.delete_events(bigint, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erc8004.delete_events(bigint, integer) TO @engine@;
GRANT SELECT, INSERT ON erc8004.events, erc8004.event_retractions TO @engine@;
GRANT SELECT ON erc8004.events_live TO @engine@;
GRANT SELECT ON erc8004.events, erc8004.event_retractions, erc8004.events_live, erc8004.checkpoints TO @reader@;
