"""The state of notes.db for `lesart doctor`, seen without touching the file."""

from contextlib import closing
from pathlib import Path
from sqlite3 import sqlite_version

from desktop.store.connection import connect, journal_of, value
from desktop.store.schema import NOTES


def facts(path: Path) -> dict[str, str]:
    """Return what is known about the file at `path`; only path and existence if there is none. sqlite3.Error passes."""
    if not path.exists():
        return {"path": str(path), "exists": "no", "sqlite": sqlite_version}
    with closing(connect(path, mode=_mode(path), patience=1.0)) as db:
        applied = [migration.name for migration in NOTES.applied(db)]
        tables = db.table_names()
        return {
            "path": str(path),
            "exists": "yes",
            "sqlite": sqlite_version,
            "bytes": str(path.stat().st_size),
            "migrations": ", ".join(applied),
            "notes": str(db.table("notes").count_where("discarded IS NULL") if "notes" in tables else 0),
            "articles": str(db.table("articles").count if "articles" in tables else 0),
            "check": str(value(db, "PRAGMA quick_check(1)")),
            "journal": _journal(path),
        }


def _mode(path: Path) -> str:
    """Return how to look at the file: where there is no journal, SQLite is told not to make one for reading."""
    return "ro" if journal_of(path).exists() else "ro&immutable=1"


def _journal(path: Path) -> str:
    """Return the journal mode as the file's header has it; a connection that makes no journal does not say."""
    with path.open("rb") as file:
        return "wal" if file.read(20)[18:] == b"\x02\x02" else "delete"
