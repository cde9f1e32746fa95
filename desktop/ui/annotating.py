"""Brings notes and article together: begins notes on a selection, a signal or the whole, and shows their places."""

from datetime import datetime

from PySide6.QtCore import QObject

from desktop.core.article import Article
from desktop.core.note import Placement
from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.ui.choosing import Choosing
from desktop.ui.note_keeper import NoteKeeper
from desktop.ui.texts import Texts
from desktop.ui.window import Window


class Annotating(QObject):
    """Notes as the reader meets them in the window; the keeper keeps them."""

    def __init__(
        self, window: Window, keeper: NoteKeeper, choosing: Choosing, texts: Texts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._keeper = keeper
        self._choosing = choosing
        self._texts = texts
        self._sought = ""
        window.article.annotate_requested.connect(self.on_selection)
        window.article.note_chosen.connect(self.show)
        window.signals.note_requested.connect(self.on_signal)
        window.notes.note_chosen.connect(self.reveal)
        window.notes.whole_requested.connect(self.on_article)
        keeper.placed.connect(self._place)
        keeper.saved.connect(self._tell_saved)
        keeper.unsaved.connect(self._tell_unsaved)

    def open(self, article: Article) -> None:
        """Turn to the notes on another article."""
        self._window.tell_saved("")
        self._keeper.open(article)

    def seek(self, note_id: str) -> None:
        """Show a note as soon as its article is there."""
        self._sought = note_id

    def mark_again(self) -> None:
        """Show the notes on a page that was set anew."""
        self._window.article.show_notes(self._keeper.placements)

    def on_selection(self) -> None:
        """Begin a note on the selected words; without any, on the chosen signal."""
        span = self._window.article.selected_span()
        if span is not None:
            self._begin(span)
        elif self._choosing.chosen is not None:
            self.on_signal(self._choosing.chosen)
        else:
            self._choosing.say(self._texts["window.nothing_selected"])

    def on_chosen(self) -> None:
        """Begin a note on the chosen signal."""
        if self._choosing.chosen is None:
            self._choosing.say(self._texts["window.no_signal_chosen"])
        else:
            self.on_signal(self._choosing.chosen)

    def on_signal(self, signal: Signal) -> None:
        """Go to the note on `signal`, or begin one."""
        written = self._keeper.note_on(signal)
        if written is None:
            self._begin(signal.span, signal)
        else:
            self.show(written)
            self._window.notes.editor.body.setFocus()

    def on_article(self) -> None:
        """Begin a note on the whole article."""
        self._window.show_tab(self._window.notes)
        self._keeper.begin("")

    def show(self, placement: Placement) -> None:
        """Show a note in the panel."""
        self._window.show_tab(self._window.notes)
        self._keeper.edit(placement)

    def reveal(self, placement: Placement) -> None:
        """Show the place of a note in the text."""
        self._choosing.choose(None)
        self._window.article.reveal(placement.span)

    def save_and_go_on(self) -> None:
        """Save the note and go to the next signal."""
        self._keeper.save()
        self._choosing.next()
        self._window.article.setFocus()

    def _begin(self, span: Span, signal: Signal | None = None) -> None:
        words = " ".join(span.of(self._window.article.article.text).split())
        self._window.show_tab(self._window.notes)
        self._keeper.begin(f"„{words}“", span=None if signal else span, signal=signal)

    def _place(self, placements: tuple[Placement, ...]) -> None:
        self._window.article.show_notes(placements)
        self._window.tell_notes(len(placements))
        sought = next((one for one in placements if one.note.id == self._sought), None)
        if sought is not None:
            self._sought = ""
            self.show(sought)
            self.reveal(sought)

    def _tell_unsaved(self) -> None:
        self._window.tell_saved(self._texts["window.not_saved"])

    def _tell_saved(self, when: datetime) -> None:
        self._window.tell_saved(self._texts.fill("window.saved", time=f"{when:%H:%M}"))
