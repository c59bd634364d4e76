CREATE SCHEMA IF NOT EXISTS "chain_1";

CREATE TABLE "chain_1"."blocks" (
    "height" bigint NOT NULL,
    "hash" bytea NOT NULL DEFAULT '\x',
    "parent_hash" bytea NOT NULL DEFAULT '\x',
    "proposer_address" bytea NOT NULL DEFAULT '\x',
    "time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "network_id" bigint NOT NULL DEFAULT '0',
    "num_txs" bigint NOT NULL DEFAULT '0',
    "total_txs" bigint NOT NULL DEFAULT '0',
    "total_vdf_iterations" bigint NOT NULL DEFAULT '0',
    "state_root" bytea NOT NULL DEFAULT '\x',
    "transaction_root" bytea NOT NULL DEFAULT '\x',
    "validator_root" bytea NOT NULL DEFAULT '\x',
    "next_validator_root" bytea NOT NULL DEFAULT '\x',
    PRIMARY KEY ("height")
);

CREATE INDEX "blocks_time" ON "chain_1"."blocks" USING btree ("time");

CREATE INDEX "blocks_hash" ON "chain_1"."blocks" USING btree ("hash");

CREATE UNLOGGED TABLE "chain_1"."blocks_staging" (
    "height" bigint NOT NULL,
    "hash" bytea NOT NULL DEFAULT '\x',
    "parent_hash" bytea NOT NULL DEFAULT '\x',
    "proposer_address" bytea NOT NULL DEFAULT '\x',
    "time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "network_id" bigint NOT NULL DEFAULT '0',
    "num_txs" bigint NOT NULL DEFAULT '0',
    "total_txs" bigint NOT NULL DEFAULT '0',
    "total_vdf_iterations" bigint NOT NULL DEFAULT '0',
    "state_root" bytea NOT NULL DEFAULT '\x',
    "transaction_root" bytea NOT NULL DEFAULT '\x',
    "validator_root" bytea NOT NULL DEFAULT '\x',
    "next_validator_root" bytea NOT NULL DEFAULT '\x',
    PRIMARY KEY ("height")
);

CREATE TABLE "chain_1"."transactions" (
    "height" bigint NOT NULL,
    "tx_hash" bytea NOT NULL,
    "tx_index" bigint NOT NULL DEFAULT '0',
    "time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "created_height" bigint NOT NULL DEFAULT '0',
    "network_id" bigint NOT NULL DEFAULT '0',
    "message_type" text NOT NULL DEFAULT '',
    "signer" bytea NOT NULL DEFAULT '\x',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "fee" numeric(20,0) NOT NULL DEFAULT '0',
    "memo" text NOT NULL DEFAULT '',
    "validator_address" bytea NOT NULL DEFAULT '\x',
    "commission" double precision NOT NULL DEFAULT '0',
    "chain_id" bigint NOT NULL DEFAULT '0',
    "sell_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "buy_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "liquidity_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "liquidity_percent" bigint NOT NULL DEFAULT '0',
    "order_id" bytea NOT NULL DEFAULT '\x',
    "price" double precision NOT NULL DEFAULT '0',
    "param_key" text NOT NULL DEFAULT '',
    "param_value" text NOT NULL DEFAULT '',
    "committee_id" bigint NOT NULL DEFAULT '0',
    "recipient" bytea NOT NULL DEFAULT '\x',
    "poll_hash" bytea NOT NULL DEFAULT '\x',
    "buyer_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_send_address" bytea NOT NULL DEFAULT '\x',
    "buyer_chain_deadline" bigint NOT NULL DEFAULT '0',
    "msg" text NOT NULL DEFAULT '',
    "public_key" bytea NOT NULL DEFAULT '\x',
    "signature" bytea NOT NULL DEFAULT '\x',
    PRIMARY KEY ("height", "tx_hash")
);

CREATE INDEX "transactions_tx_hash" ON "chain_1"."transactions" USING btree ("tx_hash");

CREATE INDEX "transactions_signer_height" ON "chain_1"."transactions" USING btree ("signer", "height");

CREATE INDEX "transactions_recipient_height" ON "chain_1"."transactions" USING btree ("recipient", "height");

CREATE UNLOGGED TABLE "chain_1"."transactions_staging" (
    "height" bigint NOT NULL,
    "tx_hash" bytea NOT NULL,
    "tx_index" bigint NOT NULL DEFAULT '0',
    "time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "created_height" bigint NOT NULL DEFAULT '0',
    "network_id" bigint NOT NULL DEFAULT '0',
    "message_type" text NOT NULL DEFAULT '',
    "signer" bytea NOT NULL DEFAULT '\x',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "fee" numeric(20,0) NOT NULL DEFAULT '0',
    "memo" text NOT NULL DEFAULT '',
    "validator_address" bytea NOT NULL DEFAULT '\x',
    "commission" double precision NOT NULL DEFAULT '0',
    "chain_id" bigint NOT NULL DEFAULT '0',
    "sell_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "buy_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "liquidity_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "liquidity_percent" bigint NOT NULL DEFAULT '0',
    "order_id" bytea NOT NULL DEFAULT '\x',
    "price" double precision NOT NULL DEFAULT '0',
    "param_key" text NOT NULL DEFAULT '',
    "param_value" text NOT NULL DEFAULT '',
    "committee_id" bigint NOT NULL DEFAULT '0',
    "recipient" bytea NOT NULL DEFAULT '\x',
    "poll_hash" bytea NOT NULL DEFAULT '\x',
    "buyer_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_send_address" bytea NOT NULL DEFAULT '\x',
    "buyer_chain_deadline" bigint NOT NULL DEFAULT '0',
    "msg" text NOT NULL DEFAULT '',
    "public_key" bytea NOT NULL DEFAULT '\x',
    "signature" bytea NOT NULL DEFAULT '\x',
    PRIMARY KEY ("height", "tx_hash")
);

CREATE TABLE "chain_1"."events" (
    "height" bigint NOT NULL,
    "event_index" bigint NOT NULL,
    "chain_id" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "reference" text NOT NULL DEFAULT '',
    "event_type" text NOT NULL DEFAULT '',
    "block_height" bigint NOT NULL DEFAULT '0',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "sold_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "bought_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "local_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "success" boolean NOT NULL DEFAULT 'false',
    "local_origin" boolean NOT NULL DEFAULT 'false',
    "order_id" bytea NOT NULL DEFAULT '\x',
    "points_received" numeric(20,0) NOT NULL DEFAULT '0',
    "points_burned" numeric(20,0) NOT NULL DEFAULT '0',
    "data" bytea NOT NULL DEFAULT '\x',
    "seller_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_send_address" bytea NOT NULL DEFAULT '\x',
    "sellers_send_address" bytea NOT NULL DEFAULT '\x',
    "buyer_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_chain_deadline" bigint NOT NULL DEFAULT '0',
    "msg" text NOT NULL DEFAULT '',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("height", "event_index")
);

CREATE INDEX "events_address_height" ON "chain_1"."events" USING btree ("address", "height");

CREATE INDEX "events_slash_address_height_event_index" ON "chain_1"."events" USING btree ("address", "height", "event_index") WHERE (event_type = 'slash'::text);

CREATE UNLOGGED TABLE "chain_1"."events_staging" (
    "height" bigint NOT NULL,
    "event_index" bigint NOT NULL,
    "chain_id" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "reference" text NOT NULL DEFAULT '',
    "event_type" text NOT NULL DEFAULT '',
    "block_height" bigint NOT NULL DEFAULT '0',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "sold_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "bought_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "local_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "success" boolean NOT NULL DEFAULT 'false',
    "local_origin" boolean NOT NULL DEFAULT 'false',
    "order_id" bytea NOT NULL DEFAULT '\x',
    "points_received" numeric(20,0) NOT NULL DEFAULT '0',
    "points_burned" numeric(20,0) NOT NULL DEFAULT '0',
    "data" bytea NOT NULL DEFAULT '\x',
    "seller_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_send_address" bytea NOT NULL DEFAULT '\x',
    "sellers_send_address" bytea NOT NULL DEFAULT '\x',
    "buyer_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_chain_deadline" bigint NOT NULL DEFAULT '0',
    "msg" text NOT NULL DEFAULT '',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("height", "event_index")
);

CREATE TABLE "chain_1"."accounts" (
    "address" bytea NOT NULL,
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "rewards" numeric(20,0) NOT NULL DEFAULT '0',
    "slashes" numeric(20,0) NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("address", "height")
);

CREATE INDEX "accounts_height" ON "chain_1"."accounts" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."accounts_staging" (
    "address" bytea NOT NULL,
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "rewards" numeric(20,0) NOT NULL DEFAULT '0',
    "slashes" numeric(20,0) NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "address")
);

CREATE TABLE "chain_1"."validators" (
    "address" bytea NOT NULL,
    "public_key" bytea NOT NULL DEFAULT '\x',
    "net_address" text NOT NULL DEFAULT '',
    "staked_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "max_paused_height" bigint NOT NULL DEFAULT '0',
    "unstaking_height" bigint NOT NULL DEFAULT '0',
    "output" bytea NOT NULL DEFAULT '\x',
    "delegate" boolean NOT NULL DEFAULT 'false',
    "compound" boolean NOT NULL DEFAULT 'false',
    "status" text NOT NULL DEFAULT '',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("address", "height")
);

CREATE INDEX "validators_height" ON "chain_1"."validators" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."validators_staging" (
    "address" bytea NOT NULL,
    "public_key" bytea NOT NULL DEFAULT '\x',
    "net_address" text NOT NULL DEFAULT '',
    "staked_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "max_paused_height" bigint NOT NULL DEFAULT '0',
    "unstaking_height" bigint NOT NULL DEFAULT '0',
    "output" bytea NOT NULL DEFAULT '\x',
    "delegate" boolean NOT NULL DEFAULT 'false',
    "compound" boolean NOT NULL DEFAULT 'false',
    "status" text NOT NULL DEFAULT '',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "address")
);

CREATE TABLE "chain_1"."validator_signing_info" (
    "address" bytea NOT NULL,
    "missed_blocks_count" bigint NOT NULL DEFAULT '0',
    "last_signed_height" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("address", "height")
);

CREATE INDEX "validator_signing_info_height" ON "chain_1"."validator_signing_info" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."validator_signing_info_staging" (
    "address" bytea NOT NULL,
    "missed_blocks_count" bigint NOT NULL DEFAULT '0',
    "last_signed_height" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "address")
);

CREATE TABLE "chain_1"."validator_double_signing_info" (
    "address" bytea NOT NULL,
    "evidence_count" bigint NOT NULL DEFAULT '0',
    "first_evidence_height" bigint NOT NULL DEFAULT '0',
    "last_evidence_height" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("address", "height")
);

CREATE INDEX "validator_double_signing_info_height" ON "chain_1"."validator_double_signing_info" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."validator_double_signing_info_staging" (
    "address" bytea NOT NULL,
    "evidence_count" bigint NOT NULL DEFAULT '0',
    "first_evidence_height" bigint NOT NULL DEFAULT '0',
    "last_evidence_height" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "address")
);

CREATE TABLE "chain_1"."committee_validators" (
    "committee_id" bigint NOT NULL,
    "validator_address" bytea NOT NULL,
    "staked_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "status" text NOT NULL DEFAULT '',
    "delegate" boolean NOT NULL DEFAULT 'false',
    "compound" boolean NOT NULL DEFAULT 'false',
    "subsidized" boolean NOT NULL DEFAULT 'false',
    "retired" boolean NOT NULL DEFAULT 'false',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("committee_id", "validator_address", "height")
);

CREATE INDEX "committee_validators_height" ON "chain_1"."committee_validators" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."committee_validators_staging" (
    "committee_id" bigint NOT NULL,
    "validator_address" bytea NOT NULL,
    "staked_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "status" text NOT NULL DEFAULT '',
    "delegate" boolean NOT NULL DEFAULT 'false',
    "compound" boolean NOT NULL DEFAULT 'false',
    "subsidized" boolean NOT NULL DEFAULT 'false',
    "retired" boolean NOT NULL DEFAULT 'false',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "committee_id", "validator_address")
);

CREATE TABLE "chain_1"."committees" (
    "chain_id" bigint NOT NULL,
    "last_root_height_updated" bigint NOT NULL DEFAULT '0',
    "last_chain_height_updated" bigint NOT NULL DEFAULT '0',
    "number_of_samples" bigint NOT NULL DEFAULT '0',
    "subsidized" boolean NOT NULL DEFAULT 'false',
    "retired" boolean NOT NULL DEFAULT 'false',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("chain_id", "height")
);

CREATE INDEX "committees_height" ON "chain_1"."committees" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."committees_staging" (
    "chain_id" bigint NOT NULL,
    "last_root_height_updated" bigint NOT NULL DEFAULT '0',
    "last_chain_height_updated" bigint NOT NULL DEFAULT '0',
    "number_of_samples" bigint NOT NULL DEFAULT '0',
    "subsidized" boolean NOT NULL DEFAULT 'false',
    "retired" boolean NOT NULL DEFAULT 'false',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "chain_id")
);

CREATE TABLE "chain_1"."committee_payments" (
    "committee_id" bigint NOT NULL,
    "address" bytea NOT NULL,
    "percent" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("committee_id", "address", "height")
);

CREATE INDEX "committee_payments_height" ON "chain_1"."committee_payments" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."committee_payments_staging" (
    "committee_id" bigint NOT NULL,
    "address" bytea NOT NULL,
    "percent" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("height", "committee_id", "address")
);

CREATE TABLE "chain_1"."pools" (
    "pool_id" bigint NOT NULL,
    "height" bigint NOT NULL,
    "chain_id" bigint NOT NULL DEFAULT '0',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "total_points" numeric(20,0) NOT NULL DEFAULT '0',
    "lp_count" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "liquidity_pool_id" bigint NOT NULL DEFAULT '0',
    "holding_pool_id" bigint NOT NULL DEFAULT '0',
    "escrow_pool_id" bigint NOT NULL DEFAULT '0',
    "reward_pool_id" bigint NOT NULL DEFAULT '0',
    "amount_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "total_points_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "lp_count_delta" bigint NOT NULL DEFAULT '0',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("pool_id", "height")
);

CREATE INDEX "pools_height" ON "chain_1"."pools" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."pools_staging" (
    "pool_id" bigint NOT NULL,
    "height" bigint NOT NULL,
    "chain_id" bigint NOT NULL DEFAULT '0',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "total_points" numeric(20,0) NOT NULL DEFAULT '0',
    "lp_count" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "liquidity_pool_id" bigint NOT NULL DEFAULT '0',
    "holding_pool_id" bigint NOT NULL DEFAULT '0',
    "escrow_pool_id" bigint NOT NULL DEFAULT '0',
    "reward_pool_id" bigint NOT NULL DEFAULT '0',
    "amount_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "total_points_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "lp_count_delta" bigint NOT NULL DEFAULT '0',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "pool_id")
);

CREATE TABLE "chain_1"."pool_points_by_holder" (
    "address" bytea NOT NULL,
    "pool_id" bigint NOT NULL,
    "liquidity_pool_id" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "points" numeric(20,0) NOT NULL DEFAULT '0',
    "liquidity_pool_points" numeric(20,0) NOT NULL DEFAULT '0',
    "pool_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("pool_id", "address", "height")
);

CREATE INDEX "pool_points_by_holder_height" ON "chain_1"."pool_points_by_holder" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."pool_points_by_holder_staging" (
    "address" bytea NOT NULL,
    "pool_id" bigint NOT NULL,
    "liquidity_pool_id" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "points" numeric(20,0) NOT NULL DEFAULT '0',
    "liquidity_pool_points" numeric(20,0) NOT NULL DEFAULT '0',
    "pool_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "pool_id", "address")
);

CREATE TABLE "chain_1"."orders" (
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "data" bytea NOT NULL DEFAULT '\x',
    "amount_for_sale" numeric(20,0) NOT NULL DEFAULT '0',
    "requested_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "seller_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_send_address" bytea NOT NULL DEFAULT '\x',
    "buyer_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_chain_deadline" bigint NOT NULL DEFAULT '0',
    "sellers_send_address" bytea NOT NULL DEFAULT '\x',
    "status" text NOT NULL DEFAULT '',
    PRIMARY KEY ("order_id", "height")
);

