-- Version 1: the tables of Jiminny.Sdk 0.1.0.
CREATE TABLE "jiminny_connections" (
    "organisation_id" TEXT NOT NULL,
    "mailbox_id" TEXT NOT NULL,
    "provider" INTEGER NOT NULL,
    "account_id" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "protected_tokens" BLOB NOT NULL,
    "state" INTEGER NOT NULL,
    "connected_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "PK_jiminny_connections" PRIMARY KEY ("organisation_id", "mailbox_id", "provider")
);

CREATE TABLE "jiminny_items" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_jiminny_items" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" TEXT NOT NULL,
    "mailbox_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "provider_id" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "matcher_version" INTEGER NOT NULL,
    "time" INTEGER NOT NULL,
    "end_time" INTEGER NULL,
    "start_day" INTEGER NULL,
    "end_day" INTEGER NULL,
    "subject" TEXT NULL,
    "global_id" TEXT NULL,
    "group_id" TEXT NULL,
    "is_own" INTEGER NOT NULL,
    "has_attachments" INTEGER NULL,
    "join_url" TEXT NULL
);

CREATE TABLE "jiminny_mailboxes" (
    "organisation_id" TEXT NOT NULL,
    "mailbox_id" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "leased_until" INTEGER NOT NULL,
    CONSTRAINT "PK_jiminny_mailboxes" PRIMARY KEY ("organisation_id", "mailbox_id")
);

CREATE TABLE "jiminny_members" (
    "organisation_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "roles" TEXT NOT NULL,
    "team_id" TEXT NULL,
    "managed_teams" TEXT NOT NULL,
    "crm_access" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "is_external" INTEGER NOT NULL,
    "is_designated_for_import" INTEGER NOT NULL,
    "invitation_expires" INTEGER NULL,
    CONSTRAINT "PK_jiminny_members" PRIMARY KEY ("organisation_id", "member_id")
);

CREATE TABLE "jiminny_organisations" (
    "organisation_id" TEXT NOT NULL CONSTRAINT "PK_jiminny_organisations" PRIMARY KEY,
    "model" TEXT NULL,
    "crm_write_policy" INTEGER NOT NULL,
    "seat_limit" INTEGER NULL,
    "version" INTEGER NOT NULL
);

CREATE TABLE "jiminny_seat_events" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_jiminny_seat_events" PRIMARY KEY AUTOINCREMENT,
    "organisation_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "member_id" TEXT NOT NULL,
    "licences" TEXT NOT NULL,
    "seat_use" INTEGER NOT NULL,
    "seats" INTEGER NOT NULL,
    "until" INTEGER NULL
);

CREATE TABLE "jiminny_streams" (
    "organisation_id" TEXT NOT NULL,
    "mailbox_id" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "provider" INTEGER NOT NULL,
    "generation" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "window_from" INTEGER NOT NULL,
    "window_to" INTEGER NOT NULL,
    "cursor" TEXT NULL,
    "listed" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,
    "repeated" INTEGER NOT NULL,
    "undecided" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "pages" INTEGER NOT NULL,
    "requests" INTEGER NOT NULL,
    "quota_units" INTEGER NOT NULL,
    "started_at" INTEGER NULL,
    "completed_at" INTEGER NULL,
    "discarded" TEXT NOT NULL,
    CONSTRAINT "PK_jiminny_streams" PRIMARY KEY ("organisation_id", "mailbox_id", "kind")
);

CREATE TABLE "jiminny_teams" (
    "organisation_id" TEXT NOT NULL,
    "team_id" TEXT NOT NULL,
    CONSTRAINT "PK_jiminny_teams" PRIMARY KEY ("organisation_id", "team_id")
);

CREATE TABLE "jiminny_matches" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "participant" INTEGER NOT NULL,
    "record_type" INTEGER NOT NULL,
    "record_id" TEXT NOT NULL,
    "account_id" TEXT NULL,
    "tier" INTEGER NOT NULL,
    CONSTRAINT "PK_jiminny_matches" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_jiminny_matches_jiminny_items_item_id" FOREIGN KEY ("item_id") REFERENCES "jiminny_items" ("id") ON DELETE CASCADE
);

CREATE TABLE "jiminny_participants" (
    "item_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "role" INTEGER NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NULL,
    CONSTRAINT "PK_jiminny_participants" PRIMARY KEY ("item_id", "position"),
    CONSTRAINT "FK_jiminny_participants_jiminny_items_item_id" FOREIGN KEY ("item_id") REFERENCES "jiminny_items" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_jiminny_items_organisation_id_mailbox_id_kind_provider_id" ON "jiminny_items" ("organisation_id", "mailbox_id", "kind", "provider_id");

CREATE INDEX "IX_jiminny_matches_account_id" ON "jiminny_matches" ("account_id");

CREATE INDEX "IX_jiminny_matches_record_id" ON "jiminny_matches" ("record_id");

CREATE INDEX "IX_jiminny_seat_events_organisation_id_id" ON "jiminny_seat_events" ("organisation_id", "id");
