"""library.db as a file: opened, made anew, set aside where it can't be used."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from desktop.core.errors import StoreError
from desktop.store.connection import connect, create, missing, transaction, value
from desktop.store.library.schema import LIBRARY

APPLICATION_ID = 0x4C455342
"""Written into the file's header, "LESB": tells the library from the notes."""

_CACHE = 32 * 1024
"""Kilobytes of the file that are kept at hand: an index is spread over many places."""

_CODES = {
    "store_locked": "library_locked",
    "store_full": "library_full",
    "store_too_large": "library_too_large",
    "store_read_only": "library_read_only",
    "store_unavailable": "library_unavailable",
}

_UNUSABLE = {"store_damaged": "library_damaged", "store_too_new": "library_too_new"}


def open_library(path: Path, *, patience: float, fill: Callable[[Database], object]) -> Database:
    """Return a connection to the library at `path`; a new one is made with `fill`.

    Raise StoreError for a file that is damaged, not ours or newer than the program; sqlite3.Error and OSError pass.
    """
    db = _connected(path, patience=patience, fill=fill)
    try:
        examine(db, path)
        db.enable_wal()
        db.execute(f"PRAGMA cache_size = -{_CACHE}")
        if LIBRARY.pending(db):
            with transaction(db):
                LIBRARY.apply(db)
    except BaseException:
        db.close()
        raise
    return db


def told_of_library(error: StoreError, path: Path) -> StoreError:
    """Return an error of the library at `path` in words about the library, any other as it is."""
    if error.facts["path"] != str(path):
        return error
    return StoreError((_CODES | _UNUSABLE).get(error.code, error.code), error.detail, **error.facts)


def _connected(path: Path, *, patience: float, fill: Callable[[Database], object]) -> Database:
    """Return a connection to a file that is there, once more if another window sets a damaged one aside just now."""
    if missing(path):
        create(path, LIBRARY, application_id=APPLICATION_ID, fill=fill)
    # What a power cut can take are the last articles opened, and the notes know of these: no need to wait for the disk.
    open_file = partial(connect, path, mode="rw", patience=patience, synchronous="NORMAL")
    try:
        return open_file()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CANTOPEN:
            raise
    if missing(path):
        create(path, LIBRARY, application_id=APPLICATION_ID, fill=fill)
    return open_file()


def unusable(error: StoreError, path: Path) -> bool:
    """Say whether the library at `path` itself is at fault, so that only a new one helps."""
    return error.code in _UNUSABLE and error.facts["path"] == str(path)


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at `path` from another one put in its place; None if there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def set_aside(path: Path, met: tuple[int, int] | None) -> Path | None:
    """Give the file that was `met` and its journal a dated name, and return that; nothing is deleted.

    None if another window was faster. OSError passes.
    """
    if identity(path) != met:
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = path.with_name(f"{path.stem}-set-aside-{stamp}{path.suffix}")
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):  # not there, or another window was faster
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside


def examine(db: Database, path: Path) -> None:
    """Raise StoreError for a file of another program, or of a newer version; damage shows where it is met.

    To look for damage in all of a large library would take seconds, and there is nothing in it to lose.
    """
    if value(db, "PRAGMA application_id") != APPLICATION_ID:
        raise StoreError("store_damaged", "application_id", path=str(path))
    ours = {migration.name for migration in LIBRARY.pending(Database(memory=True))}
    newer = {migration.name for migration in LIBRARY.applied(db)} - ours
    if newer:
        raise StoreError("store_too_new", ", ".join(sorted(newer)), path=str(path))
