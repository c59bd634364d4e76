-- A backfill adds its transfers up while it stores them, so that their balances are written without a query of the transfers.

-- Adds flows of blocks to the holdings at once; returns the number of keys. They are in pg_temp.gathered_flows (contract, holder,
-- delta, burned, first_block, last_block, last_time), in ascending order of the keys, which are distinct. A row without a holder
-- holds what was minted (delta) and burned.
CREATE FUNCTION balances.add_gathered(p_chain_id bigint, p_ranges int8multirange) RETURNS bigint LANGUAGE plpgsql
    SET jit = off AS $$
DECLARE
    own text := balances.own_holdings(p_chain_id);
    added bigint;
BEGIN
    PERFORM balances.lock_chain(p_chain_id, true);
    PERFORM balances.reopen_days(p_chain_id, coalesce(lower(p_ranges), 0));
    PERFORM balances.move_openings(p_chain_id, 'SELECT g.contract, g.holder, g.delta, g.first_block, g.last_block '
        'FROM pg_temp.gathered_flows g WHERE g.holder IS NOT NULL', p_ranges, 1);
    EXECUTE 'INSERT INTO balances.tokens AS k (chain_id, contract, minted, burned) SELECT $1, g.contract, g.delta, g.burned '
        'FROM pg_temp.gathered_flows g WHERE g.holder IS NULL '
        'ON CONFLICT (chain_id, contract) DO UPDATE SET minted = k.minted + excluded.minted, burned = k.burned + excluded.burned'
        USING p_chain_id;
    EXECUTE format('INSERT INTO balances.%I AS h (chain_id, contract, holder, net, last_block, last_time) SELECT $1, g.contract, '
        'g.holder, g.delta, g.last_block, g.last_time FROM pg_temp.gathered_flows g WHERE g.holder IS NOT NULL '
        'ON CONFLICT (chain_id, contract, holder) DO UPDATE SET net = h.net + excluded.net, '
        'last_block = greatest(h.last_block, excluded.last_block), last_time = CASE WHEN excluded.last_block >= h.last_block '
        'THEN excluded.last_time ELSE h.last_time END', own)
        USING p_chain_id;
    GET DIAGNOSTICS added = ROW_COUNT;
    RETURN added;
END $$;
COMMENT ON FUNCTION balances.add_gathered(bigint, int8multirange) IS 'The same as add_live for the rows that the flows are the sums of.';
ALTER FUNCTION balances.add_gathered(bigint, int8multirange) OWNER TO @engine@;
