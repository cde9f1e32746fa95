"""Where in a text something stands that is like some words: approximate search with both ends free."""

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from desktop.core.text import Span

_LANDMARK = 400
"""The longest piece searched for at once: the cost of a search grows with the square of the length."""


def locate(whole: str, text: str, *, least: float = 60.0) -> int | None:
    """Return about where `whole` would begin in `text`, or None if nothing there is like it by `least` of 100."""
    middle = (len(whole) - _LANDMARK) // 2
    offsets = (0, middle, len(whole) - _LANDMARK) if len(whole) > _LANDMARK else (0,)
    best, at = 0.0, None
    for offset in offsets:
        like = fuzz.partial_ratio_alignment(whole[offset : offset + _LANDMARK], text, score_cutoff=least)
        if like and like.score > best:
            best, at = like.score, like.dest_start - like.src_start - offset
    return at


def closest(words: str, text: str, window: Span, *, most: int) -> tuple[int, list[Span]]:
    """Return the fewest edits that turn `words` into a piece of `window`, and the pieces that need no more.

    With more than `most` edits there are no pieces.
    """
    if len(words) > 2 * _LANDMARK:
        return _closest_by_ends(words, text, window, most)
    errors = _edits(words, window.of(text))
    fewest = min(errors, default=len(words))
    if fewest > most:
        return len(words), []
    spans = [
        Span(start, end)
        for end in (window.start + index + 1 for index, count in enumerate(errors) if count == fewest)
        for start in range(max(0, end - len(words) - fewest), end - len(words) + fewest + 1)
        if Levenshtein.distance(words, text[start:end], score_cutoff=fewest) == fewest
    ]
    return fewest, spans


def _closest_by_ends(words: str, text: str, window: Span, most: int) -> tuple[int, list[Span]]:
    """Do the same for a long quote by where it begins and ends; the piece may then be a little off the best."""
    share = most * _LANDMARK // len(words)
    _, heads = closest(words[:_LANDMARK], text, window, most=share)
    _, tails = closest(words[-_LANDMARK:], text, window, most=share)
    if not heads or not tails or tails[0].end <= heads[0].start:
        return len(words), []
    span = Span(heads[0].start, tails[0].end)
    return Levenshtein.distance(words, span.of(text), score_cutoff=most), [span]


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
