"""A note on its way to the store and back: what the store lane does with it. No Qt here."""

from typing import NamedTuple

from desktop.core.article import Article
from desktop.core.note import Anchor, Note, Placement
from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.desk import Desk


class Content(NamedTuple):
    """What the reader writes: words and tags."""

    body: str = ""
    tags: tuple[str, ...] = ()
    """In alphabetical order, each once."""

    @property
    def blank(self) -> bool:
        """Say whether there is nothing to keep."""
        return not self.body.strip() and not self.tags


class Kept(NamedTuple):
    """What the store answers: the note as it is now, and where all notes of the article stand."""

    note: Note | None
    placements: tuple[Placement, ...]


class Draft:
    """One note while the window is open. What it does with a desk runs on the store's lane, one after the other.

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
        """The article as it was opened last; one that was never kept stays with the text it was written on."""
        self.typed = self.sent = self.saved = Content(note.body, note.tags) if note else Content()
        """What stands in the editor, what the store was asked to keep last, and what it is known to have."""
        self.note_id = note.id if note else None
        self.begun = note is not None
        """Whether it has, or had, anything to keep."""
        self.gone = False
        """Whether the reader deleted it."""
        self._span = span
        self._signal = signal

    @property
    def unsaved(self) -> bool:
        """Say whether there is something that the store does not have."""
        return not self.gone and not self.typed.blank and self.typed != self.saved

    def take(self, note: Note) -> None:
        """Take what the store has now, unless there is something it does not have."""
        if not self.unsaved:
            self.typed = self.sent = self.saved = Content(note.body, note.tags)

    def keep(self, desk: Desk, *, content: Content) -> Kept:
        """Keep the note with this content. Raise StoreError."""
        body, tags = content
        if self.note_id is None:
            note = desk.annotate(self.article, body, span=self._span, signal=self._signal, tags=tags)
            self.note_id = note.id
        else:
            note = desk.revise(self.note_id, body, tags=tags)
        return Kept(note, desk.place_notes(self.article))

    def discard(self, desk: Desk) -> Kept:
        """Put the note into the trash, if it was ever kept. Raise StoreError."""
        if self.note_id is not None:
            desk.discard(self.note_id)
        return Kept(None, desk.place_notes(self.article))

    def restore(self, desk: Desk, *, content: Content) -> Kept:
        """Bring the note back with this content, from the trash or, if never kept, from here. Raise StoreError."""
        if self.note_id is None:
            return self.keep(desk, content=content)
        note = desk.restore(self.note_id)
        if (note.body, note.tags) != content:
            return self.keep(desk, content=content)
        return Kept(note, desk.place_notes(self.article))

    def leave_unplaced(self, desk: Desk, *, unplaced: bool) -> Kept:
        """Leave the note without a place, or no more, if it was ever kept. Raise StoreError."""
        note = desk.leave_unplaced(self.note_id, unplaced=unplaced) if self.note_id is not None else None
        return Kept(note, desk.place_notes(self.article))

    def anchor(self, desk: Desk, *, article: Article, place: Span | Anchor) -> Kept:
        """Tie the note to another place, in `article` as it was then, if it was ever kept. Raise StoreError."""
        note = desk.anchor(self.note_id, article, place) if self.note_id is not None else None
        return Kept(note, desk.place_notes(self.article))
