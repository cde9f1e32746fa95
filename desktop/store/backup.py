"""A dated copy of notes.db beside it, made before its tables change."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from desktop.core.errors import StoreError


def keep_copy(db: Database, path: Path) -> Path:
    """Copy the notes to a dated file beside `path`, open and check the copy, and return its path.

    The copy gets its name only once it was found whole. Raise StoreError if it was not; sqlite3.Error and OSError pass.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = path.with_name(f"{path.stem}-{stamp}{path.suffix}")
    draft = copy.with_name(copy.name + ".part")
    notes = db.table("notes").count
    try:
        with closing(sqlite3.connect(draft)) as target:
            db.conn.backup(target)
            # One file by itself, not one with a journal beside it.
            target.execute("PRAGMA journal_mode = DELETE")
        if not _holds(draft, notes):
            raise StoreError("store_unavailable", copy.name, path=str(path))
        draft.rename(copy)
    finally:
        draft.unlink(missing_ok=True)
    return copy


def _holds(copy: Path, notes: int) -> bool:
    """Say whether the copy opens, is whole and has at least that many notes: no note is ever deleted."""
    with closing(Database(sqlite3.connect(copy), execute_plugins=False)) as db:
        whole = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        return whole and db.table("notes").count >= notes
