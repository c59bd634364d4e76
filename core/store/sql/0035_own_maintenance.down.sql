DELETE FROM signalbox.maintenance_runs r USING signalbox.maintenance_jobs j WHERE j.id = r.job_id AND j.kind IS NOT NULL;
DELETE FROM signalbox.maintenance_jobs WHERE kind IS NOT NULL;
ALTER TABLE signalbox.maintenance_jobs
    DROP CONSTRAINT maintenance_jobs_own, DROP COLUMN quiet, DROP COLUMN objects, DROP COLUMN name, DROP COLUMN kind;
