DROP TABLE canopyx.lp_progress;
