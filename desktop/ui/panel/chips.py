"""Check boxes that look like chips: one per family, which is the legend to the marks as well, and one per voice."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from desktop.core.signal import Family
from desktop.ui.panel.cards import draw_badge, sans
from desktop.ui.theme import LIGHT, Theme


class Chip(QCheckBox):
    """A name with a live count; checked, what it stands for is shown. `spoken` is what a screen reader says for it."""

    def __init__(self, name: str, heard: str, *, theme: Theme = LIGHT, spoken: str = "") -> None:
        super().__init__()
        self.name = name
        self._spoken = spoken or name
        self._heard = heard
        self.theme = theme
        self.count = 0
        self.points = QFontInfo(self.font()).pointSizeF()
        self.setChecked(True)
        self.set_count(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int) -> None:
        """Show how many there are."""
        self.count = count
        self.setAccessibleName(self._heard.format(name=self._spoken, count=count))
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.theme = theme
        self.update()

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        """Answer a click anywhere on the chip."""
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of name and count."""
        metrics = QFontMetricsF(sans(self.points - 0.5))
        return QSize(round(metrics.horizontalAdvance(f"{self.name} {self.count}")) + 18, round(metrics.height()) + 10)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: a chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Draw the chip: filled while checked, an outline while not."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = self.draw_ground(painter, self.height() / 2 - 1)
            painter.setFont(sans(self.points - 0.5))
            painter.setPen(QColor(self.theme.text if self.isChecked() else self.theme.muted))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, f"{self.name} {self.count}")

    def draw_ground(self, painter: QPainter, radius: float) -> QRectF:
        """Draw ground and border, and return the rectangle inside."""
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(self.theme.page if self.isChecked() else self.theme.window))
        colour = self.theme.accent if self.hasFocus() else self._edge()
        style = Qt.PenStyle.SolidLine if self.isChecked() or self.hasFocus() else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(colour), 2.0 if self.hasFocus() else 1.0, style))
        painter.drawRoundedRect(rect, radius, radius)
        return rect

    def _edge(self) -> str:
        if self.underMouse():
            return self.theme.muted
        return self.theme.border if self.isChecked() else self.theme.edge


class FamilyChip(Chip):
    """The chip of one family: letter, tint and line as in the text, count and name."""

    def __init__(self, family: Family, name: str, heard: str, *, theme: Theme = LIGHT) -> None:
        super().__init__(name, heard, theme=theme)
        self.family = family
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of badge and count over the name."""
        metrics = QFontMetricsF(sans(self.points - 1))
        return QSize(round(metrics.horizontalAdvance(self.name)) + 16, 34 + round(metrics.height()) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Draw badge and count over the name."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rect = self.draw_ground(painter, 7)
            painter.setOpacity(1.0 if self.isChecked() else 0.45)
            corner = QPointF(rect.left() + 8, rect.top() + 7)
            draw_badge(painter, QRectF(corner.x(), corner.y(), 24, 24), self.family, self.theme)
            painter.setOpacity(1.0)
            painter.setPen(QColor(self.theme.text if self.isChecked() else self.theme.muted))
            painter.setFont(sans(self.points + 4, bold=True))
            beside = QRectF(corner.x() + 32, corner.y() - 2, rect.width() - 44, 28)
            painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(self.count))
            painter.setFont(sans(self.points - 1))
            below = rect.adjusted(8, 34, -4, -3)
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.name)
