-- Packets between Cosmos chains and what relays them, under the names of the document. Chain IDs are the chains' own ("osmosis-1").
-- packet_flow, packet_flow_v2 and packet_relays are joined from the chains' own tables and can be rebuilt from them at any time.
CREATE SCHEMA ibc;
GRANT USAGE, CREATE ON SCHEMA ibc TO @engine@;
GRANT USAGE ON SCHEMA ibc TO @reader@;

CREATE FUNCTION ibc.update_updated_at_column() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END $$;

-- Clearing. The columns of the document come first; the others are of operations that this workspace carried out.

CREATE TABLE ibc.clearing_operations (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    wallet_address text NOT NULL,
    clearing_token text NOT NULL UNIQUE,
    packet_ids text[] NOT NULL,
    total_fee numeric(78, 0) NOT NULL DEFAULT 0,
    payment_tx_hash text,
    payment_verified boolean NOT NULL DEFAULT false,
    clearing_status text NOT NULL DEFAULT 'pending',
    clearing_tx_hash text,
    error_message text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    deleted_at timestamptz,
    chain_id text,
    port_id text,
    channel_id text,
    person text NOT NULL DEFAULT '',
    console text NOT NULL DEFAULT '',
    attempts integer NOT NULL DEFAULT 0,
    verdicts jsonb NOT NULL DEFAULT '[]',
    error jsonb,
    fees text NOT NULL DEFAULT '',
    output bytea,
    ended_at timestamptz
);
COMMENT ON COLUMN ibc.clearing_operations.packet_ids IS 'chain/port/channel/sequence of the sending end.';
COMMENT ON COLUMN ibc.clearing_operations.clearing_status IS 'planned, queued, running, verifying, completed, partial, failed or '
    'cancelled; rows of an import keep their own words.';
