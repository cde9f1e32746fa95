"""The state of notes.db for `lesart doctor`, seen without touching the file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from desktop.store.connection import examine, look
from desktop.store.notes.count import expect_all, known_count, none_yet
from desktop.store.notes.rows import altered
from desktop.store.notes.schema import NOTES


def facts(path: Path) -> dict[str, str]:
    """Return what is known about the file at `path`; only path and existence if there is none.

    Raise StoreError for a file no window would open either; sqlite3.Error passes.
    """
    if none_yet(path):
        return {"path": str(path), "exists": "no"}
    known = known_count(path)
    with closing(look(path, patience=1.0)) as db:
        examine(db, path, NOTES)
        expect_all(db, path, known=known)
        applied = [migration.name for migration in NOTES.applied(db)]
        tables = db.table_names()
        return {
            "path": str(path),
            "exists": "yes",
            "bytes": str(path.stat().st_size),
            "migrations": ", ".join(applied),
            "notes": str(db.table("notes").count_where("discarded IS NULL") if "notes" in tables else 0),
            "articles": str(db.table("articles").count if "articles" in tables else 0),
            "check": "ok",
            "altered": str(len(altered(db)) if "note_tags" in tables else 0),
            "journal": _journal(path),
        }


def engine_version() -> str:
    """Return the version of SQLite, which can be told in whatever state the file is."""
    return sqlite3.sqlite_version


def _journal(path: Path) -> str:
    """Return the journal mode as the file's header has it; a connection that makes no journal does not say."""
    with path.open("rb") as file:
        return "wal" if file.read(20)[18:] == b"\x02\x02" else "delete"
