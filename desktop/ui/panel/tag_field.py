"""Where a note gets its tags: one button for each, and a line to type the next one in."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QWidget,
)

from desktop.ui.panel.flow import Flow
from desktop.ui.texts import Texts

_ENDS = (Qt.Key.Key_Comma, Qt.Key.Key_Semicolon)
_LONGEST = 22
"""Letters of a tag that its button shows."""


class TagField(QWidget):
    """Edits tags by keyboard alone: Enter or a comma ends one, Backspace takes the last one away."""

    changed = Signal()
    """The reader added or removed a tag."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._tags: tuple[str, ...] = ()
        self._chips: list[QToolButton] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(texts["tags.hint"])
        self.line.setAccessibleName(texts["tags.name"])
        self.line.setMinimumWidth(round(QFontMetricsF(self.font()).averageCharWidth() * 16))
        self.line.setAcceptDrops(False)
        self.line.installEventFilter(self)
        self.line.editingFinished.connect(self._end_tag)
        self.line.textEdited.connect(self._split)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._end_tag, Qt.ConnectionType.QueuedConnection)  # after Qt filled in the line
        self._completions = QListView()
        self._completions.setObjectName("completions")
        completer.setPopup(self._completions)
        self._completions.setItemDelegate(QStyledItemDelegate(self._completions))
        self.line.setCompleter(completer)
        self._flow = Flow(6, self)
        self._flow.addWidget(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.line)

    def tags(self) -> tuple[str, ...]:
        """Return the tags in alphabetical order, with what is being typed."""
        return _tidy([*self._tags, self.line.text()])

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags, and nothing typed; tell nobody."""
        self.line.clear()
        self._tags = _tidy(tags)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = [self._chip(tag) for tag in self._tags]
        for index, chip in enumerate(self._chips):
            self._flow.insert(index, chip)
        self.updateGeometry()

    def offer(self, tags: Iterable[str]) -> None:
        """Complete what is typed to one of these."""
        self._known.setStringList(list(tags))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """End a tag at Enter or a comma; take the last one away at Backspace; leave undo to the window."""
        if event.type() is QEvent.Type.FocusIn:  # the list of completions has no parent to get its looks from
            self._completions.setStyleSheet(self.window().styleSheet())
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        typed = self.line.text()
        if event.key() in _ENDS:
            self._end_tag()
            return True
        if event.key() == Qt.Key.Key_Backspace and not typed and self._tags:
            self._set(self._tags[:-1])
            return True
        return False

    def _split(self, typed: str) -> None:
        """End tags in what was pasted."""
        if "," in typed or ";" in typed or "\n" in typed:
            self._end_tag()

    def _end_tag(self, *_: object) -> None:
        self._set(self.tags())

    def _set(self, tags: Sequence[str]) -> None:
        before = self._tags
        self.show_tags(tags)
        if self._tags != before:
            self.changed.emit()

    def _chip(self, tag: str) -> QToolButton:
        chip = QToolButton(self)
        short = tag if len(tag) <= _LONGEST else f"{tag[: _LONGEST - 1].rstrip()}…"
        chip.setText(f"{short}  ✕".replace("&", "&&"))
        chip.setObjectName("tag")
        chip.setToolTip(self._texts.fill("tags.remove", tag=tag))
        chip.setAccessibleName(self._texts.fill("tags.remove", tag=tag))
        chip.clicked.connect(lambda: self._remove(tag))
        chip.show()
        return chip

    def _remove(self, tag: str) -> None:
        self.line.setFocus()
        self._set([one for one in self._tags if one != tag])


def _tidy(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags each once and in order, as the store keeps them; a sign before a tag is no part of it."""
    parts = (part for tag in tags for part in tag.replace(";", ",").replace("\n", ",").split(","))
    return tuple(sorted({" ".join(part.split()).lstrip("#") for part in parts} - {""}))
