"""The reader's library: one SQLite file with all articles that were opened, beside the notebook it can be made from."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from heapq import merge
from itertools import chain, islice, zip_longest
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from desktop.core.article import Article, KnownArticle
from desktop.core.errors import StoreError
from desktop.core.holdings import Holdings, KeptSignal, Shelved
from desktop.core.library import Edition, Entry, Hit, Order, Shelf, parse_query
from desktop.core.signal import Findings
from desktop.store.connection import transaction
from desktop.store.faults import explained
from desktop.store.library import articles, finding, listing, moving, signals
from desktop.store.library.facts import facts
from desktop.store.library.file import identity, open_library, set_aside, told_of_library, unusable
from desktop.store.notes.finding import FoundNote
from desktop.store.notes.notebook import Notebook

T = TypeVar("T")

_REMEDIES = 4
"""How often the file is opened again, or made anew, before a failure is told."""


class Library:
    """Articles at `path`; the file is opened on first use and belongs to the thread that uses it first.

    A file that is missing, damaged or newer than the program is set aside and made anew from what the notebook knows.
    Each method raises StoreError, and nothing else, when the file, or that of the notes, fails.
    """

    def __init__(self, path: Path, notebook: Notebook, *, patience: float = 5.0) -> None:
        self._path = path
        self._notebook = notebook
        self._patience = patience
        self._db: Database | None = None
        self._file: tuple[int, int] | None = None

    def remember(self, article: Article) -> None:
        """Keep the whole article as opened now; an earlier text of it is kept beside the new one."""
        try:
            self._write(lambda db: articles.remember(db, article))
        finally:  # the notes go on without a library
            self._notebook.know(article)

    def recent(self, limit: int) -> tuple[KnownArticle, ...]:
        """Return the articles opened last, newest first."""
        return self._read(lambda db: articles.recent(db, limit))

    def forget_recent(self) -> None:
        """Empty the list of recent articles; the articles stay."""
        self._write(articles.forget_recent)

    def leave(self, article_id: str, position: int) -> None:
        """Keep the reading position (code points) of an article that was remembered."""
        self._write(lambda db: articles.leave(db, article_id, position))

    def position(self, article_id: str) -> int:
        """Return the reading position kept for an article, or 0."""
        return self._read(lambda db: articles.position(db, article_id))

    def keep_findings(self, article: Article, findings: Findings) -> None:
        """Keep which signals an article holds, so that it can be found by them, and who says them."""
        self._write(lambda db: signals.keep(db, article, findings))

    def signals(self, article_ids: Collection[str]) -> dict[str, tuple[KeptSignal, ...]]:
        """Return the signals kept of some articles, by id."""
        return self._read(lambda db: signals.of_articles(db, article_ids))

    def remove(self, article_id: str) -> None:
        """Take an article out of the library; its notes stay."""
        self._write(lambda db: articles.remove(db, article_id))

    def put_back(self, article_id: str) -> None:
        """Put an article back that was taken out a moment ago."""
        self._write(lambda db: articles.put_back(db, article_id))

    def editions(self, article_id: str) -> tuple[Edition, ...]:
        """Return the texts an article has had, the one opened last first."""
        return self._read(lambda db: articles.editions(db, article_id))

    def kept(self, article_id: str, digest: str) -> Article:
        """Return an article as it was kept: the text with that digest, without one the text opened last."""
        article = self._read(lambda db: articles.kept(db, article_id, digest))
        if article is None:
            raise StoreError("library_no_text", article_id, path=str(self._path))
        return article

    def entries(
        self, shelf: Shelf, *, order: Order, outlet: str, tag: str, limit: int, offset: int
    ) -> tuple[Entry, ...]:
        """Return the articles on a shelf; with `tag` only those with a note that bears it."""
        counted = tag or shelf is Shelf.NOTED or order is Order.NOTES
        counts = self._notebook.counts((tag,) if tag else ()) if counted else {}
        wish = listing.Wish(shelf, order, outlet, only_noted=bool(tag) or shelf is Shelf.NOTED)
        rows = self._read(lambda db: listing.rows_of(db, wish, counts, limit=limit, offset=offset))
        noted = self._notebook.noted([row["id"] for row in rows])
        return self._read(lambda db: tuple(listing.entries(db, rows, noted)))

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Return who published the articles, with how many of each, the most first."""
        return self._read(listing.outlets)

    def search(self, typed: str, *, ranked: bool, limit: int) -> tuple[Hit, ...]:
        """Return articles and notes that match, the newest first; with `ranked` the best notes and articles in turn."""
        query = parse_query(typed)
        if not query.words.strip() and not query.fields:
            return ()
        notes = self._notebook.find(query, ranked=ranked, limit=limit)
        noted = self._notebook.counts(query.tags) if query.tags else None
        order = _in_turn if ranked else _newest

        def hits(db: Database) -> tuple[Hit, ...]:
            return tuple(islice(order(notes, finding.found(db, query, noted=noted, ranked=ranked)), limit))

        return self._read(hits)

    def everything(self) -> tuple[Shelved, ...]:
        """Return all articles with their texts."""
        return self._read(moving.everything)

    def lacking(self, shelf: Sequence[Shelved]) -> int:
        """Return how many of these articles are not here."""
        return self._read(lambda db: moving.lacking(db, shelf))

    def take_in(self, holdings: Holdings) -> None:
        """Add the articles of another library, and those that notes came in for; what is here stays as it is."""

        def work(db: Database) -> None:
            moving.take_in(db, holdings.shelf)
            self._fill(db)

        self._write(work)

    def facts(self) -> dict[str, str]:
        """Return path and state of the file without creating or changing it."""
        return facts(self._path)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        db, self._db = self._db, None
        if db is not None:
            with explained(self._path):
                db.close()

    def _write(self, work: Callable[[Database], object]) -> None:
        def within(db: Database) -> None:
            with transaction(db):
                work(db)

        self._read(within)

    def _read(self, work: Callable[[Database], T]) -> T:
        """Return what `work` makes of the file: opened again where that fails for damage, then made anew.

        Another window may make it anew at the same time, and be met half-way: then its file is waited for.
        """
        damaged = False
        try:
            for _ in range(_REMEDIES):
                try:
                    return self._try(work)
                except StoreError as error:
                    replaced = identity(self._path) != self._file
                    if not (replaced or unusable(error, self._path)):
                        raise
                    self._remedy(set_aside_too=damaged and not replaced)
                    damaged = not replaced
            return self._try(work)
        except StoreError as error:
            raise told_of_library(error, self._path) from error

    def _try(self, work: Callable[[Database], T]) -> T:
        with explained(self._path):
            if self._db is None:
                self._file = identity(self._path)
                self._db = open_library(self._path, patience=self._patience, fill=self._fill)
                self._file = identity(self._path)
                self._catch_up(self._db)
            return work(self._db)

    def _remedy(self, *, set_aside_too: bool) -> None:
        self.close()
        if set_aside_too:
            with explained(self._path):
                set_aside(self._path, self._file)

    def _catch_up(self, db: Database) -> None:
        """Add what came to the notes alone: from a file, or while the library could not be written."""
        with suppress(StoreError, sqlite3.OperationalError):  # what is there is shown, whatever is missing
            if not self._notebook.articles() <= articles.ids(db):
                with transaction(db):
                    self._fill(db)

    def _fill(self, db: Database) -> None:
        """Add the articles that only the notebook knows."""
        missing = self._notebook.articles() - articles.ids(db)
        for known, position in self._notebook.known(missing):
            articles.refill(db, known, position)
        for article in self._notebook.texts(missing):
            articles.refill_text(db, article)


def _newest(notes: tuple[FoundNote, ...], texts: Iterator[finding.FoundArticle]) -> Iterator[Hit]:
    noted = ((found.note.created.isoformat(timespec="microseconds"), _note_hit(found)) for found in notes)
    read = ((found.seen, _article_hit(found)) for found in texts)
    return (hit for _, hit in merge(noted, read, key=lambda pair: pair[0], reverse=True))


def _in_turn(notes: tuple[FoundNote, ...], texts: Iterator[finding.FoundArticle]) -> Iterator[Hit]:
    pairs = zip_longest(map(_note_hit, notes), map(_article_hit, texts))
    return (hit for hit in chain.from_iterable(pairs) if hit is not None)


def _note_hit(found: FoundNote) -> Hit:
    return Hit(found.article, found.note, found.snippet)


def _article_hit(found: finding.FoundArticle) -> Hit:
    return Hit(found.article, None, found.snippet)
