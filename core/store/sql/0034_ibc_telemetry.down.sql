DROP TABLE ibc.telemetry;
