-- What keeps the statistics of packets up to date: which packets are stuck, and the hours and days that changed. The joiner writes
-- pending, cleared and failed; stuck and stuck_at are written here.

-- The most specific row counts; an empty column means any.
CREATE TABLE ibc.channel_thresholds (
    chain_id text NOT NULL DEFAULT '',
    port_id text NOT NULL DEFAULT '',
    channel_id text NOT NULL DEFAULT '',
    stuck_seconds integer NOT NULL DEFAULT 900 CHECK (stuck_seconds > 0),
    critical_seconds integer NOT NULL DEFAULT 3600,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (chain_id, port_id, channel_id),
    CHECK (critical_seconds >= stuck_seconds)
);
COMMENT ON TABLE ibc.channel_thresholds IS 'Age at which a packet of the sending end is stuck, and critical.';
INSERT INTO ibc.channel_thresholds DEFAULT VALUES;

-- A set, so that the planner takes its query into the one that calls it.
CREATE FUNCTION ibc.thresholds_of(chain text, port text, channel text) RETURNS TABLE (stuck interval, critical interval)
    LANGUAGE sql STABLE AS $$
    SELECT t.stuck_seconds * interval '1 s', t.critical_seconds * interval '1 s' FROM ibc.channel_thresholds t
        WHERE t.chain_id IN ('', chain) AND t.port_id IN ('', port) AND t.channel_id IN ('', channel)
        ORDER BY t.channel_id = '', t.port_id = '', t.chain_id = '' LIMIT 1
$$;

-- The price of a whole unit of a denomination as packets carry it, from `since` on. A packet counts with the price of its time.
CREATE TABLE ibc.denom_prices (
    chain_id text NOT NULL DEFAULT '',
    denom text NOT NULL,
    since timestamptz NOT NULL DEFAULT now(),
    symbol text NOT NULL DEFAULT '',
    decimals integer NOT NULL CHECK (decimals BETWEEN 0 AND 77),
    usd numeric NOT NULL CHECK (usd >= 0),
    PRIMARY KEY (denom, chain_id, since)
);
COMMENT ON COLUMN ibc.denom_prices.chain_id IS 'That sends the packet; empty for any.';

