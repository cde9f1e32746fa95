"""The plain numbers every measure is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rates:
    """How many were annotated, how many were found, and how many of both are the same.

    >>> rates = Rates(gold=4, system=5, hit=2)
    >>> rates.precision, rates.recall, round(rates.f1, 3)
    (0.4, 0.5, 0.444)
    """

    gold: int = 0
    system: int = 0
    hit: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is annotated; 0 if nothing was found."""
        return self.hit / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Return the share of what is annotated that was found; 0 if nothing is annotated."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 0 without a hit."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.hit else 0.0

    def __add__(self, other: "Rates") -> "Rates":
        return Rates(self.gold + other.gold, self.system + other.system, self.hit + other.hit)
