"""What is compared: signals and attributions, annotated or found, stripped to what a measure asks of them."""

from dataclasses import dataclass

from desktop.core.signal import Findings
from desktop.core.text import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A signal, annotated or found."""

    kind: str
    head: Span
    """The place by which two marks are told to be the same."""
    voice: str | None = None
    source: Span | None = None
    actor: str | None = None
    optional: bool = False
    """Annotated with doubts: neither a find nor a miss counts."""

    @property
    def family(self) -> str:
        """Return the letter of the family; H.konj is a family of its own."""
        return self.kind if self.kind == "H.konj" else self.kind[0]


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution, annotated or found: who says what, and the words that tell."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    speaker: tuple[Span, ...] = ()
    form: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its annotation; None for what is not annotated at all."""

    id: str | int
    text: str
    signals: tuple[Mark, ...] | None = None
    sayings: tuple[Saying, ...] | None = None
    families: str = "HAD"
    """The letters of the families whose signals are annotated."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a text."""

    signals: tuple[Mark, ...] = ()
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A text's annotation beside what was found in it."""

    gold: Gold
    found: Found


def found_in(findings: Findings) -> Found:
    """Return findings as marks and sayings."""
    signals = (
        Mark(signal.kind, signal.head, signal.voice.value, signal.source.span if signal.source else None, signal.actor)
        for signal in findings.signals
    )
    sayings = (
        Saying(each.content, each.cue, (each.speaker.span,) if each.speaker else (), each.form.value)
        for each in findings.attributions
    )
    return Found(tuple(signals), tuple(sayings))
