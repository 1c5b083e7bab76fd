"""The engines' own full-text index: an FTS5 table kept by triggers, or generated tsvector columns with GIN indexes."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_words USING fts5(
        public_words, case_words, content='search_entry', content_rowid='id', detail=column, prefix='3',
        tokenize='unicode61 remove_diacritics 0')
    """,
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_words(rowid, public_words, case_words) VALUES (new.id, new.public_words, new.case_words);
    END
    """,
    """
    CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_words(search_words, rowid, public_words, case_words)
        VALUES ('delete', old.id, old.public_words, old.case_words);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_words(search_words, rowid, public_words, case_words)
        VALUES ('delete', old.id, old.public_words, old.case_words);
        INSERT INTO search_words(rowid, public_words, case_words) VALUES (new.id, new.public_words, new.case_words);
    END
    """,
)
SQLITE_BACK = (
    "DROP TRIGGER search_entry_changed",
    "DROP TRIGGER search_entry_removed",
    "DROP TRIGGER search_entry_added",
    "DROP TABLE search_words",
)
POSTGRESQL = (
    """
    ALTER TABLE search_entry
        ADD COLUMN public_vector tsvector
            GENERATED ALWAYS AS (array_to_tsvector(string_to_array(public_words, ' '))) STORED,
        ADD COLUMN case_vector tsvector
            GENERATED ALWAYS AS (array_to_tsvector(string_to_array(case_words, ' '))) STORED
    """,
    "CREATE INDEX search_entry_public ON search_entry USING gin (public_vector)",
    "CREATE INDEX search_entry_case ON search_entry USING gin (case_vector)",
)
POSTGRESQL_BACK = ("ALTER TABLE search_entry DROP COLUMN public_vector, DROP COLUMN case_vector",)


def add(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of this engine."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement, params=None)


def remove(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
