-- Which families there are is for the engine to say.
ALTER TABLE signalbox.chains DROP CONSTRAINT chains_family_check;
