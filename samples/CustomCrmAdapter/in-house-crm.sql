-- The CRM as it is: three tables of its own making. What an adapter needs of it is that each change, deletions included, gets a higher
-- revision than every change before. SQLite has one writer at a time, so a counter in the database does. In a database with many
-- writers a number can become visible after a higher one; there, take a commit-ordered one (a change feed, rowversion, xmin horizon).
CREATE TABLE revision (number INTEGER NOT NULL);
INSERT INTO revision VALUES (0);

CREATE TABLE company (id INTEGER PRIMARY KEY, name TEXT NOT NULL, websites TEXT, gone INTEGER NOT NULL DEFAULT 0, merged_into INTEGER, revision INTEGER NOT NULL DEFAULT 0);
-- "qualified" never changes: this CRM makes a new person of a lead it qualifies and marks the lead as gone.
CREATE TABLE person  (id INTEGER PRIMARY KEY, qualified INTEGER NOT NULL, company_id INTEGER, name TEXT, emails TEXT, gone INTEGER NOT NULL DEFAULT 0, merged_into INTEGER, revision INTEGER NOT NULL DEFAULT 0);
CREATE TABLE deal    (id INTEGER PRIMARY KEY, company_id INTEGER, name TEXT, is_open INTEGER NOT NULL DEFAULT 1, gone INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 0);

CREATE INDEX company_by_revision ON company (revision);
CREATE INDEX person_by_revision ON person (revision);
CREATE INDEX deal_by_revision ON deal (revision);

CREATE TRIGGER company_added   AFTER INSERT ON company BEGIN UPDATE revision SET number = number + 1; UPDATE company SET revision = (SELECT number FROM revision) WHERE id = NEW.id; END;
CREATE TRIGGER company_changed AFTER UPDATE OF name, websites, gone, merged_into ON company BEGIN UPDATE revision SET number = number + 1; UPDATE company SET revision = (SELECT number FROM revision) WHERE id = NEW.id; END;
CREATE TRIGGER person_added    AFTER INSERT ON person  BEGIN UPDATE revision SET number = number + 1; UPDATE person SET revision = (SELECT number FROM revision) WHERE id = NEW.id; END;
CREATE TRIGGER person_changed  AFTER UPDATE OF company_id, name, emails, gone, merged_into ON person BEGIN UPDATE revision SET number = number + 1; UPDATE person SET revision = (SELECT number FROM revision) WHERE id = NEW.id; END;
CREATE TRIGGER deal_added      AFTER INSERT ON deal    BEGIN UPDATE revision SET number = number + 1; UPDATE deal SET revision = (SELECT number FROM revision) WHERE id = NEW.id; END;
CREATE TRIGGER deal_changed    AFTER UPDATE OF company_id, name, is_open, gone ON deal BEGIN UPDATE revision SET number = number + 1; UPDATE deal SET revision = (SELECT number FROM revision) WHERE id = NEW.id; END;

CREATE TABLE activity (id INTEGER PRIMARY KEY, client_key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, person_id INTEGER, company_id INTEGER, deal_id INTEGER, written_by TEXT, subject TEXT NOT NULL, notes TEXT, started_at TEXT NOT NULL, seconds INTEGER NOT NULL);

-- The kinds of records side by side, as the adapter reads them. The numbers are those of CrmRecordType.
CREATE VIEW feed AS
          SELECT revision, CASE WHEN qualified THEN 0 ELSE 1 END AS type, id, name, company_id, emails AS texts, 1 AS is_open, gone, merged_into FROM person
UNION ALL SELECT revision, 2, id, name, NULL, websites, 1, gone, merged_into FROM company
UNION ALL SELECT revision, 3, id, name, company_id, NULL, is_open, gone, NULL FROM deal;
