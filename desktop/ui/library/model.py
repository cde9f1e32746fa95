"""The rows of the library that were fetched so far, and the wish for more of them."""

from collections.abc import Sequence
from html import escape
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.core.library import Entry, Hit
from desktop.core.report import one_line
from desktop.ui.library.words import heard
from desktop.ui.texts import Texts

Row: TypeAlias = Entry | Hit
VALUE = Qt.ItemDataRole.UserRole
Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class LibraryModel(QAbstractListModel):
    """A list of articles or hits that grows when its end comes into sight."""

    more_wanted = Signal(int)
    """Rows from this one on are wanted."""

    def __init__(self, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._texts = texts
        self._more = False
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row], *, more: bool) -> None:
        """Take these rows; `more` says whether others follow."""
        self.beginResetModel()
        self.rows, self._more = list(rows), more
        self.endResetModel()

    def add(self, rows: Sequence[Row], *, more: bool) -> None:
        """Put rows below the others."""
        self._more = more and bool(rows)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows += rows
            self.endInsertRows()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:  # noqa: N802
        """Return how many rows are there so far."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, its words for the ear, or the whole of a title that may be cut."""
        if role == VALUE:
            return self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return heard(self.rows[index.row()], self._texts)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(one_line(self.rows[index.row()].article.title))}</p>"
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Say whether there is more that was not asked for yet."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:  # noqa: N802, ARG002
        """Ask for the next rows, once."""
        self._more = False
        self.more_wanted.emit(len(self.rows))


def key(row: Row) -> tuple[str, str]:
    """Return by what a row is known again."""
    return row.article.id, row.note.id if isinstance(row, Hit) and row.note else ""
