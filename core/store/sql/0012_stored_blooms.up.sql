-- The logs blooms of blocks that are at most a quarter full (no bytes: zeros): what a stream that is added later is held against.
DO $$
DECLARE
    chain text;
BEGIN
    FOR chain IN SELECT c.schema_name FROM signalbox.chains c WHERE c.caip2 LIKE 'eip155:%'
            AND to_regclass(format('%I.blocks', c.schema_name)) IS NOT NULL LOOP
        EXECUTE format('ALTER TABLE %I.blocks ADD COLUMN IF NOT EXISTS bloom bytea', chain);
    END LOOP;
END $$;
