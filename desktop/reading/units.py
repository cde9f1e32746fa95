"""From lines to units: which line breaks part two units, and which only wrap a sentence."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from desktop.core.text import Span
from desktop.reading.german import german

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"""[.!?…][)\]"'“”«»‹›’‘]*\Z""")
_BULLET = re.compile(r"[•▪►‣◦●·*–—-]\s+\S|\d{1,2}[.)]\s+\S")
_PLAIN_WIDTH = 120
"""Lines wrapped by a program are not longer than this (code points)."""
_WRAPPED = 0.2
"""Share of line breaks in mid sentence from which a text counts as wrapped."""


class Unit(NamedTuple):
    """A stretch of text that gets one role."""

    span: Span
    gap: bool
    """Whether a blank line, or the start of the text, stands before it."""


class _Line(NamedTuple):
    span: Span
    gap: bool
    text: str


@dataclass(frozen=True, slots=True)
class _Wrapping:
    width: float
    even: bool
    """Whether every wrapped line is filled up to the width, so that a shorter one ends on purpose."""


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does, closing quotes and brackets aside."""
    return _SENTENCE_END.search(text[-8:]) is not None


def item_mark(text: str) -> str:
    """Return the bullet or number a list item begins with, or an empty string."""
    found = _BULLET.match(text)
    return text.split(maxsplit=1)[0] if found else ""


def units(text: str) -> list[Unit]:
    """Return the stretches between line breaks that mean something, in text order, without white space at their edges.

    Blank lines always part. A single line break parts unless it stands in mid sentence; in a text that is wrapped
    throughout it parts only where the line ends early, or, if the lines are uneven, after a sentence.
    """
    lines = _lines(text)
    wrapping = _wrapping(lines)
    found: list[Unit] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and not line.gap and _joined(before.text, line.text, wrapping):
            found[-1] = Unit(Span(found[-1].span.start, line.span.end), found[-1].gap)
        else:
            found.append(Unit(line.span, line.gap))
    return found


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if not words:
            continue
        start = match.start() + match[0].index(words[0])
        gap = not lines or len(_LINE_END.findall(text, end, start)) > 1
        end = start + len(words)
        lines.append(_Line(Span(start, end), gap, words))
    return lines


def _wrapping(lines: list[_Line]) -> _Wrapping | None:
    """Return how the text is wrapped, or None if its line breaks mean paragraphs."""
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap]
    broken = [(a, b) for a, b in pairs if _goes_on(a, b)]
    if not broken or len(broken) < _WRAPPED * len(pairs):
        return None
    lengths = [len(a) for a, _ in broken]
    if median(lengths) > _PLAIN_WIDTH:
        return None
    full = max(len(a) for a, _ in pairs)
    even = full <= _PLAIN_WIDTH and all(not _would_fit(a, b, full) for a, b in broken)
    return _Wrapping(full if even else median(lengths), even)


def _joined(before: str, line: str, wrapping: _Wrapping | None) -> bool:
    """Say whether the line break between the two only wraps a sentence or a paragraph."""
    if before.startswith(">") or line.startswith(">"):
        return False
    if _goes_on(before, line):
        return True
    if wrapping is None or (item_mark(line) and (item_mark(before) or before[-1] in ".:!?")):
        return False
    early = _would_fit(before, line, wrapping.width)
    if wrapping.even:
        return not early
    return not (ends_sentence(before) and (early or len(before) > 1.5 * wrapping.width))


def _goes_on(before: str, line: str) -> bool:
    """Say whether a sentence plainly runs over the line break."""
    if line[0].islower():
        return not re.match(r"[a-z]\)\s", line)
    if ends_sentence(before):
        return False
    if line[0] == "(" and line[-1] != ")":
        return True
    return before[-1] in ",-(„" or before[-12:].rsplit(maxsplit=1)[-1] in german().open_ends


def _would_fit(before: str, line: str, width: float) -> bool:
    """Say whether the first word of `line` would have had room at the end of `before`."""
    return len(before) + 1 + len(line[:200].split(maxsplit=1)[0]) <= width
