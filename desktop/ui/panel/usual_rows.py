"""How often each kind stands in an article, beside what is usual: a row for each, with a scale of all articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from desktop.core.signal import Family
from desktop.core.usual import Comparison, Standing, Usual
from desktop.core.usual_words import figures, like_in_words, number, standing_in_words
from desktop.ui.panel.cards import Paragraph, draw_badge, line_step, sans
from desktop.ui.panel.note_row import NoteRow
from desktop.ui.panel.rows import INSET, Row
from desktop.ui.panel.signal_card import Look
from desktop.ui.texts import Texts
from desktop.ui.theme import Theme

_BADGE = 18.0
_INDENT = INSET + _BADGE + 8
_SCALE = (70.0, 150.0)
"""Narrowest and widest scale, in pixels."""
_DOT = 4.5
_HALF = (0.25, 0.75)
"""The middle half of all articles."""
_HIGH = 14.0
"""How high a scale is, its dot included."""


@dataclass(frozen=True, slots=True)
class RateRow:
    """One family or kind: its name, its rate, the scale, and in words how it compares."""

    comparison: Comparison
    texts: Texts

    leads = True

    @property
    def heard(self) -> str:
        """Return name, figures and comparison as sentences."""
        language = self.texts.language
        told = standing_in_words(self.comparison, language, brief=False)
        return f"{self._name()}: {figures(self.comparison, language)}. {told}"

    @property
    def tip(self) -> str:
        """Return the same."""
        return self.heard

    def height(self, look: Look, width: float) -> float:  # noqa: ARG002 - the same in any width
        """Return the height of two lines."""
        above = INSET if self.comparison.is_family else INSET / 2
        return above + line_step(sans(look.points)) + line_step(sans(look.points - 0.5)) + INSET / 2

    def draw(self, painter: QPainter, look: Look, width: float) -> None:
        """Draw name and rate, below them the scale and the words."""
        one, theme = self.comparison, look.theme
        top = INSET if one.is_family else INSET / 2
        if one.is_family:
            draw_badge(painter, QRectF(INSET, top, _BADGE, _BADGE), Family(one.what), theme)
        rate = Paragraph(number(one.rate, look.texts.language, digits=1), sans(look.points), theme.text, width)
        rate.draw(painter, QPointF(width - INSET - rate.width, top))
        room = width - _INDENT - INSET - rate.width - 8
        name = Paragraph(self._name(), sans(look.points, bold=one.is_family), theme.text, room, lines=1)
        name.draw(painter, QPointF(_INDENT, top))
        below, small = top + name.height, sans(look.points - 0.5)
        told = Paragraph(standing_in_words(one, look.texts.language, brief=True), small, theme.muted, width)
        scale = min(max(width - _INDENT - INSET - told.width - 12, _SCALE[0]), _SCALE[1])
        draw_scale(painter, QRectF(_INDENT, below + (told.height - _HIGH) / 2, scale, _HIGH), one, theme)
        room = width - _INDENT - scale - 12 - INSET
        Paragraph(standing_in_words(one, look.texts.language, brief=True), small, theme.muted, room, lines=1).draw(
            painter, QPointF(_INDENT + scale + 12, below)
        )

    def _name(self) -> str:
        what = self.comparison.what
        return self.texts[f"family.{what}"] if self.comparison.is_family else self.texts.kind(what)


def usual_rows(usual: Usual, texts: Texts) -> Sequence[Row]:
    """Return the rows of an article: what it is compared with, each family with its kinds, and the way to the help."""
    language = texts.language
    if usual.like is None:
        least = number(usual.reference.least, language)
        return [NoteRow(texts.fill("usual.short", least=least)), NoteRow("", texts["signals.more"])]
    if not any(one.count for one in usual.comparisons):
        return [NoteRow(texts["usual.none"]), NoteRow("", texts["signals.more"])]
    head = texts.fill("usual.head", like=like_in_words(usual.like, language))
    rows: list[Row] = [NoteRow(head, tip=usual.reference.about.in_language(language))]
    rows += [RateRow(one, texts) for one in usual.comparisons]
    return [*rows, NoteRow(texts["usual.foot"], texts["signals.more"])]


def draw_scale(painter: QPainter, rect: QRectF, comparison: Comparison, theme: Theme) -> None:
    """Draw all articles as a line from those that have least to those that have most, and this one as a dot.

    The line is broken where articles have none at all, and thick for the middle half of them, as far as they have any.
    """
    middle, none = rect.center().y(), comparison.spread.none
    left, wide = rect.left() + _DOT, rect.width() - 2 * _DOT
    some = QPointF(left + none * wide, middle)
    painter.setPen(QPen(QColor(theme.chrome), 1.4, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(left, middle), some)
    painter.setPen(QPen(QColor(theme.chrome), 1.4))
    painter.drawLine(some, QPointF(left + wide, middle))
    start = max(_HALF[0], none)
    if start < _HALF[1]:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.chrome))
        painter.drawRoundedRect(QRectF(left + start * wide, middle - 3, (_HALF[1] - start) * wide, 6), 3, 3)
    absent = comparison.standing is Standing.ABSENT
    line = QColor(theme.shade(Family(comparison.what[0])).line)
    painter.setPen(QPen(line if absent else QColor(theme.page), 1.6))
    painter.setBrush(QColor(theme.page) if absent else line)
    painter.drawEllipse(QPointF(left + comparison.rank * wide, middle), _DOT, _DOT)
