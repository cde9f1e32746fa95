"""Notes whose place is lost: looks for the likeliest place of each, and ties the note where the reader says."""

from functools import partial

from PySide6.QtCore import QObject

from desktop.core.anchoring import Found
from desktop.core.article import Article
from desktop.core.candidates import candidate
from desktop.core.note import Anchor, How, Placement
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.ui.choosing import Choosing
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.note_history import Anchoring, Leaving
from desktop.ui.note_keeper import NoteKeeper
from desktop.ui.panel.lost_place import Offer
from desktop.ui.texts import Texts
from desktop.ui.window import Window


class LostNotes(QObject):
    """Offers places for lost notes. One is looked for at a time, so that a note being saved never waits for all."""

    def __init__(
        self, window: Window, keeper: NoteKeeper, lane: Lane, choosing: Choosing, texts: Texts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._page, self._panel = window.article, window.notes
        self._keeper, self._lane, self._choosing, self._texts = keeper, lane, choosing, texts
        self._article: Article | None = None
        self._offers: dict[Anchor, Offer | None] = {}
        """What was found for each lost place in the open article; None if there is nothing like it."""
        self._seeking = False
        self._tying: tuple[str, Span] | None = None
        """The note that is being tied, and to which place."""
        keeper.placed.connect(self._take)
        keeper.turned.connect(self._tell)
        self._panel.note_chosen.connect(self._reveal)
        self._panel.list.hovered.connect(self._hint)
        bar = self._panel.editor.lost
        bar.here_requested.connect(self.anchor_here)
        bar.selection_requested.connect(self.anchor_to_selection)
        bar.left.connect(self._leave)

    def anchor_here(self) -> None:
        """Tie the lost note that is open to its best candidate."""
        placement = self._keeper.edited()
        offer = self._offer(placement)
        if placement is None or offer is None:
            self._choosing.say(self._texts["lost.no_offer"])
        else:
            self._anchor(placement, offer.span)

    def anchor_to_selection(self) -> None:
        """Tie the note that is open to the selected words."""
        placement, span = self._keeper.edited(), self._page.selected_span()
        if placement is None or placement.note.anchor is None:
            self._choosing.say(self._texts["lost.choose_first"])
        elif span is None:
            self._choosing.say(self._texts["lost.select_first"])
        else:
            self._anchor(placement, span)

    def _anchor(self, placement: Placement, span: Span) -> None:
        before, name = placement.note.anchor, self._texts["notes.anchoring"]
        if before is not None:
            self._tying = placement.note.id, span
            self._page.reveal(span)
            step = partial(Anchoring, self._keeper, before=before, after=span, name=name)
            self._keeper.push(placement, step)

    def _leave(self) -> None:
        """Offer nothing for the open note any more, until that is undone or the note is tied to a place."""
        placement = self._keeper.edited()
        if placement is not None:
            self._page.reveal(None)
            self._panel.list.setFocus()
            name = self._texts["notes.leaving"]
            self._keeper.push(placement, lambda draft, _: Leaving(self._keeper, draft, name))
            self._choosing.say(self._texts["lost.left"])

    def _take(self) -> None:
        """Look for places for the lost ones among the notes shown now."""
        if self._keeper.article is not self._article:
            self._article, self._offers = self._keeper.article, {}
        if self._tying in {(one.note.id, one.span) for one in self._keeper.placements}:
            self._tying = None
            self._choosing.say(self._texts["lost.anchored"])
        self._tell()
        self._seek()

    def _seek(self) -> None:
        """Look for the next lost place that was not looked for."""
        wanted = (one.note.anchor for one in self._keeper.placements if one.how is How.LOST)
        anchor = next((anchor for anchor in wanted if anchor and anchor not in self._offers), None)
        if anchor is not None and self._article is not None and not self._seeking:
            self._seeking = True
            work = partial(_look_for, anchor=anchor, text=self._article.text)
            self._lane.run(work, partial(self._found, self._article, anchor), failed=self._give_up)

    def _found(self, article: Article, anchor: Anchor, found: Found | None) -> None:
        self._seeking = False
        if article is self._article:
            offer = None
            if found is not None and found.span is not None:
                offer = Offer(found.span, " ".join(found.span.of(article.text).split()), found.score)
            self._offers[anchor] = offer
            self._tell()
            placement = self._keeper.edited()
            if placement is not None and placement.note.anchor == anchor:  # its card was chosen in the meantime
                self._reveal(placement)
        self._seek()

    def _give_up(self, _: Failure) -> None:
        """Offer nothing: what asks for notes as well tells that they are out of reach."""
        self._seeking = False

    def _tell(self) -> None:
        """Show what is offered, on the cards and over the note that is open."""
        offers = {one.note.id: self._offer(one) for one in self._keeper.placements}
        self._panel.list.show_offers({note_id: offer for note_id, offer in offers.items() if offer is not None})
        placement, bar = self._keeper.edited(), self._panel.editor.lost
        looked_for = placement is not None and placement.note.anchor in self._offers
        if placement is None or placement.how is not How.LOST or placement.note.unplaced or not looked_for:
            bar.hide()
        else:
            bar.offer(self._offer(placement))

    def _offer(self, placement: Placement | None) -> Offer | None:
        """Return the best candidate for a note that is lost, unless the reader wants none."""
        if placement is None or placement.how is not How.LOST or placement.note.unplaced:
            return None
        return self._offers.get(placement.note.anchor) if placement.note.anchor else None

    def _reveal(self, placement: Placement) -> None:
        offer = self._offer(placement)
        if offer is not None:
            self._page.reveal(offer.span)

    def _hint(self, placement: Placement | None) -> None:
        offer = self._offer(placement)
        self._page.hint(offer.span if offer else None)


def _look_for(desk: Desk, *, anchor: Anchor, text: str) -> Found | None:  # noqa: ARG001 - a lane works at a desk
    return candidate(anchor, text)
