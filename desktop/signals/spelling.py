"""Swiss spelling read like the German one: in a text without ß, *heisst* is read as *heißt*."""

import re
from functools import cache

from desktop.core.text import CleanText
from desktop.signals.grammar.words import words


def respelled(clean: CleanText) -> CleanText:
    """Return a text with ß where only Swiss texts write ss; one with a single ß in it is not Swiss.

    >>> respelled(CleanText("Wie es heisst, muss er gehen.", None)).text
    'Wie es heißt, muss er gehen.'
    """
    text = clean.text
    if "ß" in text or "ss" not in text:
        return clean
    places = [_last_pair(found) for found in _swiss().finditer(text)]
    if not places:
        return clean
    origins = list(clean.origins or ((at, at + 1) for at in range(len(text))))
    pieces: list[str] = []
    kept: list[tuple[int, int]] = []
    done = 0
    for place in places:
        pieces += (text[done:place], "ß")
        kept += (*origins[done:place], (origins[place][0], origins[place + 1][1]))
        done = place + 2
    return CleanText("".join((*pieces, text[done:])), (*kept, *origins[done:]))


def _last_pair(found: re.Match[str]) -> int:
    """Return where the two letters begin that stand for one: in Bundesstrasse the second pair."""
    return found.start() + found[0].lower().rindex("ss")


@cache
def _swiss() -> re.Pattern[str]:
    """Return a pattern for what Swiss texts spell in their own way; a star stands for any letters."""
    return re.compile("|".join(map(_pattern, sorted(words("swiss_spellings"), reverse=True))), re.IGNORECASE)


def _pattern(entry: str) -> str:
    before = "" if entry.startswith("*") else r"\b"
    return before + re.escape(entry.strip("*")) + ("" if entry.endswith("*") else r"\b")
