DROP TABLE signalbox.settings;
