-- Packets of IBC v2 in lists, searches and statistics. They stay apart from those of v1: the document's tables and figures are about
-- channels, and v2 has clients instead.

CREATE INDEX packet_flow_v2_tx_send ON ibc.packet_flow_v2 USING hash (tx_hash_send) WHERE tx_hash_send IS NOT NULL;
CREATE INDEX packet_flow_v2_tx_recv ON ibc.packet_flow_v2 USING hash (tx_hash_recv) WHERE tx_hash_recv IS NOT NULL;
CREATE INDEX packet_flow_v2_tx_clear ON ibc.packet_flow_v2 USING hash (tx_hash_clear) WHERE tx_hash_clear IS NOT NULL;
CREATE INDEX packet_flow_v2_sender ON ibc.packet_flow_v2 (sender, created_at DESC);
CREATE INDEX packet_flow_v2_receiver ON ibc.packet_flow_v2 (receiver, created_at DESC);
CREATE INDEX packet_flow_v2_relayer ON ibc.packet_flow_v2 (relayer_address, cleared_at DESC) WHERE relayer_address IS NOT NULL;
CREATE INDEX packet_flow_v2_chain_created ON ibc.packet_flow_v2 (src_chain_id, created_at);
CREATE INDEX packet_flow_v2_stuck ON ibc.packet_flow_v2 (stuck_at DESC) WHERE status = 'stuck';

-- With the columns of v_packets: ports are empty, and channels are clients. Timeouts are seconds, and have no height.
CREATE VIEW ibc.v_packets_v2 AS
    SELECT p.id, p.packet_id, p.src_chain_id, p.dst_chain_id, ''::text AS src_port_id, p.src_client_id AS src_channel_id,
            ''::text AS dst_port_id, p.dst_client_id AS dst_channel_id, p.sequence, p.sender, p.receiver, p.amount, p.denom, p.amount_usd,
            p.memo, p.status, p.outcome, p.created_at, p.sent_at, p.received_at, p.written_at, p.stuck_at, p.cleared_at,
            p.relayer_address, p.recv_relayer_address, p.tx_hash_send, p.tx_hash_recv, p.tx_hash_clear, p.attempts, p.error_message,
            '0-0'::text AS timeout_height, p.timeout_timestamp, s.name AS source_name, s.caip2 AS source_caip2,
            d.name AS destination_name, d.caip2 AS destination_caip2,
            CASE WHEN p.status <> 'stuck' THEN 'none' WHEN p.outcome = 'received' THEN 'unacknowledged'
                WHEN p.timeout_timestamp > 0 AND extract(epoch FROM d.at) >= p.timeout_timestamp THEN 'past_timeout'
                ELSE 'unreceived' END AS stuck_kind,
            p.status = 'stuck' AND p.created_at <= now() - t.critical AS critical,
            coalesce(nullif(x.symbol, ''), ibc.base_denom(p.denom)) AS symbol, x.decimals,
            CASE WHEN p.timeout_timestamp > 0 THEN to_timestamp(least(p.timeout_timestamp, 253402300799)::double precision) END AS timeout_at,
            CASE WHEN p.cleared_at IS NULL THEN greatest(floor(extract(epoch FROM clock_timestamp() - p.created_at) * 1000), 0)::bigint END
                AS age_ms
        FROM ibc.packet_flow_v2 p
        LEFT JOIN ibc.chain_heads s ON s.chain_id = p.src_chain_id
        LEFT JOIN ibc.chain_heads d ON d.chain_id = p.dst_chain_id
        CROSS JOIN LATERAL ibc.thresholds_of(p.src_chain_id, '', p.src_client_id) t
        LEFT JOIN LATERAL (SELECT z.symbol, z.decimals FROM ibc.denom_prices z
            WHERE z.denom = p.denom AND z.chain_id IN ('', p.src_chain_id) ORDER BY z.chain_id = '', z.since DESC LIMIT 1) x ON true;

