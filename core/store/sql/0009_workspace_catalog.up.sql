-- What operators add to the tables of Canopy chains is the workspace's, not one console's: the file that all of them work by.
CREATE TABLE canopyx.catalog (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    content text NOT NULL, -- of catalog.json; empty: nothing is added
    set_by text NOT NULL DEFAULT session_user,
    set_on text NOT NULL DEFAULT '', -- the console's machine
    set_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE canopyx.catalog OWNER TO @engine@;
GRANT SELECT ON canopyx.catalog TO @reader@;
