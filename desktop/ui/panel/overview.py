"""The overview above the signals: what comes together in the article, and what in it is usual. One of both is open."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.signal import Combination
from desktop.core.usual import Usual
from desktop.ui.panel.cards import card_width, sans
from desktop.ui.panel.combination_rows import CombinationList, ReasonRow
from desktop.ui.panel.note_row import NoteRow
from desktop.ui.panel.rows import RowList
from desktop.ui.panel.usual_rows import RateRow, usual_rows
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

_GAP, _LINE = 4, 1
"""Pixels between heads and open part, and below it."""
_AMPLE, _SCANT = 180, 104
"""Pixels of room from which on the overview opens by itself, and below which it closes again."""


class Fold(QAbstractButton):
    """The head of a part that opens below it: an arrow, a name, and perhaps a number."""

    def __init__(self, name: str, texts: Texts, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self._name = name
        self._texts = texts
        self._theme = theme
        self._points = QFontInfo(self.font()).pointSizeF()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.opened = False
        self.set_count(None)

    def set_count(self, count: int | None) -> None:
        """Show how many there are, or no number."""
        self.setText(self._name if count is None else f"{self._name} {count}")
        self._say()
        self.updateGeometry()
        self.update()

    def set_open(self, on: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Show that the part is open, or closed."""
        self.opened = on
        self._say()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open or close on Enter as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of arrow and name."""
        metrics = QFontMetricsF(sans(self._points - 0.5, bold=True))
        return QSize(round(metrics.horizontalAdvance(self.text())) + 28, round(metrics.height()) + 10)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: a name is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Draw the arrow, down while open, and the name."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.accent), 2.0))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            lively = self.opened or self.underMouse()
            colour = QColor(self._theme.text if lively else self._theme.muted)
            painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            at, (x, y) = QPointF(13, self.height() / 2), (4.0, 2.0)
            arrow = [(-x, -y), (0, y), (x, -y)] if self.opened else [(-y, -x), (y, 0), (-y, x)]
            painter.drawPolyline([at + QPointF(*point) for point in arrow])
            painter.setFont(sans(self._points - 0.5, bold=True))
            painter.drawText(self.rect().adjusted(23, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())

    def _say(self) -> None:
        """Let a screen reader hear whether it is open."""
        state = self._texts["overview.open" if self.opened else "overview.closed"]
        self.setAccessibleName(f"{self.text()}, {state}")


class Overview(QWidget):
    """Two parts under their heads, of which one is open at most. It takes values, and tells where the reader goes."""

    place_chosen = Signal(object, int)
    """A Combination, and the index of the place in it that the reader wants to see."""
    kind_chosen = Signal(str)
    """A kind, or the letter of a family, of which the reader wants to see the next signal."""
    help_requested = Signal(str)
    """What the reader wants explained: a kind of combination, or the part itself, "together" or "usual"."""
    turned = Signal(str)
    """The part the reader left open, "none" if none."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._room = 0
        self.combinations = CombinationList(texts, theme=theme)
        self.rates = RowList(texts, texts["usual.title"], theme=theme)
        self.folds = {name: Fold(texts[f"{name}.title"], texts, theme=theme) for name in ("together", "usual")}
        self._lists: dict[str, RowList] = {"together": self.combinations, "usual": self.rates}
        self._wanted: str | None = None
        """The part the reader left open, empty if none; None before the reader has said anything."""
        self._full = False
        """Whether anything comes together in the article."""
        self._heads = QWidget()
        self._body = QStackedWidget()
        self._arrange()
        for name, fold in self.folds.items():
            fold.clicked.connect(partial(self._turn, name))
        self.combinations.place_chosen.connect(self.place_chosen)
        for one in self._lists.values():
            one.fitted.connect(self._fit)
            one.opened.connect(self._follow)
        self.clear()

    def clear(self) -> None:
        """Show nothing, and nothing to open."""
        self.combinations.show_combinations((), "")
        self.rates.show_rows(())
        self.hide()

    def show_findings(self, combinations: Sequence[Combination], usual: Usual, text: str) -> None:
        """Show what comes together in `text` and how usual it is; open what the reader left open."""
        self.combinations.show_combinations(combinations, text)
        self.folds["together"].set_count(len(combinations))
        self.rates.show_rows(usual_rows(usual, self._texts))
        self._full = bool(combinations)
        self._settle()
        self.show()

    def leave(self, part: str) -> None:
        """Take the part the reader left open the last time: "none", or "auto" before the reader has said anything."""
        self._wanted = {"auto": None, "none": ""}.get(part, part)

    def unchoose(self) -> None:
        """Let no combination be the chosen one."""
        self.combinations.unchoose()

    def bare_height(self) -> int:
        """Return the height that is taken besides the open part."""
        return self._heads.sizeHint().height() + _GAP + _LINE

    def set_room(self, pixels: int) -> None:
        """Take no more than that for the open part."""
        self._room = pixels
        if self._wanted is None:
            self._settle()
        else:
            self._fit()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.update()
        for fold in self.folds.values():
            fold.set_theme(theme)
        for one in self._lists.values():
            one.set_theme(theme)

    def part(self) -> str:
        """Return the part that is open; nothing if none is."""
        return next((name for name, fold in self.folds.items() if fold.opened), "")

    def topic(self) -> str:
        """Return what help would be about: the chosen combination, or the open part."""
        chosen = self.combinations.chosen() if self.part() == "together" else None
        return chosen.kind if chosen is not None else self.part()

    def entrance(self) -> QWidget:
        """Return what takes the keyboard first: the head of the open part, or of the first."""
        return self.folds[self.part() or "together"]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw a line above and below the open part: its rows scroll away there."""
        super().paintEvent(event)
        if self.part():
            body = self._body.geometry()
            with QPainter(self) as painter:
                painter.setPen(QColor(self._theme.border))
                for y in (body.top() - 1, body.bottom() + 1):
                    painter.drawLine(0, y, card_width(self) - 1, y)

    def _arrange(self) -> None:
        heads = QHBoxLayout(self._heads)
        heads.setContentsMargins(0, 0, 0, 0)
        heads.setSpacing(4)
        for fold in self.folds.values():
            heads.addWidget(fold)
        heads.addStretch(1)
        for one in self._lists.values():
            self._body.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, _LINE)
        layout.setSpacing(_GAP)
        layout.addWidget(self._heads)
        layout.addWidget(self._body)

    def _turn(self, name: str, *_state: object) -> None:
        """Open or close a part because the reader wants it so, and remember that."""
        self._wanted = "" if self.folds[name].opened else name
        self._open(self._wanted)
        self.turned.emit(self._wanted or "none")

    def _settle(self) -> None:
        """Open what the reader left open; before that, what comes together, where cards have room beside it."""
        ample = "together" if self._room >= (_SCANT if self.part() else _AMPLE) else ""
        name = ample if self._wanted is None else self._wanted
        self._open("" if name == "together" and not self._full else name)

    def _open(self, name: str) -> None:
        """Open one part and close the other; with no name close both."""
        for other, fold in self.folds.items():
            fold.set_open(other == name)
        self._body.setVisible(bool(name))
        if name:
            self._body.setCurrentWidget(self._lists[name])
        self._fit()

    def _fit(self) -> None:
        """Give the open part the height it needs, as far as there is room."""
        name = self.part()
        if name:
            self._body.setFixedHeight(min(self._lists[name].wanted_height(), self._room))

    def _follow(self, row: object) -> None:
        if isinstance(row, NoteRow) and row.link:
            self.help_requested.emit(self.part())
        elif isinstance(row, ReasonRow):
            self.help_requested.emit(row.combination.kind)
        elif isinstance(row, RateRow):
            self.kind_chosen.emit(row.comparison.what)
