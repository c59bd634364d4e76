ALTER TABLE signalbox.chains ADD CONSTRAINT chains_family_check CHECK (family IN ('eip155', 'canopy', 'cosmos'));
