"""What can be undone about a note, each with the name it has in the edit menu."""

from typing import Protocol

from PySide6.QtGui import QUndoCommand

from desktop.core.article import Article
from desktop.core.note import Anchor
from desktop.core.text import Span
from desktop.ui.draft import Content, Draft

_WRITING = 1


class Keeper(Protocol):
    """Whoever keeps notes, as far as undoing goes."""

    def put(self, draft: Draft, content: Content) -> None:
        """Write something else into a note."""

    def discard(self, draft: Draft) -> None:
        """Put a note into the trash."""

    def restore(self, draft: Draft) -> None:
        """Bring a note back from the trash."""

    def tie(self, draft: Draft, article: Article, place: Span | Anchor) -> None:
        """Tie a note to a place of an article."""

    def leave_unplaced(self, draft: Draft, *, unplaced: bool) -> None:
        """Leave a note whose place is lost without another one, or no more."""


class Writing(QUndoCommand):
    """Something was written, or a new note was begun; what follows in the same burst of typing joins it.

    It stands in the editor already: redoing it for the first time does nothing.
    """

    def __init__(
        self, keeper: Keeper, draft: Draft, *, before: Content | None, after: Content, burst: int, name: str
    ) -> None:
        super().__init__(name)
        self._keeper, self._before = keeper, before
        self.draft, self.burst, self.after = draft, burst, after
        self._done = False

    def id(self) -> int:
        """Say that it may be joined by another of its kind."""
        return _WRITING

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802
        """Take in what was typed next, if it belongs to the same burst."""
        if not isinstance(other, Writing) or other.draft is not self.draft or other.burst != self.burst:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        """Write it again."""
        if self._done:
            self.draft.typed = self.after
            if self._before is None:
                self._keeper.restore(self.draft)
            else:
                self._keeper.put(self.draft, self.after)
        self._done = True

    def undo(self) -> None:
        """Write what was there before; a note that was begun is deleted."""
        if self._before is None:
            self._keeper.discard(self.draft)
        else:
            self._keeper.put(self.draft, self._before)


class Deletion(QUndoCommand):
    """A note was deleted."""

    def __init__(self, keeper: Keeper, draft: Draft, name: str) -> None:
        super().__init__(name)
        self._keeper, self._draft = keeper, draft

    def redo(self) -> None:
        """Put it into the trash."""
        self._keeper.discard(self._draft)

    def undo(self) -> None:
        """Bring it back."""
        self._keeper.restore(self._draft)


class Anchoring(QUndoCommand):
    """A note was tied to another place."""

    def __init__(
        self, keeper: Keeper, draft: Draft, article: Article, *, before: Anchor, after: Span, name: str
    ) -> None:
        super().__init__(name)
        self._keeper, self._draft, self._article = keeper, draft, article
        self._before, self._after = before, after

    def redo(self) -> None:
        """Tie it to the new place."""
        self._keeper.tie(self._draft, self._article, self._after)

    def undo(self) -> None:
        """Tie it to the words it had."""
        self._keeper.tie(self._draft, self._article, self._before)


class Leaving(QUndoCommand):
    """A note whose place is lost was left without another one."""

    def __init__(self, keeper: Keeper, draft: Draft, name: str) -> None:
        super().__init__(name)
        self._keeper, self._draft = keeper, draft

    def redo(self) -> None:
        """Offer no place for it any more."""
        self._keeper.leave_unplaced(self._draft, unplaced=True)

    def undo(self) -> None:
        """Offer places again."""
        self._keeper.leave_unplaced(self._draft, unplaced=False)
