"""What can still be read from a damaged file. It is only looked at: all work is done on a copy in memory."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from desktop.store.connection import journal_of

_HEADER = 100
_JOURNAL_HEADER, _FRAME_HEADER = 32, 24
_LEAST_ROW = 40
"""Bytes of a file that a row takes at least, with its place in the indexes."""
_CUT = 16
"""How many times as long a file may have been before it was cut off; a header that says more is damaged itself."""
_AT_ONCE = 256
"""Rows that are read in one go."""
_LONGEST_GAP = 1 << 28
"""Bytes between the end of the file and a page that is written to it."""


def legible(path: Path, *, pages: bytes, like: bytes) -> Database:
    """Return a copy in memory of the damaged file at `path` from which rows can be read, as far as there are any.

    `pages` is what the file holds. The journal is played in without its checksums: one flipped bit makes SQLite drop
    all that follows. `like` is a sound file with the same tables, an earlier copy if there is one: its first page takes
    the place of one that SQLite cannot begin with, and all of it that of a file of which only the journal is left.
    """
    size = int.from_bytes(like[16:18], "big")
    journal = journal_of(path).read_bytes() if journal_of(path).exists() else b""
    played = _play(pages or (like if journal else b""), journal, size)
    played = played.ljust(max(len(like), _told_size(played, size)), b"\x00")
    for borrowed in (0, _HEADER, size):
        db = _opened(like[:borrowed] + played[borrowed:], size)
        if _has_tables(db):
            return db
        db.close()
    return Database(memory=True)


def rows_of(db: Database, table: str) -> tuple[list[dict[str, Any]], bool]:
    """Return the rows of a table that can be read, and whether that is all of them."""
    if table not in db.table_names():
        return [], False
    try:
        return list(db.table(table).rows), True
    except sqlite3.Error:
        return list(each_row(db, table)), False


def each_row(db: Database, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table that can be read, by their number, without having all of them at once."""
    most = db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
    return _readable(db, table, 1, most // _LEAST_ROW)


def _readable(db: Database, table: str, first: int, last: int) -> Iterator[dict[str, Any]]:
    """Yield rows by their number, many at once, and what lies between damaged ones by ever smaller steps."""
    sql = f'SELECT * FROM "{table}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608 - the name of one of our tables
    if first > last:
        return
    if last - first < _AT_ONCE:
        try:
            rows = db.execute(sql, [first, last])
            names = [column[0] for column in rows.description]
            yield from [dict(zip(names, row, strict=True)) for row in rows]
        except sqlite3.Error:
            if first == last:
                return
        else:
            return
    middle = (first + last) // 2
    yield from _readable(db, table, first, middle)
    yield from _readable(db, table, middle + 1, last)


def _play(pages: bytes, journal: bytes, size: int) -> bytes:
    """Return the pages with all that was committed to the journal put over them.

    A page that was written anew lies there more than once; the last one counts. What an earlier round of the journal
    left behind bears other salts.
    """
    whole = bytearray(pages)
    step = _FRAME_HEADER + size
    frames = [journal[at : at + step] for at in range(_JOURNAL_HEADER, len(journal) - step + 1, step)]
    salts = frames[0][8:16] if frames else b""
    waiting: list[tuple[int, bytes]] = []
    for frame in frames:
        number, after = (int.from_bytes(frame[at : at + 4], "big") for at in (0, 4))
        if frame[8:16] != salts:
            break
        waiting.append((number, frame[_FRAME_HEADER:]))
        if after:  # how many pages there are after a commit
            for number, page in waiting:
                _put_page(whole, number, page)
            waiting.clear()
    return bytes(whole)


def _told_size(pages: bytes, size: int) -> int:
    """Return how long the file was by its header: SQLite wants every table to begin inside it."""
    told = int.from_bytes(pages[28:32], "big") * size
    return told if told < _CUT * len(pages) else 0


def _put_page(whole: bytearray, number: int, page: bytes) -> None:
    end = number * len(page)
    if not 0 < end <= len(whole) + _LONGEST_GAP:  # else the number was damaged itself
        return
    whole.extend(bytes(max(0, end - len(whole))))
    whole[end - len(page) : end] = page


def _opened(pages: bytes, size: int) -> Database:
    """Return a database in memory with these pages, for SQLite to read as one file without a journal."""
    whole = bytearray(pages)
    whole.extend(bytes(-len(whole) % size))
    whole[18:20] = b"\x01\x01"
    whole[28:32] = (len(whole) // size).to_bytes(4, "big")
    whole[92:96] = whole[24:28]
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(whole))
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    return Database(connection, execute_plugins=False)


def _has_tables(db: Database) -> bool:
    try:
        return bool(db.table_names())
    except sqlite3.Error:
        return False
