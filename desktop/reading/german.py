"""What this room knows about German news pages, read once from resources/reading/german.toml."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from desktop.core.places import resource


@dataclass(frozen=True, slots=True)
class German:
    """Word lists in lower case, each told in the resource file."""

    residue: frozenset[str]
    link_lists: frozenset[str]
    residue_starts: frozenset[str]
    consent_starts: frozenset[str]
    buttons: frozenset[str]
    caption_starts: frozenset[str]
    caption_credits: frozenset[str]
    agencies: frozenset[str]
    byline_starts: frozenset[str]
    months: frozenset[str]
    open_ends: frozenset[str]
    function_words: frozenset[str]


@cache
def german() -> German:
    """Return the word lists."""
    kept = tomllib.loads(resource("reading", "german.toml").read_text(encoding="utf-8"))
    return German(**{field.name: frozenset(word.casefold() for word in kept[field.name]) for field in fields(German)})
