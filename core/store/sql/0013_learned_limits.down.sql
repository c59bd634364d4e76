ALTER TABLE signalbox.endpoints DROP COLUMN learned;
