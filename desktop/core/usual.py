"""What is usual: how often signals of a kind stand in newspaper articles, and how one article stands beside them.

A rate is signals per 1,000 words. Nothing is summed up over kinds or judged: often and seldom are all that is said.
"""

import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from desktop.core.places import resource
from desktop.core.signal import Family, Signal, Wording

PERCENTS = (10, 25, 50, 75, 90, 95, 99)
"""The shares of articles for which the table knows the rate they do not exceed."""
_SELDOM = 0.75
"""Where at least as many articles have none at all, the rate of a single signal says nothing but that there is one."""


class Standing(StrEnum):
    """How the rate of one article compares; the value is the end of the keys of its words."""

    ABSENT = "absent"
    """None here."""
    BELOW_90 = "below_90"
    """Less often than in 9 of 10 articles; the others alike."""
    BELOW_75 = "below_75"
    USUAL = "usual"
    """As in the middle half of all articles."""
    ABOVE_75 = "above_75"
    ABOVE_90 = "above_90"
    ABOVE_95 = "above_95"
    ABOVE_99 = "above_99"
    SELDOM = "seldom"
    """There is one, where most articles have none."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the rates of one kind or family are spread over the articles of one length."""

    none: float
    """The share of articles that have none, from 0 to 1."""
    rates: tuple[float, ...]
    """For each of PERCENTS the rate that so many of a hundred articles do not exceed."""

    def standing(self, rate: float) -> Standing:
        """Say how a rate compares.

        >>> Spread(0.2, (0, 1, 2, 3, 5, 7, 9)).standing(5.5)
        <Standing.ABOVE_90: 'above_90'>
        """
        if rate == 0:
            return Standing.ABSENT
        p10, p25, _, p75, p90, p95, p99 = self.rates
        below = ((p10, Standing.BELOW_90), (p25, Standing.BELOW_75))
        above = ((p99, Standing.ABOVE_99), (p95, Standing.ABOVE_95), (p90, Standing.ABOVE_90), (p75, Standing.ABOVE_75))
        return next(
            (name for limit, name in below if rate < limit),
            next((name for limit, name in above if rate > limit), Standing.USUAL),
        )

    def rank(self, rate: float) -> float:
        """Return the share of articles, from 0 to 1, that have less than this rate; between two known ones estimated.

        >>> Spread(0.2, (0, 1, 2, 3, 5, 7, 9)).rank(4)
        0.825
        """
        if rate == 0:
            return 0.0
        known = [(0.0, self.none)]
        known += [(limit, share / 100) for limit, share in zip(self.rates, PERCENTS, strict=True) if limit > 0]
        after = bisect_left([limit for limit, _ in known], rate)
        if after == len(known):
            return known[-1][1]
        (low, least), (high, most) = known[after - 1], known[after]
        return least + (most - least) * (rate - low) / (high - low)


@dataclass(frozen=True, slots=True)
class LengthClass:
    """Newspaper articles of about one length."""

    least: int
    """In words."""
    most: int | None
    """In words, itself included; None for the longest."""
    articles: int
    spreads: Mapping[str, Spread]
    """By kind and by letter of a family."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What articles are compared with."""

    about: Wording
    """Which newspapers, and from where their numbers come."""
    lexicon: str
    """The version of the lexicon that counted; another one may count otherwise."""
    classes: tuple[LengthClass, ...]
    """The shortest first."""

    @property
    def least(self) -> int:
        """Return how many words an article needs to be compared."""
        return self.classes[0].least

    def class_of(self, words: int) -> LengthClass | None:
        """Return the articles of that length, or None if it is too short."""
        return next((one for one in reversed(self.classes) if words >= one.least), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How often one kind or family stands in an article, beside what is usual."""

    what: str
    """A kind such as "H.adv", or the letter of a family."""
    count: int
    rate: float
    """Per 1,000 words."""
    spread: Spread

    @property
    def standing(self) -> Standing:
        """Say how the rate compares."""
        if self.count == 1 and self.spread.none >= _SELDOM:
            return Standing.SELDOM
        return self.spread.standing(self.rate)

    @property
    def rank(self) -> float:
        """Return the share of articles, from 0 to 1, that have less."""
        return self.spread.rank(self.rate)

    @property
    def is_family(self) -> bool:
        """Say whether this is a whole family of kinds."""
        return len(self.what) == 1


@dataclass(frozen=True, slots=True)
class Usual:
    """One article beside the newspaper articles of its length."""

    like: LengthClass | None
    """None for an article too short to compare."""
    comparisons: tuple[Comparison, ...]
    """Each family, and after it those of its kinds that occur, in the order of the guideline."""
    reference: Reference


def compare(signals: Iterable[Signal], words: int, reference: Reference) -> Usual:
    """Return how an article of so many words stands beside what is usual for its length.

    A kind the table does not know (one of the reader's own) counts for its family only.
    """
    like = reference.class_of(words)
    if like is None:
        return Usual(None, (), reference)
    kinds = Counter(signal.kind for signal in signals)
    found: list[Comparison] = []
    for family in Family:
        counts = {family.value: sum(count for kind, count in kinds.items() if kind[0] == family.value)}
        counts |= {kind: kinds[kind] for kind in like.spreads if kind in kinds and kind[0] == family.value}
        found += [Comparison(what, count, 1000 * count / words, like.spreads[what]) for what, count in counts.items()]
    return Usual(like, tuple(found), reference)


@cache
def newspapers() -> Reference:
    """Return what is usual in German newspapers, as the program ships it."""
    return load_reference(resource("usual", "newspapers.toml"))


def load_reference(path: Path) -> Reference:
    """Read a table of what is usual. Raise ValueError or LookupError where it is not whole."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    if tuple(table["percents"]) != PERCENTS:
        raise ValueError(f"{path.name}: percents must be {PERCENTS}")
    entries = table["class"]
    ends = [entry["least"] - 1 for entry in entries[1:]]
    classes = tuple(_class(entry, most) for entry, most in zip(entries, [*ends, None], strict=True))
    about = Wording(table["about"]["de"], table["about"]["en"])
    return Reference(about, table["measured"]["lexicon"], classes)


def _class(entry: dict[str, Any], most: int | None) -> LengthClass:
    spreads = {what: Spread(one["none"], tuple(one["rates"])) for what, one in entry["kinds"].items()}
    return LengthClass(entry["least"], most, entry["articles"], spreads)
