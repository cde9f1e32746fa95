"""What the definitions of combinations may ask of one article."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from desktop.core.article import Article, Role
from desktop.core.signal import Attribution, Family, Form, Signal, Source
from desktop.core.text import Span
from desktop.signals.combinations.placed import Placed
from desktop.signals.combinations.speakers import Names, capitals, is_pronoun, same_side
from desktop.signals.combinations.topics import topics
from desktop.signals.grammar.words import words

UNNAMED = frozenset(["A.person", "A.official", "A.circle", "A.source"])
"""Persons who say something and are not named; a bare group or hearsay is no source one could count."""
DENYING = frozenset(["D.deny", "D.reject", "D.false"])
_SHOWN = 60
"""At most so many characters of a place are quoted in a sentence."""
_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\w.-]*")
_QUOTES = re.compile('[„“”"»«‚‘›‹]')


@dataclass(frozen=True, slots=True)
class Found:
    """One combination before it is worded."""

    sort: str
    places: tuple[Span, ...]
    slots: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution whose speaker is known, pronouns resolved where a signal inside tells whom they stand for."""

    speaker: Source
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    words: str
    """Of its content."""

    @property
    def topics(self) -> frozenset[str]:
        """Return what it is about."""
        return topics(self.words)

    @property
    def asks(self) -> bool:
        """Say whether it is an indirect question: ob er komme."""
        opener = self.words.split(" ", 1)[0].lower()
        return opener in words("content_openers") and opener not in words("that_openers")

    @property
    def start(self) -> int:
        """Return where its content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Return where its content ends."""
        return self.content[-1].end

    @property
    def stretch(self) -> Span:
        """Return the stretch its content lies in."""
        return Span(min(piece.start for piece in self.content), max(piece.end for piece in self.content))

    def holds(self, place: Span) -> bool:
        """Say whether a place lies in what is said."""
        return any(piece.contains(place) for piece in self.content)


