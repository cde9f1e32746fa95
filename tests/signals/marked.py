"""Sentences with cues in brackets: from the marked form to the text and the places."""

import re

from desktop.core.article import Article, Block, Origin, Role
from desktop.core.text import Span


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the sentence without brackets and the places they marked."""
    text, spans = "", []
    for part in re.split(r"(\[[^\]]*\])", marked):
        bare = part.strip("[]")
        if part.startswith("["):
            spans.append(Span(len(text), len(text) + len(bare)))
        text += bare
    return text, tuple(spans)


def article_of(text: str) -> Article:
    """Return a one-paragraph article."""
    return Article("test", "test", text, (Block(Span(0, len(text)), Role.PARAGRAPH),), Origin("plain", ""))
