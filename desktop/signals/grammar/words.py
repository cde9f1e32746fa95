"""Lists of German words, read once from resources/lexicons/de/: closed classes, word senses, sorts of actors."""

from functools import cache

from desktop.signals.files import lexicon_file

_FILES = ("words.toml", "senses.toml", "actors.toml")


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for file in _FILES for name, words in lexicon_file(file).items()}


@cache
def words(name: str) -> frozenset[str]:
    """Return the lower-case members of a list.

    >>> "nicht" in words("negators")
    True
    """
    return _classes()[name]


def is_listed(name: str, lower: str) -> bool:
    """Say whether a lower-case word is in a list, or a compound that ends in a member marked with a star.

    >>> is_listed("claim_nouns", "korruptionsvorwurf")
    True
    """
    return lower in words(name) or lower.endswith(_endings(name))


@cache
def _endings(name: str) -> tuple[str, ...]:
    return tuple(member[1:] for member in words(name) if member.startswith("*"))
