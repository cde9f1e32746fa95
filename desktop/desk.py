"""The desk all work passes over: each method touches exactly one room. No Qt here.

Rooms are imported when first touched: a window must be on screen before spaCy is loaded, and a child process that only
reads files never loads the database.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.article import Article, KnownArticle
from desktop.core.errors import StoreError
from desktop.core.health import Health, Repair
from desktop.core.holdings import Holdings, Incoming, Intake, Receipt
from desktop.core.judging import Judgement, Judgements, Silence
from desktop.core.lexicons import LexiconFault, OwnLexicon, OwnLexicons, RuleFact
from desktop.core.library import Answer, Edition, Entry, Order, Renewal, Shelf
from desktop.core.note import Anchor, Note, Placement
from desktop.core.signal import Findings, Signal
from desktop.core.text import Span

if TYPE_CHECKING:
    from desktop.signals.analyser import Analyser
    from desktop.store.library.library import Library
    from desktop.store.notes.notebook import Notebook


class Desk:
    """One reader's desk: articles are opened, analysed and annotated here.

    A desk is not shared between threads or processes; each lane has its own. Values go in and out, all of them
    picklable.
    """

    def __init__(self, home: Path) -> None:
        self._home = home

    # reading

    def open(self, location: str) -> Article:
        """Return the article at `location`. Raise ReadError."""
        from desktop.reading import read

        return read(location)

    def lay_out(self, text: str, *, key: str) -> Article:
        """Return `text`, a line of a collection, as an article whose offsets are those of `text` itself."""
        from desktop.reading import lay_out

        return lay_out(text, key=key)

    # signals

    def warm_up(self) -> None:
        """Load the analyser now, so that the first article need not wait for it."""
        _ = self._analyser

    def analyse(self, article: Article) -> Findings:
        """Return all signals and attributions of `article`. Raise AnalysisError."""
        return self._analyser.analyse(article)

    def analysis_facts(self) -> dict[str, str]:
        """Return what the analysis rests on: model, lexicon, number of rules. Raise AnalysisError."""
        return self._analyser.facts()

    def own_lexicons(self) -> OwnLexicons:
        """Return the reader's own lexicons, and what of them is left out. Raise AnalysisError."""
        from desktop.signals.rulebook import own_lexicons

        return own_lexicons()

    def try_lexicon(self, path: Path) -> tuple[OwnLexicon, tuple[LexiconFault, ...]]:
        """Return what a lexicon of the reader's holds, and all that is wrong with it. Raise AnalysisError."""
        from desktop.signals.trial import tried

        return tried(path)

    def rules(self) -> tuple[RuleFact, ...]:
        """Return the rules in use. Raise AnalysisError."""
        from desktop.signals.rulebook import rule_facts

        return rule_facts()

    @cached_property
    def _analyser(self) -> "Analyser":
        # numpy looks at this when it is first imported: on small matrices more threads only wait for one another
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from desktop.signals.analyser import Analyser

        return Analyser()

    # store

    def remember(self, article: Article) -> None:
        """Keep the whole of `article` in the library, opened now. Raise StoreError."""
        self._library.remember(article)

    def recent(self, limit: int = 10) -> tuple[KnownArticle, ...]:
        """Return the articles opened last, newest first. Raise StoreError."""
        return self._library.recent(limit)

    def forget_recent(self) -> None:
        """Empty the list of recent articles; they stay in the library. Raise StoreError."""
        self._library.forget_recent()

    def leave(self, article_id: str, position: int) -> None:
        """Keep the reading position (code points) for the next time. Raise StoreError."""
        self._library.leave(article_id, position)

    def position(self, article_id: str) -> int:
        """Return the reading position kept for an article, or 0. Raise StoreError."""
        return self._library.position(article_id)

    def keep_findings(self, article: Article, findings: Findings) -> None:
        """Keep which kinds of signals an article holds, so that it is found by them. Raise StoreError."""
        self._library.keep_findings(article, findings)

    def library(
        self,
        shelf: Shelf = Shelf.ALL,
        *,
        order: Order = Order.OPENED,
        outlet: str = "",
        tag: str = "",
        limit: int = 200,
        offset: int = 0,
    ) -> tuple[Entry, ...]:
        """Return articles of the library, of one outlet or with a tag if these are named. Raise StoreError."""
        return self._library.entries(shelf, order=order, outlet=outlet, tag=tag, limit=limit, offset=offset)

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Return who published the articles, with how many of each, the most first. Raise StoreError."""
        return self._library.outlets()

    def search(self, typed: str, *, ranked: bool = False, limit: int = 50) -> Answer:
        """Return articles and notes that match what was typed, the newest or the best first. Raise StoreError."""
        return self._library.search(typed, ranked=ranked, limit=limit)

    def index_more(self) -> int:
        """Let the search know some more of what is new to it, and return how much is left. Raise StoreError."""
        return self._library.index_more()

    def tidy_index(self) -> bool:
        """Bring the index together a little, and return whether there is more of that to do. Raise StoreError."""
        return self._library.tidy_index()

    def library_renewal(self) -> Renewal | None:
        """Return, once, what became of a library that had to be made anew; None if none had to."""
        return self._library.renewal()

    def remove(self, article_id: str) -> None:
        """Take an article out of the library; its notes stay. Raise StoreError."""
        self._library.remove(article_id)

    def put_back(self, article_id: str) -> None:
        """Put an article back that was taken out of the library. Raise StoreError."""
        self._library.put_back(article_id)

    def editions(self, article_id: str) -> tuple[Edition, ...]:
        """Return the texts an article has had, the one opened last first. Raise StoreError."""
        return self._library.editions(article_id)

    def kept(self, article_id: str, digest: str = "") -> Article:
        """Return a text of an article as it was kept, without `digest` the one opened last. Raise StoreError."""
        return self._library.kept(article_id, digest)

    def annotate(
        self,
        article: Article,
        body: str,
        *,
        span: Span | None = None,
        signal: Signal | None = None,
        tags: Sequence[str] = (),
    ) -> Note:
        """Keep a new note on a place, on a signal, or (with neither) on the whole article. Raise StoreError."""
        return self._notebook.annotate(article, body, span=span, signal=signal, tags=tags)

    def revise(self, note_id: str, body: str | None = None, *, tags: Sequence[str] | None = None) -> Note:
        """Give a note a new body, or new tags, or both. Raise StoreError."""
        return self._notebook.revise(note_id, body, tags=tags)

    def anchor(self, note_id: str, article: Article, place: Span | Anchor) -> Note:
        """Tie a note to another place of its article, or to words it had before. Raise StoreError."""
        return self._notebook.anchor(note_id, article, place)

    def leave_unplaced(self, note_id: str, *, unplaced: bool = True) -> Note:
        """Leave a note whose place is lost without another one, or no more. Raise StoreError."""
        return self._notebook.leave_unplaced(note_id, unplaced=unplaced)

    def tags(self) -> tuple[tuple[str, int], ...]:
        """Return all tags with how many notes bear each, the most used first. Raise StoreError."""
        return self._library.tags()

    def judgements(self, article: Article) -> Judgements:
        """Return what the reader said about the signals of an article. Raise StoreError."""
        return self._notebook.judgements(article)

    def judge(self, article: Article, judgement: Judgement) -> None:
        """Keep the verdict on a signal; OPEN takes an earlier one back. Raise StoreError."""
        self._notebook.judge(article, judgement)

    def silence(self, article: Article, silence: Silence) -> None:
        """Keep a place or a rule out of sight, here or everywhere. Raise StoreError."""
        self._notebook.silence(article, silence)

    def lift(self, article: Article, silence: Silence) -> None:
        """Show again what a silence kept out of sight. Raise StoreError."""
        self._notebook.lift(article, silence)

    def discard(self, note_id: str) -> None:
        """Move a note to the trash, from where `restore` brings it back. Raise StoreError."""
        self._notebook.discard(note_id)

    def restore(self, note_id: str) -> Note:
        """Bring a discarded note back. Raise StoreError."""
        return self._notebook.restore(note_id)

    def place_notes(self, article: Article) -> tuple[Placement, ...]:
        """Return the article's notes with their place in today's text, in order, lost ones last. Raise StoreError."""
        return self._notebook.place(article)

    def notes(self, query: str = "") -> tuple[tuple[KnownArticle, tuple[Note, ...]], ...]:
        """Return all notes by article, newest first; with `query` only those that match it. Raise StoreError."""
        return self._notebook.notes(query)

    def export_notes(self) -> Holdings:
        """Return all notes with their articles, texts and judgements, the trash as well. Raise StoreError.

        The signals they are on, and who says what, stand with them, as far as the library knows: it may fail.
        """
        holdings = self._notebook.everything()
        with suppress(StoreError):
            placed = holdings.placed()
            return holdings.with_analysis(self._library.signals(placed), self._library.statements(placed))
        return holdings

    def export_all(self) -> Holdings:
        """Return all the reader has kept, the library as well. Raise StoreError."""
        return replace(self._notebook.everything(), shelf=self._library.everything())

    def preview_import(self, path: str) -> Intake:
        """Return what taking in a file of notes would change; nothing is. Raise ReadError, IntakeError, StoreError."""
        incoming = self._incoming(path)
        intake = self._notebook.preview(incoming.holdings)
        return incoming.told_by(replace(intake, shelved=self._library.lacking(incoming.holdings.shelf)))

    def import_notes(self, path: str) -> Intake:
        """Take in a file of notes, all of it or nothing, and return what changed.

        Raise ReadError, IntakeError, StoreError.
        """
        return self.take_in(path).intake

    def take_in(self, path: str) -> Receipt:
        """Do the same, and return what it takes to take it back. Raise ReadError, IntakeError, StoreError."""
        incoming = self._incoming(path)
        lacking = self._library.lacking(incoming.holdings.shelf)
        before = self._library.ids()
        receipt = self._notebook.take_in(incoming.holdings)
        shelved = self._library.take_in(incoming.holdings, before=before)
        return replace(receipt, intake=incoming.told_by(replace(receipt.intake, shelved=lacking)), shelved=shelved)

    def take_back(self, receipt: Receipt) -> int:
        """Take back what a file brought; return how many notes were changed since and stay. Raise StoreError."""
        left = self._notebook.take_back(receipt)
        self._library.take_back(receipt.shelved)
        return left

    def _incoming(self, path: str) -> Incoming:
        from desktop.core.imports import read_import

        return read_import(path, datetime.now(UTC), self._text_of)

    def _text_of(self, article_id: str) -> str | None:
        return self._library.kept(article_id, "").text if self._library.editions(article_id) else None

    def back_up(self) -> Path:
        """Keep a copy of the notes for today, if there is none yet, and return its path. Raise StoreError."""
        return self._notebook.back_up()

    def examine_notes(self) -> Health:
        """Return how the notes are, and what there is to repair them with. Raise StoreError."""
        return self._notebook.examine()

    def repair_notes(self) -> Repair:
        """Set a damaged file aside and bring back what it and its copies still hold. Raise StoreError."""
        return self._notebook.repair()

    def store_facts(self) -> dict[str, str]:
        """Return the state of the database for `lesart doctor`, without changing it. Raise StoreError."""
        return self._notebook.facts()

    def library_facts(self) -> dict[str, str]:
        """Return the state of the library for `lesart doctor`, without changing it. Raise StoreError."""
        return self._library.facts()

    def store_version(self) -> str:
        """Return the version of the database engine, in whatever state the notes are."""
        from desktop.store.notes.facts import engine_version

        return engine_version()

    def close(self) -> None:
        """Close the databases that were opened."""
        for room in ("_library", "_notebook"):
            if room in self.__dict__:
                getattr(self, room).close()

    @cached_property
    def _notebook(self) -> "Notebook":
        from desktop.store.notes.notebook import Notebook

        return Notebook(self._home / "notes.db")

    @cached_property
    def _library(self) -> "Library":
        from desktop.store.library.library import Library

        return Library(self._home / "library.db", self._notebook)
