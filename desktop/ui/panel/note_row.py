"""A row of the overview that only says something, or leads to the help."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desktop.ui.panel.cards import Paragraph, draw_below, sans
from desktop.ui.panel.rows import INSET
from desktop.ui.panel.signal_card import Look


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A sentence above or below the rows; with `link` it leads to the help."""

    words: str
    link: str = ""
    tip: str = ""

    @property
    def leads(self) -> bool:
        """Say whether there is a link."""
        return bool(self.link)

    @property
    def heard(self) -> str:
        """Return sentence and link."""
        return f"{self.words} {self.link}".strip()

    def height(self, look: Look, width: float) -> float:
        """Return the height of the sentence, and of the link below it."""
        return sum(one.height for one in self._paragraphs(look, width)) + INSET

    def draw(self, painter: QPainter, look: Look, width: float) -> None:
        """Draw the sentence, and the link below it."""
        draw_below(painter, QPointF(INSET, INSET / 2), self._paragraphs(look, width))

    def _paragraphs(self, look: Look, width: float) -> list[Paragraph]:
        small, room = sans(look.points - 0.5), width - 2 * INSET
        words = [Paragraph(self.words, small, look.theme.muted, room)] if self.words else []
        return words + ([Paragraph(self.link, small, look.theme.accent, room)] if self.link else [])
