"""The examples of rules: sentences with the cue in brackets."""

import re

from desktop.core.article import Article, Block, Origin, Role
from desktop.core.text import Span

_MARKED = re.compile(r"(\[[^\[\]]*\])")


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return a sentence without its brackets, and the places they marked.

    >>> unmark("Er [bestreitet] das.")
    ('Er bestreitet das.', (Span(start=3, end=13),))
    """
    text, spans = "", []
    for part in _MARKED.split(marked):
        bare = part.strip("[]")
        if part.startswith("["):
            spans.append(Span(len(text), len(text) + len(bare)))
        text += bare
    return text, tuple(spans)


def article_of(text: str) -> Article:
    """Return a sentence as an article of one paragraph."""
    return Article("example", "", text, (Block(Span(0, len(text)), Role.PARAGRAPH),), Origin("plain", ""))
