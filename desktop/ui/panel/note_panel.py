"""The panel of notes: a search over them, the cards, and the editor of the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.library import Query, parse_query
from desktop.core.note import Placement
from desktop.ui.panel.cards import SCROLL_BAR, as_wide_as_cards
from desktop.ui.panel.empty_state import EmptyState
from desktop.ui.panel.note_editor import NoteEditor
from desktop.ui.panel.note_list import NoteList, quote_of
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.toast import Toast

_LIST = 72
"""Least height of the list, in pixels: in a low window the note being written comes first."""


class NotePanel(QWidget):
    """Shows notes and tells which one the reader chose, wants anew or wants gone."""

    note_chosen = Signal(object)
    whole_requested = Signal()
    """A note on the whole article is wanted."""

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._placements: Sequence[Placement] = ()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(texts["notes.filter"])
        self.filter.setAccessibleName(texts["notes.filter"])
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._refresh)
        self.new = QPushButton(texts["notes.new_whole"])
        self.new.clicked.connect(self.whole_requested)
        self.list = NoteList(texts, theme=theme)
        self.empty = EmptyState()
        self.empty.acted.connect(self._end_search)
        self.editor = NoteEditor(texts, theme=theme)
        self.toast = Toast(texts, theme=theme)
        self._stack = QStackedWidget()
        self._arrange()
        self.list.note_chosen.connect(self.note_chosen)
        self.list.tag_chosen.connect(self.show_tag)
        self.list.edit_requested.connect(self.editor.body.setFocus)
        self.list.delete_requested.connect(self.editor.delete_requested)
        self._refresh()

    def show_notes(self, placements: Sequence[Placement]) -> None:
        """Show these notes, less those the search leaves out."""
        self._placements = placements
        self._refresh()

    def total(self) -> int:
        """Return how many notes the article has."""
        return len(self._placements)

    def all_notes(self) -> frozenset[str]:
        """Return the ids of the article's notes."""
        return frozenset(one.note.id for one in self._placements)

    def shown_notes(self) -> frozenset[str]:
        """Return the ids of the notes the search leaves."""
        return frozenset(one.note.id for one in self.list.shown())

    def choose(self, note_id: str | None) -> None:
        """Mark the card of a note; tell nobody."""
        self.list.choose(note_id)

    def show_tag(self, tag: str) -> None:
        """Show only the notes with a tag."""
        self.filter.setText(f'tag:"{tag}"' if " " in tag else f"tag:{tag}")

    def offer_undo(self, history: QUndoStack) -> None:
        """Say that a note was deleted, and offer for a while to bring it back."""
        self.toast.offer(self._texts["notes.deleted"], history)

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        for part in (self.list, self.editor, self.toast):
            part.set_theme(theme)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, SCROLL_BAR, 0)
        top.addWidget(self.filter, 1)
        top.addWidget(self.new)
        self._stack.setMinimumHeight(_LIST)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.filter.setMinimumWidth(round(QFontMetricsF(self.font()).averageCharWidth() * 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(as_wide_as_cards(self.toast))
        layout.addWidget(self._stack, 3)
        layout.addWidget(self.editor, 2)

    def _end_search(self) -> None:
        self.filter.clear()
        self.list.setFocus()

    def _refresh(self) -> None:
        query = parse_query(self.filter.text())
        shown = [one for one in self._placements if _fits(one, query)]
        self.list.show_notes(shown)
        if self._placements:
            self.empty.say(self._texts["notes.no_match"], action=self._texts["library.clear_search"])
        else:
            self.empty.say(self._texts["notes.none"], self._texts["notes.none_more"])
        self._stack.setCurrentWidget(self.list if shown else self.empty)


def _fits(placement: Placement, query: Query) -> bool:
    """Say whether a note has the words, and for each tag asked for one that begins so; other fields do not count."""
    tags = [tag.casefold() for tag in placement.note.tags]
    words = " ".join([quote_of(placement), placement.note.body, *tags]).casefold()
    asked = [tag.casefold() for tag in query.tags]
    return query.words.casefold() in words and all(any(tag.startswith(one) for tag in tags) for one in asked)