-- As v_sending_ends.
CREATE VIEW ibc.v_sending_clients AS
    WITH RECURSIVE ends AS (
        (SELECT p.src_chain_id, p.src_client_id FROM ibc.packet_flow_v2 p ORDER BY 1, 2 LIMIT 1)
        UNION ALL
        SELECT n.src_chain_id, n.src_client_id FROM ends e CROSS JOIN LATERAL (
            SELECT p.src_chain_id, p.src_client_id FROM ibc.packet_flow_v2 p
                WHERE (p.src_chain_id, p.src_client_id) > (e.src_chain_id, e.src_client_id) ORDER BY 1, 2 LIMIT 1) n)
    SELECT e.src_chain_id, e.src_client_id FROM ends e;

-- As channel_days.
CREATE TABLE ibc.client_days (
    src_chain_id text NOT NULL,
    src_client_id text NOT NULL,
    dst_chain_id text,
    dst_client_id text NOT NULL,
    date date NOT NULL,
    sent bigint NOT NULL,
    cleared bigint NOT NULL,
    failed bigint NOT NULL,
    stuck bigint NOT NULL,
    clear_seconds double precision NOT NULL,
    volume_usd numeric,
    last_received timestamptz,
    last_relayed timestamptz,
    UNIQUE NULLS NOT DISTINCT (src_chain_id, date, src_client_id, dst_chain_id, dst_client_id)
);
CREATE INDEX client_days_date ON ibc.client_days (date);
COMMENT ON TABLE ibc.client_days IS 'Days of each client that sends packets of IBC v2.';

CREATE TRIGGER note_inserted AFTER INSERT ON ibc.packet_flow_v2 REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_packets();
CREATE TRIGGER note_updated AFTER UPDATE ON ibc.packet_flow_v2 REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_packets();
CREATE TRIGGER note_deleted AFTER DELETE ON ibc.packet_flow_v2 REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_packets();