CREATE INDEX "orders_height" ON "chain_1"."orders" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."orders_staging" (
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "data" bytea NOT NULL DEFAULT '\x',
    "amount_for_sale" numeric(20,0) NOT NULL DEFAULT '0',
    "requested_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "seller_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_send_address" bytea NOT NULL DEFAULT '\x',
    "buyer_receive_address" bytea NOT NULL DEFAULT '\x',
    "buyer_chain_deadline" bigint NOT NULL DEFAULT '0',
    "sellers_send_address" bytea NOT NULL DEFAULT '\x',
    "status" text NOT NULL DEFAULT '',
    PRIMARY KEY ("height", "order_id")
);

CREATE TABLE "chain_1"."dex_orders" (
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "state" text NOT NULL DEFAULT '',
    "amount_for_sale" numeric(20,0) NOT NULL DEFAULT '0',
    "requested_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "sold_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "bought_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "success" boolean NOT NULL DEFAULT 'false',
    "local_origin" boolean NOT NULL DEFAULT 'false',
    "locked_height" bigint NOT NULL DEFAULT '0',
    PRIMARY KEY ("order_id", "height")
);

CREATE INDEX "dex_orders_height" ON "chain_1"."dex_orders" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."dex_orders_staging" (
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "state" text NOT NULL DEFAULT '',
    "amount_for_sale" numeric(20,0) NOT NULL DEFAULT '0',
    "requested_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "sold_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "bought_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "success" boolean NOT NULL DEFAULT 'false',
    "local_origin" boolean NOT NULL DEFAULT 'false',
    "locked_height" bigint NOT NULL DEFAULT '0',
    PRIMARY KEY ("height", "order_id")
);

CREATE TABLE "chain_1"."dex_deposits" (
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "state" text NOT NULL DEFAULT '',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "points_received" numeric(20,0) NOT NULL DEFAULT '0',
    "local_origin" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("order_id", "height")
);

CREATE INDEX "dex_deposits_height" ON "chain_1"."dex_deposits" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."dex_deposits_staging" (
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "state" text NOT NULL DEFAULT '',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "points_received" numeric(20,0) NOT NULL DEFAULT '0',
    "local_origin" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "order_id")
);

CREATE TABLE "chain_1"."dex_withdrawals" (
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "state" text NOT NULL DEFAULT '',
    "percent" bigint NOT NULL DEFAULT '0',
    "local_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "points_burned" numeric(20,0) NOT NULL DEFAULT '0',
    PRIMARY KEY ("order_id", "height")
);

CREATE INDEX "dex_withdrawals_height" ON "chain_1"."dex_withdrawals" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."dex_withdrawals_staging" (
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "state" text NOT NULL DEFAULT '',
    "percent" bigint NOT NULL DEFAULT '0',
    "local_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "points_burned" numeric(20,0) NOT NULL DEFAULT '0',
    PRIMARY KEY ("height", "order_id")
);

CREATE TABLE "chain_1"."dex_prices" (
    "local_chain_id" bigint NOT NULL,
    "remote_chain_id" bigint NOT NULL,
    "height" bigint NOT NULL,
    "local_pool" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_pool" numeric(20,0) NOT NULL DEFAULT '0',
    "price_e6" numeric(20,0) NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "price_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "local_pool_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_pool_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("local_chain_id", "remote_chain_id", "height")
);

CREATE INDEX "dex_prices_height" ON "chain_1"."dex_prices" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."dex_prices_staging" (
    "local_chain_id" bigint NOT NULL,
    "remote_chain_id" bigint NOT NULL,
    "height" bigint NOT NULL,
    "local_pool" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_pool" numeric(20,0) NOT NULL DEFAULT '0',
    "price_e6" numeric(20,0) NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "price_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "local_pool_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_pool_delta" numeric(20,0) NOT NULL DEFAULT '0',
    "deleted" boolean NOT NULL DEFAULT 'false',
    PRIMARY KEY ("height", "local_chain_id", "remote_chain_id")
);

CREATE TABLE "chain_1"."params" (
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "block_size" numeric(20,0) NOT NULL DEFAULT '0',
    "protocol_version" text NOT NULL DEFAULT '',
    "root_chain_id" bigint NOT NULL DEFAULT '0',
    "retired" numeric(20,0) NOT NULL DEFAULT '0',
    "unstaking_blocks" numeric(20,0) NOT NULL DEFAULT '0',
    "max_pause_blocks" numeric(20,0) NOT NULL DEFAULT '0',
    "double_sign_slash_percentage" numeric(20,0) NOT NULL DEFAULT '0',
    "non_sign_slash_percentage" numeric(20,0) NOT NULL DEFAULT '0',
    "max_non_sign" numeric(20,0) NOT NULL DEFAULT '0',
    "non_sign_window" numeric(20,0) NOT NULL DEFAULT '0',
    "max_committees" numeric(20,0) NOT NULL DEFAULT '0',
    "max_committee_size" numeric(20,0) NOT NULL DEFAULT '0',
    "early_withdrawal_penalty" numeric(20,0) NOT NULL DEFAULT '0',
    "delegate_unstaking_blocks" numeric(20,0) NOT NULL DEFAULT '0',
    "minimum_order_size" numeric(20,0) NOT NULL DEFAULT '0',
    "stake_percent_for_subsidized" numeric(20,0) NOT NULL DEFAULT '0',
    "max_slash_per_committee" numeric(20,0) NOT NULL DEFAULT '0',
    "delegate_reward_percentage" numeric(20,0) NOT NULL DEFAULT '0',
    "buy_deadline_blocks" numeric(20,0) NOT NULL DEFAULT '0',
    "lock_order_fee_multiplier" numeric(20,0) NOT NULL DEFAULT '0',
    "minimum_stake_for_validators" numeric(20,0) NOT NULL DEFAULT '0',
    "minimum_stake_for_delegates" numeric(20,0) NOT NULL DEFAULT '0',
    "maximum_delegates_per_committee" numeric(20,0) NOT NULL DEFAULT '0',
    "send_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "stake_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "edit_stake_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "unstake_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "pause_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "unpause_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "change_parameter_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dao_transfer_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "certificate_results_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "subsidy_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "create_order_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "edit_order_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "delete_order_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dex_limit_order_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dex_liquidity_deposit_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dex_liquidity_withdraw_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dao_reward_percentage" numeric(20,0) NOT NULL DEFAULT '0',
    PRIMARY KEY ("height")
);

CREATE UNLOGGED TABLE "chain_1"."params_staging" (
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "block_size" numeric(20,0) NOT NULL DEFAULT '0',
    "protocol_version" text NOT NULL DEFAULT '',
    "root_chain_id" bigint NOT NULL DEFAULT '0',
    "retired" numeric(20,0) NOT NULL DEFAULT '0',
    "unstaking_blocks" numeric(20,0) NOT NULL DEFAULT '0',
    "max_pause_blocks" numeric(20,0) NOT NULL DEFAULT '0',
    "double_sign_slash_percentage" numeric(20,0) NOT NULL DEFAULT '0',
    "non_sign_slash_percentage" numeric(20,0) NOT NULL DEFAULT '0',
    "max_non_sign" numeric(20,0) NOT NULL DEFAULT '0',
    "non_sign_window" numeric(20,0) NOT NULL DEFAULT '0',
    "max_committees" numeric(20,0) NOT NULL DEFAULT '0',
    "max_committee_size" numeric(20,0) NOT NULL DEFAULT '0',
    "early_withdrawal_penalty" numeric(20,0) NOT NULL DEFAULT '0',
    "delegate_unstaking_blocks" numeric(20,0) NOT NULL DEFAULT '0',
    "minimum_order_size" numeric(20,0) NOT NULL DEFAULT '0',
    "stake_percent_for_subsidized" numeric(20,0) NOT NULL DEFAULT '0',
    "max_slash_per_committee" numeric(20,0) NOT NULL DEFAULT '0',
    "delegate_reward_percentage" numeric(20,0) NOT NULL DEFAULT '0',
    "buy_deadline_blocks" numeric(20,0) NOT NULL DEFAULT '0',
    "lock_order_fee_multiplier" numeric(20,0) NOT NULL DEFAULT '0',
    "minimum_stake_for_validators" numeric(20,0) NOT NULL DEFAULT '0',
    "minimum_stake_for_delegates" numeric(20,0) NOT NULL DEFAULT '0',
    "maximum_delegates_per_committee" numeric(20,0) NOT NULL DEFAULT '0',
    "send_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "stake_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "edit_stake_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "unstake_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "pause_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "unpause_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "change_parameter_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dao_transfer_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "certificate_results_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "subsidy_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "create_order_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "edit_order_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "delete_order_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dex_limit_order_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dex_liquidity_deposit_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dex_liquidity_withdraw_fee" numeric(20,0) NOT NULL DEFAULT '0',
    "dao_reward_percentage" numeric(20,0) NOT NULL DEFAULT '0',
    PRIMARY KEY ("height")
);

CREATE TABLE "chain_1"."supply" (
    "total" numeric(20,0) NOT NULL DEFAULT '0',
    "staked" numeric(20,0) NOT NULL DEFAULT '0',
    "delegated_only" numeric(20,0) NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("height")
);

CREATE UNLOGGED TABLE "chain_1"."supply_staging" (
    "total" numeric(20,0) NOT NULL DEFAULT '0',
    "staked" numeric(20,0) NOT NULL DEFAULT '0',
    "delegated_only" numeric(20,0) NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("height")
);

CREATE TABLE "chain_1"."block_summaries" (
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "total_transactions" bigint NOT NULL DEFAULT '0',
    "num_txs" bigint NOT NULL DEFAULT '0',
    "num_txs_send" bigint NOT NULL DEFAULT '0',
    "num_txs_stake" bigint NOT NULL DEFAULT '0',
    "num_txs_unstake" bigint NOT NULL DEFAULT '0',
    "num_txs_edit_stake" bigint NOT NULL DEFAULT '0',
    "num_txs_start_poll" bigint NOT NULL DEFAULT '0',
    "num_txs_vote_poll" bigint NOT NULL DEFAULT '0',
    "num_txs_lock_order" bigint NOT NULL DEFAULT '0',
    "num_txs_close_order" bigint NOT NULL DEFAULT '0',
    "num_txs_unknown" bigint NOT NULL DEFAULT '0',
    "num_txs_pause" bigint NOT NULL DEFAULT '0',
    "num_txs_unpause" bigint NOT NULL DEFAULT '0',
    "num_txs_change_parameter" bigint NOT NULL DEFAULT '0',
    "num_txs_dao_transfer" bigint NOT NULL DEFAULT '0',
    "num_txs_certificate_results" bigint NOT NULL DEFAULT '0',
    "num_txs_subsidy" bigint NOT NULL DEFAULT '0',
    "num_txs_create_order" bigint NOT NULL DEFAULT '0',
    "num_txs_edit_order" bigint NOT NULL DEFAULT '0',
    "num_txs_delete_order" bigint NOT NULL DEFAULT '0',
    "num_txs_dex_limit_order" bigint NOT NULL DEFAULT '0',
    "num_txs_dex_liquidity_deposit" bigint NOT NULL DEFAULT '0',
    "num_txs_dex_liquidity_withdraw" bigint NOT NULL DEFAULT '0',
    "num_accounts" bigint NOT NULL DEFAULT '0',
    "num_accounts_new" bigint NOT NULL DEFAULT '0',
    "num_events" bigint NOT NULL DEFAULT '0',
    "num_events_reward" bigint NOT NULL DEFAULT '0',
    "num_events_slash" bigint NOT NULL DEFAULT '0',
    "num_events_dex_liquidity_deposit" bigint NOT NULL DEFAULT '0',
    "num_events_dex_liquidity_withdraw" bigint NOT NULL DEFAULT '0',
    "num_events_dex_swap" bigint NOT NULL DEFAULT '0',
    "num_events_order_book_swap" bigint NOT NULL DEFAULT '0',
    "num_events_automatic_pause" bigint NOT NULL DEFAULT '0',
    "num_events_automatic_begin_unstaking" bigint NOT NULL DEFAULT '0',
    "num_events_automatic_finish_unstaking" bigint NOT NULL DEFAULT '0',
    "num_orders" bigint NOT NULL DEFAULT '0',
    "num_orders_new" bigint NOT NULL DEFAULT '0',
    "num_orders_open" bigint NOT NULL DEFAULT '0',
    "num_orders_filled" bigint NOT NULL DEFAULT '0',
    "num_orders_cancelled" bigint NOT NULL DEFAULT '0',
    "num_pools" bigint NOT NULL DEFAULT '0',
    "num_pools_new" bigint NOT NULL DEFAULT '0',
    "num_pool_points_holders" bigint NOT NULL DEFAULT '0',
    "num_pool_points_holders_new" bigint NOT NULL DEFAULT '0',
    "num_dex_prices" bigint NOT NULL DEFAULT '0',
    "num_dex_orders" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_future" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_locked" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_complete" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_success" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_failed" bigint NOT NULL DEFAULT '0',
    "num_dex_deposits" bigint NOT NULL DEFAULT '0',
    "num_dex_deposits_pending" bigint NOT NULL DEFAULT '0',
    "num_dex_deposits_locked" bigint NOT NULL DEFAULT '0',
    "num_dex_deposits_complete" bigint NOT NULL DEFAULT '0',
    "num_dex_withdrawals" bigint NOT NULL DEFAULT '0',
    "num_dex_withdrawals_pending" bigint NOT NULL DEFAULT '0',
    "num_dex_withdrawals_locked" bigint NOT NULL DEFAULT '0',
    "num_dex_withdrawals_complete" bigint NOT NULL DEFAULT '0',
    "params_changed" boolean NOT NULL DEFAULT 'false',
    "num_validators" bigint NOT NULL DEFAULT '0',
    "num_validators_new" bigint NOT NULL DEFAULT '0',
    "num_validators_active" bigint NOT NULL DEFAULT '0',
    "num_validators_paused" bigint NOT NULL DEFAULT '0',
    "num_validators_unstaking" bigint NOT NULL DEFAULT '0',
    "num_validator_non_signing_info" bigint NOT NULL DEFAULT '0',
    "num_validator_non_signing_info_new" bigint NOT NULL DEFAULT '0',
    "num_validator_double_signing_info" bigint NOT NULL DEFAULT '0',
    "num_committees" bigint NOT NULL DEFAULT '0',
    "num_committees_new" bigint NOT NULL DEFAULT '0',
    "num_committees_subsidized" bigint NOT NULL DEFAULT '0',
    "num_committees_retired" bigint NOT NULL DEFAULT '0',
    "num_committee_validators" bigint NOT NULL DEFAULT '0',
    "num_committee_payments" bigint NOT NULL DEFAULT '0',
    "supply_changed" boolean NOT NULL DEFAULT 'false',
    "supply_total" numeric(20,0) NOT NULL DEFAULT '0',
    "supply_staked" numeric(20,0) NOT NULL DEFAULT '0',
    "supply_delegated_only" numeric(20,0) NOT NULL DEFAULT '0',
    PRIMARY KEY ("height")
);

