"""The tags of a note on its card, each of which can be clicked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop.ui.panel.cards import line_step, sans
from desktop.ui.theme import Theme

_GAP = 6.0
_INSIDE = 7.0
"""From the border of a tag to its words, in pixels."""


class TagLine:
    """Tags set in lines of one width."""

    def __init__(self, tags: Sequence[str], points: float, width: float) -> None:
        self._font = sans(points)
        metrics = QFontMetricsF(self._font)
        self._step = line_step(self._font) + 4.0
        self._boxes: list[tuple[QRectF, str, str]] = []
        """Where each tag stands, how it is written there, and the tag."""
        x = y = 0.0
        for tag in tags:
            words = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, width - 2 * _INSIDE)
            room = metrics.horizontalAdvance(words) + 2 * _INSIDE
            if x and x + room > width:
                x, y = 0.0, y + self._step + 2.0
            self._boxes.append((QRectF(x, y, room, self._step - 2.0), words, tag))
            x += room + _GAP
        self.height = y + self._step if tags else 0.0

    def draw(self, painter: QPainter, at: QPointF, theme: Theme) -> None:
        """Draw the tags below `at`."""
        painter.setFont(self._font)
        for box, words, _ in self._boxes:
            place = box.translated(at)
            painter.setPen(QPen(QColor(theme.border), 1.0))
            painter.setBrush(QColor(theme.window))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), place.height() / 2, place.height() / 2)
            painter.setPen(QColor(theme.text))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def at(self, point: QPointF) -> str:
        """Return the tag under a point, counted from where the tags are drawn; nothing if none is there."""
        return next((tag for box, _, tag in self._boxes if box.contains(point)), "")
