ALTER TABLE canopyx.table_needs DROP COLUMN remaining;
