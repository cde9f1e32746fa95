"""Collections of texts: one JSON object a line, with "id" and "text"."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from desktop.core.errors import ReadError

_REFUSALS: dict[type, str] = {
    FileNotFoundError: "not_found",
    IsADirectoryError: "is_folder",
    PermissionError: "no_permission",
    ValueError: "bad_path",
    RuntimeError: "bad_path",
}

_LOT = 200_000
"""Characters: half a second of work, so that handing over costs nothing and no process waits long for another."""


class Entry(NamedTuple):
    """One text of a collection."""

    id: str | int
    text: str


class Record(NamedTuple):
    """One line of a collection with everything it says."""

    line: int
    id: str | int
    kept: dict[str, Any]

    def text(self, name: str) -> str:
        """Return the text of the line. Raise ReadError if it has none; `name` is that of the collection."""
        text = self.kept.get("text")
        if not isinstance(text, str):
            raise ReadError("missing_key", name=name, line=self.line, key="text")
        return text


@contextmanager
def opened(source: str) -> Iterator[Iterator[bytes]]:
    """Open a collection and give its lines, those of standard input for "-". Raise ReadError, also while reading."""
    if source == "-":
        yield _lines(sys.stdin.buffer, source)
        return
    try:
        file = Path(source).expanduser().open("rb")
    except (OSError, ValueError, RuntimeError) as error:
        raise _refusal(error, source) from error
    with file:
        yield _lines(file, source)


def entries(lines: Iterable[bytes], *, name: str) -> Iterator[Entry]:
    """Yield the texts of a collection one by one; empty lines and other keys are passed over.

    Raise ReadError as `records` does, and at the first line without a text.
    """
    for record in records(lines, name=name):
        yield Entry(record.id, record.text(name))


def records(lines: Iterable[bytes], *, name: str) -> Iterator[Record]:
    """Yield the objects of a collection one by one; empty lines are passed over.

    Raise ReadError at the first line that is no object with an id or repeats one, with its number and the `name` of the
    collection. Only the ids are kept in memory.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        words = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not words.strip():
            continue
        record = _record(words, name=name, number=number)
        if str(record.id) in seen:
            raise ReadError("duplicate_id", name=name, line=number, id=record.id)
        seen.add(str(record.id))
        yield record


def batches(texts: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the texts in lots of about the same number of characters: what one process is given at a time."""
    lot: list[Entry] = []
    size = 0
    for entry in texts:
        lot.append(entry)
        size += len(entry.text)
        if size >= _LOT:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _lines(file: BinaryIO, source: str) -> Iterator[bytes]:
    try:
        yield from file
    except OSError as error:
        raise _refusal(error, source) from error


def _refusal(error: Exception, source: str) -> ReadError:
    detail = getattr(error, "strerror", None) or str(error)
    return ReadError(_REFUSALS.get(type(error), "unreadable"), detail, name=source, path=source)


def _record(line: bytes, *, name: str, number: int) -> Record:
    try:
        kept = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        detail = "UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise ReadError("bad_line", detail, name=name, line=number) from error
    if not isinstance(kept, dict):
        raise ReadError("bad_line", type(kept).__name__, name=name, line=number)
    key = kept.get("id")
    if not isinstance(key, str | int) or isinstance(key, bool) or key == "":
        raise ReadError("missing_key", name=name, line=number, key="id")
    return Record(number, key, kept)
