CREATE SCHEMA IF NOT EXISTS "canopyx_global";

CREATE TABLE "canopyx_global"."accounts_global" (
    "chain_id" bigint NOT NULL,
    "address" bytea NOT NULL,
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "rewards" numeric(20,0) NOT NULL DEFAULT '0',
    "slashes" numeric(20,0) NOT NULL DEFAULT '0',
    "height" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "address")
) WITH (fillfactor = 85);

CREATE INDEX "accounts_global_address" ON "canopyx_global"."accounts_global" USING btree ("address");

CREATE TABLE "canopyx_global"."validators_global" (
    "chain_id" bigint NOT NULL,
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
    "height" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "address")
) WITH (fillfactor = 85);

CREATE INDEX "validators_global_address" ON "canopyx_global"."validators_global" USING btree ("address");

CREATE TABLE "canopyx_global"."validator_signing_info_global" (
    "chain_id" bigint NOT NULL,
    "address" bytea NOT NULL,
    "missed_blocks_count" bigint NOT NULL DEFAULT '0',
    "last_signed_height" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "address")
) WITH (fillfactor = 85);

CREATE INDEX "validator_signing_info_global_address" ON "canopyx_global"."validator_signing_info_global" USING btree ("address");

CREATE TABLE "canopyx_global"."validator_double_signing_info_global" (
    "chain_id" bigint NOT NULL,
    "address" bytea NOT NULL,
    "evidence_count" bigint NOT NULL DEFAULT '0',
    "first_evidence_height" bigint NOT NULL DEFAULT '0',
    "last_evidence_height" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "address")
) WITH (fillfactor = 85);

CREATE INDEX "validator_double_signing_info_global_address" ON "canopyx_global"."validator_double_signing_info_global" USING btree ("address");

CREATE TABLE "canopyx_global"."committee_payments_global" (
    "chain_id" bigint NOT NULL,
    "committee_id" bigint NOT NULL,
    "address" bytea NOT NULL,
    "percent" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "committee_id", "address", "height")
);

CREATE INDEX "committee_payments_global_committee_id_address_height" ON "canopyx_global"."committee_payments_global" USING btree ("committee_id", "address", "height");

CREATE INDEX "committee_payments_global_address_height" ON "canopyx_global"."committee_payments_global" USING btree ("address", "height");

CREATE TABLE "canopyx_global"."pools_global" (
    "chain_id" bigint NOT NULL,
    "pool_id" bigint NOT NULL,
    "height" bigint NOT NULL DEFAULT '0',
    "pool_chain_id" bigint NOT NULL DEFAULT '0',
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
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "pool_id")
) WITH (fillfactor = 85);

CREATE INDEX "pools_global_pool_id" ON "canopyx_global"."pools_global" USING btree ("pool_id");

CREATE TABLE "canopyx_global"."pool_points_by_holder_global" (
    "chain_id" bigint NOT NULL,
    "address" bytea NOT NULL,
    "pool_id" bigint NOT NULL,
    "liquidity_pool_id" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "points" numeric(20,0) NOT NULL DEFAULT '0',
    "liquidity_pool_points" numeric(20,0) NOT NULL DEFAULT '0',
    "pool_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "address", "pool_id")
) WITH (fillfactor = 85);

CREATE INDEX "pool_points_by_holder_global_address_pool_id" ON "canopyx_global"."pool_points_by_holder_global" USING btree ("address", "pool_id");

CREATE TABLE "canopyx_global"."orders_global" (
    "chain_id" bigint NOT NULL,
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL DEFAULT '0',
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
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "order_id")
) WITH (fillfactor = 85);

CREATE INDEX "orders_global_order_id" ON "canopyx_global"."orders_global" USING btree ("order_id");

CREATE TABLE "canopyx_global"."dex_orders_global" (
    "chain_id" bigint NOT NULL,
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL DEFAULT '0',
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
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "order_id")
) WITH (fillfactor = 85);

CREATE INDEX "dex_orders_global_order_id" ON "canopyx_global"."dex_orders_global" USING btree ("order_id");

CREATE TABLE "canopyx_global"."dex_deposits_global" (
    "chain_id" bigint NOT NULL,
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "state" text NOT NULL DEFAULT '',
    "amount" numeric(20,0) NOT NULL DEFAULT '0',
    "points_received" numeric(20,0) NOT NULL DEFAULT '0',
    "local_origin" boolean NOT NULL DEFAULT 'false',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "order_id")
) WITH (fillfactor = 85);

CREATE INDEX "dex_deposits_global_order_id" ON "canopyx_global"."dex_deposits_global" USING btree ("order_id");

CREATE TABLE "canopyx_global"."dex_withdrawals_global" (
    "chain_id" bigint NOT NULL,
    "order_id" bytea NOT NULL,
    "height" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "committee" bigint NOT NULL DEFAULT '0',
    "address" bytea NOT NULL DEFAULT '\x',
    "state" text NOT NULL DEFAULT '',
    "percent" bigint NOT NULL DEFAULT '0',
    "local_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "remote_amount" numeric(20,0) NOT NULL DEFAULT '0',
    "points_burned" numeric(20,0) NOT NULL DEFAULT '0',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "order_id")
) WITH (fillfactor = 85);

CREATE INDEX "dex_withdrawals_global_order_id" ON "canopyx_global"."dex_withdrawals_global" USING btree ("order_id");

CREATE TABLE "canopyx_global"."block_summaries_global" (
    "chain_id" bigint NOT NULL,
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
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "height")
);

CREATE INDEX "block_summaries_global_height" ON "canopyx_global"."block_summaries_global" USING btree ("height");

CREATE TABLE "canopyx_global"."lp_position_snapshots_global" (
    "source_chain_id" bigint NOT NULL,
    "address" bytea NOT NULL,
    "pool_id" bigint NOT NULL,
    "snapshot_date" date NOT NULL,
    "snapshot_height" bigint NOT NULL DEFAULT '0',
    "snapshot_balance" numeric(20,0) NOT NULL DEFAULT '0',
    "pool_share_percentage" bigint NOT NULL DEFAULT '0',
    "position_created_date" date NOT NULL DEFAULT '1970-01-01',
    "position_closed_date" date NOT NULL DEFAULT '1970-01-01',
    "is_position_active" boolean NOT NULL DEFAULT 'false',
    "computed_at" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "updated_at" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("source_chain_id", "pool_id", "address", "snapshot_date")
);

CREATE INDEX "lp_position_snapshots_global_address_snapshot_date" ON "canopyx_global"."lp_position_snapshots_global" USING btree ("address", "snapshot_date");

CREATE INDEX "lp_position_snapshots_global_source_chain_id_snapshot_date" ON "canopyx_global"."lp_position_snapshots_global" USING btree ("source_chain_id", "snapshot_date");