CREATE UNLOGGED TABLE "chain_1"."block_summaries_staging" (
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "total_transactions" bigint NOT NULL DEFAULT '0',
    "num_txs" bigint NOT NULL DEFAULT '0',
    "num_txs_send" bigint NOT NULL DEFAULT '0',
    "num_txs_stake" bigint NOT NULL DEFAULT '0',
    "num_txs_unstake" bigint NOT NULL DEFAULT '0',
    "num_txs_edit_stake" bigint NOT NULL DEFAULT '0',
    "num_txs_start_poll" bigint NOT NULL DEFAULT '0',
    "num_txs_vote_poll" bigint NOT NULL DEFAULT '0',
    "num_txs_lock_order" bigint NOT NULL DEFAULT '0',
    "num_txs_close_order" bigint NOT NULL DEFAULT '0',
    "num_txs_unknown" bigint NOT NULL DEFAULT '0',
    "num_txs_pause" bigint NOT NULL DEFAULT '0',
    "num_txs_unpause" bigint NOT NULL DEFAULT '0',
    "num_txs_change_parameter" bigint NOT NULL DEFAULT '0',
    "num_txs_dao_transfer" bigint NOT NULL DEFAULT '0',
    "num_txs_certificate_results" bigint NOT NULL DEFAULT '0',
    "num_txs_subsidy" bigint NOT NULL DEFAULT '0',
    "num_txs_create_order" bigint NOT NULL DEFAULT '0',
    "num_txs_edit_order" bigint NOT NULL DEFAULT '0',
    "num_txs_delete_order" bigint NOT NULL DEFAULT '0',
    "num_txs_dex_limit_order" bigint NOT NULL DEFAULT '0',
    "num_txs_dex_liquidity_deposit" bigint NOT NULL DEFAULT '0',
    "num_txs_dex_liquidity_withdraw" bigint NOT NULL DEFAULT '0',
    "num_accounts" bigint NOT NULL DEFAULT '0',
    "num_accounts_new" bigint NOT NULL DEFAULT '0',
    "num_events" bigint NOT NULL DEFAULT '0',
    "num_events_reward" bigint NOT NULL DEFAULT '0',
    "num_events_slash" bigint NOT NULL DEFAULT '0',
    "num_events_dex_liquidity_deposit" bigint NOT NULL DEFAULT '0',
    "num_events_dex_liquidity_withdraw" bigint NOT NULL DEFAULT '0',
    "num_events_dex_swap" bigint NOT NULL DEFAULT '0',
    "num_events_order_book_swap" bigint NOT NULL DEFAULT '0',
    "num_events_automatic_pause" bigint NOT NULL DEFAULT '0',
    "num_events_automatic_begin_unstaking" bigint NOT NULL DEFAULT '0',
    "num_events_automatic_finish_unstaking" bigint NOT NULL DEFAULT '0',
    "num_orders" bigint NOT NULL DEFAULT '0',
    "num_orders_new" bigint NOT NULL DEFAULT '0',
    "num_orders_open" bigint NOT NULL DEFAULT '0',
    "num_orders_filled" bigint NOT NULL DEFAULT '0',
    "num_orders_cancelled" bigint NOT NULL DEFAULT '0',
    "num_pools" bigint NOT NULL DEFAULT '0',
    "num_pools_new" bigint NOT NULL DEFAULT '0',
    "num_pool_points_holders" bigint NOT NULL DEFAULT '0',
    "num_pool_points_holders_new" bigint NOT NULL DEFAULT '0',
    "num_dex_prices" bigint NOT NULL DEFAULT '0',
    "num_dex_orders" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_future" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_locked" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_complete" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_success" bigint NOT NULL DEFAULT '0',
    "num_dex_orders_failed" bigint NOT NULL DEFAULT '0',
    "num_dex_deposits" bigint NOT NULL DEFAULT '0',
    "num_dex_deposits_pending" bigint NOT NULL DEFAULT '0',
    "num_dex_deposits_locked" bigint NOT NULL DEFAULT '0',
    "num_dex_deposits_complete" bigint NOT NULL DEFAULT '0',
    "num_dex_withdrawals" bigint NOT NULL DEFAULT '0',
    "num_dex_withdrawals_pending" bigint NOT NULL DEFAULT '0',
    "num_dex_withdrawals_locked" bigint NOT NULL DEFAULT '0',
    "num_dex_withdrawals_complete" bigint NOT NULL DEFAULT '0',
    "params_changed" boolean NOT NULL DEFAULT 'false',
    "num_validators" bigint NOT NULL DEFAULT '0',
    "num_validators_new" bigint NOT NULL DEFAULT '0',
    "num_validators_active" bigint NOT NULL DEFAULT '0',
    "num_validators_paused" bigint NOT NULL DEFAULT '0',
    "num_validators_unstaking" bigint NOT NULL DEFAULT '0',
    "num_validator_non_signing_info" bigint NOT NULL DEFAULT '0',
    "num_validator_non_signing_info_new" bigint NOT NULL DEFAULT '0',
    "num_validator_double_signing_info" bigint NOT NULL DEFAULT '0',
    "num_committees" bigint NOT NULL DEFAULT '0',
    "num_committees_new" bigint NOT NULL DEFAULT '0',
    "num_committees_subsidized" bigint NOT NULL DEFAULT '0',
    "num_committees_retired" bigint NOT NULL DEFAULT '0',
    "num_committee_validators" bigint NOT NULL DEFAULT '0',
    "num_committee_payments" bigint NOT NULL DEFAULT '0',
    "supply_changed" boolean NOT NULL DEFAULT 'false',
    "supply_total" numeric(20,0) NOT NULL DEFAULT '0',
    "supply_staked" numeric(20,0) NOT NULL DEFAULT '0',
    "supply_delegated_only" numeric(20,0) NOT NULL DEFAULT '0',
    PRIMARY KEY ("height")
);

CREATE TABLE "chain_1"."poll_snapshots" (
    "proposal_hash" bytea NOT NULL,
    "proposal_url" text NOT NULL DEFAULT '',
    "accounts_approve_tokens" numeric(20,0) NOT NULL DEFAULT '0',
    "accounts_reject_tokens" numeric(20,0) NOT NULL DEFAULT '0',
    "accounts_total_voted_tokens" numeric(20,0) NOT NULL DEFAULT '0',
    "accounts_total_tokens" numeric(20,0) NOT NULL DEFAULT '0',
    "accounts_approve_percentage" bigint NOT NULL DEFAULT '0',
    "accounts_reject_percentage" bigint NOT NULL DEFAULT '0',
    "accounts_voted_percentage" bigint NOT NULL DEFAULT '0',
    "validators_approve_tokens" numeric(20,0) NOT NULL DEFAULT '0',
    "validators_reject_tokens" numeric(20,0) NOT NULL DEFAULT '0',
    "validators_total_voted_tokens" numeric(20,0) NOT NULL DEFAULT '0',
    "validators_total_tokens" numeric(20,0) NOT NULL DEFAULT '0',
    "validators_approve_percentage" bigint NOT NULL DEFAULT '0',
    "validators_reject_percentage" bigint NOT NULL DEFAULT '0',
    "validators_voted_percentage" bigint NOT NULL DEFAULT '0',
    "snapshot_time" timestamp with time zone NOT NULL,
    PRIMARY KEY ("proposal_hash", "snapshot_time")
);

CREATE TABLE "chain_1"."proposal_snapshots" (
    "proposal_hash" bytea NOT NULL,
    "proposal" text NOT NULL DEFAULT '',
    "approve" boolean NOT NULL DEFAULT 'false',
    "snapshot_time" timestamp with time zone NOT NULL,
    "proposal_type" text NOT NULL DEFAULT '',
    "signer" bytea NOT NULL DEFAULT '\x',
    "start_height" bigint NOT NULL DEFAULT '0',
    "end_height" bigint NOT NULL DEFAULT '0',
    "parameter_space" text NOT NULL DEFAULT '',
    "parameter_key" text NOT NULL DEFAULT '',
    "parameter_value" text NOT NULL DEFAULT '',
    "dao_transfer_address" bytea NOT NULL DEFAULT '\x',
    "dao_transfer_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "endpoint" text NOT NULL,
    PRIMARY KEY ("proposal_hash", "snapshot_time", "endpoint")
);

