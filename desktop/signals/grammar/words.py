"""Closed classes of German words, read once from resources/lexicons/de/words.toml."""

import tomllib
from functools import cache

from desktop.core.places import resource


@cache
def _classes() -> dict[str, frozenset[str]]:
    listed = tomllib.loads(resource("lexicons", "de", "words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in listed.items()}


def words(name: str) -> frozenset[str]:
    """Return the lower-case members of a closed class.

    >>> "nicht" in words("negators")
    True
    """
    return _classes()[name]
