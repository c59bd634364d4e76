ALTER TABLE erc8004.action_jobs ADD COLUMN lease_number bigint NOT NULL DEFAULT 0;
DROP INDEX erc8004.trigger_days_failed;
ALTER TABLE erc8004.triggers DROP COLUMN broken;
DROP TABLE erc8004.parked_events;
