-- Version 2: the change feed. What is stored already is told as added.
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
