"""What comes together in an article: one row a combination, and below the chosen one the places it rests on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.core.report import one_line
from desktop.core.signal import Combination
from desktop.core.text import Span
from desktop.ui.panel.cards import Emphasis, Paragraph, draw_below, sans, serif
from desktop.ui.panel.note_row import NoteRow
from desktop.ui.panel.rows import INSET, Row, RowList
from desktop.ui.panel.signal_card import Look
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_ICON = 20.0
_INDENT = INSET + _ICON + 9
_BEFORE, _AFTER = 28, 90
"""Characters of the text shown around a place."""
_LINES = 2
_WORD = re.compile(r"[\w„“\"»«(]")
"""Where the words before a place may begin."""


@dataclass(frozen=True, slots=True)
class CombinationRow:
    """Name and sentence of a combination beside its sign."""

    combination: Combination
    texts: Texts
    tip: str = ""

    leads = True

    @property
    def heard(self) -> str:
        """Return whether it asks for care or speaks for the sourcing, what it is, and how many places it has."""
        return self.texts.fill(
            "together.heard",
            sense=self.texts["together.credit" if self.combination.credit else "together.care"],
            name=self.combination.name.in_language(self.texts.language),
            sentence=self.combination.sentence.in_language(self.texts.language),
            count=len(self.combination.places),
        )

    def height(self, look: Look, width: float) -> float:
        """Return the height of name and sentence."""
        return sum(one.height for one in self._paragraphs(look, width)) + 2 * INSET

    def draw(self, painter: QPainter, look: Look, width: float) -> None:
        """Draw the sign, the name and the sentence."""
        draw_sign(painter, QRectF(INSET, INSET, _ICON, _ICON), look.theme, credit=self.combination.credit)
        draw_below(painter, QPointF(_INDENT, INSET), self._paragraphs(look, width))

    def _paragraphs(self, look: Look, width: float) -> list[Paragraph]:
        language, room = look.texts.language, width - _INDENT - INSET
        name, sentence = (one.in_language(language) for one in (self.combination.name, self.combination.sentence))
        return [
            Paragraph(name, sans(look.points, bold=True), look.theme.text, room),
            Paragraph(one_line(sentence), sans(look.points), look.theme.text, room),
        ]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of a combination in the words around it."""

    combination: Combination
    index: int
    text: str
    texts: Texts
    tip: str = ""

    leads = True

    @property
    def heard(self) -> str:
        """Return which place it is, and its words."""
        words = self.combination.places[self.index].of(self.text)
        return self.texts.fill("together.place", index=self.index + 1, count=len(self.combination.places), words=words)

    def height(self, look: Look, width: float) -> float:
        """Return the height of two lines at most."""
        return self._words(look, width).height + INSET

    def draw(self, painter: QPainter, look: Look, width: float) -> None:
        """Draw the number of the place and the words around it."""
        number = Paragraph(str(self.index + 1), sans(look.points - 1, bold=True), look.theme.muted, _ICON)
        number.draw(painter, QPointF(_INDENT, INSET / 2 + 1))
        self._words(look, width).draw(painter, QPointF(_INDENT + 16, INSET / 2))

    def _words(self, look: Look, width: float) -> Paragraph:
        words, place = around(self.text, self.combination.places[self.index])
        room = width - _INDENT - 16 - INSET
        tint = look.theme.selection
        return Paragraph(
            words, serif(look.points + 0.5), look.theme.text, room, lines=_LINES, emphases=[Emphasis(place, tint)]
        )


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why a combination may matter, when it is no cause for concern, and the way to the help on it."""

    combination: Combination
    texts: Texts
    tip: str = ""
    leads = True

    @property
    def heard(self) -> str:
        """Return both with their headings, and the link."""
        told = " ".join(f"{heading}: {words}" for heading, words in self._told())
        return f"{told} {self.texts['signals.more']}"

    def height(self, look: Look, width: float) -> float:
        """Return the height of both, and of the space around them."""
        return sum(one.height for part in self._parts(look, width) for one in part) + 2.5 * INSET

    def draw(self, painter: QPainter, look: Look, width: float) -> None:
        """Draw both below their headings, and the link."""
        top = INSET / 2
        for part in self._parts(look, width):
            draw_below(painter, QPointF(_INDENT, top), part)
            top += sum(one.height for one in part) + INSET / 2

    def _told(self) -> list[tuple[str, str]]:
        one, language = self.combination, self.texts.language
        limit = "together.limit" if one.credit else "signals.harmless"
        told = (("signals.why", one.why), (limit, one.harmless_when))
        return [(self.texts[key], wording.in_language(language)) for key, wording in told]

    def _parts(self, look: Look, width: float) -> list[list[Paragraph]]:
        small, room = look.points - 0.5, width - _INDENT - INSET
        told = [
            [
                Paragraph(heading, sans(small, bold=True), look.theme.muted, room),
                Paragraph(words, sans(small), look.theme.muted, room),
            ]
            for heading, words in self._told()
        ]
        return [*told, [Paragraph(self.texts["signals.more"], sans(small), look.theme.accent, room)]]


_PARTS = (CombinationRow, PlaceRow, ReasonRow)


class CombinationList(RowList):
    """The combinations of an article; the chosen one shows its places."""

    place_chosen = Signal(object, int)
    """The Combination and the index of the place the reader wants to see."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT) -> None:
        super().__init__(texts, texts["together.title"], theme=theme)
        self._texts = texts
        self.reached.connect(self._unfold)
        self.opened.connect(self._tell)

    def show_combinations(self, combinations: Sequence[Combination], text: str) -> None:
        """Show a row for each combination found in `text`."""
        rows: list[Row] = []
        for combination in combinations:
            rows.append(CombinationRow(combination, self._texts))
            rows += [PlaceRow(combination, index, text, self._texts) for index in range(len(combination.places))]
            rows.append(ReasonRow(combination, self._texts))
        none = "" if combinations else self._texts["together.none"]
        rows.append(NoteRow(none, self._texts["signals.more"]))
        self.show_rows(rows, folded=[isinstance(row, PlaceRow | ReasonRow) for row in rows])

    def chosen(self) -> Combination | None:
        """Return the combination the reader went to."""
        row = self.row()
        return row.combination if isinstance(row, _PARTS) else None

    def _unfold(self, reached: Row) -> None:
        """Show places and reasons of the combination the reader went to, and those of no other."""
        if not isinstance(reached, _PARTS):
            return
        inner = [row if isinstance(row, PlaceRow | ReasonRow) else None for row in self.rows()]
        self.fold([row is not None and row.combination is not reached.combination for row in inner])
        here = self.currentIndex().row()
        if isinstance(reached, CombinationRow):
            self.scrollTo(self.model().index(here + len(reached.combination.places), 0))
        self.scrollTo(self.model().index(here, 0))
        self._tell(reached)

    def _tell(self, row: Row) -> None:
        if isinstance(row, PlaceRow):
            self.place_chosen.emit(row.combination, row.index)
        elif isinstance(row, CombinationRow):
            self.place_chosen.emit(row.combination, 0)


