-- What the window translates: pattern and arguments of the English beside it. NULL: the English is all there is.
ALTER TABLE signalbox.alerts ADD COLUMN message jsonb;
ALTER TABLE signalbox.quarantine ADD COLUMN message jsonb;
