"""Open notes.db so that no acknowledged note is lost: checks, safe settings, a copy before any change of the tables."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from sqlite_utils import Database, Migrations

from desktop.core.errors import StoreError
from desktop.store.backup import keep_copy
from desktop.store.faults import READABLE, code_of, explained

_TEXT = partial(str, encoding="utf-8", errors="replace")
"""How texts are read: one byte that is no UTF-8 must not keep the reader from all other notes."""

APPLICATION_ID = 0x4C455341
"""Written into the file's header, "LESA": tells our file from any other SQLite file."""


def open_notes(
    path: Path, migrations: Migrations, *, patience: float, check: Callable[[Database], object] = bool
) -> Database:
    """Return a connection to the notes at `path`; the file is created or migrated where needed.

    `patience` is how many seconds to wait for another window; `check` may raise StoreError as well, before anything
    can be changed. Raise StoreError for a file that is damaged, not ours or newer than the program; sqlite3.Error and
    OSError pass.
    """
    if missing(path):
        create(path, migrations)
    with closing(_untouched(path, patience=patience)) as seen:
        examine(seen, path, migrations)
        check(seen)
    db = connect(path, mode="rw", patience=patience)
    try:
        db.enable_wal()
        if migrations.pending(db):
            keep_copy(db, path)
            _migrate(db, migrations)
    except BaseException:
        db.close()
        raise
    return db


def connect(path: Path, *, mode: str, patience: float, synchronous: str = "FULL") -> Database:
    """Return a connection in SQLite's URI mode "ro", "rw" or "rwc", with the settings every connection needs.

    Only with FULL an acknowledged change outlives a power cut.
    """
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=patience)
    connection.text_factory = _TEXT
    db = Database(connection, execute_plugins=False)
    try:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(f"PRAGMA synchronous = {synchronous}")
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def reached(path: Path, opened: Callable[[], Database], *, writing: bool, patience: float) -> Iterator[Database]:
    """Yield the connection that `opened` returns; one that only looks where the file cannot be written.

    Unless it is asked for `writing`: whoever writes is told why that cannot be, not that a connection made for looking
    does not allow it. Raise StoreError.
    """
    with explained(path), ExitStack() as stack:
        try:
            db = opened()
        except sqlite3.OperationalError as error:
            if writing or code_of(error, path) not in READABLE:
                raise
            db = stack.enter_context(closing(look(path, patience=patience)))
        yield db


def look(path: Path, *, patience: float) -> Database:
    """Return a connection that changes nothing and makes nothing, not even a journal for reading.

    Without a journal it waits for nobody: not for a file that another window opens meanwhile. An empty one counts as
    none: on a full disk that is all that can be made of it. Where SQLite cannot read a journal without writing beside
    it, as in a read-only folder after a crash, a copy is looked at.
    """
    if not _written(journal_of(path)):
        return connect(path, mode="ro&immutable=1", patience=patience)
    try:
        db = connect(path, mode="ro", patience=patience)
        try:
            value(db, "PRAGMA schema_version")
        except BaseException:
            db.close()
            raise
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        return _copied(path)
    return db


def _copied(path: Path) -> Database:
    """Return a copy of the file in memory, its journal played in."""
    with TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        for file in (path, journal_of(path)):
            copyfile(file, copy.with_name(file.name))
        whole = Database(memory=True)
        with closing(sqlite3.connect(copy)) as seen:
            seen.backup(whole.conn)
    whole.conn.text_factory = _TEXT
    return whole


def examine(db: Database, path: Path, migrations: Migrations) -> None:
    """Raise StoreError for a file that is damaged, not ours or newer than the program; sqlite3.Error passes."""
    if value(db, "PRAGMA application_id") != APPLICATION_ID:
        raise StoreError("store_damaged", "application_id", path=str(path))
    verdict = value(db, "PRAGMA quick_check(1)")
    if verdict != "ok":
        raise StoreError("store_damaged", verdict, path=str(path))
    ours = {migration.name for migration in migrations.pending(Database(memory=True))}
    newer = {migration.name for migration in migrations.applied(db)} - ours
    if newer:
        raise StoreError("store_too_new", ", ".join(sorted(newer)), path=str(path))


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """Commit what is written inside in one step, or nothing of it.

    IMMEDIATE, because a transaction that begins with reading cannot wait for another window once it comes to writing.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def missing(path: Path) -> bool:
    """Say whether there are no notes yet.

    A journal without its file is no beginning: SQLite would replay it on a new file, and the reader's notes are gone.
    Neither is an empty file: SQLite would take it for a new one, and throw its journal away. Raise StoreError for both.
    """
    orphan = _written(journal_of(path))
    try:
        empty = path.stat().st_size == 0
    except FileNotFoundError:
        if orphan:
            raise StoreError("store_damaged", journal_of(path).name, path=str(path)) from None
        return True
    if empty:
        raise StoreError("store_damaged", "0 bytes", path=str(path))
    return False


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what was written last, while the file is open or after a crash."""
    return path.with_name(path.name + "-wal")


def value(db: Database, sql: str, *facts: object) -> Any:
    """Return the one value that `sql` yields."""
    return db.execute(sql, facts).fetchone()[0]


def create(
    path: Path,
    migrations: Migrations,
    *,
    application_id: int = APPLICATION_ID,
    fill: Callable[[Database], object] = bool,
) -> None:
    """Make the file beside its place, `fill` it, and put it there whole.

    So an empty file is never one of ours, and of two windows that start at once the second finds the first one's.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        db = connect(draft, mode="rwc", patience=0)
        try:
            db.enable_wal()
            db.execute(f"PRAGMA application_id = {application_id}")
            _migrate(db, migrations)
            with transaction(db):
                fill(db)
        finally:
            db.close()
        put(draft, path)
    finally:
        for suffix in ("", "-wal", "-shm"):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def put(draft: Path, path: Path) -> None:
    """Give a file its name, unless there is one of that name: another window was faster."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            draft.rename(path)


def _untouched(path: Path, *, patience: float) -> Database:
    """Return a connection that changes nothing in a damaged file, neither now nor when it is closed.

    One that may write would play a journal into the file then, and remove it. Without a journal there is nothing to
    play, and only such a connection gets on with windows that open and close the file at the same time.
    """
    while _written(journal_of(path)):
        db = connect(path, mode="ro", patience=patience)
        try:
            value(db, "PRAGMA schema_version")
        except sqlite3.OperationalError:
            db.close()
            if _written(journal_of(path)):
                raise
        except BaseException:
            db.close()
            raise
        else:
            return db
    return connect(path, mode="rw", patience=patience)


def _written(journal: Path) -> bool:
    """Say whether there is anything in a journal."""
    try:
        return journal.stat().st_size > 0
    except FileNotFoundError:  # also when another window removes it just now
        return False


def _migrate(db: Database, migrations: Migrations) -> None:
    with transaction(db):
        migrations.apply(db)
