"""The reader's library: one SQLite file with all articles that were opened, beside the notebook it can be made from."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from sqlite_utils import Database

from desktop.core.article import Article, KnownArticle
from desktop.core.errors import StoreError
from desktop.core.holdings import Holdings, KeptSignal, KeptStatement, Shelved, Shelving
from desktop.core.library import Answer, Edition, Entry, Hit, Order, Renewal, Shelf, parse_query
from desktop.core.note import Note
from desktop.core.report import one_line
from desktop.core.signal import Findings
from desktop.store.connection import reached, transaction, value
from desktop.store.faults import explained
from desktop.store.library import articles, finding, indexing, listing, moving, rescue, signals, tidying
from desktop.store.library.facts import facts
from desktop.store.library.file import identity, open_library, set_aside, told_of_library, unusable
from desktop.store.library.finding import Found
from desktop.store.notes.notebook import Notebook
from desktop.store.search import spelled_words
from desktop.store.snippets import beginning, marks, snippet

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
        self._unread: StoreError | None = None
        """Why the notes could not be read, if they could not when the library was used last."""
        self._aside: Path | None = None
        """Where the file lies that was set aside, until what it still holds is taken in."""
        self._renewal: Renewal | None = None

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

    def statements(self, article_ids: Collection[str]) -> dict[str, tuple[KeptStatement, ...]]:
        """Return what the texts of some articles hand over as somebody's words, by id."""
        return self._read(lambda db: signals.statements_of(db, article_ids))

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
        wish = listing.Wish(shelf, order, outlet, tag)
        return self._read_with_notes(
            lambda db: tuple(listing.entries(db, listing.rows_of(db, wish, limit=limit, offset=offset)))
        )

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return all tags with how many notes bear each, the most used first."""
        return self._read_with_notes(listing.tags)

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Return who published the articles, with how many of each, the most first."""
        return self._read(listing.outlets)

    def search(self, typed: str, *, ranked: bool, limit: int) -> Answer:
        """Return articles and notes that match, the newest first; with `ranked` the best notes and articles in turn.

        Where the notes can't be read, articles are found all the same.
        """
        query = parse_query(typed)
        if not query.words.strip() and not query.fields:
            return Answer(())

        def answer(db: Database) -> Answer:
            known = self._answer(finding.found(db, query, ranked=ranked), query.words, limit)
            return replace(known, waiting=indexing.waiting(db))

        return self._read_with_notes(answer)

    def index_more(self) -> int:
        """Let the search know some more of what it does not know yet, and return how much is left after that.

        A library that came in whole, or that is made anew, is indexed little by little: notes are saved in between.
        """
        self._read_with_notes(_nothing)
        if not self._read(indexing.waiting):
            return 0
        self._write(indexing.index_more)
        return self._read(indexing.waiting)

    def tidy_index(self) -> bool:
        """Bring some of what the index keeps apart together, which makes it faster; say whether there is more."""
        return self._write(tidying.tidy)

    def _answer(self, found: Iterator[Found], words: str, limit: int) -> Answer:
        if self._unread is None:
            some = list(islice(found, limit))
            try:
                notes = self._notebook.with_ids([one.note for one in some if one.note is not None])
                return Answer(tuple(_hits(some, notes, words)))
            except StoreError as error:
                self._unread, found = error, chain(some, found)
        return Answer(tuple(_hits(islice((one for one in found if one.note is None), limit), {}, words)), self._unread)

    def everything(self) -> tuple[Shelved, ...]:
        """Return all articles with their texts."""
        return self._read(moving.everything)

    def lacking(self, shelf: Sequence[Shelved]) -> int:
        """Return how many of these articles are not here."""
        return self._read(lambda db: moving.lacking(db, shelf))

    def ids(self) -> frozenset[str]:
        """Return the ids of all articles, those that were taken out too."""
        return self._read(articles.ids)

    def take_in(self, holdings: Holdings, *, before: Collection[str] = frozenset()) -> Shelving:
        """Add the articles of another library, and those that notes came in for; what is here stays as it is.

        Return which articles came that were not there `before` (ids), and which texts came to others.
        """
        texts = set[tuple[str, str, str]]()

        def work(db: Database) -> None:
            held = moving.texts(db, before)
            moving.take_in(db, holdings.shelf)
            self._fill(db)
            indexing.index_texts(db)
            texts.update(moving.texts(db, before) - held)

        self._write(work)
        came = self._read(lambda db: moving.opened(db, articles.ids(db).difference(before)))
        return Shelving(tuple(sorted(came.items())), tuple(sorted(texts)))

    def take_back(self, shelving: Shelving) -> None:
        """Take back what came in, but for articles and texts that were opened since, and articles with notes."""
        noted = self._notebook.articles()

        def work(db: Database) -> None:
            now = moving.opened(db, [article_id for article_id, _ in shelving.articles])
            untouched = [one for one, opened in shelving.articles if one not in noted and now.get(one) == opened]
            moving.forget(db, untouched)
            moving.forget_texts(db, shelving.texts)
            db.execute("PRAGMA user_version = 0")  # whatever notes are indexed, all are looked through again

        self._write(work)

    def renewal(self) -> Renewal | None:
        """Return what became of a library that had to be made anew, once; None if none had to since it was asked."""
        told, self._renewal = self._renewal, None
        return told

    def facts(self) -> dict[str, str]:
        """Return path and state of the file without creating or changing it."""
        return facts(self._path)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        db, self._db = self._db, None
        if db is not None:
            with explained(self._path):
                db.close()

    def _write(self, work: Callable[[Database], T]) -> T:
        def within(db: Database) -> T:
            with transaction(db):
                return work(db)

        return self._read(within, writing=True)

    def _read(self, work: Callable[[Database], T], *, writing: bool = False) -> T:
        """Return what `work` makes of the file: opened again where that fails for damage, then made anew.

        A file that cannot be written is still read, unless `writing`. Another window may make it anew at the same time,
        and be met half-way: then its file is waited for.
        """
        damaged = False
        try:
            for _ in range(_REMEDIES):
                try:
                    return self._try(work, writing=writing)
                except StoreError as error:
                    replaced = identity(self._path) != self._file
                    if not (replaced or unusable(error, self._path)):
                        raise
                    self._remedy(set_aside_too=damaged and not replaced)
                    damaged = not replaced
            return self._try(work, writing=writing)
        except StoreError as error:
            raise told_of_library(error, self._path) from error

    def _read_with_notes(self, work: Callable[[Database], T]) -> T:
        """Return what `work` makes of the file once it has taken in what changed in the notes."""

        def after(db: Database) -> T:
            self._follow(db)
            return work(db)

        return self._read(after)

    def _try(self, work: Callable[[Database], T], *, writing: bool) -> T:
        with reached(self._path, self._opened, writing=writing, patience=self._patience) as db:
            return work(db)

    def _opened(self) -> Database:
        if self._db is None:
            self._file = identity(self._path)
            self._db = open_library(self._path, patience=self._patience, fill=self._fill)
            self._file = identity(self._path)
            self._catch_up(self._db)
            self._rescue(self._db)
        return self._db

    def _remedy(self, *, set_aside_too: bool) -> None:
        self.close()
        if set_aside_too:
            with explained(self._path):
                self._aside = set_aside(self._path, self._file)

    def _catch_up(self, db: Database) -> None:
        """Add what came to the notes alone: from a file, or while the library could not be written."""
        with suppress(StoreError, sqlite3.OperationalError):  # what is there is shown, whatever is missing
            if not self._notebook.articles() <= articles.ids(db):
                with transaction(db):
                    self._fill(db)

    def _rescue(self, db: Database) -> None:
        """Take in what can still be read of the file that was set aside, if one was."""
        aside, self._aside = self._aside, None
        if aside is None:
            return
        rescued = 0
        with suppress(sqlite3.DatabaseError, OSError), transaction(db):
            rescued = rescue.take_in(db, aside)
        self._renewal = Renewal(str(aside), rescued)

    def _follow(self, db: Database) -> None:
        """Take in what changed in the notes since; where they can't be read, or nothing written, the index stays."""
        self._unread = None
        try:
            # One more than the number of the last change that was taken in, so that 0 is a library that knows none.
            if value(db, "PRAGMA user_version") == self._notebook.revision() + 1:
                return
            with transaction(db):
                self._take_in_notes(db)
        except StoreError as error:
            self._unread = error
            with suppress(sqlite3.OperationalError), transaction(db):  # texts are found whatever the notes are like
                indexing.index_texts(db)
        except sqlite3.OperationalError:
            pass

    def _take_in_notes(self, db: Database) -> None:
        seen, last = value(db, "PRAGMA user_version"), self._notebook.revision()
        if 0 < seen <= last + 1:
            notes = self._notebook.revised(seen - 1)
        else:  # a new library, or notes that were put back as they had been
            notes = {ident: [] for ident in indexing.noted(db)} | self._notebook.revised(0)
        if not notes.keys() <= articles.ids(db):
            self._fill(db)
        indexing.index_notes(db, notes)
        db.execute(f"PRAGMA user_version = {last + 1}")

    def _fill(self, db: Database) -> None:
        """Add the articles that only the notebook knows."""
        missing = self._notebook.articles() - articles.ids(db)
        for known, position in self._notebook.known(missing):
            articles.refill(db, known, position)
        for article in self._notebook.texts(missing):
            articles.refill_text(db, article)


def _nothing(db: Database) -> None:
    """Do nothing: what came before it is what counts."""


def _hits(found: Iterable[Found], notes: Mapping[str, Note], words: str) -> Iterator[Hit]:
    """Yield what is shown of what was found; a note that went meanwhile is left out."""
    spellings = spelled_words(words)
    for one in found:
        if one.note is None:
            shown = snippet(one.text, spellings) or beginning(one.text, one.title)
            yield Hit(one.article, None, shown, marks(one_line(one.article.title), spellings))
        elif note := notes.get(one.note):
            exact = note.anchor.exact if note.anchor else ""
            shown = snippet(note.body, spellings) or snippet(exact, spellings) or beginning(note.body or exact)
            yield Hit(one.article, note, shown)
