DROP INDEX ibc.packet_flow_tx_send, ibc.packet_flow_tx_recv, ibc.packet_flow_tx_clear;
DROP VIEW ibc.v_packets, ibc.v_sending_ends;
DROP TRIGGER note_inserted ON ibc.packet_flow;
DROP TRIGGER note_updated ON ibc.packet_flow;
DROP TRIGGER note_deleted ON ibc.packet_flow;
DROP TRIGGER note_inserted ON ibc.packet_relays;
DROP TRIGGER note_updated ON ibc.packet_relays;
DROP TRIGGER note_deleted ON ibc.packet_relays;
DROP FUNCTION ibc.note_packets(), ibc.note_relays(), ibc.update_heads(), ibc.learn_own_relayers(), ibc.judge_stuck(timestamptz),
    ibc.count_turn(integer, interval, interval), ibc.count_packets(integer, interval, interval), ibc.count_relays(integer, interval, interval), ibc.count_relay_days(text, date[]),
    ibc.count_days(text, date[]), ibc.count_hours(text, timestamptz[]), ibc.value_packets(text, timestamptz[]),
    ibc.timeout_passed(text, text, numeric, bigint, timestamptz), ibc.base_denom(text), ibc.thresholds_of(text, text, text),
    ibc.percentile(integer[], bigint[], double precision),
    ibc.congestion(bigint, bigint, double precision), ibc.reputation(bigint, bigint, bigint, double precision),
    ibc.seconds_between(timestamptz, timestamptz), ibc.bucket_of(double precision), ibc.bucket_ms(integer), ibc.day_of(timestamptz);
DROP TABLE ibc.channel_thresholds, ibc.denom_prices, ibc.own_relayers, ibc.chain_heads, ibc.stale_hours, ibc.stale_relay_days,
    ibc.channel_days, ibc.denom_days, ibc.clear_times, ibc.response_times, ibc.relayer_fees, ibc.statistics_turn;
UPDATE ibc.packet_flow SET status = 'pending', stuck_at = NULL WHERE status = 'stuck';
