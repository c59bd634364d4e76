CREATE TABLE "canopyx_global"."potatoes_global" (
    "chain_id" bigint NOT NULL,
    "field" bytea NOT NULL,
    "weight" numeric(20,0) NOT NULL DEFAULT '0',
    "potato_chain_id" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL DEFAULT '0',
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    "updated_at" timestamp with time zone NOT NULL,
    PRIMARY KEY ("chain_id", "field")
) WITH (fillfactor = 85);

CREATE INDEX "potatoes_global_field" ON "canopyx_global"."potatoes_global" USING btree ("field");

CREATE TABLE "chain_1"."potatoes" (
    "field" bytea NOT NULL,
    "weight" numeric(20,0) NOT NULL DEFAULT '0',
    "story" text NOT NULL DEFAULT '',
    "chain_id" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("field", "height")
);

CREATE INDEX "potatoes_height" ON "chain_1"."potatoes" USING brin ("height") WITH (pages_per_range = 32, autosummarize = on);

CREATE UNLOGGED TABLE "chain_1"."potatoes_staging" (
    "field" bytea NOT NULL,
    "weight" numeric(20,0) NOT NULL DEFAULT '0',
    "story" text NOT NULL DEFAULT '',
    "chain_id" bigint NOT NULL DEFAULT '0',
    "height" bigint NOT NULL,
    "height_time" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:00:00+00',
    PRIMARY KEY ("height", "field")
);

CREATE OR REPLACE FUNCTION "chain_1"."potatoes_sync_chain_1"() RETURNS trigger LANGUAGE plpgsql
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
    SELECT "field", max("height") AS "height" FROM new_rows GROUP BY "field"
), newest AS (
    SELECT k."field", v."weight", v."chain_id", v."height", v."height_time", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."potatoes" t WHERE t."field" = k."field" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."potatoes_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."potatoes_global" g WHERE g."chain_id" = 1 AND g."field" = n."field" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."potatoes_global" AS g ("chain_id", "field", "weight", "potato_chain_id", "height", "height_time", "updated_at")
    SELECT 1, n."field", n."weight", n."chain_id", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."field"
    ON CONFLICT ("chain_id", "field") DO UPDATE SET "weight" = excluded."weight", "potato_chain_id" = excluded."potato_chain_id", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'UPDATE' THEN
        IF NOT EXISTS (SELECT FROM new_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "field", max("height") AS "height" FROM (SELECT "field", "height" FROM old_rows UNION ALL SELECT "field", "height" FROM new_rows) r GROUP BY "field"
), newest AS (
    SELECT k."field", v."weight", v."chain_id", v."height", v."height_time", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."potatoes" t WHERE t."field" = k."field" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."potatoes_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."potatoes_global" g WHERE g."chain_id" = 1 AND g."field" = n."field" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."potatoes_global" AS g ("chain_id", "field", "weight", "potato_chain_id", "height", "height_time", "updated_at")
    SELECT 1, n."field", n."weight", n."chain_id", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."field"
    ON CONFLICT ("chain_id", "field") DO UPDATE SET "weight" = excluded."weight", "potato_chain_id" = excluded."potato_chain_id", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSIF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM old_rows) THEN
            RETURN NULL;
        END IF;
WITH touched AS (
    SELECT "field", max("height") AS "height" FROM old_rows GROUP BY "field"
), newest AS (
    SELECT k."field", v."weight", v."chain_id", v."height", v."height_time", v."height" IS NOT NULL AS "_live"
    FROM touched k LEFT JOIN LATERAL (SELECT t.* FROM "chain_1"."potatoes" t WHERE t."field" = k."field" ORDER BY t."height" DESC LIMIT 1) v ON true
    WHERE v."height" IS NULL OR v."height" <= k."height"
), gone AS (
    DELETE FROM "canopyx_global"."potatoes_global" WHERE ctid = ANY (ARRAY(SELECT x."_row" FROM newest n CROSS JOIN LATERAL (
        SELECT g.ctid AS "_row" FROM "canopyx_global"."potatoes_global" g WHERE g."chain_id" = 1 AND g."field" = n."field" OFFSET 0) x WHERE NOT n."_live"))
)
INSERT INTO "canopyx_global"."potatoes_global" AS g ("chain_id", "field", "weight", "potato_chain_id", "height", "height_time", "updated_at")
    SELECT 1, n."field", n."weight", n."chain_id", n."height", n."height_time", now() FROM newest n WHERE n."_live" ORDER BY n."field"
    ON CONFLICT ("chain_id", "field") DO UPDATE SET "weight" = excluded."weight", "potato_chain_id" = excluded."potato_chain_id", "height" = excluded."height", "height_time" = excluded."height_time", "updated_at" = excluded."updated_at";
    ELSE
        DELETE FROM "canopyx_global"."potatoes_global" g WHERE g."chain_id" = 1;
    END IF;
    RETURN NULL;
END
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."potatoes_at"("at_height" bigint, "of_field" bytea) RETURNS SETOF "chain_1"."potatoes" LANGUAGE sql STABLE PARALLEL SAFE AS $layers$
SELECT v.* FROM (SELECT t.* FROM "chain_1"."potatoes" t WHERE t."height" <= $1 AND t."field" = $2 ORDER BY t."height" DESC LIMIT 1) v
$layers$;

CREATE OR REPLACE FUNCTION "chain_1"."potatoes_page_at"("at_height" bigint, "page_size" integer, "after_field" bytea) RETURNS SETOF "chain_1"."potatoes" LANGUAGE sql STABLE AS $layers$
WITH RECURSIVE keys AS (
    ((SELECT t."field" FROM "chain_1"."potatoes" t WHERE $3 IS NULL ORDER BY t."field" LIMIT 1)
    UNION ALL (SELECT t."field" FROM "chain_1"."potatoes" t WHERE (t."field") > ($3) ORDER BY t."field" LIMIT 1))
    UNION ALL
    SELECT n.* FROM keys k CROSS JOIN LATERAL (SELECT t."field" FROM "chain_1"."potatoes" t WHERE (t."field") > (k."field") ORDER BY t."field" LIMIT 1) n
)
SELECT v.* FROM keys k CROSS JOIN LATERAL (SELECT t.* FROM "chain_1"."potatoes" t WHERE t."field" = k."field" AND t."height" <= $1
    ORDER BY t."height" DESC LIMIT 1) v LIMIT $2
$layers$;

DROP VIEW IF EXISTS "chain_1"."potatoes_latest";
CREATE VIEW "chain_1"."potatoes_latest" AS
SELECT v."field", v."weight", v."story", v."chain_id", v."height", v."height_time" FROM (SELECT DISTINCT ON (t."field") t.* FROM "chain_1"."potatoes" t ORDER BY t."field" DESC, t."height" DESC) v;
COMMENT ON VIEW "chain_1"."potatoes_latest" IS 'signalbox 222336adfaa62509936be0b724ac7535';

CREATE OR REPLACE TRIGGER "sync_insert" AFTER INSERT ON "chain_1"."potatoes" REFERENCING NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."potatoes_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_update" AFTER UPDATE ON "chain_1"."potatoes" REFERENCING OLD TABLE AS "old_rows" NEW TABLE AS "new_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."potatoes_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_delete" AFTER DELETE ON "chain_1"."potatoes" REFERENCING OLD TABLE AS "old_rows" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."potatoes_sync_chain_1"();

CREATE OR REPLACE TRIGGER "sync_truncate" AFTER TRUNCATE ON "chain_1"."potatoes" FOR EACH STATEMENT EXECUTE FUNCTION "chain_1"."potatoes_sync_chain_1"();
