DELETE FROM signalbox.consumers WHERE name = 'maintenance';
DROP TABLE signalbox.slow_query_log;
DROP TABLE signalbox.database_samples;
DROP TABLE signalbox.index_rebuilds;
DROP TABLE signalbox.maintenance_runs;
DROP TABLE signalbox.maintenance_jobs;
