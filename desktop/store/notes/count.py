"""How many notes there are, kept beside their file, where damage to the file cannot reach it."""

from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from sqlite_utils import Database

from desktop.core.errors import StoreError
from desktop.store.backup import copies
from desktop.store.connection import missing, value

_LAST, _ALL = "SELECT coalesce(max(number), 0) FROM notes", "SELECT count(*) FROM notes"


def known_count(path: Path) -> int:
    """Return how many notes there were when one was last kept at `path`; 0 where nobody knows."""
    try:
        return int(_counter(path).read_bytes())
    except (OSError, ValueError):
        return 0


class Count:
    """Keeps how many notes there are at `path`.

    It is written after each commit in one piece and without waiting for the disk: what is kept may be too low after a
    power cut, but is never too high. Notes are deleted only where a file that brought them is taken back: then it is
    written before the commit.
    """

    def __init__(self, path: Path) -> None:
        self.notes = self._last = 0
        self._counter = _counter(path)
        self._file: BinaryIO | None = None

    def keep(self, db: Database, *, anew: bool = False) -> None:
        """Keep how many notes there are now; they are counted where a new one came, or `anew`."""
        last: int = value(db, _LAST)
        if not anew and last == self._last:
            return
        before, self._last, self.notes = self.notes, last, value(db, _ALL)
        if self.notes != before:
            with suppress(OSError):  # the note is saved, and only that matters
                if self._file is None:
                    self._counter.touch(mode=0o600)
                    self._file = self._counter.open("r+b", buffering=0)
                self._file.seek(0)
                self._file.write(b"%12d\n" % self.notes)

    def close(self) -> None:
        """Let the file go; the next count opens it again."""
        if self._file is not None:
            self._file.close()
        self._file = None


def none_yet(path: Path) -> bool:
    """Say whether there are no notes yet. Raise StoreError where there were some."""
    if not missing(path):
        return False
    if known_count(path) or copies(path):
        raise StoreError("store_missing", path=str(path))
    return True


def expect_all(db: Database, path: Path, *, known: int) -> None:
    """Raise StoreError if there are fewer notes than were known before `db` was opened: another window may write.

    Nothing else sees it when the end of the journal is lost, or when a file was copied without its journal.
    """
    count = value(db, "SELECT count(*) FROM notes")
    if count < known:
        raise StoreError("store_fewer", path=str(path), known=known, count=count)


def _counter(path: Path) -> Path:
    return path.with_suffix(".count")
