"""Pieces of texts in which the words that were looked for are marked."""

from desktop.core.library import Snippet
from desktop.core.text import Span

BEFORE, AFTER = "\x02", "\x03"
"""What the index puts around a word it found."""

_SHOWN = 200
"""Characters of a text that are shown where no word of it was looked for."""


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


def beginning(text: str, title: str = "") -> Snippet:
    r"""Return where a text begins, behind its title, which stands above it.

    >>> beginning("Kreml schweigt\n\nMoskau. Nichts Neues.", "Kreml schweigt").text
    'Moskau. Nichts Neues.'
    """
    words = " ".join(text.split()).removeprefix(title).lstrip()
    cut = words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0] + " …"
    return Snippet(cut, ())
