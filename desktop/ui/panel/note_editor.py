"""Where a note is written: its quote, its text, and whether that is saved."""

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.banner import Banner, Tone
from desktop.ui.draft import Content
from desktop.ui.panel.cards import SCROLL_BAR
from desktop.ui.panel.lost_place import LostPlace
from desktop.ui.panel.tag_field import TagField
from desktop.ui.rescue import ways_out
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme

QUIET, LATEST = 1000, 10_000
"""Milliseconds without a key after which a note is saved, and after which it is saved in any case."""
_QUOTE = 150
"""Characters of a quote that are shown."""
_LINES = 3
"""Of the body, which are seen in the lowest window."""
_AMPLE = 120
"""Pixels of the body beyond these lines, where the list of notes can spare them."""


class _Body(QPlainTextEdit):
    """A field that asks for a few lines only, and takes what is left."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the least size."""
        return QSize(super().sizeHint().width(), round(_LINES * QFontMetricsF(self.font()).lineSpacing()) + 16)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())


class NoteEditor(QScrollArea):
    """Edits words and tags of one note. Tells when they should be saved; the saving itself happens elsewhere.

    Where there is no room for all of it, it scrolls.
    """

    changed = Signal(object)
    """The reader wrote something: the Content as it is now."""
    save_due = Signal(bool)
    """It is time to save; whether what is typed next is another step to undo."""
    delete_requested = Signal()

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._begun = False
        self.quote = QLabel()
        self.quote.setTextFormat(Qt.TextFormat.PlainText)
        self.quote.setWordWrap(True)
        self.quote.setForegroundRole(self.quote.palette().ColorRole.PlaceholderText)
        self.lost = LostPlace(texts)
        self.body = _Body()
        self.body.setPlaceholderText(texts["notes.hint"])
        self.body.setAccessibleName(texts["notes.body"])
        self.body.setTabChangesFocus(True)
        self.body.setUndoRedoEnabled(False)  # the window undoes typing like everything else
        self.body.setAcceptDrops(False)
        self.body.installEventFilter(self)
        self.body.textChanged.connect(self._typed)
        self.tags = TagField(texts)
        self.tags.changed.connect(self._tagged)
        self.tags.line.installEventFilter(self)
        self.state = QLabel()
        self.state.setForegroundRole(self.state.palette().ColorRole.PlaceholderText)
        self.fault = Banner(texts, narrow=True, theme=theme)
        self.delete = QPushButton(texts["notes.delete"])
        self.delete.clicked.connect(self.delete_requested)
        self._quiet = self._timer(QUIET)
        self._latest = self._timer(LATEST)
        self._arrange()
        self.hide()

    def edit(self, quote: str, content: Content, *, begun: bool) -> None:
        """Show a note for editing; one that is not `begun` is saved at its first character."""
        self.rest()
        self._begun = begun
        self.show_quote(quote)
        self.put(content)
        self.state.clear()
        self.fault.hide()
        self.lost.hide()
        self.show()

    def show_quote(self, quote: str) -> None:
        """Show the words the note is on; without any it is on the whole article."""
        shown = quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE].rstrip()} …“"
        self.quote.setText(shown or self._texts["notes.whole"])

    def put(self, content: Content) -> None:
        """Show other words and tags of the same note; tell nobody."""
        self.rest()
        self.body.blockSignals(True)  # noqa: FBT003
        self.body.setPlainText(content.body)
        self.body.blockSignals(False)  # noqa: FBT003
        self.body.moveCursor(QTextCursor.MoveOperation.End)
        self.tags.show_tags(content.tags)

    def close_editor(self) -> None:
        """Show no note any more, and ask for nothing."""
        self.rest()
        self.fault.hide()
        self.hide()

    def text(self) -> str:
        """Return the body as it is now; Qt's own plain text would turn fixed blanks into others."""
        return self.body.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def content(self) -> Content:
        """Return words and tags as they are now."""
        return Content(self.text(), self.tags.tags())

    def rest(self) -> None:
        """Wait for the next key before asking for anything to be saved."""
        self._quiet.stop()
        self._latest.stop()

    def tell_saved(self, when: datetime) -> None:
        """Say that what was typed is saved."""
        self.fault.hide()
        if not self._quiet.isActive():
            self.state.setText(self._texts.fill("notes.saved", time=f"{when:%H:%M}"))

    def tell_failed(self, sentence: str, advice: str) -> None:
        """Say that saving failed, until it succeeds; the text stays."""
        self.state.clear()
        words = self._texts.fill("notes.failed", sentence=sentence)
        told = f"{words} {advice}"
        if self.fault.isHidden() or not self.fault.words().startswith(told):
            retry = self._texts["banner.retry"]
            also = ways_out(self, self._texts, self.text, self.fault.add)
            self.fault.say(told, tone=Tone.FAULT, action=retry, act=self._due, also=also, stays=True)
            self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self.fault.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Save when the keyboard leaves the note, leave the keys of undo to the window, ask for room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        if event.type() is QEvent.Type.FocusOut and (self._quiet.isActive() or self._latest.isActive()):
            self._due()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._undoes(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the size in which all of it is seen; with less, the body becomes smaller, then all of it scrolls."""
        height = self._column.heightForWidth(self.viewport().width()) + _AMPLE
        return QSize(self._column.minimumSize().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """End where cards end, with and without a scroll bar."""
        super().resizeEvent(event)
        bar = self.width() - self.viewport().width()
        self._column.setContentsMargins(0, 6, max(0, SCROLL_BAR - bar), 12)

    def _undoes(self, event: QKeyEvent) -> bool:
        """Say whether a key undoes a step; while a tag is being typed, it undoes letters of that tag."""
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        return not self.tags.line.text() and any(event.matches(key) for key in keys)

    def _arrange(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.delete)
        for part in (self.quote, self.lost, self.fault, self.body, self.tags):
            self._column.addWidget(part)
        self._column.setStretchFactor(self.body, 1)
        self._column.addLayout(foot)
        self._column.setSpacing(6)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._due)
        return timer

    def _typed(self) -> None:
        self.state.setText(self._texts["notes.typing"])
        self.changed.emit(self.content())
        if not self._begun and self.text().strip():
            self._begun = True
            self.save_due.emit(False)  # noqa: FBT003
            return
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def _tagged(self) -> None:
        self._begun = True
        self.state.setText(self._texts["notes.typing"])
        self.changed.emit(self.content())
        self._due()

    def _due(self) -> None:
        self.rest()
        self.save_due.emit(True)  # noqa: FBT003