-- The chains of the workspace: up to where each is stored without a gap. `to_head`: there, and in the packets, is all that its nodes have.
CREATE TABLE ibc.chain_heads (
    chain_id text PRIMARY KEY,
    caip2 text NOT NULL,
    name text NOT NULL,
    schema_name text NOT NULL,
    height bigint,
    at timestamptz,
    to_head boolean NOT NULL,
    counted bigint NOT NULL DEFAULT -1,
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN ibc.chain_heads.counted IS 'Up to this block, the packets and relays of the chain are joined, and in the statistics.';

-- A chain is at its head if its nodes answered lately and few blocks are missing, and its changes are joined.
CREATE FUNCTION ibc.update_heads() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one record;
    newest timestamptz;
BEGIN
    DELETE FROM ibc.chain_heads h WHERE NOT EXISTS (SELECT FROM signalbox.chains c
        WHERE c.caip2 = h.caip2 AND c.family = 'cosmos' AND c.state IN ('active', 'paused'));
    FOR one IN SELECT c.caip2, c.name, c.schema_name, coalesce(c.settings ->> 'chainId', substr(c.caip2, 8)) AS chain_id, v.hi,
                coalesce(v.hi >= (n.snapshot ->> 'head')::bigint - 10
                    AND coalesce((n.snapshot ->> 'headSeenAt')::timestamptz, n.at) > clock_timestamp() - interval '2 minutes'
                    AND NOT k.stale AND k.seq >= l.changes - 20 AND coalesce(lower(b.blocks) > v.hi - 20, true), false) AS to_head
            FROM signalbox.chains c JOIN signalbox.leases l ON l.caip2 = c.caip2
            LEFT JOIN signalbox.streams s ON s.caip2 = c.caip2 AND s.stream = 'ibc' AND s.removed_at IS NULL
            LEFT JOIN signalbox.coverage v ON v.caip2 = c.caip2 AND v.stream = 'ibc' AND s.from_block BETWEEN v.lo AND v.hi
            LEFT JOIN signalbox.chain_status n ON n.caip2 = c.caip2
            LEFT JOIN signalbox.consumers k ON k.caip2 = c.caip2 AND k.name = 'ibc'
            LEFT JOIN ibc.join_backlog b ON b.caip2 = c.caip2
            WHERE c.family = 'cosmos' AND c.state IN ('active', 'paused') ORDER BY c.caip2 LOOP
        newest := NULL;
        IF one.hi IS NOT NULL AND to_regclass(format('%I.blocks', one.schema_name)) IS NOT NULL THEN
            EXECUTE format('SELECT b.time FROM %I.blocks b WHERE b.height <= $1 ORDER BY b.height DESC LIMIT 1', one.schema_name)
                INTO newest USING one.hi;
        END IF;
        INSERT INTO ibc.chain_heads AS h (chain_id, caip2, name, schema_name, height, at, to_head)
            VALUES (one.chain_id, one.caip2, one.name, one.schema_name, one.hi, newest, one.to_head AND newest IS NOT NULL)
            ON CONFLICT (chain_id) DO UPDATE SET caip2 = excluded.caip2, name = excluded.name, schema_name = excluded.schema_name,
                height = excluded.height, at = excluded.at, to_head = excluded.to_head, updated_at = now()
            WHERE (h.caip2, h.name, h.schema_name, h.height, h.at, h.to_head)
                IS DISTINCT FROM (excluded.caip2, excluded.name, excluded.schema_name, excluded.height, excluded.at, excluded.to_head);
    END LOOP;
END $$;

-- Addresses of the operator's own relayers.
CREATE TABLE ibc.own_relayers (
    chain_id text NOT NULL,
    relayer_address text NOT NULL,
    PRIMARY KEY (chain_id, relayer_address)
);

-- Those that relayed what the operator's Hermes says it relayed, if they are the only ones of their chain.
CREATE FUNCTION ibc.learn_own_relayers() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ibc.own_relayers (chain_id, relayer_address)
        SELECT k.chain_id, min(k.signer) FROM (SELECT o.id, r.chain_id, r.signer
                FROM ibc.clearing_operations o CROSS JOIN LATERAL jsonb_array_elements(o.verdicts) v
                JOIN ibc.packet_relays r ON r.src_channel_id = v ->> 'channel' AND r.sequence = (v ->> 'sequence')::numeric
                    AND r.src_port_id = v ->> 'port' AND r.src_chain_id = v ->> 'chain'
                WHERE o.ended_at > now() - interval '1 hour' AND (v ->> 'ours')::boolean AND r.effected AND r.signer <> ''
                    AND r.relayed_at BETWEEN o.started_at - interval '2 minutes' AND o.ended_at + interval '2 minutes') k
            GROUP BY k.id, k.chain_id HAVING count(DISTINCT k.signer) = 1
        ON CONFLICT DO NOTHING;
END $$;

-- What must be counted again, appended by whoever changes packets or relays: no writer waits for another.
CREATE TABLE ibc.stale_hours (
    chain_id text NOT NULL,
    hour timestamptz NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TABLE ibc.stale_relay_days (
    chain_id text NOT NULL,
    day date NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX stale_hours_chain ON ibc.stale_hours (chain_id, hour);
CREATE INDEX stale_relay_days_chain ON ibc.stale_relay_days (chain_id, day);

-- Block times of two chains may be in the wrong order.
CREATE FUNCTION ibc.seconds_between(earlier timestamptz, later timestamptz) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN later < earlier THEN 0 ELSE extract(epoch FROM later - earlier) END
$$;
CREATE FUNCTION ibc.day_of(moment timestamptz) RETURNS date LANGUAGE sql IMMUTABLE AS $$ SELECT (moment AT TIME ZONE 'UTC')::date $$;

-- The response to a packet counts on the days on which it was relayed.
CREATE FUNCTION ibc.note_packets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('ibc.counting', true), '') = 'on' THEN
        RETURN NULL;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO ibc.stale_hours (chain_id, hour) SELECT DISTINCT f.src_chain_id, date_trunc('hour', f.created_at, 'UTC') FROM fresh f;
        INSERT INTO ibc.stale_relay_days (chain_id, day)
            SELECT f.dst_chain_id, ibc.day_of(f.received_at) FROM fresh f WHERE f.received_at IS NOT NULL AND f.dst_chain_id IS NOT NULL
            UNION SELECT f.src_chain_id, ibc.day_of(f.cleared_at) FROM fresh f WHERE f.cleared_at IS NOT NULL;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO ibc.stale_hours (chain_id, hour) SELECT DISTINCT g.src_chain_id, date_trunc('hour', g.created_at, 'UTC') FROM gone g;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER note_inserted AFTER INSERT ON ibc.packet_flow REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_packets();
CREATE TRIGGER note_updated AFTER UPDATE ON ibc.packet_flow REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_packets();
CREATE TRIGGER note_deleted AFTER DELETE ON ibc.packet_flow REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_packets();
CREATE FUNCTION ibc.note_relays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO ibc.stale_relay_days (chain_id, day) SELECT DISTINCT f.chain_id, ibc.day_of(f.relayed_at) FROM fresh f;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO ibc.stale_relay_days (chain_id, day) SELECT DISTINCT g.chain_id, ibc.day_of(g.relayed_at) FROM gone g;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER note_inserted AFTER INSERT ON ibc.packet_relays REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_relays();
CREATE TRIGGER note_updated AFTER UPDATE ON ibc.packet_relays REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_relays();
CREATE TRIGGER note_deleted AFTER DELETE ON ibc.packet_relays REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION ibc.note_relays();

-- Days of each end of a channel that sends: what lists, health and routes add up, beside the document's tables.
CREATE TABLE ibc.channel_days (
    src_chain_id text NOT NULL,
    src_port_id text NOT NULL,
    src_channel_id text NOT NULL,
    dst_chain_id text,
    dst_port_id text NOT NULL,
    dst_channel_id text NOT NULL,
    date date NOT NULL,
    sent bigint NOT NULL,
    cleared bigint NOT NULL,
    failed bigint NOT NULL,
    stuck bigint NOT NULL,
    clear_seconds double precision NOT NULL,
    volume_usd numeric,
    last_received timestamptz,
    last_relayed timestamptz,
    UNIQUE NULLS NOT DISTINCT (src_chain_id, date, src_port_id, src_channel_id, dst_chain_id, dst_port_id, dst_channel_id)
);
CREATE INDEX channel_days_date ON ibc.channel_days (date);
COMMENT ON COLUMN ibc.channel_days.clear_seconds IS 'Sum over the cleared packets.';

-- What an end holds in escrow is the sum of what it sent of a denomination, less what was refunded and what came back.
CREATE TABLE ibc.denom_days (
    src_chain_id text NOT NULL,
    src_port_id text NOT NULL,
    src_channel_id text NOT NULL,
    dst_chain_id text,
    dst_port_id text NOT NULL,
    dst_channel_id text NOT NULL,
    date date NOT NULL,
    denom text NOT NULL,
    sent numeric NOT NULL,
    refunded numeric NOT NULL,
    arrived numeric NOT NULL
);
CREATE INDEX denom_days_chain ON ibc.denom_days (src_chain_id, date);
COMMENT ON COLUMN ibc.denom_days.arrived IS 'Received, and not refused.';

-- Times in buckets of 1 %, so that percentiles of any period are sums.
CREATE FUNCTION ibc.bucket_of(seconds double precision) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT round(ln(greatest(seconds * 1000, 1)) / ln(1.01::double precision))::integer
$$;
CREATE FUNCTION ibc.bucket_ms(bucket integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT round(exp(bucket * ln(1.01::double precision)))::bigint
$$;
CREATE TABLE ibc.clear_times (
    src_chain_id text NOT NULL,
    src_port_id text NOT NULL,
    src_channel_id text NOT NULL,
    date date NOT NULL,
    bucket integer NOT NULL,
    packets bigint NOT NULL,
    PRIMARY KEY (src_chain_id, date, src_port_id, src_channel_id, bucket)
);
CREATE TABLE ibc.response_times (
    chain_id text NOT NULL,
    relayer_address text NOT NULL,
    date date NOT NULL,
    bucket integer NOT NULL,
    relays bigint NOT NULL,
    PRIMARY KEY (chain_id, date, relayer_address, bucket)
);
-- Paid for transactions with relays, each once.
CREATE TABLE ibc.relayer_fees (
    chain_id text NOT NULL,
    relayer_address text NOT NULL,
    date date NOT NULL,
    denom text NOT NULL,
    amount numeric NOT NULL,
    PRIMARY KEY (chain_id, date, relayer_address, denom)
);

-- The share of each bucket is rounded up: the smallest time that at least this share of all does not exceed.
CREATE FUNCTION ibc.percentile(buckets integer[], counts bigint[], share double precision) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT ibc.bucket_ms(b.bucket) FROM (SELECT u.bucket, sum(u.n) OVER (ORDER BY u.bucket) AS upto, sum(u.n) OVER () AS total
        FROM (SELECT x.bucket, sum(x.n) AS n FROM unnest(buckets, counts) AS x (bucket, n) GROUP BY x.bucket) u) b
        WHERE b.upto >= share * b.total ORDER BY b.bucket LIMIT 1
$$;

CREATE FUNCTION ibc.congestion(stuck bigint, sent bigint, avg_clear_seconds double precision) RETURNS numeric LANGUAGE sql IMMUTABLE AS $$
    SELECT round(least(greatest(0.6 * 100 * stuck / greatest(sent, 1)
        + 0.4 * 100 * least(coalesce(avg_clear_seconds, 0) / 900, 1), 0), 100)::numeric, 2)
$$;
CREATE FUNCTION ibc.reputation(relayed bigint, won bigint, lost bigint, avg_response_seconds double precision) RETURNS numeric
    LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN relayed <= 0 THEN 50 ELSE round(least(greatest(50 * (1 - v.share) + v.share * (70.0 * won / relayed
            + 20 * (1 - 1.0 * lost / relayed) + 10 * (1 - least(coalesce(avg_response_seconds, 60) / 60, 1))), 0), 100)::numeric, 2) END
        FROM (SELECT least(relayed / 100.0, 1) AS share) v
$$;

-- Counts whole days of a chain anew.
CREATE FUNCTION ibc.count_days(chain text, days date[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ibc.aggregate_days(days, chain);
    DELETE FROM ibc.channel_days d WHERE d.src_chain_id = chain AND d.date = ANY (days);
    INSERT INTO ibc.channel_days (src_chain_id, src_port_id, src_channel_id, dst_chain_id, dst_port_id, dst_channel_id, date, sent, cleared,
            failed, stuck, clear_seconds, volume_usd, last_received, last_relayed)
        SELECT chain, p.src_port_id, p.src_channel_id, p.dst_chain_id, p.dst_port_id, p.dst_channel_id, w.day, count(*),
            count(*) FILTER (WHERE p.status = 'cleared'), count(*) FILTER (WHERE p.status = 'failed'),
            count(*) FILTER (WHERE p.status = 'stuck'),
            coalesce(sum(ibc.seconds_between(p.created_at, p.cleared_at)) FILTER (WHERE p.status = 'cleared'), 0),
            sum(p.amount_usd), max(p.received_at), max(greatest(p.received_at, p.cleared_at))
        FROM unnest(days) AS w (day) JOIN ibc.packet_flow p ON p.src_chain_id = chain
            AND p.created_at >= w.day::timestamp AT TIME ZONE 'UTC' AND p.created_at < (w.day + 1)::timestamp AT TIME ZONE 'UTC'
        GROUP BY w.day, p.src_port_id, p.src_channel_id, p.dst_chain_id, p.dst_port_id, p.dst_channel_id;
    DELETE FROM ibc.denom_days d WHERE d.src_chain_id = chain AND d.date = ANY (days);
    INSERT INTO ibc.denom_days (src_chain_id, src_port_id, src_channel_id, dst_chain_id, dst_port_id, dst_channel_id, date, denom, sent,
            refunded, arrived)
        SELECT chain, p.src_port_id, p.src_channel_id, p.dst_chain_id, p.dst_port_id, p.dst_channel_id, w.day, p.denom, sum(p.amount),
            coalesce(sum(p.amount) FILTER (WHERE p.status = 'failed'), 0),
            coalesce(sum(p.amount) FILTER (WHERE p.status = 'cleared' OR p.outcome = 'received'), 0)
        FROM unnest(days) AS w (day) JOIN ibc.packet_flow p ON p.src_chain_id = chain AND p.amount IS NOT NULL AND p.denom IS NOT NULL
            AND p.created_at >= w.day::timestamp AT TIME ZONE 'UTC' AND p.created_at < (w.day + 1)::timestamp AT TIME ZONE 'UTC'
        GROUP BY w.day, p.src_port_id, p.src_channel_id, p.dst_chain_id, p.dst_port_id, p.dst_channel_id, p.denom;
    DELETE FROM ibc.clear_times t WHERE t.src_chain_id = chain AND t.date = ANY (days);
    INSERT INTO ibc.clear_times (src_chain_id, src_port_id, src_channel_id, date, bucket, packets)
        SELECT chain, p.src_port_id, p.src_channel_id, w.day,
            ibc.bucket_of(ibc.seconds_between(p.created_at, p.cleared_at)), count(*)
        FROM unnest(days) AS w (day) JOIN ibc.packet_flow p ON p.src_chain_id = chain AND p.status = 'cleared' AND p.cleared_at IS NOT NULL
            AND p.created_at >= w.day::timestamp AT TIME ZONE 'UTC' AND p.created_at < (w.day + 1)::timestamp AT TIME ZONE 'UTC'
        GROUP BY 2, 3, 4, 5;
END $$;

CREATE FUNCTION ibc.count_hours(chain text, hours timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ibc.channel_performance c USING unnest(hours) AS w (hour) WHERE c.src_chain_id = chain
        AND c.date = ibc.day_of(w.hour) AND c.hour = extract(hour FROM w.hour AT TIME ZONE 'UTC');
    INSERT INTO ibc.channel_performance (src_chain_id, dst_chain_id, src_channel_id, dst_channel_id, date, hour, packets_sent,
            packets_cleared, packets_stuck, avg_clear_time_seconds, congestion_score, success_rate, volume_usd, src_port_id, dst_port_id)
        SELECT chain, s.dst_chain_id, s.src_channel_id, s.dst_channel_id, ibc.day_of(s.hour),
            extract(hour FROM s.hour AT TIME ZONE 'UTC')::integer, s.sent, s.cleared, s.stuck, s.seconds,
            ibc.congestion(s.stuck, s.sent, s.seconds), round(100.0 * s.cleared / s.sent, 2), s.usd, s.src_port_id, s.dst_port_id
        FROM (SELECT w.hour, p.dst_chain_id, p.src_port_id, p.src_channel_id, p.dst_port_id, p.dst_channel_id, count(*) AS sent,
                count(*) FILTER (WHERE p.status = 'cleared') AS cleared, count(*) FILTER (WHERE p.status = 'stuck') AS stuck,
                avg(ibc.seconds_between(p.created_at, p.cleared_at)) FILTER (WHERE p.status = 'cleared') AS seconds,
                CASE WHEN sum(p.amount_usd) IS NOT NULL THEN least(sum(p.amount_usd), 999999999999999999.99) END AS usd
            FROM unnest(hours) AS w (hour) JOIN ibc.packet_flow p ON p.src_chain_id = chain
                AND p.created_at >= w.hour AND p.created_at < w.hour + interval '1 hour'
            GROUP BY w.hour, p.dst_chain_id, p.src_port_id, p.src_channel_id, p.dst_port_id, p.dst_channel_id) s;
    DELETE FROM ibc.hourly_packet_stats s WHERE s.src_chain_id = chain AND s.hour = ANY (hours);
    INSERT INTO ibc.hourly_packet_stats (hour, src_chain_id, dst_chain_id, status, packet_count, volume_usd, avg_clear_time)
        SELECT w.hour, chain, p.dst_chain_id, p.status, count(*), sum(p.amount_usd),
            avg(ibc.seconds_between(p.created_at, p.cleared_at))
        FROM unnest(hours) AS w (hour) JOIN ibc.packet_flow p ON p.src_chain_id = chain
            AND p.created_at >= w.hour AND p.created_at < w.hour + interval '1 hour'
        GROUP BY w.hour, p.dst_chain_id, p.status;
END $$;

-- Packets get a value when they are counted first. Above a trillion dollars, the price or the amount is a mistake.
CREATE FUNCTION ibc.value_packets(chain text, hours timestamptz[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM ibc.denom_prices) THEN
        PERFORM set_config('ibc.counting', 'on', true);
        UPDATE ibc.packet_flow p SET amount_usd = round(v.usd, 2)
            FROM (SELECT q.id, q.amount * x.usd / 10::numeric ^ x.decimals AS usd
                FROM unnest(hours) AS w (hour) JOIN ibc.packet_flow q ON q.src_chain_id = chain AND q.created_at >= w.hour
                    AND q.created_at < w.hour + interval '1 hour' AND q.amount_usd IS NULL AND q.amount IS NOT NULL
                CROSS JOIN LATERAL (SELECT z.usd, z.decimals FROM ibc.denom_prices z WHERE z.denom = q.denom
                    AND z.chain_id IN ('', chain) AND z.since <= q.created_at ORDER BY z.chain_id = '', z.since DESC LIMIT 1) x
                FOR UPDATE OF q SKIP LOCKED) v
            WHERE p.id = v.id AND v.usd < 1e12;
        PERFORM set_config('ibc.counting', 'off', true);
    END IF;
END $$;

-- Counts the days with changes that are quiet, or have waited long enough. What changes meanwhile is noted anew.
CREATE FUNCTION ibc.count_packets(most integer, quiet interval DEFAULT '5 s', patience interval DEFAULT '30 s') RETURNS bigint
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
        counted := counted + cardinality(one.days);
    END LOOP;
    RETURN counted;
END $$;

-- Failed transactions relay nothing, except that they lost a race. The response is counted from when the relay became possible.
CREATE FUNCTION ibc.count_relay_days(chain text, days date[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ibc.response_times t WHERE t.chain_id = chain AND t.date = ANY (days);
    DELETE FROM ibc.relayer_fees f WHERE f.chain_id = chain AND f.date = ANY (days);
    WITH relays AS MATERIALIZED (SELECT w.day, r.signer, r.effected, r.failed, r.tx_hash, r.fee,
                ibc.seconds_between(CASE WHEN r.effected THEN CASE r.kind WHEN 'receive' THEN p.sent_at
                    WHEN 'acknowledge' THEN coalesce(p.written_at, p.received_at)
                    WHEN 'timeout' THEN to_timestamp((nullif(p.timeout_timestamp, 0) / 1000000000)::double precision) END END,
                    r.relayed_at) AS seconds
            FROM unnest(days) AS w (day) JOIN ibc.packet_relays r ON r.chain_id = chain
                AND r.relayed_at >= w.day::timestamp AT TIME ZONE 'UTC' AND r.relayed_at < (w.day + 1)::timestamp AT TIME ZONE 'UTC'
            LEFT JOIN ibc.packet_flow p ON r.version = 1 AND p.src_chain_id = r.src_chain_id AND p.src_port_id = r.src_port_id
                AND p.src_channel_id = r.src_channel_id AND p.sequence = r.sequence
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

CREATE FUNCTION ibc.count_relays(most integer, quiet interval DEFAULT '5 s', patience interval DEFAULT '30 s') RETURNS bigint
    LANGUAGE plpgsql AS $$
DECLARE
    one record;
    counted bigint := 0;
BEGIN
    FOR one IN WITH due AS MATERIALIZED (SELECT s.chain_id, s.day FROM ibc.stale_relay_days s GROUP BY 1, 2
                HAVING max(s.noted_at) <= clock_timestamp() - quiet OR min(s.noted_at) <= clock_timestamp() - patience
                ORDER BY 2 DESC, 1 LIMIT most),
            gone AS (DELETE FROM ibc.stale_relay_days s USING due d WHERE s.chain_id = d.chain_id AND s.day = d.day
                RETURNING s.chain_id, s.day)
            SELECT g.chain_id, array_agg(DISTINCT g.day) AS days FROM gone g GROUP BY g.chain_id ORDER BY g.chain_id LOOP
        PERFORM ibc.count_relay_days(one.chain_id, one.days);
        counted := counted + cardinality(one.days);
    END LOOP;
    RETURN counted;
END $$;

-- Counts, and notes up to which block all is counted: what was joined before, if nothing of it is left.
CREATE FUNCTION ibc.count_turn(most integer, quiet interval DEFAULT '5 s', patience interval DEFAULT '30 s') RETURNS bigint
    LANGUAGE plpgsql AS $$
DECLARE
    chains text[];
    heights bigint[];
    began timestamptz;
    days bigint;
BEGIN
    SELECT array_agg(c.chain_id), array_agg(ibc.joined_up_to(c.chain_id, c.caip2, c.schema_name)) INTO chains, heights FROM ibc.join_chains() c;
    began := clock_timestamp();
    days := ibc.count_packets(most, quiet, patience) + ibc.count_relays(most, quiet, patience);
    UPDATE ibc.chain_heads h SET counted = least(j.joined, h.height)
        FROM unnest(chains, heights) AS j (chain_id, joined)
        WHERE h.chain_id = j.chain_id AND h.height IS NOT NULL AND h.counted <> least(j.joined, h.height)
            AND NOT EXISTS (SELECT FROM ibc.stale_hours s WHERE s.chain_id = h.chain_id AND s.noted_at <= began)
            AND NOT EXISTS (SELECT FROM ibc.stale_relay_days s WHERE s.chain_id = h.chain_id AND s.noted_at <= began);
    RETURN days;
END $$;

-- Stuck packets.

-- As the destination would judge it at that block. Heights of a newer revision are above all of an older one.
CREATE FUNCTION ibc.timeout_passed(chain text, timeout_height text, timeout_timestamp numeric, height bigint, at timestamptz)
    RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(timeout_timestamp > 0 AND extract(epoch FROM at) * 1000000000 >= timeout_timestamp, false)
        OR coalesce(split_part(timeout_height, '-', 2)::numeric > 0
            AND (coalesce(substring(chain FROM '-([1-9][0-9]{0,17})$')::numeric, 0), height::numeric)
                >= (split_part(timeout_height, '-', 1)::numeric, split_part(timeout_height, '-', 2)::numeric), false)
$$;

-- What changed by the time, by thresholds and by chains that came or went. Packets that the joiner changes at this moment wait for the
-- next call.
CREATE FUNCTION ibc.judge_stuck(moment timestamptz DEFAULT clock_timestamp()) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    youngest interval := (SELECT min(stuck_seconds) * interval '1 s' FROM ibc.channel_thresholds);
    changed bigint;
    total bigint := 0;
BEGIN
    WITH wrong AS (SELECT p.id FROM ibc.packet_flow p
            LEFT JOIN ibc.chain_heads s ON s.chain_id = p.src_chain_id
            LEFT JOIN ibc.chain_heads d ON d.chain_id = p.dst_chain_id
            CROSS JOIN LATERAL ibc.thresholds_of(p.src_chain_id, p.src_port_id, p.src_channel_id) t
            WHERE p.status = 'stuck' AND (p.created_at > moment - t.stuck OR p.stuck_at IS DISTINCT FROM p.created_at + t.stuck
                OR s.chain_id IS NULL OR p.outcome = 'sent' AND d.chain_id IS NULL)
            FOR UPDATE OF p SKIP LOCKED)
    UPDATE ibc.packet_flow p SET status = 'pending', stuck_at = NULL FROM wrong w WHERE p.id = w.id;
    GET DIAGNOSTICS changed = ROW_COUNT;
    total := total + changed;
    WITH late AS (SELECT p.id, t.stuck FROM ibc.packet_flow p
            JOIN ibc.chain_heads s ON s.chain_id = p.src_chain_id AND s.to_head
            LEFT JOIN ibc.chain_heads d ON d.chain_id = p.dst_chain_id
            CROSS JOIN LATERAL ibc.thresholds_of(p.src_chain_id, p.src_port_id, p.src_channel_id) t
            WHERE p.status = 'pending' AND p.created_at <= moment - youngest AND p.created_at <= moment - t.stuck
                AND (p.outcome = 'received' OR coalesce(d.to_head, false))
            FOR UPDATE OF p SKIP LOCKED)
    UPDATE ibc.packet_flow p SET status = 'stuck', stuck_at = p.created_at + l.stuck FROM late l WHERE p.id = l.id;
    GET DIAGNOSTICS changed = ROW_COUNT;
    total := total + changed;
    -- Version 2 has clients instead of channels.
    WITH wrong AS (SELECT p.id FROM ibc.packet_flow_v2 p
            LEFT JOIN ibc.chain_heads s ON s.chain_id = p.src_chain_id
            LEFT JOIN ibc.chain_heads d ON d.chain_id = p.dst_chain_id
            CROSS JOIN LATERAL ibc.thresholds_of(p.src_chain_id, '', p.src_client_id) t
            WHERE p.status = 'stuck' AND (p.created_at > moment - t.stuck OR p.stuck_at IS DISTINCT FROM p.created_at + t.stuck
                OR s.chain_id IS NULL OR p.outcome = 'sent' AND d.chain_id IS NULL)
            FOR UPDATE OF p SKIP LOCKED)
    UPDATE ibc.packet_flow_v2 p SET status = 'pending', stuck_at = NULL FROM wrong w WHERE p.id = w.id;
    GET DIAGNOSTICS changed = ROW_COUNT;
    total := total + changed;
    WITH late AS (SELECT p.id, t.stuck FROM ibc.packet_flow_v2 p
            JOIN ibc.chain_heads s ON s.chain_id = p.src_chain_id AND s.to_head
            LEFT JOIN ibc.chain_heads d ON d.chain_id = p.dst_chain_id
            CROSS JOIN LATERAL ibc.thresholds_of(p.src_chain_id, '', p.src_client_id) t
            WHERE p.status = 'pending' AND p.created_at <= moment - youngest AND p.created_at <= moment - t.stuck
                AND (p.outcome = 'received' OR coalesce(d.to_head, false))
            FOR UPDATE OF p SKIP LOCKED)
    UPDATE ibc.packet_flow_v2 p SET status = 'stuck', stuck_at = p.created_at + l.stuck FROM late l WHERE p.id = l.id;
    GET DIAGNOSTICS changed = ROW_COUNT;
    RETURN total + changed;
END $$;

-- One console counts at a time: it locks this row.
CREATE TABLE ibc.statistics_turn (only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one));
INSERT INTO ibc.statistics_turn DEFAULT VALUES;

-- Packets as lists show them.

CREATE FUNCTION ibc.base_denom(denom text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(denom, '^([^/]+/channel-[0-9]+/)+', '')
$$;

CREATE VIEW ibc.v_packets AS
    SELECT p.*, s.name AS source_name, s.caip2 AS source_caip2, d.name AS destination_name, d.caip2 AS destination_caip2,
            CASE WHEN p.status <> 'stuck' THEN 'none' WHEN p.outcome = 'received' THEN 'unacknowledged'
                WHEN ibc.timeout_passed(p.dst_chain_id, p.timeout_height, p.timeout_timestamp, d.height, d.at) THEN 'past_timeout'
                ELSE 'unreceived' END AS stuck_kind,
            p.status = 'stuck' AND p.created_at <= now() - t.critical AS critical,
            coalesce(nullif(x.symbol, ''), ibc.base_denom(p.denom)) AS symbol, x.decimals,
            CASE WHEN p.timeout_timestamp > 0 THEN to_timestamp((p.timeout_timestamp / 1000000000)::double precision) END AS timeout_at,
            CASE WHEN p.cleared_at IS NULL THEN greatest(floor(extract(epoch FROM clock_timestamp() - p.created_at) * 1000), 0)::bigint END
                AS age_ms
        FROM ibc.packet_flow p
        LEFT JOIN ibc.chain_heads s ON s.chain_id = p.src_chain_id
        LEFT JOIN ibc.chain_heads d ON d.chain_id = p.dst_chain_id
        CROSS JOIN LATERAL ibc.thresholds_of(p.src_chain_id, p.src_port_id, p.src_channel_id) t
        LEFT JOIN LATERAL (SELECT z.symbol, z.decimals FROM ibc.denom_prices z
            WHERE z.denom = p.denom AND z.chain_id IN ('', p.src_chain_id) ORDER BY z.chain_id = '', z.since DESC LIMIT 1) x ON true;

-- The ends that sent something, by steps from one to the next in the index of the key.
CREATE VIEW ibc.v_sending_ends AS
    WITH RECURSIVE ends AS (
        (SELECT p.src_chain_id, p.src_port_id, p.src_channel_id FROM ibc.packet_flow p ORDER BY 1, 2, 3 LIMIT 1)
        UNION ALL
        SELECT n.src_chain_id, n.src_port_id, n.src_channel_id FROM ends e CROSS JOIN LATERAL (
            SELECT p.src_chain_id, p.src_port_id, p.src_channel_id FROM ibc.packet_flow p
                WHERE (p.src_chain_id, p.src_port_id, p.src_channel_id) > (e.src_chain_id, e.src_port_id, e.src_channel_id)
                ORDER BY 1, 2, 3 LIMIT 1) n)
    SELECT e.src_chain_id, e.src_port_id, e.src_channel_id FROM ends e;

-- A search by transaction. Hash indexes hold four bytes of a hash instead of 64.
CREATE INDEX packet_flow_tx_send ON ibc.packet_flow USING hash (tx_hash_send) WHERE tx_hash_send IS NOT NULL;
CREATE INDEX packet_flow_tx_recv ON ibc.packet_flow USING hash (tx_hash_recv) WHERE tx_hash_recv IS NOT NULL;
CREATE INDEX packet_flow_tx_clear ON ibc.packet_flow USING hash (tx_hash_clear) WHERE tx_hash_clear IS NOT NULL;

DO $$
DECLARE
    item record;
BEGIN
    FOR item IN SELECT c.oid::regclass::text AS name, c.relkind FROM pg_catalog.pg_class c
        WHERE c.relnamespace = 'ibc'::regnamespace AND c.relname IN ('channel_thresholds', 'denom_prices', 'own_relayers', 'chain_heads',
            'stale_hours', 'stale_relay_days', 'channel_days', 'denom_days', 'clear_times', 'response_times', 'relayer_fees',
            'statistics_turn', 'v_packets', 'v_sending_ends') LOOP
        EXECUTE format('ALTER %s %s OWNER TO @engine@', CASE item.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, item.name);
        EXECUTE format('GRANT SELECT ON %s TO @reader@', item.name);
    END LOOP;
    FOR item IN SELECT p.oid::regprocedure::text AS name FROM pg_catalog.pg_proc p WHERE p.pronamespace = 'ibc'::regnamespace LOOP
        EXECUTE format('ALTER ROUTINE %s OWNER TO @engine@', item.name);
    END LOOP;
END $$;
