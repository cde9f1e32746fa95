"""Copies of notes.db: one before its tables change, one for each day of use."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from desktop.core.errors import StoreError

DAYS, VERSIONS = 7, 3
"""How many daily copies are kept, and how many of those made before a change of the tables."""


def keep_copy(db: Database, path: Path) -> Path:
    """Copy the notes to a dated file beside `path` before their tables change, and return its path.

    Raise StoreError if the copy is not whole; sqlite3.Error and OSError pass.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = _copy(db, path, path.with_name(f"{path.stem}-{stamp}{path.suffix}"))
    _thin_out(path.parent, rf"{re.escape(path.stem)}-\d{{8}}T\d+Z{re.escape(path.suffix)}", VERSIONS)
    return copy


def keep_daily_copy(db: Database, path: Path) -> Path:
    """Copy the notes to the folder of backups once a day, and return where today's copy lies.

    Raise StoreError if the copy is not whole; sqlite3.Error and OSError pass.
    """
    folder = path.with_name("backups")
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{path.stem}-{datetime.now().astimezone():%Y-%m-%d}{path.suffix}"
    if not copy.exists():
        _copy(db, path, copy)
        _thin_out(folder, rf"{re.escape(path.stem)}-\d{{4}}-\d\d-\d\d{re.escape(path.suffix)}", DAYS)
    return copy


def _copy(db: Database, path: Path, copy: Path) -> Path:
    """Make a copy that gets its name only once it was opened and found whole."""
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


def _thin_out(folder: Path, pattern: str, kept: int) -> None:
    """Remove the oldest copies; their names sort like their times."""
    copies = sorted(file for file in folder.iterdir() if re.fullmatch(pattern, file.name))
    for old in copies[:-kept]:
        old.unlink(missing_ok=True)


def _holds(copy: Path, notes: int) -> bool:
    """Say whether the copy opens, is whole and has at least that many notes: no note is ever deleted."""
    with closing(Database(sqlite3.connect(copy), execute_plugins=False)) as db:
        whole = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        return whole and db.table("notes").count >= notes
