"""What this room knows about German news pages, read once from resources/reading/german.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache

from desktop.core.places import resource


@dataclass(frozen=True, slots=True)
class German:
    """Word lists in lower case, each told in the resource file."""

    residue: frozenset[str]
    link_lists: frozenset[str]
    residue_starts: tuple[str, ...]
    consent_starts: tuple[str, ...]
    buttons: frozenset[str]
    caption_starts: tuple[str, ...]
    caption_credits: tuple[str, ...]
    agencies: frozenset[str]
    byline_starts: tuple[str, ...]
    months: frozenset[str]
    open_ends: frozenset[str]
    function_words: frozenset[str]


@cache
def german() -> German:
    """Return the word lists."""
    kept = tomllib.loads(resource("reading", "german.toml").read_text(encoding="utf-8"))
    words = {name: tuple(word.casefold() for word in listed) for name, listed in kept.items()}
    return German(
        residue=frozenset(words["residue"]),
        link_lists=frozenset(words["link_lists"]),
        residue_starts=words["residue_starts"],
        consent_starts=words["consent_starts"],
        buttons=frozenset(words["buttons"]),
        caption_starts=words["caption_starts"],
        caption_credits=words["caption_credits"],
        agencies=frozenset(words["agencies"]),
        byline_starts=words["byline_starts"],
        months=frozenset(words["months"]),
        open_ends=frozenset(words["open_ends"]),
        function_words=frozenset(words["function_words"]),
    )
