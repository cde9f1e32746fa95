"""Find the place of a note with the help of the text it was written on: no sentence is taken for one much like it.

With both versions of a text side by side it is known where each word went, and of words that look like the note's
whether they stood elsewhere before. Where the old text is not kept, words and context alone decide (core.anchoring).

The limits here and in `core.alignment` were set on edits made to one half of 1,453 articles of German newspapers and of
our own; what they reach on the other half of our own is a test.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from rapidfuzz.distance import Levenshtein

from desktop.core.alignment import aligned
from desktop.core.anchoring import LOST, MIN_QUOTE, MIN_SCORE, SHORT, Found, find, score_at
from desktop.core.folding import fold
from desktop.core.note import Anchor, How
from desktop.core.text import Span

ALONE = 0.9
"""So much of a place must have stayed where nothing stands beside it that did before."""

_LONGEST = 200_000
"""Code points of both texts together; longer ones are not laid side by side, which would keep the reader waiting."""


def place(anchor: Anchor, text: str, known: Sequence[str]) -> Found:
    """Return where `anchor` belongs in `text`, `known` being texts of its article; LOST if no place is certain enough.

    >>> old, new = "Ja, sagte er. Nein, sagte er. Ende.", "Nein, sagte er. Ende."
    >>> place(Anchor(4, 12, "sagte er", "Ja, ", ". Nein, sagte er. Ende."), new, [old]).how
    <How.LOST: 'lost'>
    """
    old = _written_on(anchor, chain([text] if text in known else [], known))
    if old == text:
        return Found(Span(anchor.start, anchor.end), 1.0, How.POSITION)
    if old is None or len(old) + len(text) > _LONGEST:
        return find(anchor, text)
    return _by_alignment(anchor, text, old) or _unless_foreign(find(anchor, text), anchor, text, old)


def _written_on(anchor: Anchor, known: Iterable[str]) -> str | None:
    """Return the first text in which the anchor stands, with all its context, right at its position."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    begin = anchor.start - len(anchor.prefix)
    return next((text for text in known if anchor.exact and begin >= 0 and text.startswith(whole, begin)), None)


def _by_alignment(anchor: Anchor, text: str, old: str) -> Found | None:
    """Find the place where its words went; None if it is not known, or if too few of them did.

    LOST where what stood around it stayed behind, if it is not word for word: a sentence that was rewritten and one
    like it that was put in elsewhere look the same.
    """
    sides, span = aligned(old, text), Span(anchor.start, anchor.end)
    moved = sides.moved(span)
    if moved is None or (len(span) < SHORT and not sides.told_apart(span)):
        return None
    words, now = fold(anchor.exact), fold(moved.span.of(text))
    same = Levenshtein.normalized_similarity(words, now)
    if same < (1.0 if len(words) < SHORT else MIN_QUOTE if moved.beside else ALONE):
        return None
    if same < 1.0 and not moved.together:
        return LOST
    score = max(MIN_SCORE, score_at(anchor, text, moved.span, same))
    exactly = How.POSITION if moved.span.start == anchor.start else How.QUOTE
    return Found(moved.span, score, exactly if same == 1.0 else How.FUZZY)


def _unless_foreign(found: Found, anchor: Anchor, text: str, old: str) -> Found:
    """Return what was found by words alone, unless the old text tells that other words stand there now."""
    span, sides = Span(anchor.start, anchor.end), aligned(old, text)
    if found.span is None or sides.contested(span) or sides.came_from_elsewhere(found.span, span):
        return LOST
    return LOST if len(span) < SHORT and _cuts(found.span, text) and not _cuts(span, old) else found


def _cuts(span: Span, text: str) -> bool:
    """Say whether a place begins or ends within a word: Kl*eine*, *In*sider."""
    seams = text[max(0, span.start - 1) : span.start + 1], text[span.end - 1 : span.end + 1]
    return any(len(seam) == 2 and seam.isalpha() for seam in seams)
