-- How far a chain's liquidity positions were taken day by day; never ahead of what is indexed without a gap.
CREATE TABLE canopyx.lp_progress (
    chain_id bigint PRIMARY KEY REFERENCES canopyx.chains ON DELETE CASCADE,
    first_height bigint NOT NULL,
    height bigint NOT NULL,
    day date -- the last one taken; null: the day of that height, to be taken again
) WITH (fillfactor = 50);
ALTER TABLE canopyx.lp_progress OWNER TO @engine@;
GRANT SELECT ON canopyx.lp_progress TO @reader@;
