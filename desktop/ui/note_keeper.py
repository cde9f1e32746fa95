"""Keeps the reader's notes while they write: what is edited, when it is saved, what is deleted and brought back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.core import signal as core
from desktop.core.article import Article
from desktop.core.note import Placement
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.ui.draft import Draft, Kept
from desktop.ui.faults import explained
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.panel.note_list import quote_of
from desktop.ui.panel.note_panel import NotePanel
from desktop.ui.texts import Texts


class NoteKeeper(QObject):
    """Stands between the panel of notes and the store's lane."""

    placed = Signal(object)
    """Where all notes of the article stand now: a tuple of Placement."""
    saved = Signal(object)
    """A note was saved, at this time."""
    restored = Signal(object)
    """A deleted note is back; the Article it belongs to, which need not be the open one."""
    failed = Signal(object, object, str)
    """Notes are out of reach: the Failure, what tries again, and the text at stake."""

    def __init__(self, panel: NotePanel, lane: Lane, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = QUndoStack(self)
        self._panel = panel
        self._lane = lane
        self._texts = texts
        self.placements: tuple[Placement, ...] = ()
        self._article: Article | None = None
        self._draft: Draft | None = None
        self._unsaved: list[Draft] = []
        panel.editor.save_due.connect(self._save)
        panel.editor.delete_requested.connect(self.delete)
        panel.note_chosen.connect(self.edit)

    def open(self, article: Article) -> None:
        """Turn to the notes on `article`."""
        self.leave()
        self._article = article
        for draft in tuple(self._unsaved):
            self._keep(draft)
        self._place(())
        self._run(partial(Desk.place_notes, article=article), partial(self._show, article))

    def note_on(self, signal: core.Signal) -> Placement | None:
        """Return the note that was written on `signal`, if there is one."""
        key = f"{signal.kind}|{signal.rule}"
        here = (one for one in self.placements if one.note.signal_key == key and one.span == signal.span)
        return next(here, None)

    def begin(self, quote: str, *, span: Span | None = None, signal: core.Signal | None = None) -> None:
        """Begin a note on a selection, on a signal or, with neither, on the whole article; nothing is kept yet."""
        if self._article is None:
            return
        self.leave()
        self._draft = Draft(self._article, span=span, signal=signal)
        self._panel.choose(None)
        self._panel.editor.edit(quote, "", begun=False)
        self._panel.editor.body.setFocus()

    def edit(self, placement: Placement) -> None:
        """Show a note for editing."""
        if self._article is None or (self._draft and self._draft.note_id == placement.note.id):
            return
        self.leave()
        unsaved = next((draft for draft in self._unsaved if draft.note_id == placement.note.id), None)
        self._draft = unsaved or Draft(self._article, note=placement.note)
        self._panel.choose(placement.note.id)
        self._panel.editor.edit(quote_of(placement), self._draft.typed, begun=True)

    def leave(self) -> None:
        """Save what was typed and close the editor. A note without words is not kept."""
        draft = self._draft
        if draft is None:
            return
        self._close()
        if draft.saved and not draft.typed.strip():
            self._push(draft)

    def save(self) -> None:
        """Save now what the store does not have."""
        draft = self._draft
        if draft is not None:
            self._panel.editor.rest()
            draft.typed = self._panel.editor.text()
            if draft.unsaved:
                self._keep(draft)

    def delete(self) -> None:
        """Delete the note that is edited; undo brings it back."""
        draft = self._draft
        if draft is None:
            return
        self._close()
        if draft.saved or draft.typed.strip():
            self._push(draft)

    def settle(self, then: Callable[[], object]) -> None:
        """Save, and call `then` once it is known what could be saved."""
        self.save()
        self._lane.run(_nothing, lambda _: then(), failed=lambda _: then())

    def unsaved_text(self) -> str:
        """Return what the store does not have; an empty text when it has everything."""
        drafts = [*self._unsaved, *([self._draft] if self._draft and self._draft not in self._unsaved else [])]
        return "\n\n".join(draft.typed for draft in drafts if draft.unsaved)

    def discard(self, draft: Draft) -> None:
        """Put a note into the trash."""
        draft.gone = True
        self._run(draft.discard, partial(self._refresh, draft))

    def restore(self, draft: Draft) -> None:
        """Bring a note back from the trash."""
        draft.gone = False
        self._panel.toast.hide()
        self._run(draft.restore, partial(self._restored, draft))

    def _close(self) -> None:
        """Close the editor; its note is saved without it, and a failure told elsewhere."""
        draft, self._draft = self._draft, None
        if draft is not None:
            draft.typed = self._panel.editor.text()
            self._panel.editor.close_editor()
            if draft.unsaved:
                self._keep(draft)

    def _push(self, draft: Draft) -> None:
        if draft in self._unsaved:
            self._unsaved.remove(draft)
        self.history.push(_Deletion(self, draft, self._texts["notes.deletion"]))
        self._panel.offer_undo(self.history.undo)

    def _save(self, body: str) -> None:
        draft = self._draft
        if draft is None:
            return
        draft.typed = body
        if body.strip():
            self._keep(draft)

    def _keep(self, draft: Draft) -> None:
        body = draft.typed
        then = partial(self._kept, draft, body)
        self._lane.run(partial(draft.keep, body=body), then, failed=partial(self._not_kept, draft))

    def _kept(self, draft: Draft, body: str, kept: Kept) -> None:
        draft.saved = body
        if draft in self._unsaved and not draft.unsaved:
            self._unsaved.remove(draft)
        self._refresh(draft, kept)
        now = datetime.now().astimezone()
        if draft is self._draft:
            self._panel.choose(draft.note_id)
            self._panel.editor.tell_saved(now)
        self.saved.emit(now)

    def _not_kept(self, draft: Draft, failure: Failure) -> None:
        if draft not in self._unsaved:
            self._unsaved.append(draft)
        if draft is self._draft:
            explanation = explained(failure, self._texts)
            self._panel.editor.tell_failed(explanation.sentence, explanation.advice)
        else:
            self.failed.emit(failure, partial(self._keep, draft), draft.typed)

    def _refresh(self, draft: Draft, kept: Kept) -> None:
        if draft.article == self._article:
            self._place(kept.placements)

    def _restored(self, draft: Draft, kept: Kept) -> None:
        self._refresh(draft, kept)
        self.restored.emit(draft.article)

    def _show(self, article: Article, placements: tuple[Placement, ...]) -> None:
        if article is self._article:
            self._place(placements)

    def _place(self, placements: tuple[Placement, ...]) -> None:
        self.placements = placements
        self._panel.show_notes(placements)
        self.placed.emit(placements)

    def _run(self, work: Callable[[Desk], object], then: Callable[..., object]) -> None:
        again = partial(self._run, work, then)
        self._lane.run(work, then, failed=lambda failure: self.failed.emit(failure, again, ""))


class _Deletion(QUndoCommand):
    def __init__(self, keeper: NoteKeeper, draft: Draft, name: str) -> None:
        super().__init__(name)
        self._keeper = keeper
        self._draft = draft

    def redo(self) -> None:
        self._keeper.discard(self._draft)

    def undo(self) -> None:
        self._keeper.restore(self._draft)


def _nothing(desk: Desk) -> None:
    """Do nothing: its answer tells that everything before it was answered."""
