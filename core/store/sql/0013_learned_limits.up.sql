-- What a provider was found to allow (rate, unit, calls per batch), apart from the limits that the operator has set.
ALTER TABLE signalbox.endpoints ADD COLUMN learned jsonb;
