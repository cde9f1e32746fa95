"""Roles: which nouns name an authority, a party, a company or other body, a private person, a medium."""

from functools import cache

from desktop.signals.grammar.words import is_listed, words

BODIES = ("official", "party", "org")
ACTORS = (*BODIES, "private")


def is_role(lower: str, *sorts: str) -> bool:
    """Say whether a noun names one of some sorts of actor.

    >>> is_role("innenministerium", "official"), is_role("spd-chef", "party")
    (True, True)
    """
    return any(is_listed(sort, lower) or _by_first_part(lower, sort) for sort in sorts)


def _by_first_part(lower: str, sort: str) -> bool:
    """Say whether the first part of a hyphenated compound names the actor: SPD-Chef, US-Präsident."""
    first, hyphen, _ = lower.partition("-")
    return bool(hyphen) and first in words(sort)


def is_spokesperson(lower: str) -> bool:
    """Say whether a noun names somebody who speaks for a body."""
    return lower.endswith(_spokespersons())


@cache
def _spokespersons() -> tuple[str, ...]:
    return tuple(words("spokespersons"))