CREATE FUNCTION ibc.count_client_days(chain text, days date[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ibc.client_days d WHERE d.src_chain_id = chain AND d.date = ANY (days);
    INSERT INTO ibc.client_days (src_chain_id, src_client_id, dst_chain_id, dst_client_id, date, sent, cleared, failed, stuck,
            clear_seconds, volume_usd, last_received, last_relayed)
        SELECT chain, p.src_client_id, p.dst_chain_id, p.dst_client_id, w.day, count(*),
            count(*) FILTER (WHERE p.status = 'cleared'), count(*) FILTER (WHERE p.status = 'failed'),
            count(*) FILTER (WHERE p.status = 'stuck'),
            coalesce(sum(ibc.seconds_between(p.created_at, p.cleared_at)) FILTER (WHERE p.status = 'cleared'), 0),
            sum(p.amount_usd), max(p.received_at), max(greatest(p.received_at, p.cleared_at))
        FROM unnest(days) AS w (day) JOIN ibc.packet_flow_v2 p ON p.src_chain_id = chain
            AND p.created_at >= w.day::timestamp AT TIME ZONE 'UTC' AND p.created_at < (w.day + 1)::timestamp AT TIME ZONE 'UTC'
        GROUP BY w.day, p.src_client_id, p.dst_chain_id, p.dst_client_id;
END $$;

-- As value_packets.
CREATE FUNCTION ibc.value_client_packets(chain text, hours timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ibc.denom_prices) THEN
        PERFORM set_config('ibc.counting', 'on', true);
        UPDATE ibc.packet_flow_v2 p SET amount_usd = round(v.usd, 2)
            FROM (SELECT q.id, q.amount * x.usd / 10::numeric ^ x.decimals AS usd
                FROM unnest(hours) AS w (hour) JOIN ibc.packet_flow_v2 q ON q.src_chain_id = chain AND q.created_at >= w.hour
                    AND q.created_at < w.hour + interval '1 hour' AND q.amount_usd IS NULL AND q.amount IS NOT NULL
                CROSS JOIN LATERAL (SELECT z.usd, z.decimals FROM ibc.denom_prices z WHERE z.denom = q.denom
                    AND z.chain_id IN ('', chain) AND z.since <= q.created_at ORDER BY z.chain_id = '', z.since DESC LIMIT 1) x
                FOR UPDATE OF q SKIP LOCKED) v
            WHERE p.id = v.id AND v.usd < 1e12;
        PERFORM set_config('ibc.counting', 'off', true);
    END IF;
END $$;

-- With the packets of v2.
CREATE OR REPLACE FUNCTION ibc.count_packets(most integer, quiet interval DEFAULT '5 s', patience interval DEFAULT '30 s') RETURNS bigint
    LANGUAGE plpgsql AS $$
DECLARE
    one record;
    counted bigint := 0;
BEGIN
    FOR one IN WITH due AS MATERIALIZED (SELECT s.chain_id, ibc.day_of(s.hour) AS day FROM ibc.stale_hours s GROUP BY 1, 2
                HAVING max(s.noted_at) <= clock_timestamp() - quiet OR min(s.noted_at) <= clock_timestamp() - patience
                ORDER BY 2 DESC, 1 LIMIT most),
            gone AS (DELETE FROM ibc.stale_hours s USING due d WHERE s.chain_id = d.chain_id AND ibc.day_of(s.hour) = d.day
                RETURNING s.chain_id, s.hour)
            SELECT g.chain_id, array_agg(DISTINCT g.hour) AS hours, array_agg(DISTINCT ibc.day_of(g.hour)) AS days
                FROM gone g GROUP BY g.chain_id ORDER BY g.chain_id LOOP
        PERFORM ibc.value_packets(one.chain_id, one.hours);
        PERFORM ibc.count_hours(one.chain_id, one.hours);
        PERFORM ibc.count_days(one.chain_id, one.days);
        PERFORM ibc.value_client_packets(one.chain_id, one.hours);
        PERFORM ibc.count_client_days(one.chain_id, one.days);
        counted := counted + cardinality(one.days);
    END LOOP;
    RETURN counted;
END $$;

-- With the response of relays of v2.
CREATE OR REPLACE FUNCTION ibc.count_relay_days(chain text, days date[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ibc.response_times t WHERE t.chain_id = chain AND t.date = ANY (days);
    DELETE FROM ibc.relayer_fees f WHERE f.chain_id = chain AND f.date = ANY (days);
    WITH relays AS MATERIALIZED (SELECT w.day, r.signer, r.effected, r.failed, r.tx_hash, r.fee,
                ibc.seconds_between(CASE WHEN r.effected THEN CASE r.kind WHEN 'receive' THEN coalesce(p.sent_at, q.sent_at)
                    WHEN 'acknowledge' THEN coalesce(p.written_at, p.received_at, q.written_at, q.received_at)
                    WHEN 'timeout' THEN to_timestamp(coalesce(nullif(p.timeout_timestamp, 0) / 1000000000,
                        nullif(q.timeout_timestamp, 0))::double precision) END END,
                    r.relayed_at) AS seconds
            FROM unnest(days) AS w (day) JOIN ibc.packet_relays r ON r.chain_id = chain
                AND r.relayed_at >= w.day::timestamp AT TIME ZONE 'UTC' AND r.relayed_at < (w.day + 1)::timestamp AT TIME ZONE 'UTC'
            LEFT JOIN ibc.packet_flow p ON r.version = 1 AND p.src_chain_id = r.src_chain_id AND p.src_port_id = r.src_port_id
                AND p.src_channel_id = r.src_channel_id AND p.sequence = r.sequence
            LEFT JOIN ibc.packet_flow_v2 q ON r.version = 2 AND q.src_chain_id = r.src_chain_id AND q.src_client_id = r.src_channel_id
                AND q.sequence = r.sequence
            WHERE r.signer <> '' AND (NOT r.failed OR r.lost_race)),
        days_of AS (SELECT r.signer, r.day, count(*) AS relayed, count(*) FILTER (WHERE r.effected) AS won,
                count(*) FILTER (WHERE NOT r.effected) AS lost, avg(r.seconds) AS seconds FROM relays r GROUP BY 1, 2),
        buckets AS (INSERT INTO ibc.response_times (chain_id, relayer_address, date, bucket, relays)
            SELECT chain, r.signer, r.day, ibc.bucket_of(r.seconds), count(*) FROM relays r WHERE r.seconds IS NOT NULL GROUP BY 2, 3, 4),
        fees AS (INSERT INTO ibc.relayer_fees (chain_id, relayer_address, date, denom, amount)
            SELECT chain, t.signer, t.day, c.coin[2], sum(c.coin[1]::numeric)
            FROM (SELECT DISTINCT r.signer, r.day, r.tx_hash, r.fee FROM relays r WHERE r.fee <> '') t
                CROSS JOIN LATERAL regexp_matches(t.fee, '(?:^|,)([0-9]{1,78})([^0-9,][^,]*)', 'g') AS c (coin) GROUP BY 2, 3, 4)
    INSERT INTO ibc.relayer_performance AS x (relayer_address, chain_id, date, packets_relayed, packets_won, packets_frontrun, success_rate,
            avg_response_time_seconds, reputation_score)
        SELECT d.signer, chain, d.day, d.relayed, d.won, d.lost, round(100.0 * d.won / greatest(d.won + d.lost, 1), 2),
            d.seconds, ibc.reputation(d.relayed, d.won, d.lost, d.seconds) FROM days_of d
        ON CONFLICT (relayer_address, chain_id, date) DO UPDATE SET packets_relayed = excluded.packets_relayed,
            packets_won = excluded.packets_won, packets_frontrun = excluded.packets_frontrun, success_rate = excluded.success_rate,
            avg_response_time_seconds = excluded.avg_response_time_seconds, reputation_score = excluded.reputation_score, updated_at = now()
        WHERE (x.packets_relayed, x.packets_won, x.packets_frontrun, x.avg_response_time_seconds) IS DISTINCT FROM
            (excluded.packets_relayed, excluded.packets_won, excluded.packets_frontrun, excluded.avg_response_time_seconds);
    DELETE FROM ibc.relayer_performance x WHERE x.chain_id = chain AND x.date = ANY (days) AND NOT EXISTS (
        SELECT FROM ibc.packet_relays r WHERE r.chain_id = chain AND r.signer = x.relayer_address AND (NOT r.failed OR r.lost_race)
            AND r.relayed_at >= x.date::timestamp AT TIME ZONE 'UTC' AND r.relayed_at < (x.date + 1)::timestamp AT TIME ZONE 'UTC');
END $$;

-- What is stored is counted in the next turn.
INSERT INTO ibc.stale_hours (chain_id, hour) SELECT DISTINCT p.src_chain_id, date_trunc('hour', p.created_at, 'UTC') FROM ibc.packet_flow_v2 p;
INSERT INTO ibc.stale_relay_days (chain_id, day) SELECT DISTINCT r.chain_id, ibc.day_of(r.relayed_at) FROM ibc.packet_relays r WHERE r.version = 2;

ALTER TABLE ibc.client_days OWNER TO @engine@;
ALTER VIEW ibc.v_packets_v2 OWNER TO @engine@;
ALTER VIEW ibc.v_sending_clients OWNER TO @engine@;
GRANT SELECT ON ibc.client_days, ibc.v_packets_v2, ibc.v_sending_clients TO @reader@;
ALTER FUNCTION ibc.count_client_days(text, date[]) OWNER TO @engine@;
ALTER FUNCTION ibc.value_client_packets(text, timestamptz[]) OWNER TO @engine@;
