"""Lists of German words, read once from resources/lexicons/de/: closed classes, word senses, sorts of actors."""

import tomllib
from functools import cache, lru_cache

from desktop.core.places import resource

_FILES = ("words.toml", "senses.toml", "actors.toml")


@cache
def _classes() -> dict[str, frozenset[str]]:
    folder = resource("lexicons", "de")
    lists = [tomllib.loads((folder / file).read_text(encoding="utf-8")) for file in _FILES]
    return {name: frozenset(words.split()) for listed in lists for name, words in listed.items()}


def words(name: str) -> frozenset[str]:
    """Return the lower-case members of a list.

    >>> "nicht" in words("negators")
    True
    """
    return _classes()[name]


@lru_cache(maxsize=20_000)
def is_listed(name: str, lower: str) -> bool:
    """Say whether a lower-case word is in a list, or a compound that ends in a member marked with a star.

    >>> is_listed("claim_nouns", "korruptionsvorwurf")
    True
    """
    return lower in words(name) or lower.endswith(_endings(name))


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(member[1:] for member in words(name) if member.startswith("*"))
