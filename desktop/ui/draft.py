"""A note on its way to the store and back: what the store lane does with it. No Qt here."""

from typing import NamedTuple

from desktop.core.article import Article
from desktop.core.note import Note, Placement
from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.desk import Desk


class Kept(NamedTuple):
    """What the store answers: the note as it is now, and where all notes of the article stand."""

    note: Note | None
    placements: tuple[Placement, ...]


class Draft:
    """One note while it is edited. `keep`, `discard` and `restore` run on the store's lane, one after the other.

    A new note gets its id there, by the first `keep` that succeeds; so whatever is asked for later finds it, even
    if it was asked for before the answer came.
    """

    def __init__(
        self,
        article: Article,
        *,
        note: Note | None = None,
        span: Span | None = None,
        signal: Signal | None = None,
    ) -> None:
        self.article = article
        self.typed = self.saved = note.body if note else ""
        self.note_id = note.id if note else None
        self.gone = False
        """Whether the reader deleted it."""
        self._span = span
        self._signal = signal

    @property
    def unsaved(self) -> bool:
        """Say whether there are words that the store does not have."""
        return not self.gone and bool(self.typed.strip()) and self.typed != self.saved

    def keep(self, desk: Desk, *, body: str) -> Kept:
        """Keep the note with this body. Raise StoreError."""
        if self.note_id is None:
            note = desk.annotate(self.article, body, span=self._span, signal=self._signal)
            self.note_id = note.id
        else:
            note = desk.revise(self.note_id, body)
        return Kept(note, desk.place_notes(self.article))

    def discard(self, desk: Desk) -> Kept:
        """Put the note into the trash, if it was ever kept. Raise StoreError."""
        if self.note_id is not None:
            desk.discard(self.note_id)
        return Kept(None, desk.place_notes(self.article))

    def restore(self, desk: Desk) -> Kept:
        """Bring the note back from the trash. Raise StoreError."""
        note = desk.restore(self.note_id) if self.note_id is not None else None
        return Kept(note, desk.place_notes(self.article))
