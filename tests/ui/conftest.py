"""A window on a stage: real widgets and a real notebook, an analyser by hand, lanes that work when the test says so."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pytestqt.qtbot import QtBot
from shown_article import ARTICLE

from desktop.core.article import Article, Place
from desktop.core.errors import AnalysisError, StoreError
from desktop.core.note import Note
from desktop.core.places import sample
from desktop.core.signal import Findings, Signal, Source, Voice, Wording
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.ui.application import build
from desktop.ui.article.view import ArticleView
from desktop.ui.conductor import Conductor
from desktop.ui.lanes.work import Done, attempt
from desktop.ui.opening import Lanes
from desktop.ui.texts import Texts
from desktop.ui.window import Window

CUES = (
    ("bestreitet", "D.deny", Voice.AUTHOR, "Der Kreml"),
    ("mögliche Gespräche", "H.adj", Voice.AUTHOR, ""),
    ("habe", "H.konj", Voice.REPORTED, "Bloomberg"),
    ("zwei dem Kreml nahestehende Personen", "A.person", Voice.AUTHOR, ""),
    ("möglicherweise bereit", "H.adv", Voice.QUOTED, ""),
    ("absolut nicht der Realität entspreche", "D.false", Voice.REPORTED, "Peskow"),
)
"""What the analyser by hand finds in the sample, in text order."""


def signal_at(article: Article, words: str, kind: str, voice: Voice = Voice.AUTHOR, source: str = "") -> Signal:
    """Return a signal on the first place of `words`; its sentence is the whole block."""
    start = article.text.index(words)
    cue = Span(start, start + len(words))
    block = next(block for block in article.blocks if block.span.contains(cue))
    who = Source(Span(0, 1), source, "official", named=True) if source else None
    texts = (Wording(f"{name} {kind}", f"{name} {kind}") for name in ("Grund", "Warum", "Harmlos"))
    reason, why, harmless = texts
    return Signal(
        kind, f"{kind}.{start}", (cue,), cue, None, voice, who, None, 2, Place.BODY, block.span, reason, why, harmless
    )


class HandLane:
    """A lane that does its work at once, or, held, when it is let go; `latest` works as in a real one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._waiting: list[tuple[Any, Any, Any, bool]] = []
        self.held = False
        self.started = self.closed = False

    def start(self) -> None:
        self.started = True

    def close(self) -> None:
        self.closed = True

    def run(self, work: Any, then: Any, *, failed: Any, latest: bool = False) -> None:
        if latest:
            self._waiting = [request for request in self._waiting if not request[3]]
        self._waiting.append((work, then, failed, latest))
        if not self.held:
            self.let_go()

    def let_go(self) -> None:
        while self._waiting:
            self.let_one_go()

    def let_one_go(self) -> None:
        work, then, failed, _ = self._waiting.pop(0)
        outcome = attempt(work, self._desk)
        if isinstance(outcome, Done):
            then(outcome.value)
        else:
            failed(outcome)


class HandAnalyser:
    """Finds what CUES say."""

    fails = False

    def analyse(self, article: Article) -> Findings:
        if self.fails:
            raise AnalysisError("lane_analysis_crashed", seconds=1)
        found = tuple(signal_at(article, *cue) for cue in CUES if cue[0] in article.text)
        return Findings(article.id, article.digest, found, (), "model", "lexicon", 0.1)


class HandDesk(Desk):
    """A desk with an analyser by hand, whose store fails when told to."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.analyser = HandAnalyser()
        self.__dict__["_analyser"] = self.analyser
        self.store_fails = False

    def annotate(self, article: Article, body: str, **place: Any) -> Note:
        self._fail()
        return super().annotate(article, body, **place)

    def revise(self, note_id: str, body: str | None = None, **more: Any) -> Note:
        self._fail()
        return super().revise(note_id, body, **more)

    def _fail(self) -> None:
        if self.store_fails:
            raise StoreError("store_full", path="notes.db")


class Stage(NamedTuple):
    """Everything a test of the window needs."""

    window: Window
    conductor: Conductor
    lanes: Lanes
    desk: HandDesk

    @property
    def reading(self) -> HandLane:
        return self.lanes.reading  # type: ignore[return-value]

    @property
    def analysis(self) -> HandLane:
        return self.lanes.analysis  # type: ignore[return-value]

    @property
    def store(self) -> HandLane:
        return self.lanes.store  # type: ignore[return-value]

    def signals(self) -> tuple[Signal, ...]:
        return self.window.signals.visible_signals()

    def bodies(self) -> list[str]:
        """Return the notes as they are kept."""
        return [note.body for _, notes in self.desk.notes() for note in notes]


@pytest.fixture
def article(home: Path) -> Article:
    """Return the sample article."""
    return Desk(home).open(str(sample()))


@pytest.fixture
def signals(article: Article) -> tuple[Signal, ...]:
    """Return signals of all families and voices in the sample."""
    return tuple(signal_at(article, *cue) for cue in CUES)


@pytest.fixture
def raise_curtain(qtbot: QtBot, home: Path) -> Iterator[Callable[[], Stage]]:
    """Return what builds a window on the stage, as often as it is called."""
    stages: list[Stage] = []

    def build_stage() -> Stage:
        desk = HandDesk(home)
        lanes = Lanes(HandLane(desk), HandLane(desk), HandLane(desk))  # type: ignore[arg-type]
        window, conductor = build(lanes)
        stages.append(Stage(window, conductor, lanes, desk))
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return stages[-1]

    yield build_stage
    for stage in stages:
        stage.window.let_go()
        stage.window.deleteLater()
        stage.desk.close()


@pytest.fixture
def stage(raise_curtain: Callable[[], Stage]) -> Stage:
    """Return a window on its start page."""
    stage = raise_curtain()
    stage.conductor.start(None)
    return stage


@pytest.fixture
def reading(stage: Stage) -> Stage:
    """Return a window with the sample open and analysed."""
    stage.conductor.opening.open(str(sample()))
    return stage


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    """Return an article view on screen that shows ARTICLE, without marks."""
    view = ArticleView(Texts("de"))
    qtbot.addWidget(view)
    view.resize(900, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.show_article(ARTICLE)
    return view
