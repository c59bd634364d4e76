ALTER TABLE signalbox.streams DROP COLUMN revision;
