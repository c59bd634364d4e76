-- Maintenance jobs that operators add beside the declared ones: such a row has a kind and a name.
ALTER TABLE signalbox.maintenance_jobs
    ADD COLUMN kind text CHECK (kind IN ('reindex', 'vacuum', 'analyze')),
    ADD COLUMN name text,
    ADD COLUMN objects text[] NOT NULL DEFAULT '{}',
    ADD COLUMN quiet boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT maintenance_jobs_own CHECK ((kind IS NULL) = (name IS NULL) AND (kind IS NULL OR cron IS NOT NULL));
COMMENT ON COLUMN signalbox.maintenance_jobs.objects IS 'What an added job works on: schema.name, or a schema for all in it; '
    'empty: what needs it.';
COMMENT ON COLUMN signalbox.maintenance_jobs.quiet IS 'An added job starts on its schedule in quiet hours only.';
