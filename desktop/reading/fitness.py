"""Whether a text is fit to be analysed: long enough, and German."""

import re
from itertools import islice

from desktop.core.article import Block, Notice, Role
from desktop.reading.german import german

_ENOUGH = 40
"""Words below which counts say little."""

_SAMPLE = 2_000
"""Words that are looked at to tell the language."""

_GERMAN = 0.06
"""Share of function words below which a text is not German.

Measured: other languages stay below 0.03, German news above 0.07 but for tables of results.
"""

_TELLING = 8
"""Words below which the language cannot be told."""

_WORD = re.compile(r"[^\W\d_]+")


def notices(text: str, blocks: tuple[Block, ...]) -> tuple[Notice, ...]:
    """Return what the reader should know before trusting the analysis; navigation residue does not count."""
    read = [block.span.of(text) for block in blocks if block.role is not Role.CHROME]
    words = list(islice((word for part in read for word in _WORD.findall(part.casefold())), _SAMPLE))
    found = []
    if len(words) < _ENOUGH:
        found.append(Notice.SHORT)
    if not _is_german(words):
        found.append(Notice.NOT_GERMAN)
    return tuple(found)


def _is_german(words: list[str]) -> bool:
    """Say whether these words are German; too few of them get the benefit of the doubt."""
    if len(words) < _TELLING:
        return True
    known = sum(word in german().function_words for word in words)
    return known >= max(1, round(len(words) * _GERMAN))
