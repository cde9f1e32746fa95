"""What can still be read of a library that had to be set aside: taken into the new one."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from desktop.store.connection import look
from desktop.store.library.indexing import index_texts
from desktop.store.library.schema import LIBRARY
from desktop.store.salvage import each_row, legible

_IN_MEMORY = 1 << 28
"""Bytes of a file that may be mended in memory where SQLite cannot begin with it."""

_ARTICLE = """
    INSERT INTO articles
        (id, title, sort_title, location, position, form, language, outlet, author, published, first_seen, opened)
    VALUES (:id, :title, :sort_title, :location, :position, :form, :language, :outlet, :author, :published, :first_seen,
        :opened)
    ON CONFLICT (id) DO UPDATE SET position = excluded.position, form = excluded.form, language = excluded.language,
        outlet = excluded.outlet, author = excluded.author, published = excluded.published,
        first_seen = excluded.first_seen, opened = excluded.opened
    WHERE articles.first_seen IS NULL
"""

_TEXT = """
    INSERT INTO editions (article, digest, title, words, seen, last_seen, notices, blocks, text)
    VALUES (:article, :digest, :title, :words, :seen, :last_seen, :notices, :blocks, :text)
    ON CONFLICT DO UPDATE SET seen = excluded.seen, last_seen = excluded.last_seen
"""

_OF_SIGNALS = {
    "article_kinds": "INSERT INTO article_kinds (article, kind) VALUES (:article, :kind)",
    "signals": """
        INSERT INTO signals (article, kind, rule, start, end, words, speaker)
        VALUES (:article, :kind, :rule, :start, :end, :words, :speaker)
    """,
}

_REFUSED = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, OverflowError)
"""What our tables say to a row of random bytes, or of another program."""

_Row = dict[str, Any]


def take_in(db: Database, aside: Path) -> int:
    """Add to a new library what the one set aside still holds, and return how many of its articles that are.

    A text whose digest does not hold is left out. sqlite3.Error and OSError pass.
    """
    with closing(_opened(aside)) as old:
        numbers = dict(_articles(db, old))
        for row in _rows(old, "editions", numbers):
            if isinstance(row.get("text"), str) and _digest(row["text"]) == row.get("digest"):
                _add(db, _TEXT, row)
        for table, sql in _OF_SIGNALS.items():
            for row in _rows(old, table, numbers):
                _add(db, sql, row)
    index_texts(db)
    return len(numbers)


def _articles(db: Database, old: Database) -> Iterator[tuple[int, int]]:
    """Add articles, and yield the number each had with the one it has now; what was taken out stays out."""
    for row in _rows(old, "articles"):
        if row.get("removed") is None and _add(db, _ARTICLE, row):
            yield row["number"], next(db.query("SELECT number FROM articles WHERE id = ?", [row["id"]]))["number"]


def _rows(old: Database, table: str, numbers: dict[int, int] | None = None) -> Iterator[_Row]:
    """Yield the rows of a table, those of these articles with the numbers they have now."""
    for row in each_row(old, table):
        if numbers is None:
            yield row
        elif row.get("article") in numbers:
            yield row | {"article": numbers[row["article"]]}


def _add(db: Database, sql: str, row: _Row) -> bool:
    with suppress(*_REFUSED):
        db.execute(sql, row)
        return True
    return False


def _opened(aside: Path) -> Database:
    """Return a connection that changes nothing; to a copy in memory where SQLite cannot begin with the file."""
    with suppress(sqlite3.Error):
        db = look(aside, patience=0)
        try:
            if "articles" in db.table_names():
                return db
        except BaseException:
            db.close()
            raise
        db.close()
    if aside.stat().st_size > _IN_MEMORY:
        return Database(memory=True)
    with closing(Database(memory=True)) as blank:
        LIBRARY.apply(blank)
        whole = legible(aside, pages=aside.read_bytes(), like=blank.conn.serialize())
        if whole.table_names():
            return whole
        # What tells of the tables lay in a part that is gone; these two have begun at the same pages from the first.
        blank.execute("PRAGMA writable_schema = ON")
        blank.execute("DELETE FROM sqlite_master WHERE name NOT IN ('articles', 'editions')")
        blank.conn.commit()
        return legible(aside, pages=aside.read_bytes(), like=blank.conn.serialize())


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
