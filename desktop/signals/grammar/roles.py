"""What a noun tells by itself about an actor: official, party, company or other body, private person, medium."""

from functools import cache, lru_cache

from desktop.signals.grammar.words import is_listed, words

BODIES = ("official", "party", "org")
ACTORS = (*BODIES, "private")
_SORTS = (*ACTORS, "media")
_LINKS = ("s", "en", "n", "es")
"""What joins the first part of a compound to the second: Regierung*s*sprecher."""
_FORMS = ("innen", "en", "es", "n", "e", "s")
_SHORTEST = 4
"""A shorter word is no form of one with a role."""
_TO_PRESS = "presse"
"""First part of the spokesperson to, not of, a body: *Presse*sprecher."""
_KEPT = 20_000


def is_role(lower: str, *sorts: str) -> bool:
    """Say whether a noun names one of some sorts of actor.

    >>> is_role("innenministerium", "official"), is_role("spd-chef", "party")
    (True, True)
    """
    return role_of(lower) in sorts


@lru_cache(maxsize=_KEPT)
def role_of(lower: str) -> str | None:
    """Return the sort of actor a noun names, by its longest known ending, for a leader by what he leads.

    >>> role_of("staatsanwalt"), role_of("rechtsanwalt"), role_of("vereinspräsident"), role_of("polizeichef")
    ('official', 'private', 'org', 'official')
    """
    led = led_by(lower, "leaders")
    if led is not None:
        return led
    if led_by(lower, "party_voices") == "party":
        return "party"
    known = [(len(ending), sort) for sort in _SORTS if (ending := _known_ending(lower, sort))]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    return _by_first_part(lower) or _of_singular(lower)


def _of_singular(lower: str) -> str | None:
    """Return the role of the noun that a plural or a genitive is a form of: Landwirte, Dezernenten, Sprecherinnen."""
    ending = next((ending for ending in _FORMS if lower.endswith(ending) and len(lower) > len(ending) + _SHORTEST), "")
    singular = lower[: len(lower) - len(ending)] + ("in" if ending == "innen" else "")
    return next((sort for sort in _SORTS if ending and is_listed(sort, singular)), None)


def role_of_pair(first: str, second: str) -> str | None:
    """Return the role of a compound that is cut short, with the leader it shares with the one behind it.

    >>> role_of_pair("staats", "parteichef"), role_of_pair("staats", "parteitag")
    ('official', None)
    """
    ending = _known_ending(second, "leaders")
    return role_of(first + ending) if ending else None


def is_leader(lower: str) -> bool:
    """Say whether a noun names somebody who leads a body or speaks for it: he is what the body is."""
    return is_listed("leaders", lower)


def names_office(lower: str) -> bool:
    """Say whether a noun of a leader names by itself what he leads: Ministerpräsident, Staatschef."""
    return len(_known_ending(lower, "official")) > len(_known_ending(lower, "leaders"))


def is_spokesperson(lower: str) -> bool:
    """Say whether a noun names somebody who speaks for a body."""
    return lower.endswith(_spokespersons())


@cache
def _spokespersons() -> tuple[str, ...]:
    return tuple(words("spokespersons"))


def _known_ending(lower: str, sort: str) -> str:
    """Return the longest member of a list that a noun is or ends in, "" if there is none."""
    if lower in words(sort):
        return lower
    if not is_listed(sort, lower):
        return ""
    return next(lower[start:] for start in range(len(lower)) if "*" + lower[start:] in words(sort))


def led_by(lower: str, name: str) -> str | None:
    """Return the sort of the body in the first part of a compound whose last one is in a list.

    >>> led_by("polizeibericht", "media"), led_by("cdu-landeschef", "leaders"), led_by("polizei", "leaders")
    ('official', 'party', None)
    """
    ending = _known_ending(lower, name)
    first = lower[: len(lower) - len(ending)] if ending else ""
    parts = [part for part in first.split("-") if part and not (part == _TO_PRESS and is_spokesperson(lower))]
    found = (role_of(form) for part in parts for form in _unlinked(part))
    sort = next((sort for sort in found if sort is not None), None)
    return "org" if sort == "private" else sort


def _unlinked(part: str) -> tuple[str, ...]:
    """Return the first part of a compound with and without what joins it to the second."""
    return (part, *(part.removesuffix(link) for link in _LINKS if part.endswith(link) and len(part) > len(link) + 1))


def _by_first_part(lower: str) -> str | None:
    """Return the sort that the first part of a hyphenated compound names: US-Diplomat."""
    first, hyphen, _ = lower.partition("-")
    return next((sort for sort in BODIES if first in words(sort)), None) if hyphen else None
