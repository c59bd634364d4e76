DO $$
BEGIN
    IF EXISTS (SELECT FROM signalbox.chains WHERE family = 'canopy') THEN
        RAISE EXCEPTION 'the workspace still has Canopy chains: delete them first' USING ERRCODE = 'SB002';
    END IF;
END $$;
DROP TRIGGER canopyx ON signalbox.chains;
DROP TRIGGER canopyx ON signalbox.endpoints;
DROP SCHEMA canopyx_global CASCADE;
DROP SCHEMA canopyx CASCADE;
