"""What the reader keeps out of sight, in one line: so silence is never mistaken for a clean text."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.core.judging import Silence
from desktop.ui.texts import Texts

_LONG = 60
"""Characters of what is silenced that the menu shows."""


class Ledger(QPushButton):
    """Says how many rules are mute and how many places hidden; its menu shows each of them again."""

    lift_requested = Signal(object)
    """The Silence that is to end."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._menu = QMenu(self)
        self.setFlat(True)
        self.setMenu(self._menu)
        self.show_silences({})

    def show_silences(self, silences: Mapping[Silence, str]) -> None:
        """Count these silences, and offer to end each, by what it keeps out of sight; with none there is no ledger."""
        places = sum(silence.place is not None for silence in silences)
        words = ", ".join(self._counted("rule", len(silences) - places) + self._counted("place", places))
        self.setText(words)
        self.setAccessibleName(f"{self._texts['ledger.name']}: {words}")
        self._menu.clear()
        for silence, what in silences.items():
            self._menu.addAction(self._words(silence, what)).triggered.connect(partial(self._lift, silence))
        self.setVisible(bool(silences))

    def _counted(self, what: str, count: int) -> list[str]:
        if count == 0:
            return []
        return [self._texts[f"ledger.{what}"] if count == 1 else self._texts.fill(f"ledger.{what}s", count=count)]

    def _words(self, silence: Silence, what: str) -> str:
        short = what if len(what) <= _LONG else f"{what[:_LONG].rstrip()} …"
        reach = "everywhere" if silence.article_id is None else "here"
        key = f"ledger.lift.{reach}" if silence.place is None else "ledger.lift.place"
        return self._texts.fill(key, what=short).replace("&", "&&")

    def _lift(self, silence: Silence, *_state: object) -> None:
        self.lift_requested.emit(silence)
