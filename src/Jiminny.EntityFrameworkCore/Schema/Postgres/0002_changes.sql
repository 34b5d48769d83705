-- Version 2: the change feed. What is stored already is told as added.
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
