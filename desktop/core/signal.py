"""What the analysis finds in an article: signals, attributions, and the reasons for both."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.core.article import Place
from desktop.core.text import Span


class Family(StrEnum):
    """The three families of signals; the value is the letter of SIGNALS: H hedge, A anonymous source, D denial."""

    HEDGE = "H"
    SOURCE = "A"
    DENIAL = "D"


class Voice(StrEnum):
    """In whose voice a signal stands."""

    AUTHOR = "author"
    REPORTED = "reported"
    QUOTED = "quoted"


class Form(StrEnum):
    """How a text hands over somebody's words."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"
    FRAMELESS = "frameless"


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence in both languages of the program."""

    de: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the sentence in "de" or "en"."""
        return self.de if language == "de" else self.en


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it: the noun phrase that names, or fails to name, a speaker."""

    span: Span
    text: str
    type: str
    """official | unnamed-official | party | org | person | private | group | media | document | unnamed | unknown

    A person is named and holds no office; a private one is told by a private role, a group by none but its kind."""
    named: bool = False
    via: str | None = None
    """The medium through which this source reaches the reader, in the words of the text."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of text handed over as somebody's words, with the cue that says so."""

    cue: tuple[Span, ...]
    speaker: Source | None
    content: tuple[Span, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class Signal:
    """A place where the text itself hedges, hides a source or reports a denial, and why that is flagged."""

    kind: str
    """Family and sub-kind of the guideline, such as "D.reject"."""
    rule: str
    cue: tuple[Span, ...]
    """One or more pieces in text order: weist … zurück."""
    head: Span
    scope: Span | None
    """The clause the cue governs, where it is known."""
    voice: Voice
    source: Source | None
    actor: str | None
    """Denials only: official | unnamed-official | party | org | private | author | unknown."""
    strength: int
    """1 weak, 2 medium, 3 strong: how much doubt, how little about the source, how categorical the denial."""
    place: Place
    sentence: Span
    """The sentence around the cue, for showing it in a list."""
    reason: Wording
    """What was seen here, in one sentence; never that something is false."""
    why: Wording
    """Why such a signal may matter."""
    harmless_when: Wording
    """When such a signal is no cause for concern."""

    @property
    def family(self) -> Family:
        """Return the family the kind belongs to."""
        return Family(self.kind[0])

    @property
    def span(self) -> Span:
        """Return the stretch from the first to the last piece of the cue."""
        return Span(self.cue[0].start, self.cue[-1].end)

    def words(self, text: str) -> str:
        """Return the cue in the words of `text`, its pieces joined by an ellipsis."""
        return " … ".join(piece.of(text) for piece in self.cue)


@dataclass(frozen=True, slots=True)
class Combination:
    """Signals and attributions of one article that together say more than each alone."""

    kind: str
    """What comes together, such as "claim_and_denial"."""
    name: Wording
    """What that is called."""
    places: tuple[Span, ...]
    """The places it rests on, in text order."""
    sentence: Wording
    """What was seen, in one plain sentence; never that something is false."""
    why: Wording
    """Why it may matter."""
    harmless_when: Wording
    """When it is no cause for concern; of a credit, what it does not yet tell."""
    credit: bool = False
    """Whether it speaks for the sourcing rather than asking for care."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one article."""

    article_id: str
    digest: str
    signals: tuple[Signal, ...]
    """In text order."""
    attributions: tuple[Attribution, ...]
    model: str
    lexicon: str
    took: float
    """Seconds of wall time the analysis needed."""
    combinations: tuple[Combination, ...] = ()
    """In text order of their first places."""
