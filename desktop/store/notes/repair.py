"""Bring back notes: what a damaged file and its copies still hold goes into a new file, and the damaged one is kept."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from desktop.core.errors import StoreError
from desktop.core.health import Backup, Repair
from desktop.store.backup import copies
from desktop.store.connection import create, examine, journal_of, look, put, value
from desktop.store.notes.count import Count
from desktop.store.notes.rows import add, checksum, note_of
from desktop.store.notes.schema import NOTES
from desktop.store.salvage import legible, rows_of

_Row = dict[str, Any]

_STUBS = """
    INSERT INTO articles (id, title, location)
    SELECT article_id, coalesce((SELECT max(title) FROM editions WHERE editions.article_id = left.article_id), '?'), ''
    FROM (
        SELECT article_id FROM notes UNION SELECT article_id FROM editions UNION SELECT article_id FROM verdicts
        UNION SELECT article_id FROM silences WHERE article_id IS NOT NULL
    ) AS left
    WHERE article_id NOT IN (SELECT id FROM articles)
"""
"""An article whose row was lost is known by its notes still, and they would be refused without it."""

_ALL_REVISED = """
    UPDATE articles SET revision = (SELECT max(revision) + 1 FROM articles)
    WHERE revision IS NOT NULL OR id IN (SELECT article_id FROM notes)
"""


class _Grade(IntEnum):
    """How sure it is that a note is as it was written."""

    ALTERED = 0
    UNSEALED = 1
    """It is from before there were checksums."""
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class _Found:
    row: _Row
    tags: tuple[str, ...]
    grade: _Grade
    rescued: bool
    """Whether it was read from the damaged file."""

    def rank(self) -> tuple[int, str, bool]:
        """Return what tells which of two versions to keep: first the sure one, then the newer one.

        Of two that are alike the one from the damaged file is the later one, if it is sure.
        """
        return self.grade, str(self.row["changed"]), self.rescued == (self.grade is _Grade.WHOLE)


def newest_backup(path: Path) -> Backup | None:
    """Return the copy made last among those that are sound."""
    return next(_backups(path), None)


def repair(path: Path, *, count: Count, lost: bytes) -> Repair:
    """Put a sound file with all notes that can still be read at `path`; the damaged one is kept under another name.

    `count` is told how many there are now, `lost` is what the file held, if it was deleted while it was open. Raise
    StoreError; sqlite3.Error and OSError pass.
    """
    backups = tuple(_backups(path))
    found, others = _collect(path, backups, path.read_bytes() if path.exists() else lost)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    draft = path.with_name(f"{path.stem}-repaired-{stamp}{path.suffix}")
    try:
        create(draft, NOTES, fill=partial(_fill, found=found, others=others))
        aside = _set_aside(path, path.with_name(f"{path.stem}-damaged-{stamp}{path.suffix}"), lost)
        put(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    with closing(look(path, patience=1.0)) as db:
        examine(db, path, NOTES)
        count.notes = -1  # whatever was known before, this is what there is
        count.keep(db, anew=True)
    rescued = sum(one.rescued for one in found)
    doubtful = sum(one.grade is _Grade.ALTERED for one in found)
    return Repair(count.notes, rescued, doubtful, backups[0] if backups else None, aside)


def _backups(path: Path) -> Iterator[Backup]:
    """Yield the copies that are sound, those made last first."""
    for copy in copies(path):
        with suppress(StoreError, sqlite3.Error, OSError), closing(look(copy, patience=0)) as db:
            examine(db, copy, NOTES)
            made = datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
            yield Backup(str(copy), made, value(db, "SELECT count(*) FROM notes"))


def _collect(path: Path, backups: tuple[Backup, ...], pages: bytes) -> tuple[list[_Found], dict[str, list[_Row]]]:
    """Return the notes in their best version, and the rows of all other tables."""
    with ExitStack() as stack:
        blank = stack.enter_context(closing(Database(memory=True)))
        NOTES.apply(blank)
        like = Path(backups[0].path).read_bytes() if backups else blank.conn.serialize()
        damaged = stack.enter_context(closing(legible(path, pages=pages, like=like)))
        kept = [stack.enter_context(closing(look(Path(backup.path), patience=0))) for backup in backups]
        notes = chain(_notes(damaged, rescued=True), *(_notes(db, rescued=False) for db in kept))
        names = [name for name in blank.table_names() if not name.startswith(("note", "_", "sqlite"))]
        return _best(notes), {name: _all_of(name, [damaged, *kept]) for name in sorted(names)}


def _all_of(table: str, sources: list[Database]) -> list[_Row]:
    """Return the rows of a table; from copies only where not all can be read: they hold what was taken back since."""
    found: list[_Row] = []
    for db in sources:
        rows, complete = rows_of(db, table)
        found += rows
        if complete:
            break
    return found


def _notes(db: Database, *, rescued: bool) -> Iterator[_Found]:
    """Yield the notes of a file that can be read, each with how sure it is."""
    tags: dict[int, list[str]] = {}
    for row in rows_of(db, "note_tags")[0]:
        tags.setdefault(row["note"], []).append(str(row["tag"]))
    for row in rows_of(db, "notes")[0]:
        words = tuple(sorted(tags.get(row["number"], ())))
        try:
            note, sealed = note_of(row, words), row.get("checksum")
            whole = _Grade.WHOLE if checksum(note, row["discarded"]) == sealed else _Grade.ALTERED
        except (KeyError, TypeError):  # a row of another program, or of random bytes
            continue
        if not all(isinstance(row[name], str) for name in ("id", "article_id", "body", "created", "changed")):
            continue
        yield _Found(row, words, whole if sealed else _Grade.UNSEALED, rescued)


def _best(versions: Iterable[_Found]) -> list[_Found]:
    """Return each note in its best version, in the order they were written."""
    best: dict[str, _Found] = {}
    for one in versions:
        if one.row["id"] not in best or one.rank() > best[one.row["id"]].rank():
            best[one.row["id"]] = one
    # Times are as good as ids: what has the time of a sure note is that note with a damaged id.
    sure = {one.row["created"] for one in best.values() if one.grade}
    left = (one for one in best.values() if one.grade or one.row["created"] not in sure)
    return sorted(left, key=lambda one: str(one.row["created"]))


def _fill(db: Database, *, found: list[_Found], others: dict[str, list[_Row]]) -> None:
    """Write everything into a new file; what its tables refuse is no row that was ever written there."""
    db.execute("PRAGMA defer_foreign_keys = ON")
    for table, rows in others.items():
        columns = db.table(table).columns_dict
        for row in rows:
            with suppress(sqlite3.IntegrityError):
                db.table(table).insert({name: row[name] for name in row.keys() & columns}, ignore=True)
    for one in found:
        with suppress(sqlite3.IntegrityError):
            add(db, [(note_of(one.row, one.tags), one.row["discarded"])])
    db.execute(_STUBS)
    db.execute(_ALL_REVISED)


def _set_aside(path: Path, name: Path, lost: bytes) -> str:
    """Give what is damaged another name, its journal with it, and return that; an empty text where there is nothing."""
    if lost and not path.exists():
        name.write_bytes(lost)
    for ending in ("", "-wal", "-shm"):
        file = path.with_name(path.name + ending)
        if file.exists():
            file.rename(name.with_name(name.name + ending))
    return next((str(file) for file in (name, journal_of(name)) if file.exists()), "")
