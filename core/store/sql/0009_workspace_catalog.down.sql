DROP TABLE canopyx.catalog;
