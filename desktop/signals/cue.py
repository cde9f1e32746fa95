"""A rule met at a place of a text."""

from dataclasses import dataclass

from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.lexicon.rules import Rule


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that meet a rule: tokens in text order, the head among them."""

    rule: Rule
    tokens: tuple[int, ...]
    head: int
    strength: int
    source: NounPhrase | None = None
    """The one who denies, where the rule itself knows; else the context tells."""

    @property
    def family(self) -> str:
        """Return the letter of the family: "H", "A" or "D"."""
        return self.rule.kind.id[0]
