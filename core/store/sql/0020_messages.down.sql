ALTER TABLE signalbox.quarantine DROP COLUMN message;
ALTER TABLE signalbox.alerts DROP COLUMN message;
