ALTER TABLE signalbox.quarantine DROP COLUMN stream;
ALTER TABLE signalbox.commands DROP COLUMN person;