class Story:
    """One article with its signals and who says what in it."""

    def __init__(self, article: Article, signals: Sequence[Signal], attributions: Sequence[Attribution]) -> None:
        self.text = article.text
        self.blocks = article.blocks
        self.signals = signals
        self._attributions = attributions
        self._known_deniers: dict[str, bool] = {}

    @cached_property
    def title(self) -> Span | None:
        """Return the place of the headline."""
        return next((block.span for block in self.blocks if block.role is Role.HEADING), None)

    @cached_property
    def unnamed(self) -> tuple[Signal, ...]:
        """Return the mentions of unnamed persons as sources."""
        return tuple(signal for signal in self.signals if signal.kind in UNNAMED)

    @cached_property
    def denials(self) -> tuple[tuple[Signal, Source], ...]:
        """Return the denials of others than the newsroom, each with who denies."""
        return tuple(
            (signal, signal.source)
            for signal in self.signals
            if signal.kind in DENYING and signal.source is not None and not is_pronoun(signal.source)
        )

    @cached_property
    def deniers(self) -> tuple[Source, ...]:
        """Return who denies something, or knowledge of it, each once in the same words."""
        denying = (signal.source for signal in self.signals if signal.source and signal.kind in (*DENYING, "D.know"))
        return tuple({source.text: source for source in denying}.values())

    def is_denier(self, source: Source) -> bool:
        """Say whether a source is on the side of somebody who denies something."""
        if source.text not in self._known_deniers:
            self._known_deniers[source.text] = any(self.same_side(source, denier) for denier in self.deniers)
        return self._known_deniers[source.text]

    def is_denial(self, saying: Saying) -> bool:
        """Say whether something is denied in what is said, or by the words that tell it."""
        inside = (signal.head for piece in saying.content for signal in self._denied.at(piece))
        return any(map(saying.holds, inside)) or any(True for cue in saying.cue for _ in self._denying.at(cue))

    @cached_property
    def _denied(self) -> Placed[Signal]:
        return Placed((signal.head, signal) for signal in self.signals if signal.family is Family.DENIAL)

    @cached_property
    def _denying(self) -> Placed[Signal]:
        return Placed((signal.span, signal) for signal in self.signals if signal.family is Family.DENIAL)

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """Return who says what, in text order of what is said, as far as the speaker is known."""
        found = (self._saying(attribution) for attribution in self._attributions if attribution.speaker)
        return tuple(sorted((saying for saying in found if saying), key=lambda saying: saying.start))

    @cached_property
    def contents(self) -> Placed[Saying]:
        """Return the sayings by the stretch of what is said."""
        return Placed((saying.stretch, saying) for saying in self.sayings)

    @cached_property
    def telling(self) -> Placed[Saying]:
        """Return the sayings by the words that hand them over."""
        return Placed((cue, saying) for saying in self.sayings for cue in saying.cue)

    @cached_property
    def names(self) -> Names:
        """Return the names of all sources."""
        return Names(chain((saying.speaker for saying in self.sayings), self.deniers))

    def same_side(self, one: Source, other: Source) -> bool:
        """Say whether two sources share a name, or the text puts them together: Kanzlerin Angela Merkel."""
        return same_side(one, other) or self._joins(one, other) or self._joins(other, one)

    def _joins(self, role: Source, bearer: Source) -> bool:
        role_words, names = capitals(role.text), capitals(bearer.text)
        if not role_words or not names:
            return False
        return any(word.endswith(role_words[-1].lower()) for word in self._before.get(names[-1], ()))

    @cached_property
    def _before(self) -> dict[str, set[str]]:
        """Return by each capitalised word what stands before it, at most two such words between, in lower case."""
        found: dict[str, set[str]] = {}
        last: list[str] = []
        for word in self.text.split():
            name = _CAPITALISED.match(word) if word[0].isupper() else None
            if name:
                for written in {name[0], name[0].rstrip(".").removesuffix("s")}:
                    found.setdefault(written, set()).update(last)
            last = [*last[-2:], word.lower()] if name and name[0] == word else [word.lower()]
        return found

    def unnamed_at(self, place: Span) -> Signal | None:
        """Return the mention of an unnamed person that a place is or holds."""
        return next(self._unnamed.at(place), None)

    def is_medium(self, source: Source) -> bool:
        """Say whether a source is another medium, or its report."""
        return any(True for _ in self._media.at(source.span))

    def end_of(self, number: int) -> int:
        """Return where the first so many blocks that are read end."""
        read = [block.span.end for block in self.blocks if block.role is not Role.CHROME][:number]
        return read[-1] if read else 0

    def shown(self, place: Span) -> str:
        """Return the words at a place, on one line, without quotation marks, shortened if long."""
        shown = _QUOTES.sub("", " ".join(place.of(self.text).split())).strip(" ,;:")
        return shown if len(shown) <= _SHOWN else shown[:_SHOWN].rpartition(" ")[0].rstrip(" ,;:") + " …"

    @cached_property
    def _unnamed(self) -> Placed[Signal]:
        return Placed((signal.span, signal) for signal in self.unnamed)

    @cached_property
    def _media(self) -> Placed[Signal]:
        return Placed((signal.span, signal) for signal in self.signals if signal.kind == "A.media")

    @cached_property
    def _sourced(self) -> Placed[Signal]:
        """Return the signals that tell who says what they stand for, by a name or a noun."""
        sourced = (signal for signal in self.signals if signal.source and not is_pronoun(signal.source))
        return Placed((signal.head, signal) for signal in sourced)

    def _saying(self, attribution: Attribution) -> Saying | None:
        speaker = attribution.speaker
        if speaker is None or is_pronoun(speaker):
            speaker = self._stands_for(attribution)
        if speaker is None:
            return None
        said = " ".join(piece.of(self.text) for piece in attribution.content)
        return Saying(speaker, attribution.cue, attribution.content, attribution.form, said)

    def _stands_for(self, attribution: Attribution) -> Source | None:
        """Return who is meant by a pronoun: the signals inside tell their source by its name."""
        near = ((piece, signal) for piece in attribution.content for signal in self._sourced.at(piece))
        return next((signal.source for piece, signal in near if piece.contains(signal.head)), None)
