-- What the two working roles may do. Run as the owner of the tables, after `lapor init` and again after every update:
--
--   psql "$OWNER_URL" -v app=lapor_app -v expiry=lapor_expiry -f /opt/lapor/deploy/postgresql/roles.sql
--
-- The roles exist already and are neither superuser nor owner of anything (docs/runbook/postgresql.md). A table that an update has
-- added gives nothing to anybody until this ran again.
\set ON_ERROR_STOP on
BEGIN;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, :"app", :"expiry";
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, :"app", :"expiry";
GRANT USAGE ON SCHEMA public TO :"app", :"expiry";

-- Web and worker: all rows, no structure.
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"app";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"app";

-- The past is appended, never edited: events and what they say, roots, the log of who looked.
REVOKE UPDATE, DELETE ON event, event_payload, daily_root, access_log FROM :"app";
REVOKE DELETE ON stream_head FROM :"app";
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM :"app";

-- Retention: finds what is due, takes identities and payloads away, says so on the stream. It reads no word of any report.
GRANT SELECT ON retention_rule, legal_hold, expiry, erasure, identity_request, sealed_identity, sealed_word, stream_head
    TO :"expiry";
GRANT SELECT (id, reporter_ref) ON report TO :"expiry";
GRANT UPDATE ON expiry, erasure, identity_request, sealed_identity, stream_head TO :"expiry";
GRANT INSERT ON erasure, event, event_payload, stream_head, outbox_row TO :"expiry";
GRANT SELECT, DELETE ON event_payload TO :"expiry";
GRANT SELECT ON event TO :"expiry";
-- The follower that announces an expiry is told through the outbox, whose new rows give their numbers back.
GRANT SELECT (id) ON outbox_row TO :"expiry";
GRANT DELETE ON sealed_word TO :"expiry";
GRANT USAGE ON SEQUENCE outbox_row_id_seq TO :"expiry";

COMMIT;
