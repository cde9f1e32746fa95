"""Find the place of a note again after the text around it has changed: never dropped, never guessed.

Weights and limits follow the Hypothesis client's text quote matching, with the minimum it lacks: a note at a wrong
place is worse than a note listed as lost. They were set on edits made to half of the articles in `tests`; what they
reach on the other half is a test.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein

from desktop.core.folding import Folded, fold, folded
from desktop.core.likeness import closest, locate
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

SENTENCE, PARAGRAPH = 40, 24
"""So does a whole sentence of this length, and a whole paragraph that is again one."""

AMID, NEAR, APART = 0.75, 0.6, 0.2
"""So much of its context makes a short quote certain, and a longer one; any other place must fall this far behind."""

_MANY, _NEXT = 200, 4
"""Of more places than this, in texts of a book's length, only those are weighed that so many letters speak for."""
_STOPS = '.!?“"'
_HALF = CONTEXT // 2
_AROUND = CONTEXT + _HALF
"""So far from a place the words around it are looked for: others may have come between."""
_KNOWN = 3
"""Fewer words around a place do not tell it."""
_WORD = re.compile(r"\w+")
_PARAGRAPH = re.compile(r"\S[^\n]*")
_SIDE = 8
"""So long a whole side of context must be to count; half of a usual one tells where a short quote belongs."""


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

    The words with their whole context come first, then the words with what is left of it, then the same with other
    quotation marks and white space, then similar words.

    >>> find(Anchor(4, 9, "Kreml", "Der ", " bestreitet"), "Nein: Der Kreml bestreitet").span
    Span(start=10, end=15)
    """
    if not anchor.exact:
        return LOST
    return _in_full(anchor, text) or _by_words(anchor, text) or _by_folded_words(anchor, text) or LOST


def _in_full(anchor: Anchor, text: str) -> Found | None:
    """Find the words with all their context; of several such places the one nearest to the old position."""
    before = len(anchor.prefix)
    starts = [at + before for at in hits(anchor.prefix + anchor.exact + anchor.suffix, text)]
    if len(anchor.exact) < SHORT and not anchor.prefix and not anchor.suffix:
        starts = [start for start in starts if start == anchor.start]
    return _exact(anchor, text, min(starts, key=lambda start: abs(start - anchor.start))) if starts else None


def _by_words(anchor: Anchor, text: str) -> Found | None:
    """Find the words by what is left of their context, if only one place has it."""
    starts = [start for start in hits(anchor.exact, text) if _same_number(anchor, text, start)]
    if len(starts) > _MANY:
        starts = [start for start in starts if _touches(anchor, text, start)]
    if not starts:
        return None
    support = {start: _support(anchor, text, start) for start in starts}
    start = max(starts, key=lambda start: (support[start], -abs(start - anchor.start)))
    best = _exact(anchor, text, start)
    second = max((support[other] for other in starts if other != start), default=0.0)
    beside = _beside_context(anchor, text)
    short = len(anchor.exact) < SHORT
    firm = _beside_context(anchor, text, least=_HALF) == {start}
    told = beside <= {start} and (firm or support[start] >= (NEAR if beside or not short else AMID))
    if not told or support[start] - second < APART:
        if anchor.start in starts and not short:
            return Found(Span(anchor.start, anchor.end), MIN_SCORE, How.POSITION)
        if short or len(starts) > 1 or not (beside == {start} or _telling(anchor)):
            return None
    return best._replace(score=max(best.score, MIN_SCORE)) if _like_nothing_else(anchor, text, best) else None


def _by_folded_words(anchor: Anchor, text: str) -> Found | None:
    """Find the words, or similar ones, whatever quotation marks and white space became of."""
    whole = folded(text)
    sought = plain(anchor, whole)
    if sought is None:
        return None
    found = _by_words(sought, whole.text)
    moved = None if found else _as_paragraph(sought, anchor, text)
    if moved is not None:
        return moved
    found = found or _by_likeness(sought, whole.text)
    return found._replace(span=whole.raw(found.span)) if found and found.span else None


def plain(anchor: Anchor, whole: Folded) -> Anchor | None:
    """Return an anchor as it stands in a folded text; None for one that begins or ends inside white space."""
    prefix, exact, suffix = parts = [fold(part) for part in (anchor.prefix, anchor.exact, anchor.suffix)]
    if any(one.endswith(" ") and other.startswith(" ") for one, other in pairwise(parts)):
        return None
    start = whole.at(anchor.start)
    return Anchor(start, start + len(exact), exact, prefix, suffix)


def _as_paragraph(sought: Anchor, anchor: Anchor, text: str) -> Found | None:
    """Find a whole paragraph, or the only one like it, wherever it was moved."""
    if len(sought.exact) < PARAGRAPH or not _is_paragraph(anchor):
        return None
    least = MIN_QUOTE if len(sought.exact) >= TELLING else 1.0
    spans = [Span(*found.span()) for found in _PARAGRAPH.finditer(text)]
    alike = [_likeness(sought.exact, fold(span.of(text))) for span in spans]
    *_, second, best = sorted([0.0, 0.0, *alike])
    if best < least or second >= least:
        return None
    span = spans[alike.index(best)]
    score = max(MIN_SCORE, score_at(anchor, text, span, best))
    return Found(span, score, How.QUOTE if best == 1.0 else How.FUZZY)


def _by_likeness(anchor: Anchor, text: str) -> Found | None:
    """Find words like the quote in a context like its own, or like a long quote beside one whole side of it."""
    exact = anchor.exact
    whole = anchor.prefix + exact + anchor.suffix
    at = None if len(exact) < SHORT else locate(whole, text)
    if at is None:
        return None
    most = round(len(exact) * (1 - MIN_QUOTE))
    slack = CONTEXT + most
    window = Span(max(0, at - slack), min(len(text), at + len(whole) + slack))
    errors, spans = closest(exact, text, window, most=most)
    quote = 1 - errors / len(exact)
    if quote < MIN_QUOTE or not errors:
        return None  # the very words were looked for before, and found in no place that is certain
    score, span = max((score_at(anchor, text, span, quote), span) for span in spans)
    if score < MIN_SCORE and len(exact) >= TELLING and max(_sides(anchor, text, span)) >= MIN_QUOTE:
        score = MIN_SCORE
    return Found(span, score, How.FUZZY) if score >= MIN_SCORE else None


def _exact(anchor: Anchor, text: str, start: int) -> Found:
    span = Span(start, start + len(anchor.exact))
    return Found(span, score_at(anchor, text, span, 1.0), How.POSITION if start == anchor.start else How.QUOTE)


def score_at(anchor: Anchor, text: str, span: Span, quote: float) -> float:
    """Weigh quote, context and nearness 50 : 40 : 2, so that nearness only breaks ties."""
    near = 1 - abs(span.start - anchor.start) / max(len(text), anchor.start, 1)
    return (50 * quote + 40 * _context(anchor, text, span) + 2 * near) / 92


def _context(anchor: Anchor, text: str, span: Span) -> float:
    """Return how much of the known context stands beside `span`; 1 if none was known."""
    known = len(anchor.prefix) + len(anchor.suffix)
    errors = Levenshtein.distance(anchor.prefix, _before(anchor, text, span.start))
    errors += Levenshtein.distance(anchor.suffix, _after(anchor, text, span.end))
    return 1 - errors / known if known else 1.0


def _sides(anchor: Anchor, text: str, span: Span) -> tuple[float, float]:
    """Return how much of each side of the context stands beside `span`; nothing of one too short to tell."""
    return (
        _likeness(anchor.prefix, _before(anchor, text, span.start)),
        _likeness(anchor.suffix, _after(anchor, text, span.end)),
    )


def _likeness(known: str, found: str) -> float:
    return Levenshtein.normalized_similarity(known, found) if len(known) >= _SIDE else 0.0


def _before(anchor: Anchor, text: str, start: int) -> str:
    return text[max(0, start - len(anchor.prefix)) : start]


def _after(anchor: Anchor, text: str, end: int) -> str:
    return text[end : end + len(anchor.suffix)]


def _same_number(anchor: Anchor, text: str, start: int) -> bool:
    """Say whether the words at `start` are no part of a longer number than before: 1 is not in 170."""
    end = start + len(anchor.exact)
    pairs = (
        (anchor.prefix[-1:] + anchor.exact[0], text[max(0, start - 1) : start + 1]),
        (anchor.exact[-1] + anchor.suffix[:1], text[end - 1 : end + 1]),
    )
    return all(_within_number(known) or not _within_number(now) for known, now in pairs)


def _touches(anchor: Anchor, text: str, start: int) -> bool:
    """Say whether the letters right before or right after the words at `start` are the known ones."""
    end = start + len(anchor.exact)
    return (
        text[max(0, start - _NEXT) : start] == anchor.prefix[-_NEXT:]
        or text[end : end + _NEXT] == anchor.suffix[:_NEXT]
    )


def _within_number(two: str) -> bool:
    return len(two) == 2 and two.isdigit()


def _telling(anchor: Anchor) -> bool:
    """Say whether a place tells by its words alone where it belongs: long ones, or a whole sentence, or several."""
    begins = not anchor.prefix.strip() or anchor.prefix.rstrip()[-1] in _STOPS or anchor.prefix[-1] == "\n"
    length = len(anchor.exact)
    return length >= TELLING or (length >= SENTENCE and begins and anchor.exact[-1] in _STOPS)


def _is_paragraph(anchor: Anchor) -> bool:
    return (not anchor.prefix or anchor.prefix[-1] == "\n") and (not anchor.suffix or anchor.suffix[0] == "\n")


def _beside_context(anchor: Anchor, text: str, *, least: int = _SIDE) -> set[int]:
    """Return where the words stand with one whole side of their context, if that side has `least` letters."""
    behind = hits(anchor.prefix + anchor.exact, text) if len(anchor.prefix) >= least else ()
    ahead = hits(anchor.exact + anchor.suffix, text) if len(anchor.suffix) >= least else ()
    return {*(at + len(anchor.prefix) for at in behind), *ahead}


def _support(anchor: Anchor, text: str, start: int) -> float:
    """Return how much speaks for the words at `start`: known letters right beside them, or known words around them."""
    span = Span(start, start + len(anchor.exact))
    before, after = _WORD.findall(anchor.prefix)[1:], _WORD.findall(anchor.suffix)[:-1]
    known = len(before) + len(after)
    left = _WORD.findall(text[max(0, start - _AROUND) : start])
    right = _WORD.findall(text[span.end : span.end + _AROUND])
    shared = 0
    if known >= _KNOWN and (left[-1:] == before[-1:] or right[:1] == after[:1]):
        shared = LCSseq.similarity(before, left) + LCSseq.similarity(after, right)
    return max(_context(anchor, text, span), shared / max(known, 1))


def _like_nothing_else(anchor: Anchor, text: str, found: Found) -> bool:
    """Say whether words and context together are not more like another place: one whose words have changed."""
    whole = anchor.prefix + anchor.exact + anchor.suffix
    at = locate(whole, text, least=90.0)
    return at is None or found.span is None or abs(at + len(anchor.prefix) - found.span.start) <= len(whole)


def hits(words: str, text: str) -> Iterator[int]:
    """Yield every place at which `words` begin in `text`, overlapping ones as well."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
