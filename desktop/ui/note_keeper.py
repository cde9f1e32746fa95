"""Keeps the reader's notes while they write: what is edited, when it is saved, and how each step is undone."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from desktop.core import signal as core
from desktop.core.article import Article
from desktop.core.errors import StoreError
from desktop.core.health import REPAIRABLE
from desktop.core.note import Anchor, Placement
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.ui.draft import Content, Draft, Kept
from desktop.ui.faults import explained
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.note_history import Deletion, Writing
from desktop.ui.panel.note_editor import LATEST
from desktop.ui.panel.note_list import quote_of
from desktop.ui.panel.note_panel import NotePanel
from desktop.ui.texts import Texts


class NoteKeeper(QObject):
    """Stands between the panel of notes and the store's lane."""

    placed = Signal(object)
    """Where all notes of the article stand now: a tuple of Placement."""
    turned = Signal()
    """Another note is in the editor now, or a new one."""
    saved = Signal(object)
    """A note was saved, at this time."""
    stored = Signal()
    """A note was written, put in the trash, brought back or tied to other words."""
    restored = Signal(object)
    """A deleted note is back; the Article it belongs to, which need not be the open one."""
    elsewhere = Signal(object)
    """A step was undone or done again in another Article than the open one."""
    unsaved = Signal()
    """A note could not be saved."""
    all_saved = Signal()
    """What could not be saved before is saved now."""
    failed = Signal(object, object, str)
    """Notes are out of reach: the Failure, what tries again, and the text at stake."""

    def __init__(self, panel: NotePanel, lane: Lane, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.history = QUndoStack(self)
        self._panel = panel
        self._lane = lane
        self._texts = texts
        self.placements: tuple[Placement, ...] = ()
        self.article: Article | None = None
        """The one whose notes are shown."""
        self._draft: Draft | None = None
        self._drafts: dict[str, Draft] = {}
        """Every note that was written on since the window opened: what is undone later must reach the same one."""
        self._failures: dict[Draft, Failure] = {}
        """The notes that could not be saved."""
        self._burst = 0
        """Counts pauses in typing: what lies between two of them is undone at once."""
        self._again = QTimer(self)
        self._again.setInterval(LATEST)
        self._again.timeout.connect(self.save_again)
        panel.editor.changed.connect(self._write)
        panel.editor.save_due.connect(self._save)
        panel.editor.delete_requested.connect(self.delete)
        panel.note_chosen.connect(self.edit)

    def open(self, article: Article) -> None:
        """Turn to the notes on `article`."""
        self.leave()
        self.article = article
        for draft in self._drafts.values():
            if draft.article.id == article.id:
                draft.article = article  # whose text may be another one by now
        self._place(())
        self.look_again()
        self._list_tags()

    def look_again(self) -> None:
        """Try once more what could not be saved, and show the notes as the store has them now."""
        self.save_again()
        if self.article is not None:
            work = partial(Desk.place_notes, article=self.article)
            self._run(work, partial(self._show, self.article))

    def note_on(self, signal: core.Signal) -> Placement | None:
        """Return the note that was written on `signal`, if there is one."""
        key = f"{signal.kind}|{signal.rule}"
        here = (one for one in self.placements if one.note.signal_key == key and one.span == signal.span)
        return next(here, None)

    def begin(self, quote: str, *, span: Span | None = None, signal: core.Signal | None = None) -> None:
        """Begin a note on a selection, on a signal or, with neither, on the whole article; nothing is kept yet."""
        if self.article is None:
            return
        self.leave()
        self._draft = Draft(self.article, span=span, signal=signal)
        self._panel.choose(None)
        self._panel.editor.edit(quote, Content(), begun=False)
        self._panel.editor.body.setFocus()
        self.turned.emit()

    def edit(self, placement: Placement) -> None:
        """Show a note for editing."""
        if self.article is None or (self._draft and self._draft.note_id == placement.note.id):
            return
        self.leave()
        draft = self._draft = self._draft_of(self.article, placement)
        self._panel.choose(placement.note.id)
        self._panel.editor.edit(quote_of(placement), draft.typed, begun=True)
        if draft in self._failures:
            self._tell_failed(self._failures[draft])
        self.turned.emit()

    def edited(self) -> Placement | None:
        """Return the note in the editor as it is placed; None for one that is not placed yet, or without any."""
        note_id = self._draft.note_id if self._draft else None
        return next((one for one in self.placements if one.note.id == note_id), None)

    def leave(self) -> None:
        """Save what was typed and close the editor. A note with nothing in it is not kept."""
        draft = self._close()
        if draft is not None and draft.begun and draft.typed.blank:
            self._delete(draft)

    def save(self) -> None:
        """Save now what the store does not have."""
        draft = self._draft
        self._burst += 1
        if draft is not None:
            self._panel.editor.rest()
            if draft.unsaved:
                self._keep(draft)

    def delete(self) -> None:
        """Delete the note that is edited; undo brings it back."""
        draft = self._close()
        if draft is not None and draft.begun:
            self._delete(draft)

    def push(self, placement: Placement, step: Callable[[Draft, Article], QUndoCommand]) -> None:
        """Do something with a note of the open article that can be undone."""
        if self.article is not None:
            self._burst += 1
            self.history.push(step(self._draft_of(self.article, placement), self.article))

    def save_again(self) -> None:
        """Try once more what could not be saved, without another word about what still can't."""
        for draft in tuple(self._failures):
            self._keep(draft, quiet=True)

    def settle(self, then: Callable[[], object]) -> None:
        """Save, and call `then` once it is known what could be saved."""
        self.save()
        self._lane.run(_nothing, lambda _: then(), failed=lambda _: then())

    def unsaved_text(self) -> str:
        """Return what the store does not have; an empty text when it has everything."""
        drafts = dict.fromkeys([*self._failures, *([self._draft] if self._draft else [])])
        return "\n\n".join(_in_full(draft.typed) for draft in drafts if draft.unsaved)

    # what the history does and undoes

    def put(self, draft: Draft, content: Content) -> None:
        """Write something else into a note, wherever it is shown; only one in the editor can be empty."""
        draft.typed = draft.sent if content.blank and draft is not self._draft else content
        self._burst += 1
        if draft is self._draft:
            self._panel.editor.put(content)
        if draft.unsaved:
            self._keep(draft)
        self._tell_where(draft)

    def discard(self, draft: Draft) -> None:
        """Put a note into the trash."""
        if draft is self._draft:
            self._close()
        draft.gone = True
        self._failures.pop(draft, None)
        self._run(draft.discard, partial(self._refresh, draft))

    def restore(self, draft: Draft) -> None:
        """Bring a note back from the trash; one that was emptied gets back what it had."""
        draft.gone = False
        if draft.typed.blank:
            draft.typed = draft.sent
        content = draft.typed
        work = partial(draft.restore, content=content)
        self._lane.run(work, partial(self._restored, draft, content), failed=partial(self._not_kept, draft))

    def tie(self, draft: Draft, article: Article, place: Span | Anchor) -> None:
        """Tie a note to a place of an article."""
        self._run(partial(draft.anchor, article=article, place=place), partial(self._refresh, draft))
        self._tell_where(draft)

    def leave_unplaced(self, draft: Draft, *, unplaced: bool) -> None:
        """Leave a note whose place is lost without another one, or no more."""
        self._run(partial(draft.leave_unplaced, unplaced=unplaced), partial(self._refresh, draft))
        self._tell_where(draft)

    # writing

    def _write(self, content: Content) -> None:
        """Take what was typed, and make it a step that can be undone."""
        draft = self._draft
        if draft is None or content == draft.typed:
            return
        before, draft.typed = draft.typed, content
        if not draft.begun and content.blank:
            return
        tagged = before.tags != content.tags
        self._burst += tagged
        name = "notes.creation" if not draft.begun else "notes.tagging" if tagged else "notes.writing"
        known = before if draft.begun else None
        draft.begun = True
        step = Writing(self, draft, before=known, after=content, burst=self._burst, name=self._texts[name])
        self.history.push(step)
        self._burst += tagged

    def _save(self, paused: bool) -> None:  # noqa: FBT001 - what Qt calls with
        self._burst += paused
        draft = self._draft
        if draft is not None and draft.unsaved:
            self._keep(draft)

    def _close(self) -> Draft | None:
        """Close the editor and return its note, which is saved without it, and a failure told elsewhere."""
        draft, self._draft = self._draft, None
        self._burst += 1
        if draft is not None:
            self._panel.editor.close_editor()
            if draft.unsaved:
                self._keep(draft)
        return draft

    def _delete(self, draft: Draft) -> None:
        self.history.push(Deletion(self, draft, self._texts["notes.deletion"]))
        self._panel.offer_undo(self.history)

    def _draft_of(self, article: Article, placement: Placement) -> Draft:
        """Return the one draft of a note."""
        note = placement.note
        known = self._drafts.setdefault(note.id, Draft(article, note=note))
        known.article = article
        known.take(note)
        return known

    # what the store answers

    def _keep(self, draft: Draft, *, quiet: bool = False) -> None:
        content = draft.sent = draft.typed
        then, failed = partial(self._kept, draft, content), partial(self._not_kept, draft, quiet=quiet)
        self._lane.run(partial(draft.keep, content=content), then, failed=failed)

    def _kept(self, draft: Draft, content: Content, kept: Kept) -> None:
        tagged, draft.saved = draft.saved.tags != content.tags, content
        if draft.note_id is not None:
            self._drafts[draft.note_id] = draft
        if not draft.unsaved and self._failures.pop(draft, None) is not None:
            self._recover()
        self._refresh(draft, kept)
        now = datetime.now().astimezone()
        if draft is self._draft:
            self._panel.choose(draft.note_id)
            self._panel.editor.tell_saved(now)
        self.saved.emit(now)
        if tagged:
            self._list_tags()

    def _recover(self) -> None:
        """One was saved at last: so may be the others, and where there are none all is well again."""
        if self._failures:
            self.save_again()
        else:
            self._again.stop()
            self.all_saved.emit()

    def _not_kept(self, draft: Draft, failure: Failure, *, quiet: bool = False) -> None:
        if draft.gone:  # the answer comes after the deletion, which no later try may take back
            return
        self._failures[draft] = failure
        self.unsaved.emit()
        self._again.start()
        if draft is not self._draft:
            if not quiet:
                self.failed.emit(failure, partial(self._keep, draft), _in_full(draft.typed))
            return
        self._tell_failed(failure)
        if not quiet and isinstance(failure, StoreError) and failure.code in REPAIRABLE:
            self.failed.emit(failure, None, "")

    def _tell_failed(self, failure: Failure) -> None:
        explanation = explained(failure, self._texts)
        self._panel.editor.tell_failed(explanation.sentence, explanation.advice)

    def _tell_where(self, draft: Draft) -> None:
        if draft.article != self.article:
            self.elsewhere.emit(draft.article)

    def _refresh(self, draft: Draft, kept: Kept) -> None:
        self.stored.emit()
        if draft.article == self.article:
            self._place(kept.placements)

    def _restored(self, draft: Draft, content: Content, kept: Kept) -> None:
        self._kept(draft, content, kept)
        self.restored.emit(draft.article)

    def _show(self, article: Article, placements: tuple[Placement, ...]) -> None:
        if article is self.article:
            self._place(placements)

    def _place(self, placements: tuple[Placement, ...]) -> None:
        self.placements = placements
        self._panel.show_notes(placements)
        edited = self.edited()
        if edited is not None:
            self._panel.editor.show_quote(quote_of(edited))  # it may have been tied to other words
        self.placed.emit(placements)

    def _list_tags(self) -> None:
        """Offer the tags there are; without them the reader types them in full."""
        self._lane.run(Desk.tags, self._offer_tags, failed=_pass_over)

    def _offer_tags(self, tags: tuple[tuple[str, int], ...]) -> None:
        self._panel.editor.tags.offer([tag for tag, _ in tags])

    def _run(self, work: Callable[[Desk], object], then: Callable[..., object]) -> None:
        again = partial(self._run, work, then)
        self._lane.run(work, then, failed=lambda failure: self.failed.emit(failure, again, ""))


def _in_full(content: Content) -> str:
    """Return words and tags as one text that can be copied."""
    tags = " ".join(f"#{tag}" for tag in content.tags)
    return "\n".join(part for part in (content.body, tags) if part)


def _nothing(desk: Desk) -> None:
    """Do nothing: its answer tells that everything before it was answered."""


def _pass_over(failure: Failure) -> None:
    """Say nothing: what asks for notes as well tells the same."""
