"""Finding the reader's words in an article. No Qt."""

import re

from desktop.core.text import Span


def occurrences(words: str, text: str) -> list[Span]:
    r"""Return every place of `words` in `text`, whatever their case and whatever white space stands between them.

    >>> occurrences("der  kreml", "Der\u00a0Kreml und der Kreml")
    [Span(start=0, end=9), Span(start=14, end=23)]
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    return [Span(found.start(), found.end()) for found in pattern.finditer(text)]
