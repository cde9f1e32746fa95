"""Find the place of a note again after the text around it has changed: never dropped, never guessed.

Weights and limits follow the Hypothesis client's text quote matching, with the minimum it lacks: a note at a wrong
place is worse than a note listed as lost.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from desktop.core.note import Anchor, How
from desktop.core.text import Span

CONTEXT = 32
"""Code points kept before and after a place."""

MIN_SCORE = 0.75
MIN_QUOTE = 0.8
"""Of the quote itself, at least this much must have stayed as it was."""

SHORT = 12
"""A quote below this length stands in every article: it must match exactly, with one side of its context."""

TELLING = 2 * CONTEXT
"""A quote of this length that stands only once tells as much as any context could."""

_SIDE = 8
"""So long a whole side of context must be to tell where a short quote belongs; a last full stop does not."""

_LANDMARK = 400
"""The longest piece searched for at once: the cost of a search grows with the square of the length."""


class Found(NamedTuple):
    """Where an anchor belongs now, how sure that is (0 to 1), and how it was found."""

    span: Span | None
    score: float
    how: How


LOST = Found(None, 0.0, How.LOST)


def anchor_at(text: str, span: Span) -> Anchor:
    """Return the anchor that remembers `span` of `text`. Raise ValueError if the span is empty or outside the text.

    >>> anchor_at("Der Kreml bestreitet", Span(4, 9))
    Anchor(start=4, end=9, exact='Kreml', prefix='Der ', suffix=' bestreitet')
    """
    if not span or span.end > len(text):
        raise ValueError(f"no words at {span} in a text of {len(text)}")
    prefix = text[max(0, span.start - CONTEXT) : span.start]
    return Anchor(span.start, span.end, span.of(text), prefix, text[span.end : span.end + CONTEXT])


def find(anchor: Anchor, text: str) -> Found:
    """Return where `anchor` belongs in `text`; LOST if no place is certain enough.

    The words with their whole context come first, then the words with what is left of it, then similar words.

    >>> find(Anchor(4, 9, "Kreml", "Der ", " bestreitet"), "Nein: Der Kreml bestreitet").span
    Span(start=10, end=15)
    """
    if not anchor.exact:
        return LOST
    return _in_full(anchor, text) or _by_words(anchor, text) or _by_likeness(anchor, text) or LOST


def _in_full(anchor: Anchor, text: str) -> Found | None:
    """Find the words with all their context; of several such places the one nearest to the old position."""
    before = len(anchor.prefix)
    starts = [at + before for at in _hits(anchor.prefix + anchor.exact + anchor.suffix, text)]
    if len(anchor.exact) < SHORT and not anchor.prefix and not anchor.suffix:
        starts = [start for start in starts if start == anchor.start]
    return _exact(anchor, text, min(starts, key=lambda start: abs(start - anchor.start))) if starts else None


def _by_words(anchor: Anchor, text: str) -> Found | None:
    """Find the words by what is left of their context."""
    short = len(anchor.exact) < SHORT
    starts = _beside_context(anchor, text) if short else list(_hits(anchor.exact, text))
    if not starts:
        return None
    best = max((_exact(anchor, text, start) for start in starts), key=lambda found: found.score)
    if best.score >= MIN_SCORE:
        return best
    if short:
        return None
    if anchor.start in starts:
        return Found(Span(anchor.start, anchor.end), MIN_SCORE, How.POSITION)
    telling = len(anchor.exact) >= TELLING or bool(_beside_context(anchor, text))
    return best._replace(score=MIN_SCORE) if len(starts) == 1 and telling else None


def _by_likeness(anchor: Anchor, text: str) -> Found | None:
    """Find words like the quote in a context like its own."""
    exact = anchor.exact
    whole = anchor.prefix + exact + anchor.suffix
    at = None if len(exact) < SHORT else _locate(whole, text)
    if at is None:
        return None
    slack = CONTEXT + round(len(exact) * (1 - MIN_QUOTE))
    errors, spans = _closest(exact, text, Span(max(0, at - slack), min(len(text), at + len(whole) + slack)))
    quote = 1 - errors / len(exact)
    if quote < MIN_QUOTE:
        return None
    score, span = max((_score(anchor, text, span, quote), span) for span in spans)
    return Found(span, score, How.FUZZY) if score >= MIN_SCORE else None


def _exact(anchor: Anchor, text: str, start: int) -> Found:
    span = Span(start, start + len(anchor.exact))
    return Found(span, _score(anchor, text, span, 1.0), How.POSITION if start == anchor.start else How.QUOTE)


def _score(anchor: Anchor, text: str, span: Span, quote: float) -> float:
    """Weigh quote, context and nearness 50 : 40 : 2, so that nearness only breaks ties."""
    near = 1 - abs(span.start - anchor.start) / max(len(text), anchor.start, 1)
    return (50 * quote + 40 * _context(anchor, text, span) + 2 * near) / 92


def _context(anchor: Anchor, text: str, span: Span) -> float:
    """Return how much of the known context stands beside `span`; 1 if none was known."""
    known = len(anchor.prefix) + len(anchor.suffix)
    before = text[max(0, span.start - len(anchor.prefix)) : span.start]
    after = text[span.end : span.end + len(anchor.suffix)]
    errors = Levenshtein.distance(anchor.prefix, before) + Levenshtein.distance(anchor.suffix, after)
    return 1 - errors / known if known else 1.0


def _beside_context(anchor: Anchor, text: str) -> list[int]:
    """Return where the words stand with one whole side of their context, if that side is long enough to tell."""
    behind = _hits(anchor.prefix + anchor.exact, text) if len(anchor.prefix) >= _SIDE else ()
    ahead = _hits(anchor.exact + anchor.suffix, text) if len(anchor.suffix) >= _SIDE else ()
    return [*(at + len(anchor.prefix) for at in behind), *ahead]


def _hits(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _locate(whole: str, text: str) -> int | None:
    """Return about where `whole` would begin in `text`, or None if nothing there is like it."""
    middle = (len(whole) - _LANDMARK) // 2
    offsets = (0, middle, len(whole) - _LANDMARK) if len(whole) > _LANDMARK else (0,)
    best, at = 0.0, None
    for offset in offsets:
        like = fuzz.partial_ratio_alignment(whole[offset : offset + _LANDMARK], text, score_cutoff=60)
        if like and like.score > best:
            best, at = like.score, like.dest_start - like.src_start - offset
    return at


def _closest(words: str, text: str, window: Span) -> tuple[int, list[Span]]:
    """Return the fewest edits that turn `words` into a piece of `window`, and the pieces that need no more."""
    if len(words) > 2 * _LANDMARK:
        return _closest_by_ends(words, text, window)
    errors = _edits(words, window.of(text))
    fewest = min(errors, default=len(words))
    if fewest > len(words) * (1 - MIN_QUOTE):
        return len(words), []
    spans = [
        Span(start, end)
        for end in (window.start + index + 1 for index, count in enumerate(errors) if count == fewest)
        for start in range(max(0, end - len(words) - fewest), end - len(words) + fewest + 1)
        if Levenshtein.distance(words, text[start:end], score_cutoff=fewest) == fewest
    ]
    return fewest, spans


def _closest_by_ends(words: str, text: str, window: Span) -> tuple[int, list[Span]]:
    """Do the same for a long quote by where it begins and ends; the piece may then be a little off the best."""
    _, heads = _closest(words[:_LANDMARK], text, window)
    _, tails = _closest(words[-_LANDMARK:], text, window)
    if not heads or not tails or tails[0].end <= heads[0].start:
        return len(words), []
    span = Span(heads[0].start, tails[0].end)
    return Levenshtein.distance(words, span.of(text), score_cutoff=round(len(words) * (1 - MIN_QUOTE))), [span]


def _edits(words: str, text: str) -> list[int]:
    """Return for each character of `text` the fewest edits between `words` and a piece that ends there.

    Bit-parallel approximate matching (Myers 1999, J. ACM 46:395); rapidfuzz has no such search with both ends free.
    """
    where: dict[str, int] = {}
    for index, char in enumerate(words):
        where[char] = where.get(char, 0) | 1 << index
    last, full = 1 << len(words) - 1, (1 << len(words)) - 1
    up, down, errors = full, 0, len(words)
    counts: list[int] = []
    for char in text:
        match = where.get(char, 0)
        vertical = match | down
        flat = (((match & up) + up) ^ up) | match
        more, fewer = down | ~(flat | up) & full, up & flat
        errors += bool(more & last) - bool(fewer & last)
        more, fewer = more << 1 & full, fewer << 1 & full
        up, down = fewer | ~(vertical | more) & full, more & vertical
        counts.append(errors)
    return counts
