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
        counted := counted + cardinality(one.days);
    END LOOP;
    RETURN counted;
END $$;
CREATE OR REPLACE FUNCTION ibc.count_relay_days(chain text, days date[]) RETURNS void LANGUAGE plpgsql AS $$
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
DROP TRIGGER note_inserted ON ibc.packet_flow_v2;
DROP TRIGGER note_updated ON ibc.packet_flow_v2;
DROP TRIGGER note_deleted ON ibc.packet_flow_v2;
DROP FUNCTION ibc.value_client_packets(text, timestamptz[]);
DROP FUNCTION ibc.count_client_days(text, date[]);
DROP TABLE ibc.client_days;
DROP VIEW ibc.v_sending_clients;
DROP VIEW ibc.v_packets_v2;
DROP INDEX ibc.packet_flow_v2_tx_send, ibc.packet_flow_v2_tx_recv, ibc.packet_flow_v2_tx_clear, ibc.packet_flow_v2_sender,
    ibc.packet_flow_v2_receiver, ibc.packet_flow_v2_relayer, ibc.packet_flow_v2_chain_created, ibc.packet_flow_v2_stuck;
