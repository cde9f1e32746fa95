"""Looks after the notes when the window starts: says what is wrong with them, and restores them when told to."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.errors import StoreError
from desktop.core.health import REPAIRABLE, Health, Repair, tell_altered, tell_health, tell_renewal, tell_repair
from desktop.core.library import Renewal
from desktop.desk import Desk
from desktop.ui.banner import Tone
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.preferences import Preferences
from desktop.ui.rescue import ways_out
from desktop.ui.texts import Texts
from desktop.ui.window import Window

_SOON = 2000
"""Milliseconds after which the notes are examined: what the reader opens comes first."""


class Mending(QObject):
    """Stands between the banner and what the store knows about the health of the notes."""

    mended = Signal()
    """The notes were restored: whatever of them is on screen is from before."""
    failed = Signal(object, object)
    """A repair failed: the Failure, and what tries again."""

    def __init__(
        self, window: Window, lane: Lane, preferences: Preferences, texts: Texts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._preferences = preferences
        self._lane = lane
        self._texts = texts
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self.examine)
        window.close_requested.connect(self._soon.stop)  # the lane closes with the window

    def start(self) -> None:
        """Examine the notes once the window has become quiet."""
        self._soon.start()

    def sees_to(self, failure: Failure, body: str = "") -> bool:
        """Say whether a failure is one of the notes themselves; then tell what can be done, with `body` at stake."""
        if not (isinstance(failure, StoreError) and failure.code in REPAIRABLE):
            return False
        self.examine(body)
        return True

    def examine(self, body: str = "") -> None:
        """Examine the notes, and say what is wrong with them."""
        self._soon.stop()
        self._lane.run(Desk.examine_notes, partial(self._tell, body), failed=_pass_over)

    def _tell(self, body: str, health: Health) -> None:
        if health.well:
            self._compare(health.notes)
            return
        told, banner = tell_health(health, self._texts.language), self._window.banner
        gone = health.out_of_reach  # a repair would begin anew beside the notes
        banner.say(
            f"{told.sentence} {told.advice}",
            tone=Tone.FAULT,
            title=told.title,
            details="\n".join(tell_altered(health)) or body,
            action=self._texts["banner.retry" if gone else "mending.restore"],
            act=partial(self.examine, body) if gone else self._mend,
            more=self._explain,
            also=ways_out(self._window, self._texts, lambda: body, banner.add) if body else (),
        )

    def _compare(self, notes: int) -> None:
        """Say so where there were notes once, and now there is none: their folder is gone, and a new one was made."""
        if notes:
            self._preferences.keep_noted()
        elif self._preferences.noted:
            self._window.banner.say(
                self._texts.fill("mending.gone", path=self._window.home.folder),
                tone=Tone.FAULT,
                title=self._texts["mending.gone.title"],
                action=self._texts["mending.begin"],
                act=partial(self._preferences.keep_noted, noted=False),
                more=self._explain,
            )

    def tell_renewal(self, renewal: Renewal) -> None:
        """Say what became of a library that had to be made anew."""
        told = tell_renewal(renewal, self._texts.language)
        more = partial(self._window.show_help, "library", "damaged")
        self._window.banner.say(f"{told.sentence} {told.advice}", title=told.title, more=more)

    def _mend(self) -> None:
        self._lane.run(Desk.repair_notes, self._tell_mended, failed=lambda what: self.failed.emit(what, self._mend))

    def _tell_mended(self, repair: Repair) -> None:
        told = tell_repair(repair, self._texts.language)
        self._window.banner.say(f"{told.sentence} {told.advice}", title=told.title, more=self._explain)
        self.mended.emit()

    def _explain(self) -> None:
        self._window.show_help("notes", "safety")


def _pass_over(failure: Failure) -> None:
    """Say nothing: whoever needs the notes is told the same."""
