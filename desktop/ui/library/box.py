"""A box to choose one of some words in, as quiet as a button."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

_LEAST = 110
"""Least width in pixels; the words may be cut."""
_ARROW = 3.5


class Box(QComboBox):
    """The box; the style sheet takes the platform's arrow away with its frame, so it draws one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMinimumWidth(_LEAST)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one passes over the style sheet

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw an arrow at the right."""
        super().paintEvent(event)
        at = QPointF(self.width() - 14.5, self.height() / 2 + _ARROW / 2)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().placeholderText(), 1.4, c=Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([at + QPointF(-_ARROW, -_ARROW), at, at + QPointF(_ARROW, -_ARROW)])