CREATE INDEX idx_clearing_operations_wallet ON ibc.clearing_operations (wallet_address);
CREATE INDEX idx_clearing_operations_status ON ibc.clearing_operations (clearing_status);
CREATE INDEX idx_clearing_operations_created ON ibc.clearing_operations (created_at);
CREATE INDEX idx_clearing_operations_wallet_created ON ibc.clearing_operations (wallet_address, created_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX idx_clearing_operations_wallet_status ON ibc.clearing_operations (wallet_address, clearing_status, created_at DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX idx_clearing_operations_expires_unused ON ibc.clearing_operations (created_at) WHERE clearing_status = 'pending';
CREATE INDEX idx_clearing_operations_payment_tx ON ibc.clearing_operations (payment_tx_hash) WHERE payment_tx_hash IS NOT NULL;
CREATE INDEX idx_clearing_operations_clearing_tx ON ibc.clearing_operations (clearing_tx_hash) WHERE clearing_tx_hash IS NOT NULL;
CREATE INDEX idx_clearing_operations_created_date ON ibc.clearing_operations (((created_at AT TIME ZONE 'UTC')::date), clearing_status)
    WHERE deleted_at IS NULL;
CREATE INDEX idx_clearing_operations_wallet_date_status ON ibc.clearing_operations
    (wallet_address, ((created_at AT TIME ZONE 'UTC')::date), clearing_status) WHERE deleted_at IS NULL;
COMMENT ON TABLE ibc.clearing_operations IS 'Without the document''s idx_clearing_operations_token: the unique key has it.';

CREATE TABLE ibc.payment_transactions (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    clearing_token text NOT NULL REFERENCES ibc.clearing_operations (clearing_token) ON DELETE CASCADE,
    tx_hash text NOT NULL UNIQUE,
    sender_address text NOT NULL,
    amount numeric(78, 0) NOT NULL,
    memo text NOT NULL,
    verified boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idx_payment_transactions_sender ON ibc.payment_transactions (sender_address);
CREATE INDEX idx_payment_tx_created ON ibc.payment_transactions (created_at DESC);
COMMENT ON TABLE ibc.payment_transactions IS 'Of an imported history: Signalbox takes no payments. Without the document''s '
    'idx_payment_tx_hash: the unique key has it.';

CREATE TABLE ibc.refunds (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    clearing_token text NOT NULL REFERENCES ibc.clearing_operations (clearing_token) ON DELETE CASCADE,
    reason text NOT NULL,
    amount numeric(78, 0) NOT NULL,
    tx_hash text,
    status text NOT NULL DEFAULT 'pending',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idx_refunds_status ON ibc.refunds (status);
CREATE INDEX idx_refunds_status_created ON ibc.refunds (status, created_at) WHERE status = 'pending';
CREATE INDEX idx_refunds_operation ON ibc.refunds (clearing_token);

CREATE TABLE ibc.user_statistics (
    wallet_address text PRIMARY KEY,
    total_packets_cleared bigint NOT NULL DEFAULT 0,
    total_amount_cleared numeric(78, 0) NOT NULL DEFAULT 0,
    success_rate numeric(5, 2) NOT NULL DEFAULT 0,
    last_clearing_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE ibc.user_statistics IS 'Of an imported history. The workspace''s own figures are in mv_user_statistics.';

CREATE TABLE ibc.clearing_errors (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    clearing_token text REFERENCES ibc.clearing_operations (clearing_token) ON DELETE CASCADE,
    error_type text NOT NULL,
    error_message text NOT NULL,
    packet_id text,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX clearing_errors_token ON ibc.clearing_errors (clearing_token);

CREATE TRIGGER update_clearing_operations_updated_at BEFORE UPDATE ON ibc.clearing_operations
    FOR EACH ROW EXECUTE FUNCTION ibc.update_updated_at_column();
CREATE TRIGGER update_refunds_updated_at BEFORE UPDATE ON ibc.refunds
    FOR EACH ROW EXECUTE FUNCTION ibc.update_updated_at_column();
CREATE TRIGGER update_user_statistics_updated_at BEFORE UPDATE ON ibc.user_statistics
    FOR EACH ROW EXECUTE FUNCTION ibc.update_updated_at_column();

-- Statistics. Days are those of UTC.

CREATE TABLE ibc.network_stats (
    id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    chain_id text NOT NULL,
    network_name text NOT NULL,
    date date NOT NULL,
    total_packets bigint NOT NULL DEFAULT 0,
    successful_packets bigint NOT NULL DEFAULT 0,
    failed_packets bigint NOT NULL DEFAULT 0,
    stuck_packets bigint NOT NULL DEFAULT 0,
    total_volume_usd numeric(20, 2) DEFAULT 0,
    avg_clear_time_seconds numeric(12, 2),
    active_relayers integer NOT NULL DEFAULT 0,
    active_channels integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (chain_id, date)
);
CREATE INDEX idx_network_stats_chain_date ON ibc.network_stats (chain_id, date DESC);
CREATE INDEX idx_network_stats_date ON ibc.network_stats (date DESC);

CREATE TABLE ibc.channel_performance (
    id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    src_chain_id text NOT NULL,
    dst_chain_id text,
    src_channel_id text NOT NULL,
    dst_channel_id text NOT NULL,
    date date NOT NULL,
    hour integer NOT NULL CHECK (hour >= 0 AND hour < 24),
    packets_sent integer NOT NULL DEFAULT 0,
    packets_cleared integer NOT NULL DEFAULT 0,
    packets_stuck integer NOT NULL DEFAULT 0,
    avg_clear_time_seconds numeric(12, 2),
    congestion_score numeric(5, 2) NOT NULL DEFAULT 0 CHECK (congestion_score BETWEEN 0 AND 100),
    success_rate numeric(5, 2) NOT NULL DEFAULT 0 CHECK (success_rate BETWEEN 0 AND 100),
    volume_usd numeric(20, 2) DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    src_port_id text NOT NULL DEFAULT 'transfer',
    dst_port_id text NOT NULL DEFAULT 'transfer',
    UNIQUE NULLS NOT DISTINCT (src_chain_id, dst_chain_id, src_channel_id, dst_channel_id, date, hour, src_port_id, dst_port_id)
);
CREATE INDEX idx_channel_performance_route ON ibc.channel_performance (src_chain_id, dst_chain_id, date DESC);
CREATE INDEX idx_channel_performance_channel ON ibc.channel_performance (src_channel_id, dst_channel_id, date DESC);
CREATE INDEX idx_channel_performance_congestion ON ibc.channel_performance (congestion_score DESC, date DESC) WHERE congestion_score > 50;
COMMENT ON COLUMN ibc.channel_performance.dst_chain_id IS 'Null if the chain at the other end is not known.';

CREATE TABLE ibc.relayer_performance (
    id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    relayer_address text NOT NULL,
    chain_id text NOT NULL,
    date date NOT NULL,
    packets_relayed integer NOT NULL DEFAULT 0,
    packets_won integer NOT NULL DEFAULT 0,
    packets_frontrun integer NOT NULL DEFAULT 0,
    success_rate numeric(5, 2) NOT NULL DEFAULT 0,
    avg_response_time_seconds numeric(12, 2),
    total_fees_earned numeric(20, 2) NOT NULL DEFAULT 0,
    reputation_score numeric(5, 2) NOT NULL DEFAULT 50 CHECK (reputation_score BETWEEN 0 AND 100),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (relayer_address, chain_id, date)
);
CREATE INDEX idx_relayer_performance_address_date ON ibc.relayer_performance (relayer_address, date DESC);
CREATE INDEX idx_relayer_performance_chain_date ON ibc.relayer_performance (chain_id, date DESC);
CREATE INDEX idx_relayer_performance_reputation ON ibc.relayer_performance (reputation_score DESC, date DESC);

-- Without TimescaleDB an ordinary table, with the columns of the document's continuous aggregate.
CREATE TABLE ibc.hourly_packet_stats (
    hour timestamptz NOT NULL,
    src_chain_id text NOT NULL,
    dst_chain_id text,
    status text NOT NULL,
    packet_count bigint NOT NULL,
    volume_usd numeric,
    avg_clear_time numeric,
    CONSTRAINT hourly_packet_stats_key UNIQUE NULLS NOT DISTINCT (hour, src_chain_id, dst_chain_id, status)
);
COMMENT ON COLUMN ibc.hourly_packet_stats.avg_clear_time IS 'Seconds.';

-- Packets.

CREATE TABLE ibc.packet_flow (
    id bigint GENERATED BY DEFAULT AS IDENTITY (CACHE 100) PRIMARY KEY,
    packet_id text NOT NULL GENERATED ALWAYS AS (src_chain_id || '/' || src_port_id || '/' || src_channel_id || '/' || sequence::text) STORED,
    src_chain_id text NOT NULL,
    dst_chain_id text,
    src_port_id text NOT NULL,
    src_channel_id text NOT NULL,
    dst_port_id text NOT NULL,
    dst_channel_id text NOT NULL,
    sequence numeric(20, 0) NOT NULL CHECK (sequence BETWEEN 0 AND 18446744073709551615),
    sender text,
    receiver text,
    amount numeric(78, 0),
    denom text,
    amount_usd numeric(20, 2),
    memo text,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'stuck', 'cleared', 'failed')),
    outcome text NOT NULL DEFAULT 'sent' CHECK (outcome IN ('sent', 'received', 'acknowledged', 'failed', 'timed_out')),
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    received_at timestamptz,
    written_at timestamptz,
    stuck_at timestamptz,
    cleared_at timestamptz,
    relayer_address text,
    recv_relayer_address text,
    tx_hash_send text,
    tx_hash_recv text,
    tx_hash_clear text,
    attempts integer NOT NULL DEFAULT 0,
    error_message text,
    metadata jsonb NOT NULL DEFAULT '{}',
    ordered boolean NOT NULL DEFAULT false,
    timeout_height text NOT NULL DEFAULT '0-0',
    timeout_timestamp numeric(20, 0) NOT NULL DEFAULT 0,
    send_height bigint NOT NULL,
    recv_height bigint,
    write_height bigint,
    clear_height bigint,
    CONSTRAINT packet_flow_key UNIQUE (src_chain_id, src_port_id, src_channel_id, sequence)
) WITH (fillfactor = 90, autovacuum_vacuum_insert_scale_factor = 0.5, autovacuum_analyze_scale_factor = 0.1);
CREATE INDEX idx_packet_flow_status_created ON ibc.packet_flow (status, created_at DESC);
CREATE INDEX idx_packet_flow_sender ON ibc.packet_flow (sender, created_at DESC);
CREATE INDEX idx_packet_flow_receiver ON ibc.packet_flow (receiver, created_at DESC);
CREATE INDEX idx_packet_flow_stuck ON ibc.packet_flow (stuck_at DESC) WHERE status = 'stuck';
CREATE INDEX idx_packet_flow_relayer ON ibc.packet_flow (relayer_address, cleared_at DESC) WHERE relayer_address IS NOT NULL;
CREATE INDEX idx_packet_flow_route_status ON ibc.packet_flow (src_chain_id, dst_chain_id, status, created_at DESC);
CREATE INDEX idx_packet_flow_channel_sequence ON ibc.packet_flow (src_channel_id, sequence);
CREATE INDEX idx_packet_flow_created ON ibc.packet_flow (created_at DESC, id DESC);
CREATE INDEX idx_packet_flow_open ON ibc.packet_flow (created_at) WHERE status IN ('pending', 'stuck');
-- Finds what blocks contributed when they are taken back.
CREATE INDEX idx_packet_flow_heights ON ibc.packet_flow USING brin (send_height int8_minmax_multi_ops, recv_height int8_minmax_multi_ops,
    write_height int8_minmax_multi_ops, clear_height int8_minmax_multi_ops) WITH (pages_per_range = 32, autosummarize = on);
COMMENT ON TABLE ibc.packet_flow IS 'One row per packet of IBC v1 whose send is stored. The key has the port, unlike the document''s; '
    'sequences are unsigned 64-bit numbers, amounts have up to 78 digits, and packets of other applications have none.';
COMMENT ON COLUMN ibc.packet_flow.dst_chain_id IS 'By the client state of the channel; null until it is known.';
COMMENT ON COLUMN ibc.packet_flow.status IS 'pending; stuck: set by the statistics; cleared: acknowledged; failed: an error '
    'acknowledgement or a timeout.';
COMMENT ON COLUMN ibc.packet_flow.created_at IS 'Block time of the send, as sent_at.';
COMMENT ON COLUMN ibc.packet_flow.written_at IS 'Block time of the acknowledgement on the destination.';
COMMENT ON COLUMN ibc.packet_flow.cleared_at IS 'Block time of the acknowledgement or the timeout on the source, whichever it was.';
COMMENT ON COLUMN ibc.packet_flow.timeout_timestamp IS 'Nanoseconds since 1970; 0: none.';
COMMENT ON COLUMN ibc.packet_flow.attempts IS 'Messages that tried to relay it.';
COMMENT ON COLUMN ibc.packet_flow.receiver IS 'As the packet states it; above 2,500 bytes only its beginning, because of the index.';

CREATE TABLE ibc.packet_flow_v2 (
    id bigint GENERATED BY DEFAULT AS IDENTITY (CACHE 100) PRIMARY KEY,
    packet_id text NOT NULL GENERATED ALWAYS AS (src_chain_id || '/v2/' || src_client_id || '/' || sequence::text) STORED,
    src_chain_id text NOT NULL,
    dst_chain_id text,
    src_client_id text NOT NULL,
    dst_client_id text NOT NULL,
    sequence numeric(20, 0) NOT NULL CHECK (sequence BETWEEN 0 AND 18446744073709551615),
    sender text,
    receiver text,
    amount numeric(78, 0),
    denom text,
    amount_usd numeric(20, 2),
    memo text,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'stuck', 'cleared', 'failed')),
    outcome text NOT NULL DEFAULT 'sent' CHECK (outcome IN ('sent', 'received', 'acknowledged', 'failed', 'timed_out')),
    created_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    received_at timestamptz,
    written_at timestamptz,
    stuck_at timestamptz,
    cleared_at timestamptz,
    relayer_address text,
    recv_relayer_address text,
    tx_hash_send text,
    tx_hash_recv text,
    tx_hash_clear text,
    attempts integer NOT NULL DEFAULT 0,
    error_message text,
    metadata jsonb NOT NULL DEFAULT '{}',
    timeout_timestamp numeric(20, 0) NOT NULL DEFAULT 0,
    send_height bigint NOT NULL,
    recv_height bigint,
    write_height bigint,
    clear_height bigint,
    CONSTRAINT packet_flow_v2_key UNIQUE (src_chain_id, src_client_id, sequence)
);
CREATE INDEX idx_packet_flow_v2_client_sequence ON ibc.packet_flow_v2 (src_client_id, sequence);
CREATE INDEX idx_packet_flow_v2_created ON ibc.packet_flow_v2 (created_at DESC, id DESC);
CREATE INDEX idx_packet_flow_v2_open ON ibc.packet_flow_v2 (created_at) WHERE status IN ('pending', 'stuck');
CREATE INDEX idx_packet_flow_v2_heights ON ibc.packet_flow_v2 USING brin (send_height int8_minmax_multi_ops,
    recv_height int8_minmax_multi_ops, write_height int8_minmax_multi_ops, clear_height int8_minmax_multi_ops)
    WITH (pages_per_range = 32, autosummarize = on);
COMMENT ON TABLE ibc.packet_flow_v2 IS 'Packets of IBC v2, which have clients instead of ports and channels.';
COMMENT ON COLUMN ibc.packet_flow_v2.timeout_timestamp IS 'Seconds since 1970; 0: none.';

CREATE TABLE ibc.packet_relays (
    chain_id text NOT NULL,
    height bigint NOT NULL,
    relay_index integer NOT NULL,
    tx_index integer NOT NULL,
    tx_hash text NOT NULL,
    msg_index integer NOT NULL,
    version smallint NOT NULL DEFAULT 1,
    kind text NOT NULL CHECK (kind IN ('receive', 'acknowledge', 'timeout', 'timeout_on_close')),
    signer text NOT NULL,
    effect text NOT NULL,
    effected boolean NOT NULL,
    failed boolean NOT NULL DEFAULT false,
    lost_race boolean NOT NULL DEFAULT false,
    src_chain_id text,
    src_port_id text NOT NULL,
    src_channel_id text NOT NULL,
    dst_port_id text NOT NULL,
    dst_channel_id text NOT NULL,
    sequence numeric(20, 0) NOT NULL,
    relayed_at timestamptz NOT NULL,
    memo text NOT NULL DEFAULT '',
    fee text NOT NULL DEFAULT '',
    code bigint NOT NULL DEFAULT 0,
    codespace text NOT NULL DEFAULT '',
    PRIMARY KEY (chain_id, height, relay_index)
);
CREATE INDEX idx_packet_relays_channel_sequence ON ibc.packet_relays (src_channel_id, sequence);
CREATE INDEX idx_packet_relays_signer ON ibc.packet_relays (signer, relayed_at DESC);
CREATE INDEX idx_packet_relays_waiting ON ibc.packet_relays (src_channel_id, sequence) WHERE src_chain_id IS NULL;
CREATE INDEX idx_packet_relays_first ON ibc.packet_relays (src_channel_id, sequence) WHERE effect = 'first';
CREATE INDEX idx_packet_relays_at ON ibc.packet_relays (chain_id, relayed_at);
COMMENT ON TABLE ibc.packet_relays IS 'Each message that tried to relay a packet. chain_id: where it was sent. failed: its transaction '
    'failed; lost_race: because another one was first. Of version 2, ports are empty and channels are clients.';
COMMENT ON COLUMN ibc.packet_relays.src_chain_id IS 'That sent the packet; of a receive without effect null until the packet is known.';

-- The joiner: blocks of a chain that it has still to read again, besides the changes.
CREATE TABLE ibc.join_backlog (
    chain_id text PRIMARY KEY,
    caip2 text NOT NULL,
    blocks int8multirange NOT NULL DEFAULT '{}'
);
-- The counterparties by which what was read is joined.
CREATE TABLE ibc.joined_ends (
    chain_id text NOT NULL,
    port_id text NOT NULL,
    channel_id text NOT NULL,
    peer_chain_id text NOT NULL,
    peer_port_id text NOT NULL,
    peer_channel_id text NOT NULL,
    PRIMARY KEY (chain_id, port_id, channel_id)
);

-- Blocks with a packet or a relay that the tables refuse. They hold up nothing, and are joined again every hour.
CREATE TABLE ibc.join_parked (
    chain_id text NOT NULL,
    height bigint NOT NULL,
    error text NOT NULL,
    parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (chain_id, height)
);
COMMENT ON COLUMN ibc.join_parked.parked_at IS 'At the last attempt.';

-- The last comparison of each channel with the chain's state.
CREATE TABLE ibc.channel_checks (
    chain_id text NOT NULL,
    port_id text NOT NULL,
    channel_id text NOT NULL,
    dst_chain_id text,
    dst_port_id text NOT NULL DEFAULT '',
    dst_channel_id text NOT NULL DEFAULT '',
    checked_at timestamptz NOT NULL DEFAULT now(),
    height bigint NOT NULL DEFAULT 0,
    unreceived numeric(20, 0)[] NOT NULL DEFAULT '{}',
    unacknowledged numeric(20, 0)[] NOT NULL DEFAULT '{}',
    missing numeric(20, 0)[] NOT NULL DEFAULT '{}',
    surplus numeric(20, 0)[] NOT NULL DEFAULT '{}',
    note jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (chain_id, port_id, channel_id)
);
COMMENT ON COLUMN ibc.channel_checks.missing IS 'Pending on the chain, and not pending in packet_flow; surplus: the reverse.';

-- The joiner. One call is one transaction of the console that has the lease: it reads what came to the chains, and joins each packet
-- that it concerns anew from all that is stored of it. So the result depends on the rows alone, not on the turns.

-- Chains whose tables can be read.
CREATE FUNCTION ibc.join_chains() RETURNS TABLE (chain_id text, caip2 text, schema_name text) LANGUAGE sql STABLE AS $$
    SELECT coalesce(c.settings ->> 'chainId', substr(c.caip2, 8)), c.caip2, c.schema_name FROM signalbox.chains c
        WHERE c.family = 'cosmos' AND c.state IN ('active', 'paused') AND to_regclass(format('%I.channel_ends', c.schema_name)) IS NOT NULL
$$;

-- Index entries have a limit, and a chain's texts have none.
CREATE FUNCTION ibc.indexable(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN octet_length(value) > 2500 THEN left(value, 500) ELSE nullif(value, '') END
$$;

-- Many ranges become one that holds them all.
CREATE FUNCTION ibc.join_span(blocks int8multirange) RETURNS int8multirange LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN (SELECT count(*) FROM unnest(blocks)) > 1000 THEN int8multirange(range_merge(blocks)) ELSE blocks END
$$;

-- Tables of one turn. They live as long as the session.
CREATE FUNCTION ibc.join_prepare() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF to_regclass('pg_temp.join_keys') IS NOT NULL THEN
        IF EXISTS (SELECT FROM pg_temp.join_news) THEN  -- the second turn of a transaction
            TRUNCATE pg_temp.join_news, pg_temp.join_blocks, pg_temp.join_ends, pg_temp.join_found, pg_temp.join_keys, pg_temp.join_steps;
        END IF;
        RETURN;
    END IF;
    CREATE TEMP TABLE join_news (chain_id text, caip2 text, schema_name text, seq bigint, blocks int8multirange, again int8multirange)
        ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE join_blocks (chain_id text, lo bigint, hi bigint, again boolean) ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE join_ends (chain_id text, port_id text, channel_id text, peer_chain_id text, peer_port_id text, peer_channel_id text)
        ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE join_found (version smallint, chain_id text, port_id text, channel_id text, sequence numeric) ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE join_keys (id bigint, version smallint, chain_id text, port_id text, channel_id text, sequence numeric,
        dst_chain_id text, to_chain_id text) ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE join_steps (id bigint, step text, kind text, height bigint, event_index integer, at timestamptz, tx_hash bytea, signer text,
        dst_port text, dst_channel text, timeout_height text, timeout_timestamp numeric, ordered boolean, is_transfer boolean, sender text,
        receiver text, denom text, amount text, memo text, outcome text, error text) ON COMMIT DELETE ROWS;
END $$;

-- What came to a chain: about `most` packet events, always whole changes or whole blocks of the backlog. False: there is more.
CREATE FUNCTION ibc.join_take(p_chain_id text, p_caip2 text, p_schema text, most bigint) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    place record;
    change record;
    piece int8range;
    cut bigint;
    used bigint := 0;
    last bigint;
    changes integer := 0;
    pieces integer := 0;
    blocks int8multirange := '{}';
    again int8multirange := '{}';
    backlog int8multirange;
    complete boolean := true;
BEGIN
    INSERT INTO ibc.join_backlog (chain_id, caip2) VALUES (p_chain_id, p_caip2) ON CONFLICT DO NOTHING;
    SELECT k.seq, k.stale, l.changes INTO place FROM signalbox.leases l
        LEFT JOIN signalbox.consumers k ON k.caip2 = l.caip2 AND k.name = 'ibc' WHERE l.caip2 = p_caip2;
    IF NOT FOUND THEN
        RETURN true;
    END IF;
    IF place.seq IS NULL OR place.stale
            OR place.changes > place.seq AND NOT EXISTS (SELECT FROM signalbox.changes c WHERE c.caip2 = p_caip2 AND c.seq = place.seq + 1) THEN
        INSERT INTO signalbox.consumers AS k (name, caip2, seq) VALUES ('ibc', p_caip2, place.changes)
            ON CONFLICT (name, caip2) DO UPDATE SET seq = excluded.seq, stale = false, updated_at = now();
        UPDATE ibc.join_backlog b SET blocks = '{[0,)}' WHERE b.chain_id = p_chain_id;
        place.seq := place.changes;
    END IF;
    last := place.seq;
    FOR change IN EXECUTE format('SELECT c.seq, c.kind, c.ranges, (SELECT count(*) FROM unnest(c.ranges) AS r JOIN %I.packet_events e '
            'ON e.height >= lower(r) AND e.height < coalesce(upper(r), 9223372036854775807)) AS events FROM signalbox.changes c '
            'WHERE c.caip2 = $1 AND c.seq > $2 AND c.seq <= $2 + 500 ORDER BY c.seq', p_schema) USING p_caip2, place.seq LOOP
        IF changes > 0 AND used + change.events > most THEN
            complete := false;
            EXIT;
        END IF;
        used := used + change.events;
        changes := changes + 1;
        last := change.seq;
        blocks := blocks + change.ranges;
        IF change.kind <> 'commit' THEN
            again := again + change.ranges;
        END IF;
    END LOOP;
    complete := complete AND changes < 500;
    IF last > place.seq THEN
        UPDATE signalbox.consumers k SET seq = last, updated_at = now() WHERE k.name = 'ibc' AND k.caip2 = p_caip2;
    END IF;

    SELECT b.blocks INTO backlog FROM ibc.join_backlog b WHERE b.chain_id = p_chain_id;
    IF NOT isempty(backlog) AND used < most THEN
        FOR piece IN SELECT u FROM unnest(backlog) AS u ORDER BY u LIMIT 1000 LOOP
            EXECUTE format('SELECT e.height FROM %I.packet_events e WHERE e.height >= $1 AND e.height < $2 ORDER BY e.height OFFSET $3 LIMIT 1',
                p_schema) INTO cut USING lower(piece), coalesce(upper(piece), 9223372036854775807), greatest(most - used, 1);
            IF cut IS NOT NULL THEN
                piece := int8range(lower(piece), cut + 1);
                used := most;
            ELSE
                used := used + 1;
            END IF;
            blocks := blocks + int8multirange(piece);
            again := again + int8multirange(piece);
            backlog := backlog - int8multirange(piece);
            pieces := pieces + 1;
            EXIT WHEN used >= most;
        END LOOP;
        UPDATE ibc.join_backlog b SET blocks = backlog WHERE b.chain_id = p_chain_id;
    END IF;
    INSERT INTO pg_temp.join_news VALUES (p_chain_id, p_caip2, p_schema, last, blocks, again);
    INSERT INTO pg_temp.join_blocks SELECT p_chain_id, lower(u), coalesce(upper(u), 9223372036854775807) - 1, false FROM unnest(blocks - again) AS u;
    INSERT INTO pg_temp.join_blocks SELECT p_chain_id, lower(u), coalesce(upper(u), 9223372036854775807) - 1, true FROM unnest(again) AS u;
    RETURN complete AND isempty(backlog);
END $$;

-- The counterparty of each end: by its own client state, else by that of the other end. Blocks that were joined by another one
-- are put in the backlog.
CREATE FUNCTION ibc.join_counterparties() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    chain record;
    moved record;
    found int8multirange;
    unread int8multirange;
BEGIN
    FOR chain IN SELECT n.chain_id, n.schema_name FROM pg_temp.join_news n LOOP
        EXECUTE format('INSERT INTO pg_temp.join_ends SELECT $1, e.port, e.channel, e.chain_id, e.counterparty_port, e.counterparty_channel '
            'FROM %I.channel_ends e WHERE e.learnt_at IS NOT NULL AND e.chain_id <> ''''', chain.schema_name) USING chain.chain_id;
    END LOOP;
    INSERT INTO pg_temp.join_ends
        SELECT DISTINCT ON (e.peer_chain_id, e.peer_port_id, e.peer_channel_id) e.peer_chain_id, e.peer_port_id, e.peer_channel_id, e.chain_id,
                e.port_id, e.channel_id
            FROM pg_temp.join_ends e JOIN pg_temp.join_news n ON n.chain_id = e.peer_chain_id
            WHERE e.peer_channel_id <> '' AND NOT EXISTS (SELECT FROM pg_temp.join_ends o WHERE o.chain_id = e.peer_chain_id
                AND o.port_id = e.peer_port_id AND o.channel_id = e.peer_channel_id)
            ORDER BY e.peer_chain_id, e.peer_port_id, e.peer_channel_id, e.chain_id, e.port_id, e.channel_id;
    ANALYZE pg_temp.join_ends;
    FOR moved IN SELECT n.chain_id, n.caip2, n.schema_name, n.seq, n.blocks, coalesce(e.port_id, j.port_id) AS port_id,
                coalesce(e.channel_id, j.channel_id) AS channel_id, e.chain_id IS NOT NULL AS known, e.peer_chain_id, e.peer_port_id,
                e.peer_channel_id, j.peer_channel_id AS old_channel_id
            FROM pg_temp.join_ends e FULL JOIN ibc.joined_ends j USING (chain_id, port_id, channel_id)
            JOIN pg_temp.join_news n ON n.chain_id = coalesce(e.chain_id, j.chain_id)
            WHERE (e.peer_chain_id, e.peer_port_id, e.peer_channel_id) IS DISTINCT FROM (j.peer_chain_id, j.peer_port_id, j.peer_channel_id)
            ORDER BY 1, 6, 7 LOOP
        EXECUTE format($q$
            SELECT ibc.join_span(range_agg(int8range(h.height, h.height + 1))) FROM (
                SELECT e.height FROM %1$I.packet_events e WHERE e.src_channel = $2 AND e.src_port = $1
                    AND e.kind IN ('send_packet', 'acknowledge_packet', 'timeout_packet')
                UNION SELECT e.height FROM %1$I.packet_events e WHERE e.src_channel IN ($3, $4) AND e.dst_port = $1 AND e.dst_channel = $2
                    AND e.kind IN ('recv_packet', 'write_acknowledgement')
                UNION SELECT r.height FROM ibc.packet_relays r WHERE r.chain_id = $5 AND r.src_channel_id IN ($2, $3, $4)
                    AND (r.src_port_id = $1 AND r.src_channel_id = $2 OR r.dst_port_id = $1 AND r.dst_channel_id = $2)) h $q$,
            moved.schema_name) INTO found
            USING moved.port_id, moved.channel_id, moved.peer_channel_id, moved.old_channel_id, moved.chain_id;
        IF found IS NOT NULL THEN
            SELECT range_agg(c.ranges) INTO unread FROM (SELECT unnest(c.ranges) AS ranges FROM signalbox.changes c
                WHERE c.caip2 = moved.caip2 AND c.seq > moved.seq) c;
            UPDATE ibc.join_backlog b SET blocks = b.blocks + (found - coalesce(unread, '{}') - moved.blocks) WHERE b.chain_id = moved.chain_id;
        END IF;
        DELETE FROM ibc.joined_ends j WHERE j.chain_id = moved.chain_id AND j.port_id = moved.port_id AND j.channel_id = moved.channel_id;
        IF moved.known THEN
            INSERT INTO ibc.joined_ends VALUES (moved.chain_id, moved.port_id, moved.channel_id, moved.peer_chain_id, moved.peer_port_id,
                moved.peer_channel_id);
        END IF;
    END LOOP;
END $$;

-- Notes the block of what the tables refuse.
CREATE FUNCTION ibc.join_park(p_chain_id text, p_height bigint, p_error text) RETURNS void LANGUAGE sql AS $$
    INSERT INTO ibc.join_parked (chain_id, height, error) VALUES (p_chain_id, p_height, left(p_error, 500))
        ON CONFLICT (chain_id, height) DO UPDATE SET error = excluded.error, parked_at = excluded.parked_at
$$;

-- The relays of these heights. Of heights with one that is refused, the halves.
CREATE FUNCTION ibc.join_find_relays(p_chain_id text, p_schema text, p_lo bigint, p_hi bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    least_one bigint;
    middle bigint;
    greatest_one bigint;
BEGIN
    EXECUTE format($q$
        WITH fresh AS (
            INSERT INTO ibc.packet_relays (chain_id, height, relay_index, tx_index, tx_hash, msg_index, version, kind, signer, effect,
                    effected, failed, lost_race, src_chain_id, src_port_id, src_channel_id, dst_port_id, dst_channel_id, sequence,
                    relayed_at, memo, fee, code, codespace)
                SELECT $1, r.height, r.relay_index, r.tx_index, upper(encode(r.tx_hash, 'hex')), r.msg_index, r.version, r.kind,
                        coalesce(ibc.indexable(r.signer), ''), r.effect, r.effect IN ('effected', 'first'), r.effect = 'failed', r.lost_race,
                        CASE WHEN r.kind <> 'receive' THEN $1 WHEN r.effect IN ('effected', 'first') THEN n.peer_chain_id END,
                        r.src_port, r.src_channel, r.dst_port, r.dst_channel, r.sequence,
                        (SELECT t.time FROM %1$I.blocks t WHERE t.height = r.height), left(r.memo, 500), left(r.fee, 500), r.code, r.codespace
                    FROM pg_temp.join_blocks b JOIN %1$I.relays r ON r.height >= greatest(b.lo, $2) AND r.height <= least(b.hi, $3)
                    LEFT JOIN pg_temp.join_ends n ON n.chain_id = $1 AND n.port_id = r.dst_port AND n.channel_id = r.dst_channel
                        AND (r.version = 2 OR (n.peer_port_id, n.peer_channel_id) = (r.src_port, r.src_channel))
                    WHERE b.chain_id = $1
                ON CONFLICT DO NOTHING RETURNING *)
        INSERT INTO pg_temp.join_found
            SELECT f.version, CASE WHEN f.kind = 'receive' THEN e.peer_chain_id ELSE $1 END, f.src_port_id, f.src_channel_id, f.sequence
                FROM fresh f LEFT JOIN pg_temp.join_ends e ON f.kind = 'receive' AND e.chain_id = $1 AND e.port_id = f.dst_port_id
                    AND e.channel_id = f.dst_channel_id
                    AND (f.version = 2 OR (e.peer_port_id, e.peer_channel_id) = (f.src_port_id, f.src_channel_id)) $q$, p_schema)
        USING p_chain_id, p_lo, p_hi;
EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
    EXECUTE format('SELECT min(r.height), percentile_disc(0.5) WITHIN GROUP (ORDER BY r.height), max(r.height) '
        'FROM pg_temp.join_blocks b JOIN %I.relays r ON r.height >= greatest(b.lo, $2) AND r.height <= least(b.hi, $3) WHERE b.chain_id = $1',
        p_schema) INTO least_one, middle, greatest_one USING p_chain_id, p_lo, p_hi;
    IF least_one IS NOT DISTINCT FROM greatest_one THEN
        PERFORM ibc.join_park(p_chain_id, least_one, SQLERRM);
    ELSE
        middle := least(middle, greatest_one - 1);
        PERFORM ibc.join_find_relays(p_chain_id, p_schema, least_one, middle);
        PERFORM ibc.join_find_relays(p_chain_id, p_schema, middle + 1, greatest_one);
    END IF;
END $$;

-- The relays of a chain's blocks, and the packets that its events and relays concern.
CREATE FUNCTION ibc.join_find(p_chain_id text, p_schema text, p_again boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    blocks int8multirange;
    lo bigint;
    hi bigint;
    touched constant text := $q$
        p.src_chain_id = $1 AND (p.send_height BETWEEN $2 AND $3 AND $4 @> p.send_height
            OR p.clear_height BETWEEN $2 AND $3 AND $4 @> p.clear_height)
        OR p.dst_chain_id = $1 AND (p.recv_height BETWEEN $2 AND $3 AND $4 @> p.recv_height
            OR p.write_height BETWEEN $2 AND $3 AND $4 @> p.write_height) $q$;
BEGIN
    IF p_again THEN  -- what the blocks contributed before
        DELETE FROM ibc.join_parked p USING pg_temp.join_blocks b WHERE p.chain_id = p_chain_id AND b.chain_id = p_chain_id AND b.again
            AND p.height BETWEEN b.lo AND b.hi;
        SELECT n.again, lower(n.again), coalesce(upper(n.again), 9223372036854775807) - 1 INTO blocks, lo, hi FROM pg_temp.join_news n
            WHERE n.chain_id = p_chain_id;
        EXECUTE $q$ INSERT INTO pg_temp.join_found
            SELECT 1, p.src_chain_id, p.src_port_id, p.src_channel_id, p.sequence FROM ibc.packet_flow p WHERE $q$ || touched
            USING p_chain_id, lo, hi, blocks;
        EXECUTE $q$ INSERT INTO pg_temp.join_found
            SELECT 2, p.src_chain_id, '', p.src_client_id, p.sequence FROM ibc.packet_flow_v2 p WHERE $q$ || touched
            USING p_chain_id, lo, hi, blocks;
        WITH gone AS (DELETE FROM ibc.packet_relays r USING pg_temp.join_blocks b WHERE r.chain_id = p_chain_id AND b.chain_id = p_chain_id
                AND b.again AND r.height BETWEEN b.lo AND b.hi RETURNING r.*)
            INSERT INTO pg_temp.join_found SELECT g.version, w.chain_id, g.src_port_id, g.src_channel_id, g.sequence
                FROM gone g LEFT JOIN pg_temp.join_ends e ON g.kind = 'receive' AND e.chain_id = p_chain_id AND e.port_id = g.dst_port_id
                    AND e.channel_id = g.dst_channel_id
                    AND (g.version = 2 OR (e.peer_port_id, e.peer_channel_id) = (g.src_port_id, g.src_channel_id))
                CROSS JOIN LATERAL (VALUES (g.src_chain_id), (e.peer_chain_id)) AS w (chain_id);
    END IF;
    EXECUTE format($q$
        INSERT INTO pg_temp.join_found
            SELECT e.version, CASE WHEN e.kind IN ('recv_packet', 'write_acknowledgement') THEN n.peer_chain_id ELSE $1 END, e.src_port,
                    e.src_channel, e.sequence
                FROM pg_temp.join_blocks b JOIN %I.packet_events e ON e.height >= b.lo AND e.height <= b.hi
                LEFT JOIN pg_temp.join_ends n ON n.chain_id = $1 AND n.port_id = e.dst_port AND n.channel_id = e.dst_channel
                    AND (e.version = 2 OR (n.peer_port_id, n.peer_channel_id) = (e.src_port, e.src_channel))
                WHERE b.chain_id = $1 $q$, p_schema) USING p_chain_id;
    PERFORM ibc.join_find_relays(p_chain_id, p_schema, 0, 9223372036854775807);
END $$;

-- What is stored of the packets: of each step the first row.
CREATE FUNCTION ibc.join_collect() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    chain record;
    fields constant text := $q$ e.kind, e.height, e.event_index, t.time, e.tx_hash, e.signer, e.dst_port, e.dst_channel,
        e.timeout_revision || '-' || e.timeout_height, e.timeout_timestamp, e.ordered, e.is_transfer, e.sender, e.receiver, e.denom, e.amount,
        e.memo, e.outcome, e.error $q$;
BEGIN
    INSERT INTO pg_temp.join_keys SELECT row_number() OVER (), f.version, f.chain_id, f.port_id, f.channel_id, f.sequence, e.peer_chain_id
        FROM (SELECT DISTINCT f.version, f.chain_id, f.port_id, f.channel_id, f.sequence FROM pg_temp.join_found f
            JOIN pg_temp.join_news n USING (chain_id) ORDER BY 1, 2, 3, 4, 5) f
        LEFT JOIN pg_temp.join_ends e ON e.chain_id = f.chain_id AND e.port_id = f.port_id AND e.channel_id = f.channel_id;
    ANALYZE pg_temp.join_keys;
    FOR chain IN SELECT DISTINCT n.chain_id, n.schema_name FROM pg_temp.join_news n JOIN pg_temp.join_keys k ON k.chain_id = n.chain_id LOOP
        EXECUTE format($q$
            INSERT INTO pg_temp.join_steps SELECT k.id, CASE WHEN e.kind = 'send_packet' THEN 'send' ELSE 'clear' END, %1$s
                FROM pg_temp.join_keys k JOIN %2$I.packet_events e ON e.src_channel = k.channel_id AND e.sequence = k.sequence
                    AND e.src_port = k.port_id AND e.version = k.version
                    AND e.kind IN ('send_packet', 'acknowledge_packet', 'timeout_packet')
                JOIN %2$I.blocks t ON t.height = e.height WHERE k.chain_id = $1 $q$, fields, chain.schema_name) USING chain.chain_id;
    END LOOP;
    ANALYZE pg_temp.join_steps;
    -- Both ends must name each other.
    UPDATE pg_temp.join_keys k SET to_chain_id = k.dst_chain_id FROM pg_temp.join_steps s, pg_temp.join_ends e
        WHERE s.id = k.id AND s.step = 'send' AND e.chain_id = k.dst_chain_id AND e.port_id = s.dst_port AND e.channel_id = s.dst_channel
            AND e.peer_chain_id = k.chain_id AND (k.version = 2 OR e.peer_port_id = k.port_id AND e.peer_channel_id = k.channel_id);
    FOR chain IN SELECT DISTINCT n.chain_id, n.schema_name FROM pg_temp.join_news n JOIN pg_temp.join_keys k ON k.to_chain_id = n.chain_id LOOP
        EXECUTE format($q$
            INSERT INTO pg_temp.join_steps SELECT k.id, CASE WHEN e.kind = 'recv_packet' THEN 'recv' ELSE 'write' END, %1$s
                FROM pg_temp.join_keys k JOIN pg_temp.join_steps s ON s.id = k.id AND s.step = 'send'
                JOIN %2$I.packet_events e ON e.src_channel = k.channel_id AND e.sequence = k.sequence AND e.src_port = k.port_id
                    AND e.version = k.version AND e.dst_port = s.dst_port AND e.dst_channel = s.dst_channel
                    AND e.kind IN ('recv_packet', 'write_acknowledgement')
                JOIN %2$I.blocks t ON t.height = e.height WHERE k.to_chain_id = $1 $q$, fields, chain.schema_name) USING chain.chain_id;
    END LOOP;
    ANALYZE pg_temp.join_steps;
    DELETE FROM pg_temp.join_steps s USING pg_temp.join_steps o WHERE o.id = s.id AND o.step = s.step
        AND (o.height, o.event_index) < (s.height, s.event_index);
END $$;

-- Writes the packets of these pg_temp.join_keys: of version 1 or 2, whose tables differ in the names of the ends.
CREATE FUNCTION ibc.join_write_keys(p_version integer, p_again boolean, p_lo bigint, p_hi bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    second constant boolean := p_version = 2;
    flow constant text := CASE WHEN second THEN 'packet_flow_v2' ELSE 'packet_flow' END;
    ends constant text := CASE WHEN second THEN 'src_client_id, dst_client_id'
        ELSE 'src_port_id, src_channel_id, dst_port_id, dst_channel_id, ordered, timeout_height' END;
    ends_of constant text := CASE WHEN second THEN 'k.channel_id, s.dst_channel'
        ELSE 'k.port_id, k.channel_id, s.dst_port, s.dst_channel, s.ordered, s.timeout_height' END;
    key constant text := 'p.src_chain_id = k.chain_id AND p.sequence = k.sequence AND ' || CASE WHEN second
        THEN 'p.src_client_id = k.channel_id' ELSE 'p.src_port_id = k.port_id AND p.src_channel_id = k.channel_id' END;
    plain constant text[] := ARRAY['dst_chain_id', 'sender', 'receiver', 'amount', 'denom', 'memo', 'outcome', 'created_at', 'sent_at',
        'received_at', 'written_at', 'cleared_at', 'relayer_address', 'recv_relayer_address', 'tx_hash_send', 'tx_hash_recv', 'tx_hash_clear',
        'attempts', 'error_message', 'timeout_timestamp', 'send_height', 'recv_height', 'write_height', 'clear_height']
        || CASE WHEN second THEN ARRAY['dst_client_id'] ELSE ARRAY['dst_port_id', 'dst_channel_id', 'ordered', 'timeout_height'] END;
    put bigint;
BEGIN
    IF p_again THEN
        EXECUTE format($q$ DELETE FROM ibc.%I p USING pg_temp.join_keys k WHERE k.version = $1 AND k.id BETWEEN $2 AND $3 AND %s
            AND NOT EXISTS (SELECT FROM pg_temp.join_steps s WHERE s.id = k.id AND s.step = 'send') $q$, flow, key) USING p_version, p_lo, p_hi;
    END IF;
    EXECUTE format($q$
        WITH tries AS (
            SELECT k.id, count(*) AS n FROM pg_temp.join_keys k JOIN pg_temp.join_steps s ON s.id = k.id AND s.step = 'send'
                JOIN ibc.packet_relays r ON r.src_channel_id = k.channel_id AND r.sequence = k.sequence AND r.src_port_id = k.port_id
                    AND r.version = k.version AND CASE WHEN r.kind = 'receive' THEN r.chain_id = k.to_chain_id
                        AND r.dst_port_id = s.dst_port AND r.dst_channel_id = s.dst_channel ELSE r.chain_id = k.chain_id END
                WHERE k.version = $1 AND k.id BETWEEN $2 AND $3 GROUP BY k.id)
        INSERT INTO ibc.%1$I AS p (src_chain_id, dst_chain_id, sequence, %2$s, sender, receiver, amount, denom, memo, status, outcome, created_at,
                sent_at, received_at, written_at, cleared_at, relayer_address, recv_relayer_address, tx_hash_send, tx_hash_recv,
                tx_hash_clear, attempts, error_message, timeout_timestamp, send_height, recv_height, write_height, clear_height)
            SELECT k.chain_id, k.dst_chain_id, k.sequence, %3$s, ibc.indexable(s.sender), ibc.indexable(s.receiver),
                    CASE WHEN s.amount ~ '^[0-9]{1,78}$' THEN s.amount::numeric END, nullif(s.denom, ''), nullif(s.memo, ''),
                    CASE WHEN o.outcome = 'acknowledged' THEN 'cleared' WHEN o.outcome IN ('failed', 'timed_out') THEN 'failed'
                        ELSE 'pending' END,
                    o.outcome, s.at, s.at, r.at, w.at, c.at, ibc.indexable(c.signer), ibc.indexable(r.signer),
                    nullif(upper(encode(s.tx_hash, 'hex')), ''), nullif(upper(encode(r.tx_hash, 'hex')), ''),
                    nullif(upper(encode(c.tx_hash, 'hex')), ''), coalesce(t.n, 0),
                    CASE WHEN o.outcome = 'failed' THEN coalesce(nullif(w.error, ''), nullif(c.error, '')) END,
                    s.timeout_timestamp, s.height, r.height, w.height, c.height
                FROM pg_temp.join_keys k JOIN pg_temp.join_steps s ON s.id = k.id AND s.step = 'send'
                LEFT JOIN pg_temp.join_steps r ON r.id = k.id AND r.step = 'recv'
                LEFT JOIN pg_temp.join_steps w ON w.id = k.id AND w.step = 'write'
                LEFT JOIN pg_temp.join_steps c ON c.id = k.id AND c.step = 'clear'
                LEFT JOIN tries t ON t.id = k.id
                CROSS JOIN LATERAL (SELECT CASE WHEN c.kind = 'timeout_packet' THEN 'timed_out'
                    WHEN c.kind IS NULL THEN CASE WHEN r.kind IS NULL THEN 'sent' ELSE 'received' END
                    WHEN coalesce(nullif(nullif(w.outcome, 'unknown'), 'none'), c.outcome) = 'error' THEN 'failed'
                    ELSE 'acknowledged' END AS outcome) o
                WHERE k.version = $1 AND k.id BETWEEN $2 AND $3 ORDER BY s.at, k.id
            ON CONFLICT ON CONSTRAINT %4$I DO UPDATE SET %5$s,
                status = CASE WHEN excluded.status = 'pending' AND p.status = 'stuck' THEN 'stuck' ELSE excluded.status END,
                stuck_at = CASE WHEN excluded.status = 'pending' THEN p.stuck_at END,
                amount_usd = CASE WHEN (p.amount, p.denom, p.created_at)
                    IS NOT DISTINCT FROM (excluded.amount, excluded.denom, excluded.created_at) THEN p.amount_usd END
                WHERE (%6$s) IS DISTINCT FROM (%7$s) $q$, flow, ends, ends_of, flow || '_key',
        (SELECT string_agg(c || ' = excluded.' || c, ', ') FROM unnest(plain) AS c),
        (SELECT string_agg('p.' || c, ', ') FROM unnest(plain) AS c),
        (SELECT string_agg('excluded.' || c, ', ') FROM unnest(plain) AS c)) USING p_version, p_lo, p_hi;
    GET DIAGNOSTICS put = ROW_COUNT;
    RETURN put;
END $$;

-- All of them. Of many with one that is refused, the halves.
CREATE FUNCTION ibc.join_write(p_version integer, p_again boolean, p_lo bigint, p_hi bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    middle constant bigint := (p_lo + p_hi) / 2;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_temp.join_keys k WHERE k.version = p_version AND k.id BETWEEN p_lo AND p_hi) THEN
        RETURN 0;
    END IF;
    RETURN ibc.join_write_keys(p_version, p_again, p_lo, p_hi);
EXCEPTION WHEN data_exception OR integrity_constraint_violation OR program_limit_exceeded THEN
    IF p_lo < p_hi THEN
        RETURN ibc.join_write(p_version, p_again, p_lo, middle) + ibc.join_write(p_version, p_again, middle + 1, p_hi);
    END IF;
    PERFORM ibc.join_park(k.chain_id, s.height, SQLERRM)
        FROM pg_temp.join_keys k JOIN pg_temp.join_steps s ON s.id = k.id AND s.step = 'send' WHERE k.id = p_lo;
    RETURN 0;
END $$;

-- Relays whose meaning depends on other rows: repeated events of ibc-go before v3, and receives without effect.
CREATE FUNCTION ibc.join_relays(p_again boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ibc.packet_relays r SET src_chain_id = k.chain_id
        FROM pg_temp.join_keys k JOIN pg_temp.join_steps s ON s.id = k.id AND s.step = 'send'
        WHERE r.src_chain_id IS NULL AND r.src_channel_id = k.channel_id AND r.sequence = k.sequence AND r.src_port_id = k.port_id
            AND r.version = k.version AND r.kind = 'receive' AND r.chain_id = k.to_chain_id AND r.dst_port_id = s.dst_port
            AND r.dst_channel_id = s.dst_channel;
    IF p_again THEN
        UPDATE ibc.packet_relays r SET src_chain_id = NULL FROM pg_temp.join_keys k
            WHERE r.src_channel_id = k.channel_id AND r.sequence = k.sequence AND r.src_port_id = k.port_id AND r.version = k.version
                AND r.kind = 'receive' AND NOT r.effected AND r.src_chain_id = k.chain_id
                AND NOT EXISTS (SELECT FROM pg_temp.join_steps s WHERE s.id = k.id AND s.step = 'send');
    END IF;
END $$;
CREATE FUNCTION ibc.join_first_relays() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ibc.packet_relays r SET effected = f.first,
            src_chain_id = CASE WHEN r.kind <> 'receive' THEN r.chain_id WHEN f.first THEN f.peer_chain_id END
        FROM (SELECT o.chain_id, o.height, o.relay_index, e.peer_chain_id, row_number() OVER (PARTITION BY o.chain_id, replace(o.kind, '_on_close', ''),
                    o.version, o.src_port_id, o.src_channel_id, o.dst_port_id, o.dst_channel_id, o.sequence
                    ORDER BY o.height, o.relay_index) = 1 AS first
                FROM (SELECT DISTINCT f.channel_id, f.sequence FROM pg_temp.join_found f) w
                JOIN ibc.packet_relays o ON o.src_channel_id = w.channel_id AND o.sequence = w.sequence AND o.effect = 'first'
                LEFT JOIN pg_temp.join_ends e ON e.chain_id = o.chain_id AND e.port_id = o.dst_port_id AND e.channel_id = o.dst_channel_id) f
        WHERE r.chain_id = f.chain_id AND r.height = f.height AND r.relay_index = f.relay_index AND r.effected <> f.first;
END $$;

-- One turn. `events`: about as many packet events are read. Returns whether there is more, and the packets that changed.
CREATE FUNCTION ibc.join_turn(events bigint DEFAULT 20000, OUT more boolean, OUT packets bigint) LANGUAGE plpgsql AS $$
DECLARE
    chain record;
    again boolean;
    chains bigint;
    last bigint;
BEGIN
    -- Few of many rows, in the order of their keys: by the index, and without statistics of the temporary tables' values.
    PERFORM set_config('jit', 'off', true), set_config('random_page_cost', '0.1', true), set_config('default_statistics_target', '1', true);
    PERFORM ibc.join_prepare();
    more := false;
    WITH due AS (DELETE FROM ibc.join_parked p WHERE p.parked_at < now() - interval '1 hour' RETURNING p.chain_id, p.height)
        UPDATE ibc.join_backlog b SET blocks = b.blocks + d.blocks
            FROM (SELECT chain_id, ibc.join_span(range_agg(int8range(height, height + 1))) AS blocks FROM due GROUP BY chain_id) d
            WHERE b.chain_id = d.chain_id;
    packets := 0;
    SELECT count(*) INTO chains FROM ibc.join_chains();
    FOR chain IN SELECT c.* FROM ibc.join_chains() c ORDER BY c.chain_id LOOP
        more := NOT ibc.join_take(chain.chain_id, chain.caip2, chain.schema_name, greatest(events / chains, 1)) OR more;
    END LOOP;
    PERFORM ibc.join_counterparties();
    more := more OR EXISTS (SELECT FROM ibc.join_backlog b JOIN pg_temp.join_news n USING (chain_id) WHERE NOT isempty(b.blocks));
    IF NOT EXISTS (SELECT FROM pg_temp.join_blocks) THEN
        RETURN;
    END IF;
    ANALYZE pg_temp.join_blocks;
    FOR chain IN SELECT n.chain_id, n.schema_name, NOT isempty(n.again) AS again FROM pg_temp.join_news n WHERE NOT isempty(n.blocks)
            ORDER BY n.chain_id LOOP
        PERFORM ibc.join_find(chain.chain_id, chain.schema_name, chain.again);
    END LOOP;
    SELECT bool_or(NOT isempty(n.again)) INTO again FROM pg_temp.join_news n;
    PERFORM ibc.join_first_relays();
    PERFORM ibc.join_collect();
    SELECT coalesce(max(k.id), 0) INTO last FROM pg_temp.join_keys k;
    packets := ibc.join_write(1, again, 1, last) + ibc.join_write(2, again, 1, last);
    PERFORM ibc.join_relays(again);
END $$;

-- Up to which block the packets of a chain are joined. What waits for the counterparty of its end is not, until its node was asked once.
CREATE FUNCTION ibc.joined_up_to(p_chain_id text, p_caip2 text, p_schema text) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
    place record;
    waiting bigint;
BEGIN
    SELECT k.seq, k.stale INTO place FROM signalbox.consumers k WHERE k.name = 'ibc' AND k.caip2 = p_caip2;
    IF place.seq IS NULL OR place.stale THEN
        RETURN -1;
    END IF;
    EXECUTE format($q$
        SELECT min(e.first_height) FROM %I.channel_ends e
            LEFT JOIN ibc.joined_ends j ON j.chain_id = $1 AND j.port_id = e.port AND j.channel_id = e.channel
            WHERE CASE WHEN e.learnt_at IS NULL THEN e.asked_at IS NULL ELSE e.chain_id <> '' AND (e.chain_id, e.counterparty_port,
                e.counterparty_channel) IS DISTINCT FROM (j.peer_chain_id, j.peer_port_id, j.peer_channel_id) END $q$, p_schema)
        INTO waiting USING p_chain_id;
    RETURN least((SELECT min(lower(g.ranges)) FROM signalbox.changes g WHERE g.caip2 = p_caip2 AND g.seq > place.seq),
        (SELECT min(lower(b.blocks)) FROM ibc.join_backlog b WHERE b.chain_id = p_chain_id AND NOT isempty(b.blocks)),
        waiting, 9223372036854775807) - 1;
END $$;

-- Everything is read again; what is joined stays visible, and wrong rows are replaced.
CREATE FUNCTION ibc.join_again() RETURNS void LANGUAGE sql AS $$
    UPDATE ibc.join_backlog SET blocks = '{[0,)}'
$$;

-- Takes back what a chain contributed that is being deleted, about `batch` rows a call. False: there is more. Packets to it keep
-- their send side: their blocks are joined again.
CREATE FUNCTION ibc.join_forget(p_chain_id text, p_caip2 text, batch integer DEFAULT 20000) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    gone bigint;
    other record;
BEGIN
    PERFORM FROM signalbox.consumers k WHERE k.name = 'ibc' AND k.caip2 IS NULL FOR UPDATE;  -- a turn that knows the chain has ended
    DELETE FROM ibc.packet_flow p WHERE p.id = ANY (ARRAY(SELECT q.id FROM ibc.packet_flow q WHERE q.src_chain_id = p_chain_id LIMIT batch));
    GET DIAGNOSTICS gone = ROW_COUNT;
    IF gone < batch THEN
        DELETE FROM ibc.packet_flow_v2 p WHERE p.id = ANY (ARRAY(
            SELECT q.id FROM ibc.packet_flow_v2 q WHERE q.src_chain_id = p_chain_id LIMIT batch));
        GET DIAGNOSTICS gone = ROW_COUNT;
    END IF;
    IF gone < batch THEN
        DELETE FROM ibc.packet_relays r USING (SELECT q.height, q.relay_index FROM ibc.packet_relays q WHERE q.chain_id = p_chain_id LIMIT batch) g
            WHERE r.chain_id = p_chain_id AND r.height = g.height AND r.relay_index = g.relay_index;
        GET DIAGNOSTICS gone = ROW_COUNT;
    END IF;
    IF gone >= batch THEN
        RETURN false;
    END IF;
    UPDATE ibc.packet_relays r SET src_chain_id = NULL WHERE r.src_chain_id = p_chain_id AND r.kind = 'receive' AND NOT r.effected;
    FOR other IN SELECT p.src_chain_id AS chain_id, ibc.join_span(range_agg(int8range(p.send_height, p.send_height + 1))) AS blocks
            FROM (SELECT DISTINCT q.src_chain_id, q.send_height FROM ibc.packet_flow q WHERE q.dst_chain_id = p_chain_id
                UNION SELECT q.src_chain_id, q.send_height FROM ibc.packet_flow_v2 q WHERE q.dst_chain_id = p_chain_id) p
            WHERE p.src_chain_id <> p_chain_id GROUP BY 1 LOOP
        UPDATE ibc.join_backlog b SET blocks = b.blocks + other.blocks WHERE b.chain_id = other.chain_id;
    END LOOP;
    DELETE FROM ibc.joined_ends j WHERE j.chain_id = p_chain_id;
    DELETE FROM ibc.join_backlog b WHERE b.chain_id = p_chain_id;
    DELETE FROM ibc.join_parked p WHERE p.chain_id = p_chain_id;
    DELETE FROM ibc.channel_checks c WHERE c.chain_id = p_chain_id;
    DELETE FROM signalbox.consumers k WHERE k.name = 'ibc' AND k.caip2 = p_caip2;
    RETURN true;
END $$;

-- Functions of the document.

-- As in the document, a chain without a row of today scores 30; the window says "no data".
CREATE FUNCTION ibc.calculate_network_health_score(p_chain_id text) RETURNS numeric LANGUAGE sql STABLE AS $$
    SELECT round(greatest(0, least(100,
            0.5 * CASE WHEN n.total > 0 THEN 100 * n.ok / n.total ELSE 0 END
            + 0.3 * (100 - CASE WHEN n.total > 0 THEN 100 * n.stuck / n.total ELSE 0 END)
            + least(2 * n.channels, 20))), 2)
        FROM (SELECT coalesce(sum(s.total_packets), 0) AS total, coalesce(sum(s.successful_packets), 0) AS ok,
                coalesce(sum(s.stuck_packets), 0) AS stuck, coalesce(sum(s.active_channels), 0)::numeric AS channels
            FROM ibc.network_stats s WHERE s.chain_id = p_chain_id AND s.date = (now() AT TIME ZONE 'UTC')::date) n
$$;

CREATE FUNCTION ibc.identify_congested_channels(p_threshold numeric DEFAULT 50, p_limit integer DEFAULT 10)
    RETURNS TABLE (route text, channel_pair text, congestion_score numeric, stuck_packets integer, avg_wait_time numeric)
    LANGUAGE sql STABLE AS $$
    SELECT c.src_chain_id || ' → ' || coalesce(c.dst_chain_id, 'unknown'), c.src_channel_id || ' ↔ ' || c.dst_channel_id,
            c.congestion_score, c.packets_stuck, c.avg_clear_time_seconds
        FROM ibc.channel_performance c
        WHERE c.date = (now() AT TIME ZONE 'UTC')::date AND c.congestion_score > p_threshold
        ORDER BY c.congestion_score DESC, c.packets_stuck DESC, c.src_chain_id, c.src_channel_id, c.hour LIMIT p_limit
$$;

CREATE FUNCTION ibc.get_relayer_leaderboard(p_chain_id text DEFAULT NULL, p_date date DEFAULT (now() AT TIME ZONE 'UTC')::date,
        p_limit integer DEFAULT 20)
    RETURNS TABLE (rank bigint, relayer_address text, packets_relayed integer, success_rate numeric, reputation_score numeric,
        fees_earned numeric) LANGUAGE sql STABLE AS $$
    SELECT row_number() OVER (ORDER BY r.packets_relayed DESC, r.relayer_address, r.chain_id), r.relayer_address, r.packets_relayed,
            r.success_rate, r.reputation_score, r.total_fees_earned
        FROM ibc.relayer_performance r WHERE (p_chain_id IS NULL OR r.chain_id = p_chain_id) AND r.date = p_date
        ORDER BY 1 LIMIT p_limit
$$;

-- Days of all chains, from the packets that were sent on them.
CREATE FUNCTION ibc.aggregate_days(p_days date[], p_chain_id text DEFAULT NULL) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    one date;
    put bigint;
    total bigint := 0;
BEGIN
    FOREACH one IN ARRAY p_days LOOP
        DELETE FROM ibc.network_stats s WHERE s.date = one AND (p_chain_id IS NULL OR s.chain_id = p_chain_id) AND NOT EXISTS (
            SELECT FROM ibc.packet_flow p WHERE p.src_chain_id = s.chain_id AND p.created_at >= one::timestamp AT TIME ZONE 'UTC'
                AND p.created_at < (one + 1)::timestamp AT TIME ZONE 'UTC');
        INSERT INTO ibc.network_stats AS s (chain_id, network_name, date, total_packets, successful_packets, failed_packets,
                stuck_packets, total_volume_usd, avg_clear_time_seconds, active_relayers, active_channels)
            SELECT p.src_chain_id, coalesce((SELECT c.name FROM signalbox.chains c WHERE c.family = 'cosmos' AND c.state <> 'deleted'
                        AND coalesce(c.settings ->> 'chainId', substr(c.caip2, 8)) = p.src_chain_id LIMIT 1), p.src_chain_id), one, count(*),
                    count(*) FILTER (WHERE p.status = 'cleared'),
                    count(*) FILTER (WHERE p.status = 'failed'), count(*) FILTER (WHERE p.status = 'stuck'),
                    CASE WHEN sum(p.amount_usd) IS NOT NULL THEN least(sum(p.amount_usd), 999999999999999999.99) END,
                    avg(greatest(extract(epoch FROM p.cleared_at - p.created_at), 0)) FILTER (WHERE p.status = 'cleared'),
                    count(DISTINCT p.relayer_address), count(DISTINCT (p.src_channel_id, p.dst_channel_id))
                FROM ibc.packet_flow p
                WHERE p.created_at >= one::timestamp AT TIME ZONE 'UTC' AND p.created_at < (one + 1)::timestamp AT TIME ZONE 'UTC'
                    AND (p_chain_id IS NULL OR p.src_chain_id = p_chain_id)
                GROUP BY p.src_chain_id ORDER BY p.src_chain_id
            ON CONFLICT (chain_id, date) DO UPDATE SET network_name = excluded.network_name, total_packets = excluded.total_packets,
                successful_packets = excluded.successful_packets, failed_packets = excluded.failed_packets,
                stuck_packets = excluded.stuck_packets, total_volume_usd = excluded.total_volume_usd,
                avg_clear_time_seconds = excluded.avg_clear_time_seconds, active_relayers = excluded.active_relayers,
                active_channels = excluded.active_channels, updated_at = now();
        GET DIAGNOSTICS put = ROW_COUNT;
        total := total + put;
    END LOOP;
    RETURN total;
END $$;

-- At 01:00 the document aggregates the day that began an hour before; yesterday is closed here, too.
CREATE PROCEDURE ibc.aggregate_daily_stats() LANGUAGE plpgsql AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
BEGIN
    PERFORM ibc.aggregate_days(ARRAY[today - 1, today]);
END $$;

CREATE FUNCTION ibc.check_index_effectiveness()
    RETURNS TABLE (table_name text, index_name text, index_size text, index_scans bigint, effectiveness text) LANGUAGE sql STABLE AS $$
    SELECT s.schemaname || '.' || s.relname, s.indexrelname::text, pg_size_pretty(pg_relation_size(s.indexrelid)), s.idx_scan,
            CASE WHEN s.idx_scan = 0 THEN 'UNUSED' WHEN s.idx_scan < 100 THEN 'RARELY USED'
                WHEN s.idx_scan < 1000 THEN 'OCCASIONALLY USED' ELSE 'FREQUENTLY USED' END
        FROM pg_stat_user_indexes s ORDER BY s.idx_scan, pg_relation_size(s.indexrelid) DESC, s.indexrelid
$$;
COMMENT ON FUNCTION ibc.check_index_effectiveness() IS 'All indexes of the workspace, the fewest scans first.';

CREATE FUNCTION ibc.analyze_query_performance(query_pattern text DEFAULT '%')
    RETURNS TABLE (query_text text, calls bigint, mean_time_ms numeric, max_time_ms numeric, total_time_ms numeric)
    LANGUAGE plpgsql STABLE AS $$
DECLARE
    place text;
BEGIN
    SELECT quote_ident(n.nspname) INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'pg_stat_statements';
    IF place IS NOT NULL THEN
        RETURN QUERY EXECUTE format('SELECT s.query, s.calls, round(s.mean_exec_time::numeric, 2), round(s.max_exec_time::numeric, 2), '
            'round(s.total_exec_time::numeric, 2) FROM %s.pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid '
            'WHERE d.datname = current_database() AND s.query LIKE $1 ORDER BY s.mean_exec_time DESC LIMIT 10', place)
            USING query_pattern;
    END IF;
EXCEPTION WHEN object_not_in_prerequisite_state THEN  -- created, and not preloaded
    RETURN;
END $$;

-- Rebuilding without a lock is impossible in a function: the statements are returned, to be run one by one (\gexec).
CREATE FUNCTION ibc.maintain_indexes() RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
    ANALYZE ibc.clearing_operations, ibc.payment_transactions, ibc.refunds;
    RETURN QUERY SELECT format('REINDEX INDEX CONCURRENTLY %I.%I', n.nspname, i.relname)
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
        JOIN pg_namespace n ON n.oid = i.relnamespace JOIN pg_am a ON a.oid = i.relam
        JOIN pg_stat_user_tables s ON s.relid = t.oid
        WHERE a.amname = 'btree' AND s.n_live_tup > 0 AND pg_relation_size(i.oid) > 10 * 1024 * 1024
            AND pg_relation_size(i.oid) / (40.0 * s.n_live_tup) > 1.30
        ORDER BY pg_relation_size(i.oid) DESC;
END $$;
COMMENT ON FUNCTION ibc.maintain_indexes() IS 'Refreshes the statistics of the clearing tables, and returns a statement for each B-tree '
    'index above 10 MiB that has more than 1.3 times 40 bytes for each row of its table.';

-- Views of the document.

CREATE VIEW ibc.v_clearing_operation_stats AS
    SELECT date_trunc('day', o.created_at, 'UTC') AS day, o.clearing_status, count(*) AS operation_count,
            avg(extract(epoch FROM o.updated_at - o.created_at)) AS avg_duration_seconds,
            sum(cardinality(o.packet_ids)) AS total_packets_cleared, sum(o.total_fee) AS total_fees
        FROM ibc.clearing_operations o WHERE o.deleted_at IS NULL GROUP BY 1, 2;

CREATE MATERIALIZED VIEW ibc.mv_user_statistics AS
    SELECT o.wallet_address, count(*) AS total_operations,
            count(*) FILTER (WHERE o.clearing_status = 'completed') AS successful_operations,
            count(*) FILTER (WHERE o.clearing_status = 'failed') AS failed_operations,
            sum(cardinality(o.packet_ids)) AS total_packets_cleared,
            avg(o.updated_at - o.created_at) FILTER (WHERE o.clearing_status = 'completed') AS avg_completion_time,
            sum(o.total_fee) AS total_fees_paid, max(o.created_at) AS last_operation_at
        FROM ibc.clearing_operations o WHERE o.deleted_at IS NULL GROUP BY o.wallet_address;
CREATE UNIQUE INDEX idx_mv_user_statistics_wallet ON ibc.mv_user_statistics (wallet_address);

CREATE VIEW ibc.v_stuck_packets AS
    SELECT p.packet_id, p.src_chain_id, p.dst_chain_id, p.src_channel_id || ' → ' || p.dst_channel_id AS channel, p.sequence, p.sender,
            p.receiver, p.amount, p.denom, p.amount_usd, p.stuck_at, now() - p.stuck_at AS stuck_duration, p.attempts, p.error_message
        FROM ibc.packet_flow p WHERE p.status = 'stuck' AND p.stuck_at IS NOT NULL ORDER BY p.stuck_at;

CREATE VIEW ibc.v_network_overview AS
    SELECT s.chain_id, s.network_name, s.total_packets, s.successful_packets, s.stuck_packets,
            CASE WHEN s.total_packets > 0 THEN round(100.0 * s.successful_packets / s.total_packets, 2) ELSE 0 END AS success_rate,
            s.total_volume_usd, s.active_relayers, s.active_channels, ibc.calculate_network_health_score(s.chain_id) AS health_score
        FROM ibc.network_stats s WHERE s.date = (now() AT TIME ZONE 'UTC')::date ORDER BY s.total_packets DESC;

DO $$
DECLARE
    item record;
BEGIN
    FOR item IN SELECT c.oid::regclass::text AS name, c.relkind FROM pg_catalog.pg_class c
        WHERE c.relnamespace = 'ibc'::regnamespace AND c.relkind IN ('r', 'v', 'm') LOOP
        EXECUTE format('ALTER %s %s OWNER TO @engine@', CASE item.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
            ELSE 'TABLE' END, item.name);
        EXECUTE format('GRANT SELECT ON %s TO @reader@', item.name);
    END LOOP;
    FOR item IN SELECT p.oid::regprocedure::text AS name FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'ibc'::regnamespace LOOP
        EXECUTE format('ALTER ROUTINE %s OWNER TO @engine@', item.name);
    END LOOP;
END $$;