def around(text: str, place: Span) -> tuple[str, Span]:
    """Return the words of a place with some before and after them, and where the place is in these words.

    >>> around("Am Montag sagte er das.", Span(10, 15))
    ('Am Montag sagte er das.', Span(start=10, end=15))
    """
    start = max(text.rfind("\n", 0, place.start) + 1, place.start - _BEFORE)
    if start and text[start - 1] != "\n":
        word = _WORD.search(text, text.find(" ", start, place.start), place.start)
        start = word.start() if word else place.start
    line = text.find("\n", place.end)
    end = min(place.end + _AFTER, line if line >= 0 else len(text))
    lead = "" if start == 0 or text[start - 1] == "\n" else "… "
    shift = len(lead) - start
    return lead + text[start:end].replace("\n", " "), Span(place.start + shift, place.end + shift)


def draw_sign(painter: QPainter, rect: QRectF, theme: Theme, *, credit: bool) -> None:
    """Draw a lens for what asks for a second look, or a tick for what speaks for the sourcing."""
    shade = theme.credit if credit else theme.care
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade.tint))
    painter.drawEllipse(rect)
    pen = QPen(QColor(shade.line), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    unit, at = rect.width() / 20, rect.topLeft()
    if credit:
        painter.drawPolyline([at + QPointF(x, y) * unit for x, y in ((5.6, 10.4), (8.8, 13.6), (14.4, 6.8))])
    else:
        painter.drawEllipse(at + QPointF(9, 9) * unit, 3.9 * unit, 3.9 * unit)
        painter.drawLine(at + QPointF(11.9, 11.9) * unit, at + QPointF(14.8, 14.8) * unit)
