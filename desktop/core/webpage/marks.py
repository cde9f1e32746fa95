"""The text of an article as HTML, with its signals and notes marked in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from desktop.core.article import Block, Role
from desktop.core.signal import Family
from desktop.core.text import Span
from desktop.core.webpage.sheet import Sheet
from desktop.core.webpage.tags import escaped, link, tag

_ELEMENTS = {Role.HEADING: "h1", Role.SUBHEADING: "h3", Role.QUOTE: "blockquote"}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch of text that belongs to a signal or to a note."""

    span: Span
    family: Family | None
    """None for a note."""
    number: int
    last: bool
    """Whether it is the last piece, behind which the number stands."""


def marked_text(sheet: Sheet) -> str:
    """Return the main part of the page: the blocks of the article, each an element whose class is its role."""
    marks = tuple(_marks(sheet))
    blocks = "\n".join(_block(block, sheet.article.text, marks) for block in sheet.article.blocks)
    return f'<main lang="{escaped(sheet.article.origin.language)}">\n{blocks}\n</main>'


def _marks(sheet: Sheet) -> Iterator[_Mark]:
    """Yield the pieces of all marks, none of which crosses from one block into another."""
    blocks = [block.span for block in sheet.article.blocks]
    for number, one in enumerate(sheet.visible, start=1):
        yield from _pieces(one.signal.cue, blocks, one.signal.family, number)
    for number, placement in enumerate(sheet.placements, start=1):
        if placement.span:
            yield from _pieces((placement.span,), blocks, None, number)


def _pieces(spans: tuple[Span, ...], blocks: list[Span], family: Family | None, number: int) -> Iterator[_Mark]:
    pieces = [
        Span(max(span.start, block.start), min(span.end, block.end))
        for span in spans
        for block in blocks
        if span.overlaps(block)
    ]
    for index, piece in enumerate(pieces, start=1):
        yield _Mark(piece, family, number, last=index == len(pieces))


def _block(block: Block, text: str, marks: tuple[_Mark, ...]) -> str:
    here = [mark for mark in marks if block.span.contains(mark.span)]
    ends = sorted({block.span.start, block.span.end, *(end for m in here for end in (m.span.start, m.span.end))})
    stretches = (_stretch(Span(start, end), text, here) for start, end in pairwise(ends))
    return tag(_ELEMENTS.get(block.role, "p"), *stretches, kind=block.role.value)


def _stretch(span: Span, text: str, here: list[_Mark]) -> str:
    """Return words that all marks on them cover as a whole, and behind them the numbers of the marks that end there."""
    html = escaped(span.of(text))
    covering = [mark for mark in here if mark.span.contains(span)]
    for family in Family:
        if any(mark.family is family for mark in covering):
            html = tag("mark", html, kind=family.value)
    if any(mark.family is None for mark in covering):
        html = tag("span", html, kind="noted")
    ending = [mark for mark in here if mark.last and mark.span.end == span.end]
    return html + "".join(_number(mark) for mark in ending)


def _number(mark: _Mark) -> str:
    letter = mark.family.value if mark.family else "N"
    name = f"n{mark.number}" if mark.family is None else f"s{mark.number}"
    return tag("sup", link(name, f"{letter}{mark.number}"), kind=letter, ident=f"{name}-here")
