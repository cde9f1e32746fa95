"""Pieces of texts in which the words that were looked for are marked."""

from desktop.core.library import Snippet
from desktop.core.text import Span

BEFORE, AFTER = "\x02", "\x03"
"""What the index puts around a word it found."""


def snippet(marked: str) -> Snippet:
    r"""Return the piece of text on one line, with the places of the words that were found.

    >>> snippet("Der \x02Kreml\x03\nschweigt")
    Snippet(text='Der Kreml schweigt', marks=(Span(start=4, end=9),))
    """
    text, marks = "", []
    for index, piece in enumerate(" ".join(marked.split()).split(BEFORE)):
        word, after, rest = piece.partition(AFTER)
        if index and after:
            marks.append(Span(len(text), len(text) + len(word)))
        text += word + rest.replace(AFTER, "")
    return Snippet(text, tuple(marks))
