"""A layout that sets widgets in lines like words: what does not fit goes below."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lines of widgets, each as wide as it wants to be; with `stretch` the last one gets what is left of its line."""

    def __init__(self, gap: int, parent: QWidget | None = None, *, stretch: bool = True) -> None:
        super().__init__(parent)
        self._stretch = stretch
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Add an item at the end."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget before another one."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Take one of them out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that a narrow place makes it high."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high it is when it is that wide."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Say that it wants no more room than it needs."""
        return Qt.Orientation(0)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        at, line = rect.topLeft(), 0
        for item in self._items:
            if item.isEmpty():
                continue  # a hidden widget leaves no gap
            size = item.sizeHint().boundedTo(QSize(rect.width(), 10_000))
            if at.x() > rect.left() and at.x() + size.width() > rect.left() + rect.width():
                at, line = QPoint(rect.left(), at.y() + line + self.spacing()), 0
            if self._stretch and item is self._items[-1]:
                size.setWidth(max(size.width(), rect.left() + rect.width() - at.x()))
            if move:
                item.setGeometry(QRect(at, size))
            at = at + QPoint(size.width() + self.spacing(), 0)
            line = max(line, size.height())
        return at.y() + line - rect.top()
