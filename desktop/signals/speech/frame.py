"""What is found where a text hands over somebody's words."""

from dataclasses import dataclass

from desktop.core.signal import Form
from desktop.signals.grammar.phrases import NounPhrase

Range = tuple[int, int]
"""Token indices, half open."""
Speaker = tuple[NounPhrase | None, NounPhrase | None]
"""Who speaks, as the text names them last, and with pronouns resolved."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Somebody's words and what marks them as such. All places are token indices."""

    cue: tuple[int, ...]
    """Finite stem and particle, participle, preposition and its noun, "so"; empty for a frameless continuation."""
    speaker: NounPhrase | None
    """Who says it, as the phrase stands: possibly a pronoun."""
    content: tuple[Range, ...]
    form: Form
    cue_class: str
    """What the choice of words tells: neutral, distancing, denial, …"""
    source: NounPhrase | None = None
    """Who says it, pronouns resolved."""

    @property
    def start(self) -> int:
        """Return the first token of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Return the token after the content."""
        return self.content[-1][1]

    def covers(self, index: int) -> bool:
        """Say whether a token belongs to the content."""
        return any(start <= index < end for start, end in self.content)

    @property
    def size(self) -> int:
        """Count the tokens of the content."""
        return sum(end - start for start, end in self.content)
