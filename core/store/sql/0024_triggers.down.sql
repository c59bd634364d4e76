DROP TRIGGER count_hours ON erc8004.events;
DROP TRIGGER discount_hours ON erc8004.events;
DROP VIEW erc8004.events_hourly, erc8004.action_metrics_hourly;
DROP TABLE erc8004.action_server, erc8004.action_secrets, erc8004.trigger_edits, erc8004.agent_mcp_tokens, erc8004.action_results,
    erc8004.action_jobs, erc8004.trigger_days, erc8004.processed_events, erc8004.trigger_places, erc8004.trigger_state_log,
    erc8004.trigger_state, erc8004.trigger_actions, erc8004.trigger_conditions, erc8004.triggers, erc8004.users,
    erc8004.sign_in_failures, erc8004.event_hours, erc8004.action_hours, erc8004.action_hour_durations;
DROP FUNCTION erc8004.server_identity(), erc8004.update_updated_at_column(), erc8004.begin_sign_in(bytea), erc8004.count_fired(),
    erc8004.tell_triggers(), erc8004.breaker_failed(text, jsonb), erc8004.breaker_succeeded(text),
    erc8004.breaker_allows(text), erc8004.count_event_hours(), erc8004.discount_event_hours(), erc8004.count_action_hours(),
    erc8004.rounded_ms(integer), erc8004.cleanup_old_action_results(), erc8004.cleanup_old_action_jobs(interval),
    erc8004.cleanup_old_processed_events(interval), erc8004.cleanup_old_trigger_state(interval),
    erc8004.cleanup_old_events(interval, integer);
DELETE FROM signalbox.consumers WHERE caip2 IS NULL;
DROP INDEX signalbox.consumers_lease;
ALTER TABLE signalbox.consumers DROP CONSTRAINT consumers_place, DROP COLUMN epoch, DROP COLUMN holder, DROP COLUMN host,
    DROP COLUMN pid, DROP COLUMN heartbeat_at, ALTER COLUMN caip2 SET NOT NULL, ADD PRIMARY KEY (name, caip2);
