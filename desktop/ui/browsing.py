"""The library between page and store: what is on a shelf, what the search finds, what is taken out and put back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.core.article import KnownArticle
from desktop.core.errors import StoreError
from desktop.core.library import Renewal
from desktop.desk import Desk
from desktop.ui.faults import explained
from desktop.ui.home import Home
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.library.model import Row
from desktop.ui.library.selection import Selection
from desktop.ui.library.shelves import Counts
from desktop.ui.texts import Texts

PAGE = 200
"""Articles fetched at once."""
HITS = 50
"""Hits fetched at once."""


class _Rows(NamedTuple):
    rows: Sequence[Row]
    more: bool
    without_notes: StoreError | None = None
    """Why no notes are among them."""
    waiting: int = 0
    """How many texts and notes the search does not know yet."""


class _Look(NamedTuple):
    """What the store gives for a selection."""

    found: _Rows
    outlets: Counts
    tags: Counts
    empty: bool
    """Whether the library has no article at all."""
    renewal: Renewal | None


class Browsing(QObject):
    """Stands between the home page and the store's lane."""

    changed = Signal()
    """An article was taken out of the library, or put back."""
    failed = Signal(object, object, str)
    """The store could not do it: the Failure, what tries again, and no text."""
    renewed = Signal(object)
    """The library had to be made anew: the Renewal."""

    def __init__(self, home: Home, lane: Lane, history: QUndoStack, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._home, self._lane, self._history, self._texts = home, lane, history, texts
        self._told = ""
        """Why the notes can't be searched, as the reader was told."""
        self._indexing = False
        page = home.library
        page.wanted.connect(self.show)
        page.more_wanted.connect(self._show_more)
        page.removed.connect(self._remove)
        page.editions_wanted.connect(self._ask_editions)

    def refresh(self) -> None:
        """Show what the library holds now."""
        self.show(self._home.library.selection())

    def refresh_shown(self) -> None:
        """Show what the library holds now, if it is on screen: its counts are those of notes."""
        if self._home.isVisible():
            self.refresh()

    def show(self, selection: Selection) -> None:
        """Show a selection; an older one that is still waited for falls away."""
        if selection.searching:
            work: Callable[[Desk], object] = partial(_search, selection=selection, start=0)
            then: Callable[..., object] = partial(self._found, selection)
        else:
            work = partial(_look, selection=selection, count=self._home.library.count(selection))
            then = partial(self._seen, selection)
        self._lane.run(work, then, failed=self._tell_failure, latest=True)

    def change(self, work: Callable[[Desk], object]) -> None:
        """Take an article out or put it back, and show what is there then."""
        again = partial(self.change, work)
        self._lane.run(work, self._changed, failed=lambda failure: self.failed.emit(failure, again, ""))

    def put_back(self, article: KnownArticle) -> None:
        """Put an article back that was taken out."""
        self.change(partial(Desk.put_back, article_id=article.id))

    def _seen(self, selection: Selection, look: _Look) -> None:
        self._home.show_counts(look.outlets, look.tags)
        self._home.show_rows(selection, look.found.rows, more=look.found.more, empty=look.empty)
        if look.renewal is not None:
            self.renewed.emit(look.renewal)
        self._index()

    def _found(self, selection: Selection, found: _Rows) -> None:
        self._home.show_rows(selection, found.rows, more=found.more, empty=False)
        fault, told = found.without_notes, self._told
        self._told = fault.code if fault is not None else ""
        if fault is not None and fault.code != told:  # not once more for each letter
            self.failed.emit(fault, self.refresh, "")
        if found.waiting:
            self._home.library.tell_waiting(found.waiting)
            self._index()

    def _index(self) -> None:
        """Let the search know what it does not know yet, little by little: what the reader wants comes in between."""
        if not self._indexing:
            self._indexing = True
            self._lane.run(Desk.index_more, self._indexed, failed=self._indexed_no_more)

    def _indexed(self, left: int) -> None:
        page = self._home.library
        was_waiting = page.tell_waiting(left)
        if left:
            self._tidied(more=True)
            return
        if was_waiting and page.selection().searching:
            self.refresh()
        self._lane.run(Desk.tidy_index, self._tidied, failed=self._indexed_no_more)

    def _tidied(self, more: bool) -> None:  # noqa: FBT001 - an answer
        self._indexing = False
        if more:
            self._index()

    def _indexed_no_more(self, _: Failure) -> None:
        self._indexing = False  # the next look at the library tries again

    def _show_more(self, selection: Selection, start: int) -> None:
        work = partial(_search if selection.searching else _page, selection=selection, start=start)
        self._lane.run(work, partial(self._add, selection), failed=self._tell_failure, latest=True)

    def _add(self, selection: Selection, found: _Rows) -> None:
        self._home.library.add_rows(selection, found.rows, more=found.more)

    def _remove(self, article: KnownArticle) -> None:
        self._history.push(_Removal(self, article, self._texts["library.removal"]))
        self._home.library.offer_undo(article.title, self._history)

    def _changed(self, _: object) -> None:
        self.refresh()
        self.changed.emit()

    def _ask_editions(self, article: KnownArticle) -> None:
        then = partial(self._home.library.offer_editions, article)
        work = partial(Desk.editions, article_id=article.id)
        self._lane.run(work, then, failed=lambda failure: self.failed.emit(failure, None, ""))

    def _tell_failure(self, failure: Failure) -> None:
        self._home.fail(explained(failure, self._texts))


class _Removal(QUndoCommand):
    def __init__(self, browsing: Browsing, article: KnownArticle, name: str) -> None:
        super().__init__(name)
        self._browsing, self._article = browsing, article

    def redo(self) -> None:
        self._browsing.change(partial(Desk.remove, article_id=self._article.id))

    def undo(self) -> None:
        self._browsing.put_back(self._article)


def _look(desk: Desk, *, selection: Selection, count: int) -> _Look:
    """Return the first rows of a selection, at least `count`, with the outlets and tags there are."""
    found = _page(desk, selection=selection, start=0, limit=max(count, PAGE))
    empty = not found.rows and not desk.library(limit=1)
    return _Look(found, desk.outlets(), desk.tags(), empty, desk.library_renewal())


def _page(desk: Desk, *, selection: Selection, start: int, limit: int = PAGE) -> _Rows:
    shelf, order, outlet, tag = selection.shelf, selection.order, selection.outlet, selection.tag
    rows = desk.library(shelf, order=order, outlet=outlet, tag=tag, limit=limit, offset=start)
    return _Rows(rows, len(rows) == limit)


def _search(desk: Desk, *, selection: Selection, start: int) -> _Rows:
    limit = max(HITS, 2 * start)
    answer = desk.search(selection.typed, ranked=selection.ranked, limit=limit)
    return _Rows(answer.hits[start:], len(answer.hits) == limit, answer.without_notes, answer.waiting)