CREATE OR REPLACE FUNCTION "chain_1"."accounts_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM new_rows GROUP BY "address"
), newest AS (
    SELECT k."address", v."amount", v."rewards", v."slashes", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."accounts" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."accounts_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."accounts_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."accounts_global" AS g ("chain_id", "address", "amount", "rewards", "slashes", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."amount", n."rewards", n."slashes", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "amount" = excluded."amount", "rewards" = excluded."rewards", "slashes" = excluded."slashes", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM (SELECT "address", "height" FROM old_rows UNION ALL SELECT "address", "height" FROM new_rows) r GROUP BY "address"
), newest AS (
    SELECT k."address", v."amount", v."rewards", v."slashes", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."accounts" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."accounts_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."accounts_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."accounts_global" AS g ("chain_id", "address", "amount", "rewards", "slashes", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."amount", n."rewards", n."slashes", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "amount" = excluded."amount", "rewards" = excluded."rewards", "slashes" = excluded."slashes", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM old_rows GROUP BY "address"
), newest AS (
    SELECT k."address", v."amount", v."rewards", v."slashes", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."accounts" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."accounts_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."accounts_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."accounts_global" AS g ("chain_id", "address", "amount", "rewards", "slashes", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."amount", n."rewards", n."slashes", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "amount" = excluded."amount", "rewards" = excluded."rewards", "slashes" = excluded."slashes", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."accounts_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."accounts_at"("at_height" bigint, "of_address" bytea) RETURNS SETOF "chain_1"."accounts" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."accounts" t WHERE t."height" <= $1 AND t."address" = $2 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."accounts_page_at"("at_height" bigint, "page_size" integer, "after_address" bytea) RETURNS SETOF "chain_1"."accounts" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."address" FROM "chain_1"."accounts" t WHERE $3 IS NULL ORDER BY t."address" LIMIT 1)
    UNION ALL (SELECT t."address" FROM "chain_1"."accounts" t WHERE (t."address") > ($3) ORDER BY t."address" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."address" FROM "chain_1"."accounts" t WHERE (t."address") > (k."address") ORDER BY t."address" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."accounts" t WHERE t."address" = k."address" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validators_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM new_rows GROUP BY "address"
), newest AS (
    SELECT k."address", v."public_key", v."net_address", v."staked_amount", v."max_paused_height", v."unstaking_height", v."output", v."delegate", v."compound", v."status", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validators" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validators_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validators_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validators_global" AS g ("chain_id", "address", "public_key", "net_address", "staked_amount", "max_paused_height", "unstaking_height", "output", "delegate", "compound", "status", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."public_key", n."net_address", n."staked_amount", n."max_paused_height", n."unstaking_height", n."output", n."delegate", n."compound", n."status", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "public_key" = excluded."public_key", "net_address" = excluded."net_address", "staked_amount" = excluded."staked_amount", "max_paused_height" = excluded."max_paused_height", "unstaking_height" = excluded."unstaking_height", "output" = excluded."output", "delegate" = excluded."delegate", "compound" = excluded."compound", "status" = excluded."status", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM (SELECT "address", "height" FROM old_rows UNION ALL SELECT "address", "height" FROM new_rows) r GROUP BY "address"
), newest AS (
    SELECT k."address", v."public_key", v."net_address", v."staked_amount", v."max_paused_height", v."unstaking_height", v."output", v."delegate", v."compound", v."status", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validators" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validators_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validators_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validators_global" AS g ("chain_id", "address", "public_key", "net_address", "staked_amount", "max_paused_height", "unstaking_height", "output", "delegate", "compound", "status", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."public_key", n."net_address", n."staked_amount", n."max_paused_height", n."unstaking_height", n."output", n."delegate", n."compound", n."status", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "public_key" = excluded."public_key", "net_address" = excluded."net_address", "staked_amount" = excluded."staked_amount", "max_paused_height" = excluded."max_paused_height", "unstaking_height" = excluded."unstaking_height", "output" = excluded."output", "delegate" = excluded."delegate", "compound" = excluded."compound", "status" = excluded."status", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM old_rows GROUP BY "address"
), newest AS (
    SELECT k."address", v."public_key", v."net_address", v."staked_amount", v."max_paused_height", v."unstaking_height", v."output", v."delegate", v."compound", v."status", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validators" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validators_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validators_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validators_global" AS g ("chain_id", "address", "public_key", "net_address", "staked_amount", "max_paused_height", "unstaking_height", "output", "delegate", "compound", "status", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."public_key", n."net_address", n."staked_amount", n."max_paused_height", n."unstaking_height", n."output", n."delegate", n."compound", n."status", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "public_key" = excluded."public_key", "net_address" = excluded."net_address", "staked_amount" = excluded."staked_amount", "max_paused_height" = excluded."max_paused_height", "unstaking_height" = excluded."unstaking_height", "output" = excluded."output", "delegate" = excluded."delegate", "compound" = excluded."compound", "status" = excluded."status", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."validators_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validators_at"("at_height" bigint, "of_address" bytea) RETURNS SETOF "chain_1"."validators" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."validators" t WHERE t."height" <= $1 AND t."address" = $2 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validators_page_at"("at_height" bigint, "page_size" integer, "after_address" bytea) RETURNS SETOF "chain_1"."validators" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."address" FROM "chain_1"."validators" t WHERE $3 IS NULL ORDER BY t."address" LIMIT 1)
    UNION ALL (SELECT t."address" FROM "chain_1"."validators" t WHERE (t."address") > ($3) ORDER BY t."address" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."address" FROM "chain_1"."validators" t WHERE (t."address") > (k."address") ORDER BY t."address" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."validators" t WHERE t."address" = k."address" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validator_signing_info_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM new_rows GROUP BY "address"
), newest AS (
    SELECT k."address", v."missed_blocks_count", v."last_signed_height", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validator_signing_info" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validator_signing_info_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validator_signing_info_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validator_signing_info_global" AS g ("chain_id", "address", "missed_blocks_count", "last_signed_height", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."missed_blocks_count", n."last_signed_height", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "missed_blocks_count" = excluded."missed_blocks_count", "last_signed_height" = excluded."last_signed_height", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM (SELECT "address", "height" FROM old_rows UNION ALL SELECT "address", "height" FROM new_rows) r GROUP BY "address"
), newest AS (
    SELECT k."address", v."missed_blocks_count", v."last_signed_height", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validator_signing_info" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validator_signing_info_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validator_signing_info_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validator_signing_info_global" AS g ("chain_id", "address", "missed_blocks_count", "last_signed_height", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."missed_blocks_count", n."last_signed_height", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "missed_blocks_count" = excluded."missed_blocks_count", "last_signed_height" = excluded."last_signed_height", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM old_rows GROUP BY "address"
), newest AS (
    SELECT k."address", v."missed_blocks_count", v."last_signed_height", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validator_signing_info" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validator_signing_info_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validator_signing_info_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validator_signing_info_global" AS g ("chain_id", "address", "missed_blocks_count", "last_signed_height", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."missed_blocks_count", n."last_signed_height", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "missed_blocks_count" = excluded."missed_blocks_count", "last_signed_height" = excluded."last_signed_height", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."validator_signing_info_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validator_signing_info_at"("at_height" bigint, "of_address" bytea) RETURNS SETOF "chain_1"."validator_signing_info" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."validator_signing_info" t WHERE t."height" <= $1 AND t."address" = $2 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validator_signing_info_page_at"("at_height" bigint, "page_size" integer, "after_address" bytea) RETURNS SETOF "chain_1"."validator_signing_info" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."address" FROM "chain_1"."validator_signing_info" t WHERE $3 IS NULL ORDER BY t."address" LIMIT 1)
    UNION ALL (SELECT t."address" FROM "chain_1"."validator_signing_info" t WHERE (t."address") > ($3) ORDER BY t."address" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."address" FROM "chain_1"."validator_signing_info" t WHERE (t."address") > (k."address") ORDER BY t."address" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."validator_signing_info" t WHERE t."address" = k."address" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validator_double_signing_info_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM new_rows GROUP BY "address"
), newest AS (
    SELECT k."address", v."evidence_count", v."first_evidence_height", v."last_evidence_height", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validator_double_signing_info" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validator_double_signing_info_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validator_double_signing_info_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validator_double_signing_info_global" AS g ("chain_id", "address", "evidence_count", "first_evidence_height", "last_evidence_height", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."evidence_count", n."first_evidence_height", n."last_evidence_height", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "evidence_count" = excluded."evidence_count", "first_evidence_height" = excluded."first_evidence_height", "last_evidence_height" = excluded."last_evidence_height", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM (SELECT "address", "height" FROM old_rows UNION ALL SELECT "address", "height" FROM new_rows) r GROUP BY "address"
), newest AS (
    SELECT k."address", v."evidence_count", v."first_evidence_height", v."last_evidence_height", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validator_double_signing_info" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validator_double_signing_info_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validator_double_signing_info_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validator_double_signing_info_global" AS g ("chain_id", "address", "evidence_count", "first_evidence_height", "last_evidence_height", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."evidence_count", n."first_evidence_height", n."last_evidence_height", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "evidence_count" = excluded."evidence_count", "first_evidence_height" = excluded."first_evidence_height", "last_evidence_height" = excluded."last_evidence_height", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", max("height") AS "height" FROM old_rows GROUP BY "address"
), newest AS (
    SELECT k."address", v."evidence_count", v."first_evidence_height", v."last_evidence_height", v."height", v."height_time", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."validator_double_signing_info" t WHERE t."address" = k."address" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."validator_double_signing_info_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."validator_double_signing_info_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."validator_double_signing_info_global" AS g ("chain_id", "address", "evidence_count", "first_evidence_height", "last_evidence_height", "height", "height_time", "updated_at")
    SELECT 1, n."address", n."evidence_count", n."first_evidence_height", n."last_evidence_height", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."address"
    ON CONFLICT ("chain_id", "address") DO UPDATE SET "evidence_count" = excluded."evidence_count", "first_evidence_height" = excluded."first_evidence_height", "last_evidence_height" = excluded."last_evidence_height", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."validator_double_signing_info_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validator_double_signing_info_at"("at_height" bigint, "of_address" bytea) RETURNS SETOF "chain_1"."validator_double_signing_info" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."validator_double_signing_info" t WHERE t."height" <= $1 AND t."address" = $2 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."validator_double_signing_info_page_at"("at_height" bigint, "page_size" integer, "after_address" bytea) RETURNS SETOF "chain_1"."validator_double_signing_info" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."address" FROM "chain_1"."validator_double_signing_info" t WHERE $3 IS NULL ORDER BY t."address" LIMIT 1)
    UNION ALL (SELECT t."address" FROM "chain_1"."validator_double_signing_info" t WHERE (t."address") > ($3) ORDER BY t."address" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."address" FROM "chain_1"."validator_double_signing_info" t WHERE (t."address") > (k."address") ORDER BY t."address" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."validator_double_signing_info" t WHERE t."address" = k."address" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."committee_validators_at"("at_height" bigint, "of_committee_id" bigint, "of_validator_address" bytea) RETURNS SETOF "chain_1"."committee_validators" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."committee_validators" t WHERE t."height" <= $1 AND t."committee_id" = $2 AND t."validator_address" = $3 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."committee_validators_page_at"("at_height" bigint, "page_size" integer, "after_committee_id" bigint, "after_validator_address" bytea) RETURNS SETOF "chain_1"."committee_validators" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."committee_id", t."validator_address" FROM "chain_1"."committee_validators" t WHERE $3 IS NULL ORDER BY t."committee_id", t."validator_address" LIMIT 1)
    UNION ALL (SELECT t."committee_id", t."validator_address" FROM "chain_1"."committee_validators" t WHERE (t."committee_id", t."validator_address") > ($3, $4) ORDER BY t."committee_id", t."validator_address" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."committee_id", t."validator_address" FROM "chain_1"."committee_validators" t WHERE (t."committee_id", t."validator_address") > (k."committee_id", k."validator_address") ORDER BY t."committee_id", t."validator_address" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."committee_validators" t WHERE t."committee_id" = k."committee_id" AND t."validator_address" = k."validator_address" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."committees_at"("at_height" bigint, "of_chain_id" bigint) RETURNS SETOF "chain_1"."committees" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."committees" t WHERE t."height" <= $1 AND t."chain_id" = $2 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."committees_page_at"("at_height" bigint, "page_size" integer, "after_chain_id" bigint) RETURNS SETOF "chain_1"."committees" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."chain_id" FROM "chain_1"."committees" t WHERE $3 IS NULL ORDER BY t."chain_id" LIMIT 1)
    UNION ALL (SELECT t."chain_id" FROM "chain_1"."committees" t WHERE (t."chain_id") > ($3) ORDER BY t."chain_id" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."chain_id" FROM "chain_1"."committees" t WHERE (t."chain_id") > (k."chain_id") ORDER BY t."chain_id" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."committees" t WHERE t."chain_id" = k."chain_id" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."committee_payments_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT DISTINCT "committee_id", "address", "height" FROM new_rows
), newest AS (
    SELECT k."committee_id", k."address", k."height", v."percent", v."height_time", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."committee_payments" t WHERE t."committee_id" = k."committee_id" AND t."address" = k."address" AND t."height" = k."height" ORDER BY t."height" DESC LIMIT 1) v ON true
), gone AS (
    DELETE FROM "canopyx_global"."committee_payments_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."committee_payments_global" g WHERE g."chain_id" = 1 AND g."committee_id" = n."committee_id" AND g."address" = n."address" AND g."height" = n."height" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."committee_payments_global" AS g ("chain_id", "committee_id", "address", "percent", "height", "height_time", "updated_at")
    SELECT 1, n."committee_id", n."address", n."percent", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."committee_id", n."address", n."height"
    ON CONFLICT ("chain_id", "committee_id", "address", "height") DO UPDATE SET "percent" = excluded."percent", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT DISTINCT "committee_id", "address", "height" FROM (SELECT "committee_id", "address", "height" FROM old_rows UNION ALL SELECT "committee_id", "address", "height" FROM new_rows) r
), newest AS (
    SELECT k."committee_id", k."address", k."height", v."percent", v."height_time", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."committee_payments" t WHERE t."committee_id" = k."committee_id" AND t."address" = k."address" AND t."height" = k."height" ORDER BY t."height" DESC LIMIT 1) v ON true
), gone AS (
    DELETE FROM "canopyx_global"."committee_payments_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."committee_payments_global" g WHERE g."chain_id" = 1 AND g."committee_id" = n."committee_id" AND g."address" = n."address" AND g."height" = n."height" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."committee_payments_global" AS g ("chain_id", "committee_id", "address", "percent", "height", "height_time", "updated_at")
    SELECT 1, n."committee_id", n."address", n."percent", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."committee_id", n."address", n."height"
    ON CONFLICT ("chain_id", "committee_id", "address", "height") DO UPDATE SET "percent" = excluded."percent", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT DISTINCT "committee_id", "address", "height" FROM old_rows
), newest AS (
    SELECT k."committee_id", k."address", k."height", v."percent", v."height_time", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."committee_payments" t WHERE t."committee_id" = k."committee_id" AND t."address" = k."address" AND t."height" = k."height" ORDER BY t."height" DESC LIMIT 1) v ON true
), gone AS (
    DELETE FROM "canopyx_global"."committee_payments_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."committee_payments_global" g WHERE g."chain_id" = 1 AND g."committee_id" = n."committee_id" AND g."address" = n."address" AND g."height" = n."height" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."committee_payments_global" AS g ("chain_id", "committee_id", "address", "percent", "height", "height_time", "updated_at")
    SELECT 1, n."committee_id", n."address", n."percent", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."committee_id", n."address", n."height"
    ON CONFLICT ("chain_id", "committee_id", "address", "height") DO UPDATE SET "percent" = excluded."percent", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."committee_payments_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."pools_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "pool_id", max("height") AS "height" FROM new_rows GROUP BY "pool_id"
), newest AS (
    SELECT k."pool_id", v."height", v."chain_id", v."amount", v."total_points", v."lp_count", v."height_time", v."liquidity_pool_id", v."holding_pool_id", v."escrow_pool_id", v."reward_pool_id", v."amount_delta", v."total_points_delta", v."lp_count_delta", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."pools" t WHERE t."pool_id" = k."pool_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."pools_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."pools_global" g WHERE g."chain_id" = 1 AND g."pool_id" = n."pool_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."pools_global" AS g ("chain_id", "pool_id", "height", "pool_chain_id", "amount", "total_points", "lp_count", "height_time", "liquidity_pool_id", "holding_pool_id", "escrow_pool_id", "reward_pool_id", "amount_delta", "total_points_delta", "lp_count_delta", "updated_at")
    SELECT 1, n."pool_id", n."height", n."chain_id", n."amount", n."total_points", n."lp_count", n."height_time", n."liquidity_pool_id", n."holding_pool_id", n."escrow_pool_id", n."reward_pool_id", n."amount_delta", n."total_points_delta", n."lp_count_delta", now() FROM newest n WHERE n."_live" ORDER BY n."pool_id"
    ON CONFLICT ("chain_id", "pool_id") DO UPDATE SET "height" = excluded."height", "pool_chain_id" = excluded."pool_chain_id", "amount" = excluded."amount", "total_points" = excluded."total_points", "lp_count" = excluded."lp_count", "height_time" = excluded."height_time", "liquidity_pool_id" = excluded."liquidity_pool_id", "holding_pool_id" = excluded."holding_pool_id", "escrow_pool_id" = excluded."escrow_pool_id", "reward_pool_id" = excluded."reward_pool_id", "amount_delta" = excluded."amount_delta", "total_points_delta" = excluded."total_points_delta", "lp_count_delta" = excluded."lp_count_delta", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "pool_id", max("height") AS "height" FROM (SELECT "pool_id", "height" FROM old_rows UNION ALL SELECT "pool_id", "height" FROM new_rows) r GROUP BY "pool_id"
), newest AS (
    SELECT k."pool_id", v."height", v."chain_id", v."amount", v."total_points", v."lp_count", v."height_time", v."liquidity_pool_id", v."holding_pool_id", v."escrow_pool_id", v."reward_pool_id", v."amount_delta", v."total_points_delta", v."lp_count_delta", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."pools" t WHERE t."pool_id" = k."pool_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."pools_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."pools_global" g WHERE g."chain_id" = 1 AND g."pool_id" = n."pool_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."pools_global" AS g ("chain_id", "pool_id", "height", "pool_chain_id", "amount", "total_points", "lp_count", "height_time", "liquidity_pool_id", "holding_pool_id", "escrow_pool_id", "reward_pool_id", "amount_delta", "total_points_delta", "lp_count_delta", "updated_at")
    SELECT 1, n."pool_id", n."height", n."chain_id", n."amount", n."total_points", n."lp_count", n."height_time", n."liquidity_pool_id", n."holding_pool_id", n."escrow_pool_id", n."reward_pool_id", n."amount_delta", n."total_points_delta", n."lp_count_delta", now() FROM newest n WHERE n."_live" ORDER BY n."pool_id"
    ON CONFLICT ("chain_id", "pool_id") DO UPDATE SET "height" = excluded."height", "pool_chain_id" = excluded."pool_chain_id", "amount" = excluded."amount", "total_points" = excluded."total_points", "lp_count" = excluded."lp_count", "height_time" = excluded."height_time", "liquidity_pool_id" = excluded."liquidity_pool_id", "holding_pool_id" = excluded."holding_pool_id", "escrow_pool_id" = excluded."escrow_pool_id", "reward_pool_id" = excluded."reward_pool_id", "amount_delta" = excluded."amount_delta", "total_points_delta" = excluded."total_points_delta", "lp_count_delta" = excluded."lp_count_delta", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "pool_id", max("height") AS "height" FROM old_rows GROUP BY "pool_id"
), newest AS (
    SELECT k."pool_id", v."height", v."chain_id", v."amount", v."total_points", v."lp_count", v."height_time", v."liquidity_pool_id", v."holding_pool_id", v."escrow_pool_id", v."reward_pool_id", v."amount_delta", v."total_points_delta", v."lp_count_delta", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."pools" t WHERE t."pool_id" = k."pool_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."pools_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."pools_global" g WHERE g."chain_id" = 1 AND g."pool_id" = n."pool_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."pools_global" AS g ("chain_id", "pool_id", "height", "pool_chain_id", "amount", "total_points", "lp_count", "height_time", "liquidity_pool_id", "holding_pool_id", "escrow_pool_id", "reward_pool_id", "amount_delta", "total_points_delta", "lp_count_delta", "updated_at")
    SELECT 1, n."pool_id", n."height", n."chain_id", n."amount", n."total_points", n."lp_count", n."height_time", n."liquidity_pool_id", n."holding_pool_id", n."escrow_pool_id", n."reward_pool_id", n."amount_delta", n."total_points_delta", n."lp_count_delta", now() FROM newest n WHERE n."_live" ORDER BY n."pool_id"
    ON CONFLICT ("chain_id", "pool_id") DO UPDATE SET "height" = excluded."height", "pool_chain_id" = excluded."pool_chain_id", "amount" = excluded."amount", "total_points" = excluded."total_points", "lp_count" = excluded."lp_count", "height_time" = excluded."height_time", "liquidity_pool_id" = excluded."liquidity_pool_id", "holding_pool_id" = excluded."holding_pool_id", "escrow_pool_id" = excluded."escrow_pool_id", "reward_pool_id" = excluded."reward_pool_id", "amount_delta" = excluded."amount_delta", "total_points_delta" = excluded."total_points_delta", "lp_count_delta" = excluded."lp_count_delta", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."pools_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."pools_at"("at_height" bigint, "of_pool_id" bigint) RETURNS SETOF "chain_1"."pools" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."pools" t WHERE t."height" <= $1 AND t."pool_id" = $2 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."pools_page_at"("at_height" bigint, "page_size" integer, "after_pool_id" bigint) RETURNS SETOF "chain_1"."pools" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."pool_id" FROM "chain_1"."pools" t WHERE $3 IS NULL ORDER BY t."pool_id" LIMIT 1)
    UNION ALL (SELECT t."pool_id" FROM "chain_1"."pools" t WHERE (t."pool_id") > ($3) ORDER BY t."pool_id" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."pool_id" FROM "chain_1"."pools" t WHERE (t."pool_id") > (k."pool_id") ORDER BY t."pool_id" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."pools" t WHERE t."pool_id" = k."pool_id" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."pool_points_by_holder_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", "pool_id", max("height") AS "height" FROM new_rows GROUP BY "address", "pool_id"
), newest AS (
    SELECT k."address", k."pool_id", v."liquidity_pool_id", v."height", v."height_time", v."committee", v."points", v."liquidity_pool_points", v."pool_amount", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."pool_points_by_holder" t WHERE t."address" = k."address" AND t."pool_id" = k."pool_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."pool_points_by_holder_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."pool_points_by_holder_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" AND g."pool_id" = n."pool_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."pool_points_by_holder_global" AS g ("chain_id", "address", "pool_id", "liquidity_pool_id", "height", "height_time", "committee", "points", "liquidity_pool_points", "pool_amount", "updated_at")
    SELECT 1, n."address", n."pool_id", n."liquidity_pool_id", n."height", n."height_time", n."committee", n."points", n."liquidity_pool_points", n."pool_amount", now() FROM newest n WHERE n."_live" ORDER BY n."address", n."pool_id"
    ON CONFLICT ("chain_id", "address", "pool_id") DO UPDATE SET "liquidity_pool_id" = excluded."liquidity_pool_id", "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "points" = excluded."points", "liquidity_pool_points" = excluded."liquidity_pool_points", "pool_amount" = excluded."pool_amount", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", "pool_id", max("height") AS "height" FROM (SELECT "address", "pool_id", "height" FROM old_rows UNION ALL SELECT "address", "pool_id", "height" FROM new_rows) r GROUP BY "address", "pool_id"
), newest AS (
    SELECT k."address", k."pool_id", v."liquidity_pool_id", v."height", v."height_time", v."committee", v."points", v."liquidity_pool_points", v."pool_amount", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."pool_points_by_holder" t WHERE t."address" = k."address" AND t."pool_id" = k."pool_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."pool_points_by_holder_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."pool_points_by_holder_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" AND g."pool_id" = n."pool_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."pool_points_by_holder_global" AS g ("chain_id", "address", "pool_id", "liquidity_pool_id", "height", "height_time", "committee", "points", "liquidity_pool_points", "pool_amount", "updated_at")
    SELECT 1, n."address", n."pool_id", n."liquidity_pool_id", n."height", n."height_time", n."committee", n."points", n."liquidity_pool_points", n."pool_amount", now() FROM newest n WHERE n."_live" ORDER BY n."address", n."pool_id"
    ON CONFLICT ("chain_id", "address", "pool_id") DO UPDATE SET "liquidity_pool_id" = excluded."liquidity_pool_id", "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "points" = excluded."points", "liquidity_pool_points" = excluded."liquidity_pool_points", "pool_amount" = excluded."pool_amount", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "address", "pool_id", max("height") AS "height" FROM old_rows GROUP BY "address", "pool_id"
), newest AS (
    SELECT k."address", k."pool_id", v."liquidity_pool_id", v."height", v."height_time", v."committee", v."points", v."liquidity_pool_points", v."pool_amount", v."height" IS NOT NULL AND NOT v."deleted" AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."pool_points_by_holder" t WHERE t."address" = k."address" AND t."pool_id" = k."pool_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."pool_points_by_holder_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."pool_points_by_holder_global" g WHERE g."chain_id" = 1 AND g."address" = n."address" AND g."pool_id" = n."pool_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."pool_points_by_holder_global" AS g ("chain_id", "address", "pool_id", "liquidity_pool_id", "height", "height_time", "committee", "points", "liquidity_pool_points", "pool_amount", "updated_at")
    SELECT 1, n."address", n."pool_id", n."liquidity_pool_id", n."height", n."height_time", n."committee", n."points", n."liquidity_pool_points", n."pool_amount", now() FROM newest n WHERE n."_live" ORDER BY n."address", n."pool_id"
    ON CONFLICT ("chain_id", "address", "pool_id") DO UPDATE SET "liquidity_pool_id" = excluded."liquidity_pool_id", "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "points" = excluded."points", "liquidity_pool_points" = excluded."liquidity_pool_points", "pool_amount" = excluded."pool_amount", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."pool_points_by_holder_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."pool_points_by_holder_at"("at_height" bigint, "of_pool_id" bigint, "of_address" bytea) RETURNS SETOF "chain_1"."pool_points_by_holder" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."pool_points_by_holder" t WHERE t."height" <= $1 AND t."pool_id" = $2 AND t."address" = $3 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."pool_points_by_holder_page_at"("at_height" bigint, "page_size" integer, "after_pool_id" bigint, "after_address" bytea) RETURNS SETOF "chain_1"."pool_points_by_holder" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."pool_id", t."address" FROM "chain_1"."pool_points_by_holder" t WHERE $3 IS NULL ORDER BY t."pool_id", t."address" LIMIT 1)
    UNION ALL (SELECT t."pool_id", t."address" FROM "chain_1"."pool_points_by_holder" t WHERE (t."pool_id", t."address") > ($3, $4) ORDER BY t."pool_id", t."address" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."pool_id", t."address" FROM "chain_1"."pool_points_by_holder" t WHERE (t."pool_id", t."address") > (k."pool_id", k."address") ORDER BY t."pool_id", t."address" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."pool_points_by_holder" t WHERE t."pool_id" = k."pool_id" AND t."address" = k."address" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."orders_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM new_rows GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."data", v."amount_for_sale", v."requested_amount", v."seller_receive_address", v."buyer_send_address", v."buyer_receive_address", v."buyer_chain_deadline", v."sellers_send_address", v."status", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."orders" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."orders_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."orders_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."orders_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "data", "amount_for_sale", "requested_amount", "seller_receive_address", "buyer_send_address", "buyer_receive_address", "buyer_chain_deadline", "sellers_send_address", "status", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."data", n."amount_for_sale", n."requested_amount", n."seller_receive_address", n."buyer_send_address", n."buyer_receive_address", n."buyer_chain_deadline", n."sellers_send_address", n."status", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "data" = excluded."data", "amount_for_sale" = excluded."amount_for_sale", "requested_amount" = excluded."requested_amount", "seller_receive_address" = excluded."seller_receive_address", "buyer_send_address" = excluded."buyer_send_address", "buyer_receive_address" = excluded."buyer_receive_address", "buyer_chain_deadline" = excluded."buyer_chain_deadline", "sellers_send_address" = excluded."sellers_send_address", "status" = excluded."status", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM (SELECT "order_id", "height" FROM old_rows UNION ALL SELECT "order_id", "height" FROM new_rows) r GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."data", v."amount_for_sale", v."requested_amount", v."seller_receive_address", v."buyer_send_address", v."buyer_receive_address", v."buyer_chain_deadline", v."sellers_send_address", v."status", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."orders" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."orders_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."orders_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."orders_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "data", "amount_for_sale", "requested_amount", "seller_receive_address", "buyer_send_address", "buyer_receive_address", "buyer_chain_deadline", "sellers_send_address", "status", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."data", n."amount_for_sale", n."requested_amount", n."seller_receive_address", n."buyer_send_address", n."buyer_receive_address", n."buyer_chain_deadline", n."sellers_send_address", n."status", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "data" = excluded."data", "amount_for_sale" = excluded."amount_for_sale", "requested_amount" = excluded."requested_amount", "seller_receive_address" = excluded."seller_receive_address", "buyer_send_address" = excluded."buyer_send_address", "buyer_receive_address" = excluded."buyer_receive_address", "buyer_chain_deadline" = excluded."buyer_chain_deadline", "sellers_send_address" = excluded."sellers_send_address", "status" = excluded."status", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM old_rows GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."data", v."amount_for_sale", v."requested_amount", v."seller_receive_address", v."buyer_send_address", v."buyer_receive_address", v."buyer_chain_deadline", v."sellers_send_address", v."status", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."orders" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."orders_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."orders_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."orders_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "data", "amount_for_sale", "requested_amount", "seller_receive_address", "buyer_send_address", "buyer_receive_address", "buyer_chain_deadline", "sellers_send_address", "status", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."data", n."amount_for_sale", n."requested_amount", n."seller_receive_address", n."buyer_send_address", n."buyer_receive_address", n."buyer_chain_deadline", n."sellers_send_address", n."status", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "data" = excluded."data", "amount_for_sale" = excluded."amount_for_sale", "requested_amount" = excluded."requested_amount", "seller_receive_address" = excluded."seller_receive_address", "buyer_send_address" = excluded."buyer_send_address", "buyer_receive_address" = excluded."buyer_receive_address", "buyer_chain_deadline" = excluded."buyer_chain_deadline", "sellers_send_address" = excluded."sellers_send_address", "status" = excluded."status", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."orders_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."orders_at"("at_height" bigint, "of_order_id" bytea) RETURNS SETOF "chain_1"."orders" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."orders" t WHERE t."height" <= $1 AND t."order_id" = $2 ORDER BY t."height" DESC LIMIT 1) v
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."orders_page_at"("at_height" bigint, "page_size" integer, "after_order_id" bytea) RETURNS SETOF "chain_1"."orders" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."order_id" FROM "chain_1"."orders" t WHERE $3 IS NULL ORDER BY t."order_id" LIMIT 1)
    UNION ALL (SELECT t."order_id" FROM "chain_1"."orders" t WHERE (t."order_id") > ($3) ORDER BY t."order_id" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."order_id" FROM "chain_1"."orders" t WHERE (t."order_id") > (k."order_id") ORDER BY t."order_id" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."orders" t WHERE t."order_id" = k."order_id" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_orders_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM new_rows GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."amount_for_sale", v."requested_amount", v."sold_amount", v."bought_amount", v."success", v."local_origin", v."locked_height", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_orders" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_orders_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_orders_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_orders_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "amount_for_sale", "requested_amount", "sold_amount", "bought_amount", "success", "local_origin", "locked_height", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."amount_for_sale", n."requested_amount", n."sold_amount", n."bought_amount", n."success", n."local_origin", n."locked_height", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "amount_for_sale" = excluded."amount_for_sale", "requested_amount" = excluded."requested_amount", "sold_amount" = excluded."sold_amount", "bought_amount" = excluded."bought_amount", "success" = excluded."success", "local_origin" = excluded."local_origin", "locked_height" = excluded."locked_height", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM (SELECT "order_id", "height" FROM old_rows UNION ALL SELECT "order_id", "height" FROM new_rows) r GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."amount_for_sale", v."requested_amount", v."sold_amount", v."bought_amount", v."success", v."local_origin", v."locked_height", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_orders" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_orders_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_orders_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_orders_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "amount_for_sale", "requested_amount", "sold_amount", "bought_amount", "success", "local_origin", "locked_height", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."amount_for_sale", n."requested_amount", n."sold_amount", n."bought_amount", n."success", n."local_origin", n."locked_height", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "amount_for_sale" = excluded."amount_for_sale", "requested_amount" = excluded."requested_amount", "sold_amount" = excluded."sold_amount", "bought_amount" = excluded."bought_amount", "success" = excluded."success", "local_origin" = excluded."local_origin", "locked_height" = excluded."locked_height", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM old_rows GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."amount_for_sale", v."requested_amount", v."sold_amount", v."bought_amount", v."success", v."local_origin", v."locked_height", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_orders" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_orders_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_orders_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_orders_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "amount_for_sale", "requested_amount", "sold_amount", "bought_amount", "success", "local_origin", "locked_height", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."amount_for_sale", n."requested_amount", n."sold_amount", n."bought_amount", n."success", n."local_origin", n."locked_height", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "amount_for_sale" = excluded."amount_for_sale", "requested_amount" = excluded."requested_amount", "sold_amount" = excluded."sold_amount", "bought_amount" = excluded."bought_amount", "success" = excluded."success", "local_origin" = excluded."local_origin", "locked_height" = excluded."locked_height", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."dex_orders_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_orders_at"("at_height" bigint, "of_order_id" bytea) RETURNS SETOF "chain_1"."dex_orders" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."dex_orders" t WHERE t."height" <= $1 AND t."order_id" = $2 ORDER BY t."height" DESC LIMIT 1) v
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_orders_page_at"("at_height" bigint, "page_size" integer, "after_order_id" bytea) RETURNS SETOF "chain_1"."dex_orders" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."order_id" FROM "chain_1"."dex_orders" t WHERE $3 IS NULL ORDER BY t."order_id" LIMIT 1)
    UNION ALL (SELECT t."order_id" FROM "chain_1"."dex_orders" t WHERE (t."order_id") > ($3) ORDER BY t."order_id" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."order_id" FROM "chain_1"."dex_orders" t WHERE (t."order_id") > (k."order_id") ORDER BY t."order_id" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_orders" t WHERE t."order_id" = k."order_id" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_deposits_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM new_rows GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."amount", v."points_received", v."local_origin", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_deposits" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_deposits_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_deposits_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_deposits_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "amount", "points_received", "local_origin", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."amount", n."points_received", n."local_origin", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "amount" = excluded."amount", "points_received" = excluded."points_received", "local_origin" = excluded."local_origin", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM (SELECT "order_id", "height" FROM old_rows UNION ALL SELECT "order_id", "height" FROM new_rows) r GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."amount", v."points_received", v."local_origin", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_deposits" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_deposits_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_deposits_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_deposits_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "amount", "points_received", "local_origin", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."amount", n."points_received", n."local_origin", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "amount" = excluded."amount", "points_received" = excluded."points_received", "local_origin" = excluded."local_origin", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM old_rows GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."amount", v."points_received", v."local_origin", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_deposits" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_deposits_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_deposits_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_deposits_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "amount", "points_received", "local_origin", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."amount", n."points_received", n."local_origin", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "amount" = excluded."amount", "points_received" = excluded."points_received", "local_origin" = excluded."local_origin", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."dex_deposits_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_deposits_at"("at_height" bigint, "of_order_id" bytea) RETURNS SETOF "chain_1"."dex_deposits" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."dex_deposits" t WHERE t."height" <= $1 AND t."order_id" = $2 ORDER BY t."height" DESC LIMIT 1) v
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_deposits_page_at"("at_height" bigint, "page_size" integer, "after_order_id" bytea) RETURNS SETOF "chain_1"."dex_deposits" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."order_id" FROM "chain_1"."dex_deposits" t WHERE $3 IS NULL ORDER BY t."order_id" LIMIT 1)
    UNION ALL (SELECT t."order_id" FROM "chain_1"."dex_deposits" t WHERE (t."order_id") > ($3) ORDER BY t."order_id" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."order_id" FROM "chain_1"."dex_deposits" t WHERE (t."order_id") > (k."order_id") ORDER BY t."order_id" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_deposits" t WHERE t."order_id" = k."order_id" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_withdrawals_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM new_rows GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."percent", v."local_amount", v."remote_amount", v."points_burned", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_withdrawals" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_withdrawals_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_withdrawals_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_withdrawals_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "percent", "local_amount", "remote_amount", "points_burned", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."percent", n."local_amount", n."remote_amount", n."points_burned", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "percent" = excluded."percent", "local_amount" = excluded."local_amount", "remote_amount" = excluded."remote_amount", "points_burned" = excluded."points_burned", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM (SELECT "order_id", "height" FROM old_rows UNION ALL SELECT "order_id", "height" FROM new_rows) r GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."percent", v."local_amount", v."remote_amount", v."points_burned", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_withdrawals" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_withdrawals_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_withdrawals_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_withdrawals_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "percent", "local_amount", "remote_amount", "points_burned", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."percent", n."local_amount", n."remote_amount", n."points_burned", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "percent" = excluded."percent", "local_amount" = excluded."local_amount", "remote_amount" = excluded."remote_amount", "points_burned" = excluded."points_burned", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "order_id", max("height") AS "height" FROM old_rows GROUP BY "order_id"
), newest AS (
    SELECT k."order_id", v."height", v."height_time", v."committee", v."address", v."state", v."percent", v."local_amount", v."remote_amount", v."points_burned", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_withdrawals" t WHERE t."order_id" = k."order_id" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."dex_withdrawals_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."dex_withdrawals_global" g WHERE g."chain_id" = 1 AND g."order_id" = n."order_id" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."dex_withdrawals_global" AS g ("chain_id", "order_id", "height", "height_time", "committee", "address", "state", "percent", "local_amount", "remote_amount", "points_burned", "updated_at")
    SELECT 1, n."order_id", n."height", n."height_time", n."committee", n."address", n."state", n."percent", n."local_amount", n."remote_amount", n."points_burned", now() FROM newest n WHERE n."_live" ORDER BY n."order_id"
    ON CONFLICT ("chain_id", "order_id") DO UPDATE SET "height" = excluded."height", "height_time" = excluded."height_time", "committee" = excluded."committee", "address" = excluded."address", "state" = excluded."state", "percent" = excluded."percent", "local_amount" = excluded."local_amount", "remote_amount" = excluded."remote_amount", "points_burned" = excluded."points_burned", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."dex_withdrawals_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_withdrawals_at"("at_height" bigint, "of_order_id" bytea) RETURNS SETOF "chain_1"."dex_withdrawals" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."dex_withdrawals" t WHERE t."height" <= $1 AND t."order_id" = $2 ORDER BY t."height" DESC LIMIT 1) v
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_withdrawals_page_at"("at_height" bigint, "page_size" integer, "after_order_id" bytea) RETURNS SETOF "chain_1"."dex_withdrawals" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."order_id" FROM "chain_1"."dex_withdrawals" t WHERE $3 IS NULL ORDER BY t."order_id" LIMIT 1)
    UNION ALL (SELECT t."order_id" FROM "chain_1"."dex_withdrawals" t WHERE (t."order_id") > ($3) ORDER BY t."order_id" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."order_id" FROM "chain_1"."dex_withdrawals" t WHERE (t."order_id") > (k."order_id") ORDER BY t."order_id" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_withdrawals" t WHERE t."order_id" = k."order_id" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_prices_at"("at_height" bigint, "of_local_chain_id" bigint, "of_remote_chain_id" bigint) RETURNS SETOF "chain_1"."dex_prices" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."dex_prices" t WHERE t."height" <= $1 AND t."local_chain_id" = $2 AND t."remote_chain_id" = $3 ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted"
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."dex_prices_page_at"("at_height" bigint, "page_size" integer, "after_local_chain_id" bigint, "after_remote_chain_id" bigint) RETURNS SETOF "chain_1"."dex_prices" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."local_chain_id", t."remote_chain_id" FROM "chain_1"."dex_prices" t WHERE $3 IS NULL ORDER BY t."local_chain_id", t."remote_chain_id" LIMIT 1)
    UNION ALL (SELECT t."local_chain_id", t."remote_chain_id" FROM "chain_1"."dex_prices" t WHERE (t."local_chain_id", t."remote_chain_id") > ($3, $4) ORDER BY t."local_chain_id", t."remote_chain_id" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."local_chain_id", t."remote_chain_id" FROM "chain_1"."dex_prices" t WHERE (t."local_chain_id", t."remote_chain_id") > (k."local_chain_id", k."remote_chain_id") ORDER BY t."local_chain_id", t."remote_chain_id" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."dex_prices" t WHERE t."local_chain_id" = k."local_chain_id" AND t."remote_chain_id" = k."remote_chain_id" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v WHERE NOT v."deleted" LIMIT $2
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."params_at"("at_height" bigint) RETURNS SETOF "chain_1"."params" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."params" t WHERE t."height" <= $1 ORDER BY t."height" DESC LIMIT 1) v
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."supply_at"("at_height" bigint) RETURNS SETOF "chain_1"."supply" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."supply" t WHERE t."height" <= $1 ORDER BY t."height" DESC LIMIT 1) v
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."block_summaries_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    SET enable_seqscan = off
    SET enable_hashjoin = off
    SET enable_mergejoin = off
    SET jit = off AS $layers$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT DISTINCT "height" FROM new_rows
), newest AS (
    SELECT k."height", v."height_time", v."total_transactions", v."num_txs", v."num_txs_send", v."num_txs_stake", v."num_txs_unstake", v."num_txs_edit_stake", v."num_txs_start_poll", v."num_txs_vote_poll", v."num_txs_lock_order", v."num_txs_close_order", v."num_txs_unknown", v."num_txs_pause", v."num_txs_unpause", v."num_txs_change_parameter", v."num_txs_dao_transfer", v."num_txs_certificate_results", v."num_txs_subsidy", v."num_txs_create_order", v."num_txs_edit_order", v."num_txs_delete_order", v."num_txs_dex_limit_order", v."num_txs_dex_liquidity_deposit", v."num_txs_dex_liquidity_withdraw", v."num_accounts", v."num_accounts_new", v."num_events", v."num_events_reward", v."num_events_slash", v."num_events_dex_liquidity_deposit", v."num_events_dex_liquidity_withdraw", v."num_events_dex_swap", v."num_events_order_book_swap", v."num_events_automatic_pause", v."num_events_automatic_begin_unstaking", v."num_events_automatic_finish_unstaking", v."num_orders", v."num_orders_new", v."num_orders_open", v."num_orders_filled", v."num_orders_cancelled", v."num_pools", v."num_pools_new", v."num_pool_points_holders", v."num_pool_points_holders_new", v."num_dex_prices", v."num_dex_orders", v."num_dex_orders_future", v."num_dex_orders_locked", v."num_dex_orders_complete", v."num_dex_orders_success", v."num_dex_orders_failed", v."num_dex_deposits", v."num_dex_deposits_pending", v."num_dex_deposits_locked", v."num_dex_deposits_complete", v."num_dex_withdrawals", v."num_dex_withdrawals_pending", v."num_dex_withdrawals_locked", v."num_dex_withdrawals_complete", v."params_changed", v."num_validators", v."num_validators_new", v."num_validators_active", v."num_validators_paused", v."num_validators_unstaking", v."num_validator_non_signing_info", v."num_validator_non_signing_info_new", v."num_validator_double_signing_info", v."num_committees", v."num_committees_new", v."num_committees_subsidized", v."num_committees_retired", v."num_committee_validators", v."num_committee_payments", v."supply_changed", v."supply_total", v."supply_staked", v."supply_delegated_only", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."block_summaries" t WHERE t."height" = k."height" ORDER BY t."height" DESC LIMIT 1) v ON true
), gone AS (
    DELETE FROM "canopyx_global"."block_summaries_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."block_summaries_global" g WHERE g."chain_id" = 1 AND g."height" = n."height" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."block_summaries_global" AS g ("chain_id", "height", "height_time", "total_transactions", "num_txs", "num_txs_send", "num_txs_stake", "num_txs_unstake", "num_txs_edit_stake", "num_txs_start_poll", "num_txs_vote_poll", "num_txs_lock_order", "num_txs_close_order", "num_txs_unknown", "num_txs_pause", "num_txs_unpause", "num_txs_change_parameter", "num_txs_dao_transfer", "num_txs_certificate_results", "num_txs_subsidy", "num_txs_create_order", "num_txs_edit_order", "num_txs_delete_order", "num_txs_dex_limit_order", "num_txs_dex_liquidity_deposit", "num_txs_dex_liquidity_withdraw", "num_accounts", "num_accounts_new", "num_events", "num_events_reward", "num_events_slash", "num_events_dex_liquidity_deposit", "num_events_dex_liquidity_withdraw", "num_events_dex_swap", "num_events_order_book_swap", "num_events_automatic_pause", "num_events_automatic_begin_unstaking", "num_events_automatic_finish_unstaking", "num_orders", "num_orders_new", "num_orders_open", "num_orders_filled", "num_orders_cancelled", "num_pools", "num_pools_new", "num_pool_points_holders", "num_pool_points_holders_new", "num_dex_prices", "num_dex_orders", "num_dex_orders_future", "num_dex_orders_locked", "num_dex_orders_complete", "num_dex_orders_success", "num_dex_orders_failed", "num_dex_deposits", "num_dex_deposits_pending", "num_dex_deposits_locked", "num_dex_deposits_complete", "num_dex_withdrawals", "num_dex_withdrawals_pending", "num_dex_withdrawals_locked", "num_dex_withdrawals_complete", "params_changed", "num_validators", "num_validators_new", "num_validators_active", "num_validators_paused", "num_validators_unstaking", "num_validator_non_signing_info", "num_validator_non_signing_info_new", "num_validator_double_signing_info", "num_committees", "num_committees_new", "num_committees_subsidized", "num_committees_retired", "num_committee_validators", "num_committee_payments", "supply_changed", "supply_total", "supply_staked", "supply_delegated_only", "updated_at")
    SELECT 1, n."height", n."height_time", n."total_transactions", n."num_txs", n."num_txs_send", n."num_txs_stake", n."num_txs_unstake", n."num_txs_edit_stake", n."num_txs_start_poll", n."num_txs_vote_poll", n."num_txs_lock_order", n."num_txs_close_order", n."num_txs_unknown", n."num_txs_pause", n."num_txs_unpause", n."num_txs_change_parameter", n."num_txs_dao_transfer", n."num_txs_certificate_results", n."num_txs_subsidy", n."num_txs_create_order", n."num_txs_edit_order", n."num_txs_delete_order", n."num_txs_dex_limit_order", n."num_txs_dex_liquidity_deposit", n."num_txs_dex_liquidity_withdraw", n."num_accounts", n."num_accounts_new", n."num_events", n."num_events_reward", n."num_events_slash", n."num_events_dex_liquidity_deposit", n."num_events_dex_liquidity_withdraw", n."num_events_dex_swap", n."num_events_order_book_swap", n."num_events_automatic_pause", n."num_events_automatic_begin_unstaking", n."num_events_automatic_finish_unstaking", n."num_orders", n."num_orders_new", n."num_orders_open", n."num_orders_filled", n."num_orders_cancelled", n."num_pools", n."num_pools_new", n."num_pool_points_holders", n."num_pool_points_holders_new", n."num_dex_prices", n."num_dex_orders", n."num_dex_orders_future", n."num_dex_orders_locked", n."num_dex_orders_complete", n."num_dex_orders_success", n."num_dex_orders_failed", n."num_dex_deposits", n."num_dex_deposits_pending", n."num_dex_deposits_locked", n."num_dex_deposits_complete", n."num_dex_withdrawals", n."num_dex_withdrawals_pending", n."num_dex_withdrawals_locked", n."num_dex_withdrawals_complete", n."params_changed", n."num_validators", n."num_validators_new", n."num_validators_active", n."num_validators_paused", n."num_validators_unstaking", n."num_validator_non_signing_info", n."num_validator_non_signing_info_new", n."num_validator_double_signing_info", n."num_committees", n."num_committees_new", n."num_committees_subsidized", n."num_committees_retired", n."num_committee_validators", n."num_committee_payments", n."supply_changed", n."supply_total", n."supply_staked", n."supply_delegated_only", now() FROM newest n WHERE n."_live" ORDER BY n."height"
    ON CONFLICT ("chain_id", "height") DO UPDATE SET "height_time" = excluded."height_time", "total_transactions" = excluded."total_transactions", "num_txs" = excluded."num_txs", "num_txs_send" = excluded."num_txs_send", "num_txs_stake" = excluded."num_txs_stake", "num_txs_unstake" = excluded."num_txs_unstake", "num_txs_edit_stake" = excluded."num_txs_edit_stake", "num_txs_start_poll" = excluded."num_txs_start_poll", "num_txs_vote_poll" = excluded."num_txs_vote_poll", "num_txs_lock_order" = excluded."num_txs_lock_order", "num_txs_close_order" = excluded."num_txs_close_order", "num_txs_unknown" = excluded."num_txs_unknown", "num_txs_pause" = excluded."num_txs_pause", "num_txs_unpause" = excluded."num_txs_unpause", "num_txs_change_parameter" = excluded."num_txs_change_parameter", "num_txs_dao_transfer" = excluded."num_txs_dao_transfer", "num_txs_certificate_results" = excluded."num_txs_certificate_results", "num_txs_subsidy" = excluded."num_txs_subsidy", "num_txs_create_order" = excluded."num_txs_create_order", "num_txs_edit_order" = excluded."num_txs_edit_order", "num_txs_delete_order" = excluded."num_txs_delete_order", "num_txs_dex_limit_order" = excluded."num_txs_dex_limit_order", "num_txs_dex_liquidity_deposit" = excluded."num_txs_dex_liquidity_deposit", "num_txs_dex_liquidity_withdraw" = excluded."num_txs_dex_liquidity_withdraw", "num_accounts" = excluded."num_accounts", "num_accounts_new" = excluded."num_accounts_new", "num_events" = excluded."num_events", "num_events_reward" = excluded."num_events_reward", "num_events_slash" = excluded."num_events_slash", "num_events_dex_liquidity_deposit" = excluded."num_events_dex_liquidity_deposit", "num_events_dex_liquidity_withdraw" = excluded."num_events_dex_liquidity_withdraw", "num_events_dex_swap" = excluded."num_events_dex_swap", "num_events_order_book_swap" = excluded."num_events_order_book_swap", "num_events_automatic_pause" = excluded."num_events_automatic_pause", "num_events_automatic_begin_unstaking" = excluded."num_events_automatic_begin_unstaking", "num_events_automatic_finish_unstaking" = excluded."num_events_automatic_finish_unstaking", "num_orders" = excluded."num_orders", "num_orders_new" = excluded."num_orders_new", "num_orders_open" = excluded."num_orders_open", "num_orders_filled" = excluded."num_orders_filled", "num_orders_cancelled" = excluded."num_orders_cancelled", "num_pools" = excluded."num_pools", "num_pools_new" = excluded."num_pools_new", "num_pool_points_holders" = excluded."num_pool_points_holders", "num_pool_points_holders_new" = excluded."num_pool_points_holders_new", "num_dex_prices" = excluded."num_dex_prices", "num_dex_orders" = excluded."num_dex_orders", "num_dex_orders_future" = excluded."num_dex_orders_future", "num_dex_orders_locked" = excluded."num_dex_orders_locked", "num_dex_orders_complete" = excluded."num_dex_orders_complete", "num_dex_orders_success" = excluded."num_dex_orders_success", "num_dex_orders_failed" = excluded."num_dex_orders_failed", "num_dex_deposits" = excluded."num_dex_deposits", "num_dex_deposits_pending" = excluded."num_dex_deposits_pending", "num_dex_deposits_locked" = excluded."num_dex_deposits_locked", "num_dex_deposits_complete" = excluded."num_dex_deposits_complete", "num_dex_withdrawals" = excluded."num_dex_withdrawals", "num_dex_withdrawals_pending" = excluded."num_dex_withdrawals_pending", "num_dex_withdrawals_locked" = excluded."num_dex_withdrawals_locked", "num_dex_withdrawals_complete" = excluded."num_dex_withdrawals_complete", "params_changed" = excluded."params_changed", "num_validators" = excluded."num_validators", "num_validators_new" = excluded."num_validators_new", "num_validators_active" = excluded."num_validators_active", "num_validators_paused" = excluded."num_validators_paused", "num_validators_unstaking" = excluded."num_validators_unstaking", "num_validator_non_signing_info" = excluded."num_validator_non_signing_info", "num_validator_non_signing_info_new" = excluded."num_validator_non_signing_info_new", "num_validator_double_signing_info" = excluded."num_validator_double_signing_info", "num_committees" = excluded."num_committees", "num_committees_new" = excluded."num_committees_new", "num_committees_subsidized" = excluded."num_committees_subsidized", "num_committees_retired" = excluded."num_committees_retired", "num_committee_validators" = excluded."num_committee_validators", "num_committee_payments" = excluded."num_committee_payments", "supply_changed" = excluded."supply_changed", "supply_total" = excluded."supply_total", "supply_staked" = excluded."supply_staked", "supply_delegated_only" = excluded."supply_delegated_only", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT DISTINCT "height" FROM (SELECT "height" FROM old_rows UNION ALL SELECT "height" FROM new_rows) r
), newest AS (
    SELECT k."height", v."height_time", v."total_transactions", v."num_txs", v."num_txs_send", v."num_txs_stake", v."num_txs_unstake", v."num_txs_edit_stake", v."num_txs_start_poll", v."num_txs_vote_poll", v."num_txs_lock_order", v."num_txs_close_order", v."num_txs_unknown", v."num_txs_pause", v."num_txs_unpause", v."num_txs_change_parameter", v."num_txs_dao_transfer", v."num_txs_certificate_results", v."num_txs_subsidy", v."num_txs_create_order", v."num_txs_edit_order", v."num_txs_delete_order", v."num_txs_dex_limit_order", v."num_txs_dex_liquidity_deposit", v."num_txs_dex_liquidity_withdraw", v."num_accounts", v."num_accounts_new", v."num_events", v."num_events_reward", v."num_events_slash", v."num_events_dex_liquidity_deposit", v."num_events_dex_liquidity_withdraw", v."num_events_dex_swap", v."num_events_order_book_swap", v."num_events_automatic_pause", v."num_events_automatic_begin_unstaking", v."num_events_automatic_finish_unstaking", v."num_orders", v."num_orders_new", v."num_orders_open", v."num_orders_filled", v."num_orders_cancelled", v."num_pools", v."num_pools_new", v."num_pool_points_holders", v."num_pool_points_holders_new", v."num_dex_prices", v."num_dex_orders", v."num_dex_orders_future", v."num_dex_orders_locked", v."num_dex_orders_complete", v."num_dex_orders_success", v."num_dex_orders_failed", v."num_dex_deposits", v."num_dex_deposits_pending", v."num_dex_deposits_locked", v."num_dex_deposits_complete", v."num_dex_withdrawals", v."num_dex_withdrawals_pending", v."num_dex_withdrawals_locked", v."num_dex_withdrawals_complete", v."params_changed", v."num_validators", v."num_validators_new", v."num_validators_active", v."num_validators_paused", v."num_validators_unstaking", v."num_validator_non_signing_info", v."num_validator_non_signing_info_new", v."num_validator_double_signing_info", v."num_committees", v."num_committees_new", v."num_committees_subsidized", v."num_committees_retired", v."num_committee_validators", v."num_committee_payments", v."supply_changed", v."supply_total", v."supply_staked", v."supply_delegated_only", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."block_summaries" t WHERE t."height" = k."height" ORDER BY t."height" DESC LIMIT 1) v ON true
), gone AS (
    DELETE FROM "canopyx_global"."block_summaries_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."block_summaries_global" g WHERE g."chain_id" = 1 AND g."height" = n."height" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."block_summaries_global" AS g ("chain_id", "height", "height_time", "total_transactions", "num_txs", "num_txs_send", "num_txs_stake", "num_txs_unstake", "num_txs_edit_stake", "num_txs_start_poll", "num_txs_vote_poll", "num_txs_lock_order", "num_txs_close_order", "num_txs_unknown", "num_txs_pause", "num_txs_unpause", "num_txs_change_parameter", "num_txs_dao_transfer", "num_txs_certificate_results", "num_txs_subsidy", "num_txs_create_order", "num_txs_edit_order", "num_txs_delete_order", "num_txs_dex_limit_order", "num_txs_dex_liquidity_deposit", "num_txs_dex_liquidity_withdraw", "num_accounts", "num_accounts_new", "num_events", "num_events_reward", "num_events_slash", "num_events_dex_liquidity_deposit", "num_events_dex_liquidity_withdraw", "num_events_dex_swap", "num_events_order_book_swap", "num_events_automatic_pause", "num_events_automatic_begin_unstaking", "num_events_automatic_finish_unstaking", "num_orders", "num_orders_new", "num_orders_open", "num_orders_filled", "num_orders_cancelled", "num_pools", "num_pools_new", "num_pool_points_holders", "num_pool_points_holders_new", "num_dex_prices", "num_dex_orders", "num_dex_orders_future", "num_dex_orders_locked", "num_dex_orders_complete", "num_dex_orders_success", "num_dex_orders_failed", "num_dex_deposits", "num_dex_deposits_pending", "num_dex_deposits_locked", "num_dex_deposits_complete", "num_dex_withdrawals", "num_dex_withdrawals_pending", "num_dex_withdrawals_locked", "num_dex_withdrawals_complete", "params_changed", "num_validators", "num_validators_new", "num_validators_active", "num_validators_paused", "num_validators_unstaking", "num_validator_non_signing_info", "num_validator_non_signing_info_new", "num_validator_double_signing_info", "num_committees", "num_committees_new", "num_committees_subsidized", "num_committees_retired", "num_committee_validators", "num_committee_payments", "supply_changed", "supply_total", "supply_staked", "supply_delegated_only", "updated_at")
    SELECT 1, n."height", n."height_time", n."total_transactions", n."num_txs", n."num_txs_send", n."num_txs_stake", n."num_txs_unstake", n."num_txs_edit_stake", n."num_txs_start_poll", n."num_txs_vote_poll", n."num_txs_lock_order", n."num_txs_close_order", n."num_txs_unknown", n."num_txs_pause", n."num_txs_unpause", n."num_txs_change_parameter", n."num_txs_dao_transfer", n."num_txs_certificate_results", n."num_txs_subsidy", n."num_txs_create_order", n."num_txs_edit_order", n."num_txs_delete_order", n."num_txs_dex_limit_order", n."num_txs_dex_liquidity_deposit", n."num_txs_dex_liquidity_withdraw", n."num_accounts", n."num_accounts_new", n."num_events", n."num_events_reward", n."num_events_slash", n."num_events_dex_liquidity_deposit", n."num_events_dex_liquidity_withdraw", n."num_events_dex_swap", n."num_events_order_book_swap", n."num_events_automatic_pause", n."num_events_automatic_begin_unstaking", n."num_events_automatic_finish_unstaking", n."num_orders", n."num_orders_new", n."num_orders_open", n."num_orders_filled", n."num_orders_cancelled", n."num_pools", n."num_pools_new", n."num_pool_points_holders", n."num_pool_points_holders_new", n."num_dex_prices", n."num_dex_orders", n."num_dex_orders_future", n."num_dex_orders_locked", n."num_dex_orders_complete", n."num_dex_orders_success", n."num_dex_orders_failed", n."num_dex_deposits", n."num_dex_deposits_pending", n."num_dex_deposits_locked", n."num_dex_deposits_complete", n."num_dex_withdrawals", n."num_dex_withdrawals_pending", n."num_dex_withdrawals_locked", n."num_dex_withdrawals_complete", n."params_changed", n."num_validators", n."num_validators_new", n."num_validators_active", n."num_validators_paused", n."num_validators_unstaking", n."num_validator_non_signing_info", n."num_validator_non_signing_info_new", n."num_validator_double_signing_info", n."num_committees", n."num_committees_new", n."num_committees_subsidized", n."num_committees_retired", n."num_committee_validators", n."num_committee_payments", n."supply_changed", n."supply_total", n."supply_staked", n."supply_delegated_only", now() FROM newest n WHERE n."_live" ORDER BY n."height"
    ON CONFLICT ("chain_id", "height") DO UPDATE SET "height_time" = excluded."height_time", "total_transactions" = excluded."total_transactions", "num_txs" = excluded."num_txs", "num_txs_send" = excluded."num_txs_send", "num_txs_stake" = excluded."num_txs_stake", "num_txs_unstake" = excluded."num_txs_unstake", "num_txs_edit_stake" = excluded."num_txs_edit_stake", "num_txs_start_poll" = excluded."num_txs_start_poll", "num_txs_vote_poll" = excluded."num_txs_vote_poll", "num_txs_lock_order" = excluded."num_txs_lock_order", "num_txs_close_order" = excluded."num_txs_close_order", "num_txs_unknown" = excluded."num_txs_unknown", "num_txs_pause" = excluded."num_txs_pause", "num_txs_unpause" = excluded."num_txs_unpause", "num_txs_change_parameter" = excluded."num_txs_change_parameter", "num_txs_dao_transfer" = excluded."num_txs_dao_transfer", "num_txs_certificate_results" = excluded."num_txs_certificate_results", "num_txs_subsidy" = excluded."num_txs_subsidy", "num_txs_create_order" = excluded."num_txs_create_order", "num_txs_edit_order" = excluded."num_txs_edit_order", "num_txs_delete_order" = excluded."num_txs_delete_order", "num_txs_dex_limit_order" = excluded."num_txs_dex_limit_order", "num_txs_dex_liquidity_deposit" = excluded."num_txs_dex_liquidity_deposit", "num_txs_dex_liquidity_withdraw" = excluded."num_txs_dex_liquidity_withdraw", "num_accounts" = excluded."num_accounts", "num_accounts_new" = excluded."num_accounts_new", "num_events" = excluded."num_events", "num_events_reward" = excluded."num_events_reward", "num_events_slash" = excluded."num_events_slash", "num_events_dex_liquidity_deposit" = excluded."num_events_dex_liquidity_deposit", "num_events_dex_liquidity_withdraw" = excluded."num_events_dex_liquidity_withdraw", "num_events_dex_swap" = excluded."num_events_dex_swap", "num_events_order_book_swap" = excluded."num_events_order_book_swap", "num_events_automatic_pause" = excluded."num_events_automatic_pause", "num_events_automatic_begin_unstaking" = excluded."num_events_automatic_begin_unstaking", "num_events_automatic_finish_unstaking" = excluded."num_events_automatic_finish_unstaking", "num_orders" = excluded."num_orders", "num_orders_new" = excluded."num_orders_new", "num_orders_open" = excluded."num_orders_open", "num_orders_filled" = excluded."num_orders_filled", "num_orders_cancelled" = excluded."num_orders_cancelled", "num_pools" = excluded."num_pools", "num_pools_new" = excluded."num_pools_new", "num_pool_points_holders" = excluded."num_pool_points_holders", "num_pool_points_holders_new" = excluded."num_pool_points_holders_new", "num_dex_prices" = excluded."num_dex_prices", "num_dex_orders" = excluded."num_dex_orders", "num_dex_orders_future" = excluded."num_dex_orders_future", "num_dex_orders_locked" = excluded."num_dex_orders_locked", "num_dex_orders_complete" = excluded."num_dex_orders_complete", "num_dex_orders_success" = excluded."num_dex_orders_success", "num_dex_orders_failed" = excluded."num_dex_orders_failed", "num_dex_deposits" = excluded."num_dex_deposits", "num_dex_deposits_pending" = excluded."num_dex_deposits_pending", "num_dex_deposits_locked" = excluded."num_dex_deposits_locked", "num_dex_deposits_complete" = excluded."num_dex_deposits_complete", "num_dex_withdrawals" = excluded."num_dex_withdrawals", "num_dex_withdrawals_pending" = excluded."num_dex_withdrawals_pending", "num_dex_withdrawals_locked" = excluded."num_dex_withdrawals_locked", "num_dex_withdrawals_complete" = excluded."num_dex_withdrawals_complete", "params_changed" = excluded."params_changed", "num_validators" = excluded."num_validators", "num_validators_new" = excluded."num_validators_new", "num_validators_active" = excluded."num_validators_active", "num_validators_paused" = excluded."num_validators_paused", "num_validators_unstaking" = excluded."num_validators_unstaking", "num_validator_non_signing_info" = excluded."num_validator_non_signing_info", "num_validator_non_signing_info_new" = excluded."num_validator_non_signing_info_new", "num_validator_double_signing_info" = excluded."num_validator_double_signing_info", "num_committees" = excluded."num_committees", "num_committees_new" = excluded."num_committees_new", "num_committees_subsidized" = excluded."num_committees_subsidized", "num_committees_retired" = excluded."num_committees_retired", "num_committee_validators" = excluded."num_committee_validators", "num_committee_payments" = excluded."num_committee_payments", "supply_changed" = excluded."supply_changed", "supply_total" = excluded."supply_total", "supply_staked" = excluded."supply_staked", "supply_delegated_only" = excluded."supply_delegated_only", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT DISTINCT "height" FROM old_rows
), newest AS (
    SELECT k."height", v."height_time", v."total_transactions", v."num_txs", v."num_txs_send", v."num_txs_stake", v."num_txs_unstake", v."num_txs_edit_stake", v."num_txs_start_poll", v."num_txs_vote_poll", v."num_txs_lock_order", v."num_txs_close_order", v."num_txs_unknown", v."num_txs_pause", v."num_txs_unpause", v."num_txs_change_parameter", v."num_txs_dao_transfer", v."num_txs_certificate_results", v."num_txs_subsidy", v."num_txs_create_order", v."num_txs_edit_order", v."num_txs_delete_order", v."num_txs_dex_limit_order", v."num_txs_dex_liquidity_deposit", v."num_txs_dex_liquidity_withdraw", v."num_accounts", v."num_accounts_new", v."num_events", v."num_events_reward", v."num_events_slash", v."num_events_dex_liquidity_deposit", v."num_events_dex_liquidity_withdraw", v."num_events_dex_swap", v."num_events_order_book_swap", v."num_events_automatic_pause", v."num_events_automatic_begin_unstaking", v."num_events_automatic_finish_unstaking", v."num_orders", v."num_orders_new", v."num_orders_open", v."num_orders_filled", v."num_orders_cancelled", v."num_pools", v."num_pools_new", v."num_pool_points_holders", v."num_pool_points_holders_new", v."num_dex_prices", v."num_dex_orders", v."num_dex_orders_future", v."num_dex_orders_locked", v."num_dex_orders_complete", v."num_dex_orders_success", v."num_dex_orders_failed", v."num_dex_deposits", v."num_dex_deposits_pending", v."num_dex_deposits_locked", v."num_dex_deposits_complete", v."num_dex_withdrawals", v."num_dex_withdrawals_pending", v."num_dex_withdrawals_locked", v."num_dex_withdrawals_complete", v."params_changed", v."num_validators", v."num_validators_new", v."num_validators_active", v."num_validators_paused", v."num_validators_unstaking", v."num_validator_non_signing_info", v."num_validator_non_signing_info_new", v."num_validator_double_signing_info", v."num_committees", v."num_committees_new", v."num_committees_subsidized", v."num_committees_retired", v."num_committee_validators", v."num_committee_payments", v."supply_changed", v."supply_total", v."supply_staked", v."supply_delegated_only", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."block_summaries" t WHERE t."height" = k."height" ORDER BY t."height" DESC LIMIT 1) v ON true
), gone AS (
    DELETE FROM "canopyx_global"."block_summaries_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."block_summaries_global" g WHERE g."chain_id" = 1 AND g."height" = n."height" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."block_summaries_global" AS g ("chain_id", "height", "height_time", "total_transactions", "num_txs", "num_txs_send", "num_txs_stake", "num_txs_unstake", "num_txs_edit_stake", "num_txs_start_poll", "num_txs_vote_poll", "num_txs_lock_order", "num_txs_close_order", "num_txs_unknown", "num_txs_pause", "num_txs_unpause", "num_txs_change_parameter", "num_txs_dao_transfer", "num_txs_certificate_results", "num_txs_subsidy", "num_txs_create_order", "num_txs_edit_order", "num_txs_delete_order", "num_txs_dex_limit_order", "num_txs_dex_liquidity_deposit", "num_txs_dex_liquidity_withdraw", "num_accounts", "num_accounts_new", "num_events", "num_events_reward", "num_events_slash", "num_events_dex_liquidity_deposit", "num_events_dex_liquidity_withdraw", "num_events_dex_swap", "num_events_order_book_swap", "num_events_automatic_pause", "num_events_automatic_begin_unstaking", "num_events_automatic_finish_unstaking", "num_orders", "num_orders_new", "num_orders_open", "num_orders_filled", "num_orders_cancelled", "num_pools", "num_pools_new", "num_pool_points_holders", "num_pool_points_holders_new", "num_dex_prices", "num_dex_orders", "num_dex_orders_future", "num_dex_orders_locked", "num_dex_orders_complete", "num_dex_orders_success", "num_dex_orders_failed", "num_dex_deposits", "num_dex_deposits_pending", "num_dex_deposits_locked", "num_dex_deposits_complete", "num_dex_withdrawals", "num_dex_withdrawals_pending", "num_dex_withdrawals_locked", "num_dex_withdrawals_complete", "params_changed", "num_validators", "num_validators_new", "num_validators_active", "num_validators_paused", "num_validators_unstaking", "num_validator_non_signing_info", "num_validator_non_signing_info_new", "num_validator_double_signing_info", "num_committees", "num_committees_new", "num_committees_subsidized", "num_committees_retired", "num_committee_validators", "num_committee_payments", "supply_changed", "supply_total", "supply_staked", "supply_delegated_only", "updated_at")
    SELECT 1, n."height", n."height_time", n."total_transactions", n."num_txs", n."num_txs_send", n."num_txs_stake", n."num_txs_unstake", n."num_txs_edit_stake", n."num_txs_start_poll", n."num_txs_vote_poll", n."num_txs_lock_order", n."num_txs_close_order", n."num_txs_unknown", n."num_txs_pause", n."num_txs_unpause", n."num_txs_change_parameter", n."num_txs_dao_transfer", n."num_txs_certificate_results", n."num_txs_subsidy", n."num_txs_create_order", n."num_txs_edit_order", n."num_txs_delete_order", n."num_txs_dex_limit_order", n."num_txs_dex_liquidity_deposit", n."num_txs_dex_liquidity_withdraw", n."num_accounts", n."num_accounts_new", n."num_events", n."num_events_reward", n."num_events_slash", n."num_events_dex_liquidity_deposit", n."num_events_dex_liquidity_withdraw", n."num_events_dex_swap", n."num_events_order_book_swap", n."num_events_automatic_pause", n."num_events_automatic_begin_unstaking", n."num_events_automatic_finish_unstaking", n."num_orders", n."num_orders_new", n."num_orders_open", n."num_orders_filled", n."num_orders_cancelled", n."num_pools", n."num_pools_new", n."num_pool_points_holders", n."num_pool_points_holders_new", n."num_dex_prices", n."num_dex_orders", n."num_dex_orders_future", n."num_dex_orders_locked", n."num_dex_orders_complete", n."num_dex_orders_success", n."num_dex_orders_failed", n."num_dex_deposits", n."num_dex_deposits_pending", n."num_dex_deposits_locked", n."num_dex_deposits_complete", n."num_dex_withdrawals", n."num_dex_withdrawals_pending", n."num_dex_withdrawals_locked", n."num_dex_withdrawals_complete", n."params_changed", n."num_validators", n."num_validators_new", n."num_validators_active", n."num_validators_paused", n."num_validators_unstaking", n."num_validator_non_signing_info", n."num_validator_non_signing_info_new", n."num_validator_double_signing_info", n."num_committees", n."num_committees_new", n."num_committees_subsidized", n."num_committees_retired", n."num_committee_validators", n."num_committee_payments", n."supply_changed", n."supply_total", n."supply_staked", n."supply_delegated_only", now() FROM newest n WHERE n."_live" ORDER BY n."height"
    ON CONFLICT ("chain_id", "height") DO UPDATE SET "height_time" = excluded."height_time", "total_transactions" = excluded."total_transactions", "num_txs" = excluded."num_txs", "num_txs_send" = excluded."num_txs_send", "num_txs_stake" = excluded."num_txs_stake", "num_txs_unstake" = excluded."num_txs_unstake", "num_txs_edit_stake" = excluded."num_txs_edit_stake", "num_txs_start_poll" = excluded."num_txs_start_poll", "num_txs_vote_poll" = excluded."num_txs_vote_poll", "num_txs_lock_order" = excluded."num_txs_lock_order", "num_txs_close_order" = excluded."num_txs_close_order", "num_txs_unknown" = excluded."num_txs_unknown", "num_txs_pause" = excluded."num_txs_pause", "num_txs_unpause" = excluded."num_txs_unpause", "num_txs_change_parameter" = excluded."num_txs_change_parameter", "num_txs_dao_transfer" = excluded."num_txs_dao_transfer", "num_txs_certificate_results" = excluded."num_txs_certificate_results", "num_txs_subsidy" = excluded."num_txs_subsidy", "num_txs_create_order" = excluded."num_txs_create_order", "num_txs_edit_order" = excluded."num_txs_edit_order", "num_txs_delete_order" = excluded."num_txs_delete_order", "num_txs_dex_limit_order" = excluded."num_txs_dex_limit_order", "num_txs_dex_liquidity_deposit" = excluded."num_txs_dex_liquidity_deposit", "num_txs_dex_liquidity_withdraw" = excluded."num_txs_dex_liquidity_withdraw", "num_accounts" = excluded."num_accounts", "num_accounts_new" = excluded."num_accounts_new", "num_events" = excluded."num_events", "num_events_reward" = excluded."num_events_reward", "num_events_slash" = excluded."num_events_slash", "num_events_dex_liquidity_deposit" = excluded."num_events_dex_liquidity_deposit", "num_events_dex_liquidity_withdraw" = excluded."num_events_dex_liquidity_withdraw", "num_events_dex_swap" = excluded."num_events_dex_swap", "num_events_order_book_swap" = excluded."num_events_order_book_swap", "num_events_automatic_pause" = excluded."num_events_automatic_pause", "num_events_automatic_begin_unstaking" = excluded."num_events_automatic_begin_unstaking", "num_events_automatic_finish_unstaking" = excluded."num_events_automatic_finish_unstaking", "num_orders" = excluded."num_orders", "num_orders_new" = excluded."num_orders_new", "num_orders_open" = excluded."num_orders_open", "num_orders_filled" = excluded."num_orders_filled", "num_orders_cancelled" = excluded."num_orders_cancelled", "num_pools" = excluded."num_pools", "num_pools_new" = excluded."num_pools_new", "num_pool_points_holders" = excluded."num_pool_points_holders", "num_pool_points_holders_new" = excluded."num_pool_points_holders_new", "num_dex_prices" = excluded."num_dex_prices", "num_dex_orders" = excluded."num_dex_orders", "num_dex_orders_future" = excluded."num_dex_orders_future", "num_dex_orders_locked" = excluded."num_dex_orders_locked", "num_dex_orders_complete" = excluded."num_dex_orders_complete", "num_dex_orders_success" = excluded."num_dex_orders_success", "num_dex_orders_failed" = excluded."num_dex_orders_failed", "num_dex_deposits" = excluded."num_dex_deposits", "num_dex_deposits_pending" = excluded."num_dex_deposits_pending", "num_dex_deposits_locked" = excluded."num_dex_deposits_locked", "num_dex_deposits_complete" = excluded."num_dex_deposits_complete", "num_dex_withdrawals" = excluded."num_dex_withdrawals", "num_dex_withdrawals_pending" = excluded."num_dex_withdrawals_pending", "num_dex_withdrawals_locked" = excluded."num_dex_withdrawals_locked", "num_dex_withdrawals_complete" = excluded."num_dex_withdrawals_complete", "params_changed" = excluded."params_changed", "num_validators" = excluded."num_validators", "num_validators_new" = excluded."num_validators_new", "num_validators_active" = excluded."num_validators_active", "num_validators_paused" = excluded."num_validators_paused", "num_validators_unstaking" = excluded."num_validators_unstaking", "num_validator_non_signing_info" = excluded."num_validator_non_signing_info", "num_validator_non_signing_info_new" = excluded."num_validator_non_signing_info_new", "num_validator_double_signing_info" = excluded."num_validator_double_signing_info", "num_committees" = excluded."num_committees", "num_committees_new" = excluded."num_committees_new", "num_committees_subsidized" = excluded."num_committees_subsidized", "num_committees_retired" = excluded."num_committees_retired", "num_committee_validators" = excluded."num_committee_validators", "num_committee_payments" = excluded."num_committee_payments", "supply_changed" = excluded."supply_changed", "supply_total" = excluded."supply_total", "supply_staked" = excluded."supply_staked", "supply_delegated_only" = excluded."supply_delegated_only", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."block_summaries_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

DROP VIEW IF EXISTS "chain_1"."accounts_latest";
CREATE VIEW "chain_1"."accounts_latest" AS
SELECT g."address" AS "address", g."amount" AS "amount", g."rewards" AS "rewards", g."slashes" AS "slashes", g."height" AS "height", g."height_time" AS "height_time", false AS "deleted" FROM "canopyx_global"."accounts_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."accounts_latest" IS 'signalbox cf6fb1f8466c415ad5d8774d4600547e';

DROP VIEW IF EXISTS "chain_1"."validators_latest";
CREATE VIEW "chain_1"."validators_latest" AS
SELECT g."address" AS "address", g."public_key" AS "public_key", g."net_address" AS "net_address", g."staked_amount" AS "staked_amount", g."max_paused_height" AS "max_paused_height", g."unstaking_height" AS "unstaking_height", g."output" AS "output", g."delegate" AS "delegate", g."compound" AS "compound", g."status" AS "status", g."height" AS "height", g."height_time" AS "height_time", false AS "deleted" FROM "canopyx_global"."validators_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."validators_latest" IS 'signalbox a145c6389ce5b420d0e123e0e6646e7a';

DROP VIEW IF EXISTS "chain_1"."validator_signing_info_latest";
CREATE VIEW "chain_1"."validator_signing_info_latest" AS
SELECT g."address" AS "address", g."missed_blocks_count" AS "missed_blocks_count", g."last_signed_height" AS "last_signed_height", g."height" AS "height", g."height_time" AS "height_time", false AS "deleted" FROM "canopyx_global"."validator_signing_info_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."validator_signing_info_latest" IS 'signalbox 3b9343b28ce43415da9f05faf00c8c56';

DROP VIEW IF EXISTS "chain_1"."validator_double_signing_info_latest";
CREATE VIEW "chain_1"."validator_double_signing_info_latest" AS
SELECT g."address" AS "address", g."evidence_count" AS "evidence_count", g."first_evidence_height" AS "first_evidence_height", g."last_evidence_height" AS "last_evidence_height", g."height" AS "height", g."height_time" AS "height_time", false AS "deleted" FROM "canopyx_global"."validator_double_signing_info_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."validator_double_signing_info_latest" IS 'signalbox 5fdbfaa52062d6b3be509173d89ae03b';

DROP VIEW IF EXISTS "chain_1"."committee_validators_latest";
CREATE VIEW "chain_1"."committee_validators_latest" AS
SELECT v."committee_id", v."validator_address", v."staked_amount", v."status", v."delegate", v."compound", v."subsidized", v."retired", v."height", v."height_time", v."deleted" FROM (SELECT DISTINCT ON (t."committee_id", t."validator_address") t.* FROM "chain_1"."committee_validators" t ORDER BY t."committee_id" DESC, t."validator_address" DESC, t."height" DESC) v WHERE NOT v."deleted";
COMMENT ON VIEW "chain_1"."committee_validators_latest" IS 'signalbox c70e971c29b76c4724e95bdbec35a7d5';

DROP VIEW IF EXISTS "chain_1"."committees_latest";
CREATE VIEW "chain_1"."committees_latest" AS
SELECT v."chain_id", v."last_root_height_updated", v."last_chain_height_updated", v."number_of_samples", v."subsidized", v."retired", v."height", v."height_time", v."deleted" FROM (SELECT DISTINCT ON (t."chain_id") t.* FROM "chain_1"."committees" t ORDER BY t."chain_id" DESC, t."height" DESC) v WHERE NOT v."deleted";
COMMENT ON VIEW "chain_1"."committees_latest" IS 'signalbox d09625058f8503e4987da80860587605';

DROP VIEW IF EXISTS "chain_1"."pools_latest";
CREATE VIEW "chain_1"."pools_latest" AS
SELECT g."pool_id" AS "pool_id", g."height" AS "height", g."pool_chain_id" AS "chain_id", g."amount" AS "amount", g."total_points" AS "total_points", g."lp_count" AS "lp_count", g."height_time" AS "height_time", g."liquidity_pool_id" AS "liquidity_pool_id", g."holding_pool_id" AS "holding_pool_id", g."escrow_pool_id" AS "escrow_pool_id", g."reward_pool_id" AS "reward_pool_id", g."amount_delta" AS "amount_delta", g."total_points_delta" AS "total_points_delta", g."lp_count_delta" AS "lp_count_delta", false AS "deleted" FROM "canopyx_global"."pools_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."pools_latest" IS 'signalbox 2bff7638d55d3064de871b06f9a36ca3';

DROP VIEW IF EXISTS "chain_1"."pool_points_by_holder_latest";
CREATE VIEW "chain_1"."pool_points_by_holder_latest" AS
SELECT g."address" AS "address", g."pool_id" AS "pool_id", g."liquidity_pool_id" AS "liquidity_pool_id", g."height" AS "height", g."height_time" AS "height_time", g."committee" AS "committee", g."points" AS "points", g."liquidity_pool_points" AS "liquidity_pool_points", g."pool_amount" AS "pool_amount", false AS "deleted" FROM "canopyx_global"."pool_points_by_holder_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."pool_points_by_holder_latest" IS 'signalbox 53c1af516ec55985e251e2e01bb88598';

DROP VIEW IF EXISTS "chain_1"."orders_latest";
CREATE VIEW "chain_1"."orders_latest" AS
SELECT g."order_id" AS "order_id", g."height" AS "height", g."height_time" AS "height_time", g."committee" AS "committee", g."data" AS "data", g."amount_for_sale" AS "amount_for_sale", g."requested_amount" AS "requested_amount", g."seller_receive_address" AS "seller_receive_address", g."buyer_send_address" AS "buyer_send_address", g."buyer_receive_address" AS "buyer_receive_address", g."buyer_chain_deadline" AS "buyer_chain_deadline", g."sellers_send_address" AS "sellers_send_address", g."status" AS "status" FROM "canopyx_global"."orders_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."orders_latest" IS 'signalbox 8c7f14b4e6a0cac8361598bd950c060d';

DROP VIEW IF EXISTS "chain_1"."dex_orders_latest";
CREATE VIEW "chain_1"."dex_orders_latest" AS
SELECT g."order_id" AS "order_id", g."height" AS "height", g."height_time" AS "height_time", g."committee" AS "committee", g."address" AS "address", g."state" AS "state", g."amount_for_sale" AS "amount_for_sale", g."requested_amount" AS "requested_amount", g."sold_amount" AS "sold_amount", g."bought_amount" AS "bought_amount", g."success" AS "success", g."local_origin" AS "local_origin", g."locked_height" AS "locked_height" FROM "canopyx_global"."dex_orders_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."dex_orders_latest" IS 'signalbox 49d1bafc474890b5f443126fd68c7e53';

DROP VIEW IF EXISTS "chain_1"."dex_deposits_latest";
CREATE VIEW "chain_1"."dex_deposits_latest" AS
SELECT g."order_id" AS "order_id", g."height" AS "height", g."height_time" AS "height_time", g."committee" AS "committee", g."address" AS "address", g."state" AS "state", g."amount" AS "amount", g."points_received" AS "points_received", g."local_origin" AS "local_origin" FROM "canopyx_global"."dex_deposits_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."dex_deposits_latest" IS 'signalbox 51d339ac7e2fdd6e6eb4db2f93748630';

DROP VIEW IF EXISTS "chain_1"."dex_withdrawals_latest";
CREATE VIEW "chain_1"."dex_withdrawals_latest" AS
SELECT g."order_id" AS "order_id", g."height" AS "height", g."height_time" AS "height_time", g."committee" AS "committee", g."address" AS "address", g."state" AS "state", g."percent" AS "percent", g."local_amount" AS "local_amount", g."remote_amount" AS "remote_amount", g."points_burned" AS "points_burned" FROM "canopyx_global"."dex_withdrawals_global" g WHERE g."chain_id" = 1;
COMMENT ON VIEW "chain_1"."dex_withdrawals_latest" IS 'signalbox d3ee6a32be2583064bf4ab2e0a871cab';

DROP VIEW IF EXISTS "chain_1"."dex_prices_latest";
CREATE VIEW "chain_1"."dex_prices_latest" AS
SELECT v."local_chain_id", v."remote_chain_id", v."height", v."local_pool", v."remote_pool", v."price_e6", v."height_time", v."price_delta", v."local_pool_delta", v."remote_pool_delta", v."deleted" FROM (SELECT DISTINCT ON (t."local_chain_id", t."remote_chain_id") t.* FROM "chain_1"."dex_prices" t ORDER BY t."local_chain_id" DESC, t."remote_chain_id" DESC, t."height" DESC) v WHERE NOT v."deleted";
COMMENT ON VIEW "chain_1"."dex_prices_latest" IS 'signalbox da25d716e785ada7f51a3e86e7a131e4';

DROP VIEW IF EXISTS "chain_1"."params_latest";
CREATE VIEW "chain_1"."params_latest" AS
SELECT v."height", v."height_time", v."block_size", v."protocol_version", v."root_chain_id", v."retired", v."unstaking_blocks", v."max_pause_blocks", v."double_sign_slash_percentage", v."non_sign_slash_percentage", v."max_non_sign", v."non_sign_window", v."max_committees", v."max_committee_size", v."early_withdrawal_penalty", v."delegate_unstaking_blocks", v."minimum_order_size", v."stake_percent_for_subsidized", v."max_slash_per_committee", v."delegate_reward_percentage", v."buy_deadline_blocks", v."lock_order_fee_multiplier", v."minimum_stake_for_validators", v."minimum_stake_for_delegates", v."maximum_delegates_per_committee", v."send_fee", v."stake_fee", v."edit_stake_fee", v."unstake_fee", v."pause_fee", v."unpause_fee", v."change_parameter_fee", v."dao_transfer_fee", v."certificate_results_fee", v."subsidy_fee", v."create_order_fee", v."edit_order_fee", v."delete_order_fee", v."dex_limit_order_fee", v."dex_liquidity_deposit_fee", v."dex_liquidity_withdraw_fee", v."dao_reward_percentage" FROM (SELECT t.* FROM "chain_1"."params" t ORDER BY t."height" DESC LIMIT 1) v;
COMMENT ON VIEW "chain_1"."params_latest" IS 'signalbox d6535cb91a5208408cafa1e957df5f7c';

DROP VIEW IF EXISTS "chain_1"."supply_latest";
CREATE VIEW "chain_1"."supply_latest" AS
SELECT v."total", v."staked", v."delegated_only", v."height", v."height_time" FROM (SELECT t.* FROM "chain_1"."supply" t ORDER BY t."height" DESC LIMIT 1) v;
COMMENT ON VIEW "chain_1"."supply_latest" IS 'signalbox 70df485dc086280fbe43f159c3c30f51';

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."accounts" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."accounts_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."accounts" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."accounts_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."accounts" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."accounts_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."accounts" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."accounts_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."validators" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validators_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."validators" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validators_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."validators" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validators_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."validators" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validators_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."validator_signing_info" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validator_signing_info_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."validator_signing_info" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validator_signing_info_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."validator_signing_info" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validator_signing_info_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."validator_signing_info" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validator_signing_info_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."validator_double_signing_info" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validator_double_signing_info_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."validator_double_signing_info" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validator_double_signing_info_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."validator_double_signing_info" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validator_double_signing_info_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."validator_double_signing_info" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."validator_double_signing_info_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."committee_payments" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."committee_payments_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."committee_payments" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."committee_payments_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."committee_payments" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."committee_payments_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."committee_payments" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."committee_payments_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."pools" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."pools_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."pools" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."pools_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."pools" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."pools_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."pools" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."pools_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."pool_points_by_holder" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."pool_points_by_holder_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."pool_points_by_holder" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."pool_points_by_holder_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."pool_points_by_holder" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."pool_points_by_holder_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."pool_points_by_holder" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."pool_points_by_holder_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."orders" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."orders_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."orders" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."orders_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."orders" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."orders_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."orders" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."orders_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."dex_orders" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_orders_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."dex_orders" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_orders_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."dex_orders" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_orders_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."dex_orders" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_orders_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."dex_deposits" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_deposits_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."dex_deposits" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_deposits_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."dex_deposits" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_deposits_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."dex_deposits" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_deposits_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."dex_withdrawals" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_withdrawals_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."dex_withdrawals" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_withdrawals_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."dex_withdrawals" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_withdrawals_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."dex_withdrawals" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."dex_withdrawals_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."block_summaries" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."block_summaries_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."block_summaries" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."block_summaries_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."block_summaries" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."block_summaries_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."block_summaries" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."block_summaries_sync_chain_1"();
