"""The reader's notebook: one SQLite file with the notes and the articles they belong to."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from desktop.core.anchoring import anchor_at
from desktop.core.article import Article, KnownArticle
from desktop.core.errors import StoreError
from desktop.core.health import REPAIRABLE, Health, Repair
from desktop.core.holdings import Holdings, Intake, Receipt
from desktop.core.judging import Judgement, Judgements, Silence
from desktop.core.library import parse_query
from desktop.core.note import Anchor, How, Note, Placement
from desktop.core.placing import place
from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.store.backup import keep_daily_copy
from desktop.store.connection import open_notes, reached, transaction, value
from desktop.store.faults import explained
from desktop.store.notes import articles, finding, judgements, rows, taking, taking_back
from desktop.store.notes.count import Count, expect_all, known_count, none_yet
from desktop.store.notes.facts import facts
from desktop.store.notes.giving import everything
from desktop.store.notes.repair import newest_backup, repair
from desktop.store.notes.schema import NOTES


class Notebook:
    """Notes at `path`; the file is opened on first use and belongs to the thread that uses it first.

    `patience` is how many seconds to wait while another window writes. Each method raises StoreError, and nothing else,
    when the file fails; what a method has returned from is on the disk.
    """

    def __init__(self, path: Path, *, patience: float = 5.0) -> None:
        self._path = path
        self._patience = patience
        self._db: Database | None = None
        self._file: tuple[int, int] | None = None
        self._count = Count(path)

    def know(self, article: Article) -> None:
        """Keep what an article is called, where it lies and which text it has: notes are found again by that."""
        with self._writing() as db:
            articles.know(db, article)

    def articles(self) -> frozenset[str]:
        """Return the ids of all articles that are known."""
        with self._reading() as db:
            return articles.ids(db)

    def known(self, article_ids: Collection[str]) -> tuple[tuple[KnownArticle, int], ...]:
        """Return articles, each with the reading position that was kept here before there was a library."""
        with self._reading() as db:
            return articles.places(db, article_ids)

    def texts(self, article_ids: Collection[str]) -> tuple[Article, ...]:
        """Return the texts that notes on these articles were written on."""
        with self._reading() as db:
            return tuple(articles.texts(db, article_ids))

    def annotate(
        self,
        article: Article,
        body: str,
        *,
        span: Span | None = None,
        signal: Signal | None = None,
        tags: Sequence[str] = (),
    ) -> Note:
        """Keep a new note on `span`, else on the cue of `signal`, else on the whole article.

        An empty span counts as none. Raise ValueError if the span ends outside the text.
        """
        place = span or (signal.span if signal else None)
        anchor = anchor_at(article.text, place) if place is not None else None
        key = f"{signal.kind}|{signal.rule}" if signal else None
        with self._writing() as db:
            articles.know(db, article)
            articles.keep_text(db, article)
            return rows.keep(db, article.id, body, anchor=anchor, signal_key=key, tags=tags)

    def revise(self, note_id: str, body: str | None = None, *, tags: Sequence[str] | None = None) -> Note:
        """Give a note a new body, or new tags, or both; when it was created stays."""
        with self._writing() as db:
            return self._known(rows.revise(db, note_id, body=body, tags=tags), note_id)

    def anchor(self, note_id: str, article: Article, place: Span | Anchor) -> Note:
        """Tie a note to another place of its article: one that was lost, or that the reader moves.

        An anchor is kept as it is: the words it had before. Raise ValueError if a span is empty or ends outside the
        text.
        """
        anchor = anchor_at(article.text, place) if isinstance(place, Span) else place
        with self._writing() as db:
            articles.know(db, article)
            articles.keep_text(db, article)
            return self._known(rows.anchor(db, note_id, anchor), note_id)

    def leave_unplaced(self, note_id: str, *, unplaced: bool = True) -> Note:
        """Leave a note whose place is lost without another one; not `unplaced`, one is looked for again."""
        with self._writing() as db:
            return self._known(rows.leave_unplaced(db, note_id, unplaced=unplaced), note_id)

    def discard(self, note_id: str) -> None:
        """Move a note to the trash."""
        with self._writing() as db:
            self._known(rows.discard(db, note_id), note_id)

    def restore(self, note_id: str) -> Note:
        """Bring a note back from the trash."""
        with self._writing() as db:
            return self._known(rows.restore(db, note_id), note_id)

    def place(self, article: Article) -> tuple[Placement, ...]:
        """Return the article's notes with their place in today's text, in text order; lost ones last.

        The anchor kept is never rewritten: each search starts from the words the reader chose, so small shifts do not
        add up, and a text that is put back finds its notes exactly.
        """
        with self._reading() as db:
            found = rows.of_article(db, article.id, article.digest)
            versions = articles.versions(db, article.id, article.digest)
        return tuple(sorted((_placement(note, article.text, versions) for note in found), key=_text_order))

    def notes(self, query: str) -> tuple[tuple[KnownArticle, tuple[Note, ...]], ...]:
        """Return the notes that match `query`, or all without one, by article: the one with the newest comes first."""
        with self._reading() as db:
            if not query.strip():
                return _by_article(db, rows.every(db))
            return _by_article(db, sorted(finding.matching(db, parse_query(query)), key=_in_article))

    def revision(self) -> int:
        """Return the number of the last change of a note."""
        with self._reading() as db:
            return int(value(db, "SELECT coalesce(max(revision), 0) FROM articles"))

    def revised(self, since: int) -> dict[str, list[Note]]:
        """Return all notes, by article, of each article with a note that was changed after that change."""
        with self._reading() as db:
            return rows.revised(db, since)

    def with_ids(self, note_ids: Collection[str]) -> dict[str, Note]:
        """Return those of these notes that are not in the trash, by id."""
        with self._reading() as db:
            return {ident: kept.note for ident, kept in rows.with_ids(db, note_ids).items() if kept.discarded is None}

    def judgements(self, article: Article) -> Judgements:
        """Return what the reader said about the signals of an article, with what holds for every article."""
        with self._reading() as db:
            return judgements.of_article(db, article.id, article.digest)

    def judge(self, article: Article, judgement: Judgement) -> None:
        """Keep the verdict on a signal; OPEN takes an earlier one back."""
        with self._writing() as db:
            articles.know(db, article)
            judgements.judge(db, article.id, article.digest, judgement)

    def silence(self, article: Article, silence: Silence) -> None:
        """Keep a place or a rule out of sight. What holds here belongs to `article`."""
        with self._writing() as db:
            articles.know(db, article)
            judgements.silence(db, silence)

    def lift(self, article: Article, silence: Silence) -> None:
        """Show again what `silence` kept out of sight."""
        with self._writing() as db:
            judgements.lift(db, article.id, article.digest, silence)

    def everything(self) -> Holdings:
        """Return all that is kept: articles, texts, notes with the trash, verdicts, silences."""
        with self._reading() as db:
            return everything(db)

    def preview(self, holdings: Holdings) -> Intake:
        """Return what taking `holdings` in would change; nothing is written."""
        with self._reading() as db:
            return taking.plan(db, holdings).intake

    def take_in(self, holdings: Holdings) -> Receipt:
        """Take another notebook's holdings in, all of them or none, and return what changed.

        What is here already is known again: by its id, or by its words at the same place. Of a note that was changed in
        both, the one changed last stays; what the reader put in the trash here stays there.
        """
        with self._writing() as db:
            planned = taking.plan(db, holdings)
            keys = taking_back.touched(planned)
            before, last = taking_back.state(db, keys), rows.last(db)
            taking.carry_out(db, planned)
            made = taking_back.changes(keys, before, taking_back.state(db, keys))
            return Receipt(planned.intake, tuple(made), last)

    def take_back(self, receipt: Receipt) -> int:
        """Take back what came in, all of it or nothing; notes changed since stay, and how many is returned."""
        with self._writing() as db:
            left = taking_back.take_back(db, receipt)
            self._count.keep(db, anew=True)
            return left

    def back_up(self) -> Path:
        """Keep a copy of the notes for today, if there is none yet, and return where it lies."""
        with self._reading() as db:
            return keep_daily_copy(db, self._path, thin_out=not rows.altered(db))

    def altered(self) -> tuple[Note, ...]:
        """Return the notes that are no longer as they were written: SQLite sees no damage inside a note.

        Notes from before there were checksums count as whole.
        """
        with self._reading() as db:
            return rows.altered(db)

    def examine(self) -> Health:
        """Return how the notes are, and what there is to repair them with."""
        try:
            with self._reading():
                altered = self.altered()
                backup = newest_backup(self._path) if altered else None
                return Health(self._count.notes, altered=altered, backup=backup)
        except StoreError as error:
            if error.code not in REPAIRABLE:
                raise
            with explained(self._path):
                known, backup = known_count(self._path), newest_backup(self._path)
                gone = error.code == "store_missing" and not known and backup is None
                return Health(known, fault=error, backup=backup, out_of_reach=gone)

    def repair(self) -> Repair:
        """Put what can be read of the notes and of their copies in the place of a file that was damaged."""
        with explained(self._path):
            # What was deleted while it is open can still be read here, and nowhere else.
            lost = self._db.conn.serialize() if self._db is not None and not self._path.exists() else b""
            self.close()
            return repair(self._path, count=self._count, lost=lost)

    def facts(self) -> dict[str, str]:
        """Return path and state of the file without creating or changing it."""
        with explained(self._path):
            return facts(self._path)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        self._count.close()
        db, self._db = self._db, None
        if db is not None:
            with explained(self._path):
                db.close()

    def _reading(self, *, writing: bool = False) -> AbstractContextManager[Database]:
        return reached(self._path, self._opened, writing=writing, patience=self._patience)

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        with self._reading(writing=True) as db:
            with transaction(db):
                yield db
            self._count.keep(db)

    def _opened(self) -> Database:
        """Return the connection; another one if another file was put in its place."""
        here = self._here()
        if here is None and self._count.notes:
            raise StoreError("store_missing", path=str(self._path))
        if self._db is not None and here != self._file:
            self.close()
        if self._db is None:
            none_yet(self._path)
            expected = partial(expect_all, path=self._path, known=known_count(self._path))
            self._db = open_notes(self._path, NOTES, patience=self._patience, check=expected)
            self._file = self._here()
            self._count.keep(self._db, anew=True)
        return self._db

    def _here(self) -> tuple[int, int] | None:
        """Return what tells the file from every other one; None if it is gone: SQLite would go on writing to it."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def _known(self, note: Note | None, note_id: str) -> Note:
        if note is None:
            raise StoreError("store_note_unknown", note_id, path=str(self._path))
        return note


def _placement(note: Note, text: str, versions: Sequence[str]) -> Placement:
    if note.anchor is None:
        return Placement(note, None, 1.0, How.WHOLE)
    return Placement(note, *place(note.anchor, text, versions))


def _text_order(placement: Placement) -> tuple[bool, int]:
    """Put notes on the whole article first, lost ones last, there in the order they once had."""
    anchor = placement.note.anchor
    start = placement.span.start if placement.span else anchor.start if anchor else -1
    return placement.how is How.LOST, start


def _in_article(note: Note) -> int:
    return note.anchor.start if note.anchor else -1


def _by_article(db: Database, found: Sequence[Note]) -> tuple[tuple[KnownArticle, tuple[Note, ...]], ...]:
    groups: dict[str, list[Note]] = {}
    for note in found:
        groups.setdefault(note.article_id, []).append(note)
    newest = {article_id: max(note.changed for note in notes) for article_id, notes in groups.items()}
    known = sorted(articles.known(db, groups), key=lambda article: newest[article.id], reverse=True)
    return tuple((article, tuple(groups[article.id])) for article in known)
