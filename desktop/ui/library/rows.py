"""How an article of the library, or a place the search found, is drawn in one row of the list."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.core.library import Entry, Hit
from desktop.core.report import one_line
from desktop.core.text import Span
from desktop.ui.library.words import about
from desktop.ui.panel.cards import Paragraph, line_step, sans, serif
from desktop.ui.panel.signal_card import Look

INSET = 14
"""From the edge of a row to its words, in pixels."""
_PAD = 11
_GAP = 4
_RULE = 14
"""From the rule beside a note to its words."""
_FOUND = 2
"""Lines of what was found."""
_WASH = 38
"""Opacity of the colour behind what was searched for, of 255."""


class _Part(NamedTuple):
    """A paragraph of a row and how far it is moved to the right."""

    words: Paragraph
    indent: float = 0.0
    marks: Sequence[Span] = ()
    """What was searched for."""
    ruled: bool = False
    """Whether a rule beside it says that these are the reader's own words."""
    sign: Paragraph | None = None
    """What stands left of it."""


def row_height(look: Look, *, hits: bool, title_lines: int) -> int:
    """Return how high each row is: the same for all, so that no row has to be laid out before it is seen."""
    points = look.points
    height = title_lines * line_step(serif(points + 2)) + _GAP + line_step(sans(points - 0.5))
    if hits:
        height += _FOUND * line_step(serif(points + 0.5)) + _GAP
    return round(height) + 2 * _PAD


def draw_row(painter: QPainter, row: Entry | Hit, look: Look, rect: QRectF, *, title_lines: int) -> None:
    """Draw title, what was found, and the faint line, in the middle of `rect`."""
    parts = list(_parts(row, look, rect.width() - 2 * INSET, title_lines))
    height = sum(part.words.height for part in parts) + _GAP * (len(parts) - 1)
    y = rect.top() + (rect.height() - height) / 2
    for part in parts:
        at = QPointF(rect.left() + INSET + part.indent, y)
        if part.ruled:
            painter.fillRect(QRectF(at.x() - _RULE, y + 2, 2.5, part.words.height - 4), QColor(look.theme.accent))
        if part.sign is not None:
            part.sign.draw(painter, at - QPointF(part.indent, 0))
        _mark(painter, part, at, QColor(look.theme.search))
        part.words.draw(painter, at)
        y += part.words.height + _GAP


def _parts(row: Entry | Hit, look: Look, width: float, title_lines: int) -> Iterator[_Part]:
    theme, points = look.theme, look.points
    title = Paragraph(one_line(row.article.title), serif(points + 2), theme.text, width, lines=title_lines)
    yield _Part(title, marks=row.title if isinstance(row, Hit) else ())
    faint, words = sans(points - 0.5), about(row, look.texts)
    if isinstance(row, Entry):
        yield _Part(Paragraph(words, faint, theme.muted, width, lines=1))
        return
    noted = row.note is not None
    face = sans(points + 0.5) if noted else serif(points + 0.5)
    room = width - _RULE if noted else width
    found = Paragraph(row.snippet.text, face, theme.text, room, lines=_FOUND)
    yield _Part(found, _RULE if noted else 0.0, row.snippet.marks, ruled=noted)
    if not noted:
        yield _Part(Paragraph(words, faint, theme.muted, width, lines=1))
        return
    sign = Paragraph(look.texts["library.is_note"], sans(points - 0.5, bold=True), theme.accent, width, lines=1)
    indent = sign.width + 8
    yield _Part(Paragraph(words, faint, theme.muted, width - indent, lines=1), indent, sign=sign)


def _mark(painter: QPainter, part: _Part, at: QPointF, colour: QColor) -> None:
    """Underline what was searched for on a breath of the same colour: a frame would touch the words beside it."""
    wash = QColor(colour)
    wash.setAlpha(_WASH)
    for mark in part.marks:
        for box in part.words.boxes(mark):
            here = box.translated(at).adjusted(-0.5, 1, 0.5, 0)
            painter.fillRect(here, wash)
            painter.fillRect(QRectF(here.left(), here.bottom() - 1.6, here.width(), 1.6), colour)
