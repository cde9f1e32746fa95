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
    _thin_out(path.parent, _before_a_change(path), VERSIONS)
    return copy


def keep_daily_copy(db: Database, path: Path, *, thin_out: bool = True) -> Path:
    """Copy the notes to the folder of backups once a day, and return where today's copy lies.

    Without `thin_out` older copies stay. Raise StoreError if the copy is not whole; sqlite3.Error and OSError pass.
    """
    folder = path.with_name("backups")
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{path.stem}-{datetime.now().astimezone():%Y-%m-%d}{path.suffix}"
    if not copy.exists():
        _copy(db, path, copy)
        if thin_out:
            _thin_out(folder, _daily(path), DAYS)
    return copy


def copies(path: Path) -> list[Path]:
    """Return where copies of the notes at `path` lie, those made last first."""
    daily = _named(path.with_name("backups"), _daily(path))
    found = [*daily, *_named(path.parent, _before_a_change(path))]
    return sorted(found, key=lambda copy: copy.stat().st_mtime_ns, reverse=True)


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
    for old in _named(folder, pattern)[:-kept]:
        old.unlink(missing_ok=True)


def _named(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder whose whole name is like that; none where there is no folder."""
    return sorted(file for file in folder.iterdir() if re.fullmatch(pattern, file.name)) if folder.is_dir() else []


def _daily(path: Path) -> str:
    return rf"{re.escape(path.stem)}-\d{{4}}-\d\d-\d\d{re.escape(path.suffix)}"


def _before_a_change(path: Path) -> str:
    return rf"{re.escape(path.stem)}-\d{{8}}T\d+Z{re.escape(path.suffix)}"


def _holds(copy: Path, notes: int) -> bool:
    """Say whether the copy opens, is whole and has at least that many notes: no note is ever deleted."""
    with closing(Database(sqlite3.connect(copy), execute_plugins=False)) as db:
        whole = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        return whole and db.table("notes").count >= notes
