"""Articles of our own with their signals, annotated by hand before the program read them.

Beside each text lies a file with one signal a line: kind | cue | voice | who says it or denies it | sort of actor. The
cue stands in brackets among as many words as tell the place; its head is its first word, or the one behind a star. A
question mark before the kind: the guideline leaves it open, it counts neither way. The voice may be left open. For a
pronoun stands whom it means.
"""

import re
from pathlib import Path

from desktop.core.scoring.marks import Gold, Mark
from desktop.core.text import Span

_WORD = re.compile(r"[\w-]+")


def gold_of(text_file: Path) -> Gold:
    """Return an article with its annotation. Raise ValueError for a cue that is not in the text, or not just once."""
    text = text_file.read_text(encoding="utf-8")
    lines = text_file.with_suffix(".gold").read_text(encoding="utf-8").splitlines()
    return Gold(text_file.stem, text, tuple(_mark(text, line) for line in lines))


def _mark(text: str, line: str) -> Mark:
    kind, cue, voice, who, actor = (*(field.strip() for field in line.split("|")), "", "", "")[:5]
    head = _head(text, cue)
    return Mark(
        kind.removeprefix("?"),
        head,
        None if voice == "open" else voice,
        _nearest(text, who, head.start) if who else None,
        actor or None,
        optional=kind.startswith("?"),
    )


def _head(text: str, cue: str) -> Span:
    plain = re.sub(r"[\[\]*]", "", cue)
    if text.count(plain) != 1:
        raise ValueError(f"stands {text.count(plain)} times in the text: {plain}")
    sign = "*" if "*" in cue else "["
    before = re.sub(r"[\[\]*]", "", cue[: cue.index(sign)])
    word = _WORD.match(text, text.index(plain) + len(before))
    if word is None:
        raise ValueError(f"no word where the head should be: {cue}")
    return Span(*word.span())


def _nearest(text: str, words: str, place: int) -> Span:
    """Return where `words` stand nearest to a place."""
    found = [Span(*match.span()) for match in re.finditer(re.escape(words), text)]
    return min(found, key=lambda span: abs(span.start - place))
