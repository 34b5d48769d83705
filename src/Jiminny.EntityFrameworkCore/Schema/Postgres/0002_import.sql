-- Version 2: runs, what is pending, the change feed (what is stored already is told as added), erasure.
CREATE TABLE jiminny_feeds (
    organisation_id text NOT NULL,
    position bigint NOT NULL,
    CONSTRAINT "PK_jiminny_feeds" PRIMARY KEY (organisation_id)
);

CREATE TABLE jiminny_changes (
    organisation_id text NOT NULL,
    position bigint NOT NULL,
    kind smallint NOT NULL,
    item_id bigint NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_jiminny_changes" PRIMARY KEY (organisation_id, position)
);

CREATE INDEX "IX_jiminny_changes_item_id" ON jiminny_changes (item_id);

INSERT INTO jiminny_changes (organisation_id, position, kind, item_id, at)
SELECT organisation_id, ROW_NUMBER() OVER (PARTITION BY organisation_id ORDER BY id), 0, id, CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)
FROM jiminny_items;

INSERT INTO jiminny_feeds (organisation_id, position)
SELECT organisation_id, MAX(position) FROM jiminny_changes GROUP BY organisation_id;

ALTER TABLE jiminny_streams ADD COLUMN cursor_from bigint NOT NULL DEFAULT 0;
ALTER TABLE jiminny_streams ADD COLUMN cursor_to bigint NOT NULL DEFAULT 0;
ALTER TABLE jiminny_streams ADD COLUMN run_number bigint;
ALTER TABLE jiminny_streams ADD COLUMN matcher_version bigint NOT NULL DEFAULT 0;
ALTER TABLE jiminny_streams ADD COLUMN whole_at bigint;
ALTER TABLE jiminny_streams ADD COLUMN news bigint NOT NULL DEFAULT 0;
ALTER TABLE jiminny_streams ADD COLUMN exclusions bigint NOT NULL DEFAULT 0;
ALTER TABLE jiminny_streams ADD COLUMN halt_error smallint;
ALTER TABLE jiminny_streams ADD COLUMN halt_code text;
ALTER TABLE jiminny_streams ADD COLUMN halt_until bigint;
ALTER TABLE jiminny_streams ADD COLUMN expired bigint NOT NULL DEFAULT 0;
ALTER TABLE jiminny_streams ADD COLUMN automation_unknown bigint NOT NULL DEFAULT 0;

UPDATE jiminny_streams SET cursor_from = window_from, cursor_to = window_to;

CREATE TABLE jiminny_runs (
    organisation_id text NOT NULL,
    mailbox_id text NOT NULL,
    kind smallint NOT NULL,
    number bigint NOT NULL,
    run_kind smallint NOT NULL,
    provider smallint NOT NULL,
    window_from bigint NOT NULL,
    window_to bigint NOT NULL,
    listed bigint NOT NULL,
    kept bigint NOT NULL,
    repeated bigint NOT NULL,
    undecided bigint NOT NULL,
    failed bigint NOT NULL,
    removed bigint NOT NULL,
    expired bigint NOT NULL,
    automation_unknown bigint NOT NULL,
    pages bigint NOT NULL,
    requests bigint NOT NULL,
    quota_units bigint NOT NULL,
    started_at bigint,
    completed_at bigint,
    discarded text NOT NULL,
    CONSTRAINT "PK_jiminny_runs" PRIMARY KEY (organisation_id, mailbox_id, kind, number)
);

CREATE TABLE jiminny_pending (
    organisation_id text NOT NULL,
    mailbox_id text NOT NULL,
    kind smallint NOT NULL,
    provider_id text NOT NULL,
    reason smallint NOT NULL,
    tries integer NOT NULL,
    first_listed_at bigint NOT NULL,
    last_tried_at bigint NOT NULL,
    CONSTRAINT "PK_jiminny_pending" PRIMARY KEY (organisation_id, mailbox_id, kind, provider_id)
);

CREATE TABLE jiminny_keys (
    organisation_id text NOT NULL,
    key_id text NOT NULL,
    secret bytea NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT "PK_jiminny_keys" PRIMARY KEY (organisation_id)
);

CREATE TABLE jiminny_erasures (
    organisation_id text NOT NULL,
    subject smallint NOT NULL,
    mark text NOT NULL,
    erased_at bigint NOT NULL,
    CONSTRAINT "PK_jiminny_erasures" PRIMARY KEY (organisation_id, subject, mark)
);

CREATE INDEX "IX_jiminny_items_organisation_id_id" ON jiminny_items (organisation_id, id);

CREATE INDEX "IX_jiminny_items_organisation_id_global_id" ON jiminny_items (organisation_id, global_id);

CREATE TABLE jiminny_schedule (
    organisation_id text NOT NULL,
    mailbox_id text NOT NULL,
    provider smallint NOT NULL,
    due_at bigint NOT NULL,
    is_paused boolean NOT NULL,
    failures integer NOT NULL,
    taken_at bigint,
    mail_from bigint,
    mail_to bigint,
    calendar_from bigint,
    calendar_to bigint,
    CONSTRAINT "PK_jiminny_schedule" PRIMARY KEY (organisation_id, mailbox_id)
);

CREATE INDEX "IX_jiminny_schedule_due_at" ON jiminny_schedule (due_at);

CREATE TABLE jiminny_crm_news (
    organisation_id text NOT NULL,
    number bigint NOT NULL,
    addresses text,
    domains text,
    records text,
    added_at bigint NOT NULL,
    CONSTRAINT "PK_jiminny_crm_news" PRIMARY KEY (organisation_id, number)
);

CREATE TABLE jiminny_exclusions (
    organisation_id text NOT NULL,
    mailbox_id text NOT NULL,
    is_domain boolean NOT NULL,
    value text NOT NULL,
    CONSTRAINT "PK_jiminny_exclusions" PRIMARY KEY (organisation_id, mailbox_id, is_domain, value)
);

CREATE TABLE jiminny_counters (
    organisation_id text NOT NULL,
    news bigint NOT NULL,
    exclusions bigint NOT NULL,
    CONSTRAINT "PK_jiminny_counters" PRIMARY KEY (organisation_id)
);
