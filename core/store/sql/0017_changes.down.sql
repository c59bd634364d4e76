DROP FUNCTION signalbox.prune_changes(interval, bigint);
DROP FUNCTION signalbox.changed(text, text, text[], int8multirange);
DROP TABLE signalbox.consumers;
DROP TABLE signalbox.changes;
ALTER TABLE signalbox.leases DROP COLUMN changes;
