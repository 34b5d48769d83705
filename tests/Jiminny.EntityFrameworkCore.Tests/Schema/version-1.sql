-- What a host of version 1 writes for a page: the lease, an item with its people and reasons, an item that comes again, the stream.
INSERT INTO jiminny_mailboxes (organisation_id, mailbox_id, epoch, owner, leased_until)
VALUES ('acme', 'box-1', 1, 'host of version 1', 0)
ON CONFLICT (organisation_id, mailbox_id) DO UPDATE
SET epoch = jiminny_mailboxes.epoch + 1, owner = excluded.owner, leased_until = excluded.leased_until;

INSERT INTO jiminny_items (organisation_id, mailbox_id, kind, provider_id, generation, sequence, matcher_version, time, end_time,
    start_day, end_day, subject, global_id, group_id, is_own, has_attachments, join_url)
VALUES ('acme', 'box-1', 0, 'old-1', 1, 0, 42, 1793404800000, NULL, NULL, NULL, 'Subject of old-1', '<old-1@mail.example>', NULL, FALSE, TRUE, NULL),
    ('acme', 'box-1', 0, 'old-2', 1, 0, 42, 1793404800000, NULL, NULL, NULL, 'Subject of old-2', '<old-2@mail.example>', NULL, FALSE, TRUE, NULL)
ON CONFLICT (organisation_id, mailbox_id, kind, provider_id) DO UPDATE
SET generation = excluded.generation, matcher_version = excluded.matcher_version, time = excluded.time, end_time = excluded.end_time,
    start_day = excluded.start_day, end_day = excluded.end_day, subject = excluded.subject, global_id = excluded.global_id,
    group_id = excluded.group_id, is_own = excluded.is_own, has_attachments = excluded.has_attachments, join_url = excluded.join_url,
    sequence = CASE WHEN jiminny_items.generation = excluded.generation THEN jiminny_items.sequence ELSE excluded.sequence END;

DELETE FROM jiminny_participants WHERE item_id IN (SELECT id FROM jiminny_items WHERE provider_id LIKE 'old-%');
DELETE FROM jiminny_matches WHERE item_id IN (SELECT id FROM jiminny_items WHERE provider_id LIKE 'old-%');

INSERT INTO jiminny_participants (item_id, position, role, address, name)
SELECT id, 0, 0, 'ann@customer.example', 'Ann' FROM jiminny_items WHERE provider_id LIKE 'old-%';

INSERT INTO jiminny_matches (item_id, position, participant, record_type, record_id, account_id, tier)
SELECT id, 0, 0, 0, 'C1', 'A1', 0 FROM jiminny_items WHERE provider_id LIKE 'old-%';

INSERT INTO jiminny_streams (organisation_id, mailbox_id, kind, provider, generation, sequence, window_from, window_to, cursor, listed, kept, repeated,
    undecided, failed, removed, pages, requests, quota_units, started_at, completed_at, discarded)
VALUES ('acme', 'box-1', 0, 0, 1, 1, 1761955200000, 1793491200000, 'next-1', 7, 2, 0, 0, 0, 0, 1, 3, 60, 1793404800000, NULL, 'InternalOnly:5')
ON CONFLICT (organisation_id, mailbox_id, kind) DO NOTHING;

UPDATE jiminny_streams SET (provider, generation, sequence, cursor, listed, kept) = (0, 1, 1, 'next-1', 7, 2)
WHERE organisation_id = 'acme' AND mailbox_id = 'box-1' AND kind = 0 AND sequence = 0;
