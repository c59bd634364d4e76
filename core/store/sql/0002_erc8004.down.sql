DO $$
BEGIN
    IF EXISTS (SELECT FROM erc8004.events) OR EXISTS (SELECT FROM signalbox.chains) THEN
        RAISE EXCEPTION 'the workspace still has chains: delete them first' USING ERRCODE = 'SB002';
    END IF;
END $$;
DROP SCHEMA erc8004 CASCADE;
