DROP FUNCTION balances.add_gathered(bigint, int8multirange);
