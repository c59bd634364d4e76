ALTER TABLE ibc.channel_checks DROP COLUMN channel_state, DROP COLUMN client_id, DROP COLUMN client_status, DROP COLUMN blocks,
    DROP COLUMN compared;
DROP TABLE ibc.clearing_breakers;
DROP TABLE ibc.clearing_open;
DROP INDEX ibc.clearing_operations_open;
ALTER TABLE ibc.clearing_operations DROP COLUMN whole_chain, DROP COLUMN host, DROP COLUMN pid, DROP COLUMN started_at,
    DROP COLUMN cancel_requested;
