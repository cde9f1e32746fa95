"""The sentence around a place, by marks alone: enough to show a place in, and no analysis is needed for it."""

import re
from collections.abc import Sequence

from desktop.core.article import Block
from desktop.core.text import Span

_STOP = re.compile(r"[.!?…]+[\"“”»«’‘')\]]*\s+(?=[\"„“»«‚‘'(\[]*[A-ZÄÖÜ0-9])")
_SHORT = re.compile(
    r"(?:^|[\s(„\"])(?:[A-Za-zÄÖÜäöü]|\d{1,2}|Dr|Prof|Nr|St|Abs|Art|ca|bzw|Mio|Mrd|Jan|Feb|Okt|Nov|Dez)$"
)
"""What has a full stop behind it that ends no sentence."""
_LONGEST_SHORT = 6


def sentence_around(text: str, blocks: Sequence[Block], place: Span) -> str:
    """Return the sentence a place stands in, or all it touches, on one line; it never leaves its blocks.

    >>> sentence_around("Nein. Das gilt ab 3. Mai. Oder?", (), Span(10, 14))
    'Das gilt ab 3. Mai.'
    """
    around = [block.span for block in blocks if block.span.overlaps(place)] or [Span(0, len(text))]
    start, end = around[0].start, around[-1].end
    for stop in _STOP.finditer(text, start, end):
        if _SHORT.search(text[max(start, stop.start() - _LONGEST_SHORT) : stop.start()]):
            continue
        if stop.end() <= place.start:
            start = stop.end()
        elif stop.end() >= place.end:
            end = stop.end()
            break
    return " ".join(text[start:end].split())
