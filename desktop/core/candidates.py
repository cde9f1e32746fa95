"""The place most like one that was lost: shown to the reader, who decides; nothing is placed here by itself."""

from collections.abc import Iterator
from itertools import islice

from rapidfuzz.distance import Levenshtein

from desktop.core.anchoring import CONTEXT, SHORT, Found, hits, plain, score_at
from desktop.core.folding import folded
from desktop.core.likeness import closest, locate
from desktop.core.note import Anchor, How
from desktop.core.text import Span

LIKELY, LIKELY_SHORT = 0.5, 0.7
"""A place below this is not worth the reader's time; a short quote looks like too many places."""

_HALF, _SIDE = CONTEXT // 2, 8
_MOST_HITS = 50
"""So many places of the same words are looked at for the best of them."""


def candidate(anchor: Anchor, text: str) -> Found | None:
    """Return the place most like a lost one, for the reader to judge; None if none is worth looking at.

    It is made of whole words. A score that `find` would accept means that other places come too close to it.

    >>> candidate(Anchor(0, 20, "Der Kreml bestreitet", "", " das."), "Der Kreml dementierte das.").span
    Span(start=0, end=21)
    """
    whole = folded(text)
    sought = plain(anchor, whole)
    if sought is None or not sought.exact.strip():
        return None
    spans = {_whole_words(whole.text, span) for span in (*_alike(sought, whole.text), *_between(sought, whole.text))}
    rated = [(_rated(sought, whole.text, span), span) for span in spans if span]
    score, span = max(rated, default=(0.0, Span(0, 0)))
    least = LIKELY_SHORT if len(sought.exact) < SHORT else LIKELY
    return Found(whole.raw(span), score, How.FUZZY) if score >= least else None


def _alike(sought: Anchor, text: str) -> Iterator[Span]:
    """Yield places whose words are like the old ones, looked for with their context and without."""
    yield from (Span(at, at + len(sought.exact)) for at in islice(hits(sought.exact, text), _MOST_HITS))
    whole = sought.prefix + sought.exact + sought.suffix
    for words, lead in ((whole, len(sought.prefix)), (sought.exact, 0)):
        at = locate(words, text, least=100 * LIKELY)
        if at is not None:
            most = round(len(sought.exact) * (1 - LIKELY))
            first = max(0, at + lead - CONTEXT - most)
            window = Span(first, max(first, min(len(text), at + lead + len(sought.exact) + CONTEXT + most)))
            yield from closest(sought.exact, text, window, most=most)[1]


def _between(sought: Anchor, text: str) -> Iterator[Span]:
    """Yield what stands now between the words that stood before and after the place."""
    before, after = sought.prefix[-_HALF:], sought.suffix[:_HALF]
    if min(len(before), len(after)) < _SIDE:
        return
    for at in islice(hits(before, text), _MOST_HITS):
        start = at + len(before)
        end = text.find(after, start, start + 2 * len(sought.exact) + CONTEXT)
        if end > start:
            yield Span(start, end)


def _rated(sought: Anchor, text: str, span: Span) -> float:
    """Weigh a place by its words and what stands beside it, either of which may be new altogether."""
    return score_at(sought, text, span, Levenshtein.normalized_similarity(sought.exact, span.of(text)))


def _whole_words(text: str, span: Span) -> Span:
    """Return a place without blanks at its ends and without half words."""
    start, end = span.start, span.end
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return Span(start, max(start, end - len(words) + len(words.rstrip())))
