"""Opens articles: the text first, then what the store remembers of it, then its signals. A newer one ends the older."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.core.article import Article, KnownArticle
from desktop.core.errors import StoreError
from desktop.core.signal import Findings
from desktop.core.usual import compare, newspapers
from desktop.desk import Desk
from desktop.ui.faults import explained
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.texts import Texts
from desktop.ui.window import Window


class Lanes(NamedTuple):
    """One lane for each room."""

    reading: Lane
    analysis: Lane
    store: Lane

    def start(self) -> None:
        """Get everything ready before it is needed."""
        for lane in self:
            lane.start()

    def close(self) -> None:
        """End all lanes; what the store was asked for is still done."""
        for lane in self:
            lane.close()


class _Arrival(NamedTuple):
    """What the store knows when an article is opened."""

    position: int
    recent: tuple[KnownArticle, ...]
    fault: StoreError | None
    """Why the article could not be kept."""


class Opening(QObject):
    """The article that is open, and the way to the next one."""

    opened = Signal(object)
    """The Article that is on screen now."""
    settled = Signal()
    """The page was set anew, at the place where the reader left it: marks and notes must be shown again."""
    found = Signal(object)
    """The signals of the article are on screen: its Findings."""
    failed = Signal(object, object)
    """A Failure, and what tries again."""
    missing = Signal(object, str)
    """An article of the library cannot be read where it was: the Failure, and its id."""

    def __init__(self, window: Window, lanes: Lanes, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._lanes = lanes
        self._texts = texts
        self.article: Article | None = None

    def start(self, location: str | None) -> None:
        """Get the lanes ready and open `location`, or list the recent articles."""
        if location is not None:
            self.open(location)
        self._lanes.start()
        self.list_recent()
        self._lanes.store.run(Desk.back_up, _done, failed=self._without_store)

    def open(self, location: str, known: str = "") -> None:
        """Open the article at `location`; until it can be read, and if it cannot, everything stays as it is.

        `known` is its id if the library has it.
        """
        self._window.progress.begin()
        work = partial(Desk.open, location=location)
        self._lanes.reading.run(work, self._read, failed=partial(self._unread, location, known), latest=True)

    def open_kept(self, article_id: str, digest: str = "", *, say: str) -> None:
        """Open a text the library keeps, the newest without `digest`, and `say` so.

        An older one does not count as opened now: the newest stays the newest.
        """
        work = partial(Desk.kept, article_id=article_id, digest=digest)
        self._lanes.store.run(work, partial(self._read, say=say, old=bool(digest)), failed=self._without_store)

    def analyse(self) -> None:
        """Look for the signals of the article."""
        if self.article is None:
            return
        self._window.signals.wait()
        self._window.progress.begin()
        work = partial(Desk.analyse, article=self.article)
        self._lanes.analysis.run(work, self._analysed, failed=self._not_analysed, latest=True)

    def list_recent(self) -> None:
        """Offer the articles opened last."""
        self._list(Desk.recent)

    def forget_recent(self) -> None:
        """Empty the list of recent articles."""
        self._list(_forget)

    def leave(self) -> None:
        """Keep where the reader is in the article."""
        if self.article is not None:
            work = partial(Desk.leave, article_id=self.article.id, position=self._window.article.reading_position())
            self._lanes.store.run(work, _done, failed=_done)  # a lost place is not worth a word

    def _read(self, article: Article, *, say: str = "", old: bool = False) -> None:
        self.leave()
        self.article = article
        window = self._window
        window.progress.end()
        window.banner.hide()
        window.article.show_article(article)
        window.show_reading(article.title)
        window.tell_words(article.words)
        words = " ".join([say, *(self._texts[f"window.{notice.value}"] for notice in article.notices)]).strip()
        if words:
            window.banner.say(words)
        self.opened.emit(article)
        arrive = partial(_arrive, article=article, old=old)
        self._lanes.store.run(arrive, partial(self._arrived, article), failed=self._without_store)
        self.analyse()

    def _unread(self, location: str, known: str, failure: Failure) -> None:
        self._window.progress.end()
        if known:
            self.missing.emit(failure, known)
        else:
            self.failed.emit(failure, partial(self.open, location))

    def _arrived(self, article: Article, arrival: _Arrival) -> None:
        self._window.show_recent(arrival.recent)
        if arrival.fault is not None:
            self._without_store(arrival.fault)
        page = self._window.article
        if article is self.article and arrival.position and page.reading_position() == page.caret() == 0:
            page.show_article(article, position=arrival.position)
            self.settled.emit()

    def _analysed(self, findings: Findings) -> None:
        if self.article is not None and findings.digest == self.article.digest:
            self._window.progress.end()
            text, panel = self.article.text, self._window.signals
            usual = compare(findings.signals, self.article.words, newspapers())
            panel.overview.show_findings(findings.combinations, usual, text)
            panel.show_signals(findings.signals, text)
            self.found.emit(findings)
            keep = partial(Desk.keep_findings, article=self.article, findings=findings)
            self._lanes.store.run(keep, _done, failed=_done)  # only `kind:` goes by it; the next opening keeps it again

    def _not_analysed(self, failure: Failure) -> None:
        self._window.progress.end()
        self._window.signals.fail(explained(failure, self._texts))

    def _list(self, work: Callable[[Desk], tuple[KnownArticle, ...]]) -> None:
        self._lanes.store.run(work, self._window.show_recent, failed=self._without_store)

    def _without_store(self, failure: Failure) -> None:
        self.failed.emit(failure, None)


def _arrive(desk: Desk, *, article: Article, old: bool) -> _Arrival:
    position = desk.position(article.id)
    fault = None
    if not old:
        try:
            desk.remember(article)
        except StoreError as error:  # where the reader was is known all the same
            fault = error
    return _Arrival(position, desk.recent(), fault)


def _forget(desk: Desk) -> tuple[KnownArticle, ...]:
    desk.forget_recent()
    return desk.recent()


def _done(answer: object) -> None:
    """Take an answer that changes nothing."""
