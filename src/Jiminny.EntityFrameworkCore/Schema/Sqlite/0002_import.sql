-- Version 2: runs, what is pending, the change feed (what is stored already is told as added), erasure.
CREATE TABLE "jiminny_feeds" (
    "organisation_id" TEXT NOT NULL CONSTRAINT "PK_jiminny_feeds" PRIMARY KEY,
    "position" INTEGER NOT NULL
);

CREATE TABLE "jiminny_changes" (
    "organisation_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "item_id" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_jiminny_changes" PRIMARY KEY ("organisation_id", "position")
);

CREATE INDEX "IX_jiminny_changes_item_id" ON "jiminny_changes" ("item_id");

INSERT INTO "jiminny_changes" ("organisation_id", "position", "kind", "item_id", "at")
SELECT "organisation_id", ROW_NUMBER() OVER (PARTITION BY "organisation_id" ORDER BY "id"), 0, "id", CAST(unixepoch('subsec') * 1000 AS INTEGER)
FROM "jiminny_items";

INSERT INTO "jiminny_feeds" ("organisation_id", "position")
SELECT "organisation_id", MAX("position") FROM "jiminny_changes" GROUP BY "organisation_id";

ALTER TABLE "jiminny_streams" ADD COLUMN "cursor_from" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "jiminny_streams" ADD COLUMN "cursor_to" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "jiminny_streams" ADD COLUMN "run_number" INTEGER NULL;
ALTER TABLE "jiminny_streams" ADD COLUMN "matcher_version" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "jiminny_streams" ADD COLUMN "whole_at" INTEGER NULL;
ALTER TABLE "jiminny_streams" ADD COLUMN "news" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "jiminny_streams" ADD COLUMN "exclusions" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "jiminny_streams" ADD COLUMN "halt_error" INTEGER NULL;
ALTER TABLE "jiminny_streams" ADD COLUMN "halt_code" TEXT NULL;
ALTER TABLE "jiminny_streams" ADD COLUMN "halt_until" INTEGER NULL;
ALTER TABLE "jiminny_streams" ADD COLUMN "expired" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "jiminny_streams" ADD COLUMN "automation_unknown" INTEGER NOT NULL DEFAULT 0;

UPDATE "jiminny_streams" SET "cursor_from" = "window_from", "cursor_to" = "window_to";

CREATE TABLE "jiminny_runs" (
    "organisation_id" TEXT NOT NULL,
    "mailbox_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "run_kind" INTEGER NOT NULL,
    "provider" INTEGER NOT NULL,
    "window_from" INTEGER NOT NULL,
    "window_to" INTEGER NOT NULL,
    "listed" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "repeated" INTEGER NOT NULL,
    "undecided" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "expired" INTEGER NOT NULL,
    "automation_unknown" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "requests" INTEGER NOT NULL,
    "quota_units" INTEGER NOT NULL,
    "started_at" INTEGER NULL,
    "completed_at" INTEGER NULL,
    "discarded" TEXT NOT NULL,
    CONSTRAINT "PK_jiminny_runs" PRIMARY KEY ("organisation_id", "mailbox_id", "kind", "number")
);

CREATE TABLE "jiminny_pending" (
    "organisation_id" TEXT NOT NULL,
    "mailbox_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "provider_id" TEXT NOT NULL,
    "reason" INTEGER NOT NULL,
    "tries" INTEGER NOT NULL,
    "first_listed_at" INTEGER NOT NULL,
    "last_tried_at" INTEGER NOT NULL,
    CONSTRAINT "PK_jiminny_pending" PRIMARY KEY ("organisation_id", "mailbox_id", "kind", "provider_id")
);

CREATE TABLE "jiminny_keys" (
    "organisation_id" TEXT NOT NULL CONSTRAINT "PK_jiminny_keys" PRIMARY KEY,
    "key_id" TEXT NOT NULL,
    "secret" BLOB NOT NULL,
    "created_at" INTEGER NOT NULL
);

CREATE TABLE "jiminny_erasures" (
    "organisation_id" TEXT NOT NULL,
    "subject" INTEGER NOT NULL,
    "mark" TEXT NOT NULL,
    "erased_at" INTEGER NOT NULL,
    CONSTRAINT "PK_jiminny_erasures" PRIMARY KEY ("organisation_id", "subject", "mark")
);

CREATE INDEX "IX_jiminny_items_organisation_id_id" ON "jiminny_items" ("organisation_id", "id");

CREATE INDEX "IX_jiminny_items_organisation_id_global_id" ON "jiminny_items" ("organisation_id", "global_id");

CREATE TABLE "jiminny_schedule" (
    "organisation_id" TEXT NOT NULL,
    "mailbox_id" TEXT NOT NULL,
    "provider" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "is_paused" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "taken_at" INTEGER NULL,
    "mail_from" INTEGER NULL,
    "mail_to" INTEGER NULL,
    "calendar_from" INTEGER NULL,
    "calendar_to" INTEGER NULL,
    CONSTRAINT "PK_jiminny_schedule" PRIMARY KEY ("organisation_id", "mailbox_id")
);

CREATE INDEX "IX_jiminny_schedule_due_at" ON "jiminny_schedule" ("due_at");

CREATE TABLE "jiminny_crm_news" (
    "organisation_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "addresses" TEXT NULL,
    "domains" TEXT NULL,
    "records" TEXT NULL,
    "added_at" INTEGER NOT NULL,
    CONSTRAINT "PK_jiminny_crm_news" PRIMARY KEY ("organisation_id", "number")
);

CREATE TABLE "jiminny_exclusions" (
    "organisation_id" TEXT NOT NULL,
    "mailbox_id" TEXT NOT NULL,
    "is_domain" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    CONSTRAINT "PK_jiminny_exclusions" PRIMARY KEY ("organisation_id", "mailbox_id", "is_domain", "value")
);

CREATE TABLE "jiminny_counters" (
    "organisation_id" TEXT NOT NULL CONSTRAINT "PK_jiminny_counters" PRIMARY KEY,
    "news" INTEGER NOT NULL,
    "exclusions" INTEGER NOT NULL
);
