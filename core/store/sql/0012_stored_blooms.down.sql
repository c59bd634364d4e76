DO $$
DECLARE
    chain text;
BEGIN
    FOR chain IN SELECT c.schema_name FROM signalbox.chains c WHERE c.caip2 LIKE 'eip155:%'
            AND to_regclass(format('%I.blocks', c.schema_name)) IS NOT NULL LOOP
        EXECUTE format('ALTER TABLE %I.blocks DROP COLUMN IF EXISTS bloom', chain);
    END LOOP;
END $$;
