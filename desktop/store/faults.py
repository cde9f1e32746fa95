"""What SQLite and the file system report, turned into errors the reader can be told about."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.core.errors import StoreError

_CODES = {
    sqlite3.SQLITE_NOTADB: "store_damaged",
    sqlite3.SQLITE_CORRUPT: "store_damaged",
    sqlite3.SQLITE_FORMAT: "store_damaged",
    sqlite3.SQLITE_BUSY: "store_locked",
    sqlite3.SQLITE_LOCKED: "store_locked",
    sqlite3.SQLITE_PROTOCOL: "store_locked",
    sqlite3.SQLITE_FULL: "store_full",
    sqlite3.SQLITE_READONLY: "store_read_only",
    sqlite3.SQLITE_PERM: "store_read_only",
}
"""By primary result code."""

_NOT_WRITTEN = {
    sqlite3.SQLITE_IOERR: "store_unavailable",
    sqlite3.SQLITE_IOERR_WRITE: "store_unavailable",
    sqlite3.SQLITE_IOERR_FSYNC: "store_unavailable",
    sqlite3.SQLITE_IOERR_TRUNCATE: "store_unavailable",
    sqlite3.SQLITE_IOERR_SHMSIZE: "store_full",
}
"""By extended result code, where trying to write tells no better: SQLite keeps the system's own reason to itself."""

_MORE, _FAR = 131_072, 2**26
"""Bytes more than the largest of its files has that are tried, and how far behind its end no limit may lie."""

_ERRNOS = {
    errno.ENOSPC: "store_full",
    errno.EDQUOT: "store_full",
    errno.EFBIG: "store_too_large",
    errno.EROFS: "store_read_only",
    errno.EACCES: "store_read_only",
    errno.EPERM: "store_read_only",
}


READABLE = frozenset({"store_full", "store_too_large", "store_read_only"})
"""Why a file that cannot be written is still read."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise StoreError for whatever SQLite or the file system reports about the file at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(code_of(error, path), str(error), path=str(path)) from error
    except OSError as error:
        code = _ERRNOS.get(error.errno or 0, "store_unavailable")
        raise StoreError(code, error.strerror or "", path=str(path)) from error


def code_of(error: sqlite3.Error, path: Path) -> str:
    """Return by which code the reader is told what SQLite reports."""
    extended = getattr(error, "sqlite_errorcode", None) or 0
    if extended in _NOT_WRITTEN:
        return _refusal(path) or _NOT_WRITTEN[extended]
    primary = extended & 0xFF
    if primary == sqlite3.SQLITE_CANTOPEN and not _writable(path):
        return "store_read_only"
    return _CODES.get(primary, "store_unavailable")


def _refusal(path: Path) -> str | None:
    """Return why no file beside `path` can become larger than its own, found out by trying; None if one can."""
    try:
        largest = max((file.stat().st_size for file in path.parent.glob(f"{path.name}*")), default=0)
        with tempfile.TemporaryFile(dir=path.parent, buffering=0) as trial:
            trial.write(bytes(_MORE))
            os.fsync(trial.fileno())
            trial.seek(largest + _FAR)  # what was to be written is known to SQLite alone
            trial.write(b"\0")
    except OSError as error:
        return _ERRNOS.get(error.errno or 0)
    return None


def _writable(path: Path) -> bool:
    """Say whether the file and its folder may be written: WAL needs both, and SQLite only says "cannot open"."""
    return _allowed(path.parent, os.W_OK | os.X_OK) and (not path.exists() or _allowed(path, os.R_OK | os.W_OK))


def _allowed(path: Path, mode: int) -> bool:
    """Say whether this process may do that as SQLite would: with the rights it works with, not those it came with."""
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
