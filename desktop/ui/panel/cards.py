"""What the cards of both lists are made of: a frame, paragraphs of text, and a letter for a family of signals."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from desktop.core.signal import Family
from desktop.core.text import Span, Utf16Map
from desktop.ui.strokes import draw_line
from desktop.ui.theme import Theme, load_fonts

PAD = 12
"""From the edge of a card to its words, in pixels."""
GAP = 4
"""Above and below a card."""
_RADIUS = 7.0
SCROLL_BAR = 14
_LEADING = 1.45


def prepare_for_cards(view: QListView) -> None:
    """Make a list show cards: no frame, no bar below, scrolled by pixels, laid out anew with its width."""
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalScrollBar().setSingleStep(24)
    view.setMouseTracking(True)
    view.viewport().setAutoFillBackground(False)


def draw_focus(view: QListView, theme: Theme) -> None:
    """Draw a frame around a list that has the keyboard while none of its cards is the current one."""
    if view.hasFocus() and not view.currentIndex().isValid():
        with QPainter(view.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent), 2.0))
            room = QRectF(0, 0, card_width(view), view.viewport().height())
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


class Emphasis(NamedTuple):
    """Words to bring out: where, and on which tint."""

    span: Span
    tint: str


class Paragraph:
    """Some words in one font and colour, broken into lines of one width; what exceeds `lines` ends in an ellipsis."""

    def __init__(
        self,
        words: str,
        font: QFont,
        colour: str,
        width: float,
        *,
        lines: int = 0,
        emphases: Sequence[Emphasis] = (),
    ) -> None:
        self._font = font
        self._colour = QColor(colour)
        self._width = max(20.0, width)
        self._emphases = emphases
        self._layout = self._lay_out(words)
        if lines and self._layout.lineCount() > lines:
            self._layout = self._lay_out(self._cut(words, lines))
        self._step = line_step(font)

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return self._layout.lineCount() * self._step

    @property
    def width(self) -> float:
        """Return the width of the longest line."""
        return max((self._layout.lineAt(n).naturalTextWidth() for n in range(self._layout.lineCount())), default=0.0)

    @property
    def count(self) -> int:
        """Return the number of lines."""
        return self._layout.lineCount()

    @property
    def words(self) -> str:
        """Return the words that are drawn."""
        return self._layout.text()

    def boxes(self, span: Span) -> list[QRectF]:
        """Return where words stand, a box in each line; nothing of what was cut off."""
        units = Utf16Map(self.words)
        start, end = (units.units(min(place, len(self.words))) for place in (span.start, span.end))
        boxes = []
        for line in (self._layout.lineAt(number) for number in range(self.count)):
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                boxes.append(QRectF(left, line.y(), right - left, line.height()))
        return boxes

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the lines below `at`."""
        painter.setPen(self._colour)
        self._layout.draw(painter, at)

    def _lay_out(self, words: str) -> QTextLayout:
        layout = QTextLayout(words.replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(words))
        step = line_step(self._font)
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, number * step + (step - line.height()) / 2))
            number += 1
        layout.endLayout()
        return layout

    def _cut(self, words: str, lines: int) -> str:
        """Return `words` cut to that many lines: shortened until the emphasised ones fit, too."""
        last = self._layout.lineAt(lines - 1)
        end = Utf16Map(words).code_points(last.textStart() + last.textLength())
        while end > 1 and self._lay_out(_shortened(words, end)).lineCount() > lines:
            end -= 1
        return _shortened(words, end)

    def _formats(self, words: str) -> list[QTextLayout.FormatRange]:
        units = Utf16Map(words)
        formats = []
        for span, tint in self._emphases:
            one = QTextLayout.FormatRange()
            one.start = units.units(min(span.start, len(words)))
            one.length = units.units(min(span.end, len(words))) - one.start
            look = QTextCharFormat()
            look.setBackground(QColor(tint))
            look.setFontWeight(QFont.Weight.Bold)
            one.format = look
            formats.append(one)
        return formats


def line_step(font: QFont) -> float:
    """Return the distance between two lines of a card."""
    return round(QFontInfo(font).pixelSize() * _LEADING)


def sans(points: float, *, bold: bool = False) -> QFont:
    """Return the window's own font."""
    return _font(load_fonts().sans, points, bold=bold)


def serif(points: float) -> QFont:
    """Return the article's font: on a card it says that these are words of the text."""
    return _font(load_fonts().serif, points)


def draw_below(painter: QPainter, at: QPointF, paragraphs: Sequence[Paragraph]) -> None:
    """Draw paragraphs one below the other."""
    for one in paragraphs:
        one.draw(painter, at)
        at += QPointF(0, one.height)


def draw_frame(painter: QPainter, rect: QRectF, theme: Theme, *, chosen: bool, hovered: bool, focused: bool) -> None:
    """Draw the ground of a card; the chosen one stands out, and more so with the keyboard on it."""
    painter.setBrush(QColor(theme.page if chosen or hovered else theme.panel))
    colour = theme.accent if chosen else theme.muted if hovered else theme.border
    painter.setPen(QPen(QColor(colour), 2.0 if chosen and focused else 1.0))
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)


def draw_badge(painter: QPainter, rect: QRectF, family: Family, theme: Theme) -> None:
    """Draw a family's letter on its tint, over its line: the legend to the marks in the text."""
    shade = theme.shade(family)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(shade.tint))
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(QColor(shade.line))
    painter.setFont(sans(rect.height() * 0.46, bold=True))
    painter.drawText(rect.adjusted(0, -2, 0, -2), Qt.AlignmentFlag.AlignCenter, family.value)
    start = QPointF(rect.left() + 3, rect.bottom() - 3.2)
    draw_line(painter, family, QColor(shade.line), start, rect.width() - 6, 1.7)


def _x(line: QTextLine, place: int) -> float:
    x: Any = line.cursorToX(place)  # a tuple with the place
    return float(x[0])


def _shortened(words: str, end: int) -> str:
    return words[:end].rstrip(" ,;–") + "…"


def card_width(view: QWidget) -> int:
    """Return how wide a card is in a list: the same with and without a scroll bar, so that nothing jumps."""
    return view.width() - SCROLL_BAR


def as_wide_as_cards(widget: QWidget) -> QHBoxLayout:
    """Return a row with a widget that ends at the right where the cards of a list below or above it end."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, SCROLL_BAR, 0)
    row.addWidget(widget)
    return row


def _font(family: str, points: float, *, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
