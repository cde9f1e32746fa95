"""Article and panel side by side; where there is no room for both, the panel lies over the article when asked for."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.ui.article.view import ArticleView
from desktop.ui.find_bar import FindBar

ARTICLE = 480
"""Least width of an article beside the panel, in pixels."""
PANEL = (300, 460)
"""Narrowest and widest panel; with large letters it is as wide as they need."""
_USUAL_PANEL = 392
_EDGE = 1


class Panel(QWidget):
    """What stands beside the text; where it lies over the text, it has an edge."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setContentsMargins(_EDGE, 0, 0, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size in which nothing of it is cut at its side."""
        return super().minimumSizeHint().expandedTo(QSize(PANEL[0], 0))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the edge."""
        super().paintEvent(event)
        if not isinstance(self.parentWidget(), QSplitter):
            with QPainter(self) as painter:
                painter.fillRect(0, 0, _EDGE, self.height(), self.palette().color(QPalette.ColorRole.Mid))


class ReadingPage(QWidget):
    """The find bar, and below it article and panel."""

    narrowed = Signal(bool)
    """There is no room any more for both side by side; or there is again."""

    def __init__(self, find_bar: FindBar, article: ArticleView, panel: Panel) -> None:
        super().__init__()
        self._article = article
        self._panel = panel
        self.narrow = False
        self._width = _USUAL_PANEL
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(article)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.installEventFilter(self)
        self._put_beside()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(find_bar)
        column.addWidget(self.splitter, 1)

    def widths(self) -> tuple[int, ...]:
        """Return the widths of article and panel; nothing where they do not stand side by side."""
        return tuple(self.splitter.sizes()) if self._panel.isVisible() and not self.narrow else ()

    def take_widths(self, widths: tuple[int, ...], room: int) -> None:
        """Give the panel the width it had, or the usual one, of `room` pixels for both."""
        panel = widths[1] if len(widths) == 2 else _USUAL_PANEL
        least = self._limit()
        self._width = max(min(panel, PANEL[1]), least)
        self.splitter.setSizes([max(room - self._width, ARTICLE), self._width])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See whether there is room for both before the splitter divides it; let the panel have what it needs."""
        if watched is self.splitter and event.type() is QEvent.Type.Resize:
            self._settle()
        elif watched is self.splitter and event.type() is QEvent.Type.LayoutRequest:
            self._limit()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        least = self._limit()
        narrow = self.splitter.width() < ARTICLE + self.splitter.handleWidth() + least
        if narrow is not self.narrow:
            self.narrow = narrow
            if narrow:
                self._put_over()
            else:
                self._put_beside()
            self.narrowed.emit(narrow)
        if narrow:
            room = self.splitter.geometry()
            width = min(least, room.width())
            self._panel.setGeometry(QRect(room.right() + 1 - width, room.top(), width, room.height()))

    def _limit(self) -> int:
        """Let the panel become no wider than it should, and return how wide it must be."""
        least = self._panel.minimumSizeHint().width()
        self._panel.setMaximumWidth(max(least, PANEL[1]))
        return least

    def _put_over(self) -> None:
        self._width = max(self._panel.width(), self._limit())
        self._panel.setParent(self)
        self._article.setMinimumWidth(0)

    def _put_beside(self) -> None:
        self.splitter.addWidget(self._panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self._article.setMinimumWidth(ARTICLE)
        self.take_widths((0, self._width), self.splitter.width())
