"""What the rules may ask of one text: its grammar, who says what, and in whose voice a word stands."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop.core.signal import Form, Voice
from desktop.signals.actors import Actors
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.nearby import has_lemma, is_passive
from desktop.signals.phrase_parts import phrase_words
from desktop.signals.saying import saying_subjects
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.persons import is_document, names_speaker


@dataclass(frozen=True)
class Context:
    """One text with its syntax and frames. Places are token indices."""

    syntax: Syntax
    frames: list[Frame]

    def frame_around(self, index: int) -> Frame | None:
        """Return the innermost frame whose content a token belongs to.

        A report of a speech act (form "reported") hands over no words: what stands in it is the author's.
        """
        return self._around[index]

    def voice(self, index: int) -> Voice:
        """Say in whose voice a token stands (rules V-1 to V-4)."""
        frame = self.frame_around(index)
        quote = self.syntax.quote_around(index)
        if quote is not None and self._reproduces_words(quote, frame):
            return Voice.QUOTED
        if frame is None:
            return Voice.AUTHOR
        return Voice.QUOTED if frame.form is Form.DIRECT else Voice.REPORTED

    def is_authors(self, index: int) -> bool:
        """Say whether a token stands in the author's own voice."""
        return self.voice(index) is Voice.AUTHOR

    def _reproduces_words(self, quote: tuple[int, int], frame: Frame | None) -> bool:
        """Say whether a quotation is somebody's words and no title, name or irony."""
        inside = self.syntax.tags[quote[0] + 1 : quote[1]]
        if frame is not None:
            return len(inside) > 1 or inside != [Tag.NOUN]
        return len(inside) > 3 and Tag.FINITE in inside

    def source(self, index: int) -> NounPhrase | None:
        """Return who says a token that stands in somebody's content, of nested ones the innermost that names somebody.

        Die Daten zeigten, dass er fehle, sagte *Weber* (rules V-5 and V-6).
        """
        frame = self._sourced[index]
        if frame is None or frame.source is None:
            return None
        if not words("own_words").isdisjoint(phrase_words(self.syntax, frame.source)):
            return self.syntax.subject_of(frame.source.head) or self.syntax.subject_of(index)
        return frame.source

    def speaking(self, index: int) -> Frame | None:
        """Return the frame in whose speaker a token stands, or in whose source that speaker is a pronoun for."""
        return self._speaking.get(index)

    @property
    def speaking_tokens(self) -> list[int]:
        """Return the tokens of all speakers and sources of frames."""
        return sorted(self._speaking)

    def speaker_with(self, index: int) -> NounPhrase | None:
        """Return the phrase a token stands in, speaker or source of a frame; None for a token of neither."""
        frame = self.speaking(index)
        if frame is None or frame.speaker is None:
            return None
        return frame.speaker if frame.speaker.start <= index < frame.speaker.end else frame.source

    def cued(self, index: int) -> Sequence[Frame]:
        """Return the frames whose cue a token belongs to."""
        return self._cued.get(index, ())

    def heard_before(self, index: int) -> Frame | None:
        """Return the frame whose cue is the last before a token and that names who speaks."""
        position = bisect_left(self._heard, index, key=_cue_start) - 1
        return self._heard[position] if position >= 0 else None

    def is_subject_of_saying(self, index: int) -> bool:
        """Say whether a token stands in the subject of a verb of saying, thinking, knowing or denying (rule A-1)."""
        return index in self._subjects

    @cached_property
    def actors(self) -> Actors:
        """Return who is who in this text."""
        return Actors(self.syntax)

    @cached_property
    def tensed(self) -> Mapping[str, list[int]]:
        """Return the finite verbs by each tense they may have."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index in (index for index, tag in enumerate(self.syntax.tags) if tag is Tag.FINITE):
            for tense in {form.tense for form in self.syntax.forms(index)}:
                found[tense].append(index)
        return found

    @cached_property
    def _subjects(self) -> frozenset[int]:
        return saying_subjects(self.syntax)

    @cached_property
    def _around(self) -> list[Frame | None]:
        return _paint(self._handing, len(self.syntax.tokens))

    @cached_property
    def _sourced(self) -> list[Frame | None]:
        named = [frame for frame in self._handing if frame.source is not None and not self._is_cited(frame)]
        return _paint(named, len(self.syntax.tokens))

    @cached_property
    def _handing(self) -> list[Frame]:
        return [frame for frame in self.frames if frame.form is not Form.REPORTED and not self._shows_itself(frame)]

    def _shows_itself(self, frame: Frame) -> bool:
        """Say whether a frame tells what anybody can see, not what somebody says: ist zu sehen, dass er fiel."""
        seen = has_lemma(self.syntax, frame.cue, words("perceiving_verbs"))
        return seen and (frame.speaker is None or is_passive(self.syntax, frame.cue[0]))

    def _is_cited(self, frame: Frame) -> bool:
        """Say whether somebody cites a thing that shows something, or nobody: Die Zahl zeige, dass er fehle, so Weber.

        A text that somebody cites is none of its own voice, either: Der Bericht belege, dass er fehle, so Weber.
        """
        source = frame.source
        if source is None or not frame.cue:
            return False
        lower = self.syntax.lowers[source.head]
        silent = frame.cue_class == "factive" and (is_document(lower) or not names_speaker(self.syntax, source))
        nobody = lower in words("nobody_pronouns")
        around = self._around[frame.cue[0]]
        return (silent or nobody) and around is not None and around.source is not None

    @cached_property
    def _heard(self) -> list[Frame]:
        return sorted((frame for frame in self.frames if frame.cue and frame.source is not None), key=_cue_start)

    @cached_property
    def _cued(self) -> dict[int, list[Frame]]:
        found: dict[int, list[Frame]] = {}
        for frame in self.frames:
            for index in frame.cue:
                found.setdefault(index, []).append(frame)
        return found

    @cached_property
    def _speaking(self) -> dict[int, Frame]:
        found: dict[int, Frame] = {}
        for frame in self.frames:
            if frame.form is Form.FRAMELESS:
                continue  # who goes on without a frame has said nothing by himself there
            for phrase in (frame.speaker, frame.source):
                if phrase is not None:
                    for index in range(phrase.start, phrase.end):
                        found.setdefault(index, frame)
        return found


def _cue_start(frame: Frame) -> int:
    return frame.cue[0]


def _paint(frames: list[Frame], length: int) -> list[Frame | None]:
    """Give each token its innermost frame: wide contents first, narrow ones over them."""
    around: list[Frame | None] = [None] * length
    ranges = [(frame.size, start, end, number) for number, frame in enumerate(frames) for start, end in frame.content]
    for _, start, end, number in sorted(ranges, reverse=True):
        around[start:end] = [frames[number]] * (end - start)
    return around
