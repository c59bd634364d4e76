DO $$
BEGIN
    IF EXISTS (SELECT FROM signalbox.chains) THEN
        RAISE EXCEPTION 'the workspace still has chains: delete them first' USING ERRCODE = 'SB002';
    END IF;
END $$;
DROP TABLE signalbox.secrets, signalbox.quarantine, signalbox.alerts, signalbox.samples, signalbox.chain_status, signalbox.commands,
    signalbox.leases, signalbox.coverage, signalbox.streams, signalbox.endpoints, signalbox.chains;
DROP FUNCTION signalbox.tell_command(), signalbox.fence(text, bigint), signalbox.refuse(text, text),
    signalbox.cover(text, text[], bigint[], bigint[], boolean), signalbox.uncover(text, text[], bigint, bigint);
