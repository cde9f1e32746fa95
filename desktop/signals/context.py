"""What the rules may ask of one text: its grammar, who says what, and in whose voice a word stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.core.signal import Form, Voice
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.speech.cues import listed, say_verbs
from desktop.signals.speech.frame import Frame


@dataclass(frozen=True, slots=True)
class Cue:
    """A rule met at a place: tokens in text order, the head among them."""

    rule: Rule
    tokens: tuple[int, ...]
    head: int
    strength: int
    source: NounPhrase | None = None
    """The one who denies, where the rule itself knows; else the context tells."""


@dataclass(slots=True)
class Context:
    """One text with its syntax and frames. Places are token indices."""

    syntax: Syntax
    frames: list[Frame]
    _around: list[Frame | None] = field(default_factory=list)
    _speaking: dict[int, Frame] | None = None
    _subjects: frozenset[int] | None = None

    def frame_around(self, index: int) -> Frame | None:
        """Return the innermost frame whose content a token belongs to."""
        if not self._around:
            self._around = _paint(self.frames, len(self.syntax.tokens))
        return self._around[index]

    def voice(self, index: int) -> Voice:
        """Say in whose voice a token stands (rules V-1 to V-4)."""
        frame = self.frame_around(index)
        quote = self.syntax.quote_around(index)
        if quote is not None and self._reproduces_words(quote, frame):
            return Voice.QUOTED
        return Voice.AUTHOR if frame is None else Voice.QUOTED if frame.form is Form.DIRECT else Voice.REPORTED

    def _reproduces_words(self, quote: tuple[int, int], frame: Frame | None) -> bool:
        """Say whether a quotation is somebody's words and no title, name or irony."""
        inside = range(quote[0] + 1, quote[1])
        if frame is not None:
            return len(inside) > 1 or self.syntax.tags[inside.start] is not Tag.NOUN
        return len(inside) > 3 and any(self.syntax.tags[index] is Tag.FINITE for index in inside)

    def source(self, index: int) -> NounPhrase | None:
        """Return who says a token that stands in somebody's content (rules V-5 and V-6)."""
        frame = self.frame_around(index)
        if frame is None or frame.source is None:
            return None
        own = range(frame.source.start, frame.source.end)
        if any(self.syntax.lowers[token] in words("own_words") for token in own):
            return self.syntax.subject_of(index)
        return frame.source

    def speaking(self, index: int) -> Frame | None:
        """Return the frame in whose speaker a token stands, or in whose source that speaker is a pronoun for."""
        if self._speaking is None:
            self._speaking = {}
            for frame in self.frames:
                if frame.speaker is not None:
                    for token in range(frame.speaker.start, frame.speaker.end):
                        self._speaking.setdefault(token, frame)
                if frame.source is not None and frame.source is not frame.speaker:
                    for token in range(frame.source.start, frame.source.end):
                        self._speaking.setdefault(token, frame)
        return self._speaking.get(index)

    def is_subject_of_saying(self, head: int) -> bool:
        """Say whether a noun is the subject of a verb of saying, thinking, knowing or denying (rule A-1)."""
        if self._subjects is None:
            self._subjects = frozenset(self._saying_subjects())
        return head in self._subjects

    def _saying_subjects(self) -> Iterator[int]:
        for say in say_verbs(self.syntax):
            lowers = [self.syntax.lowers[index] for index in say.clause.tokens]
            content_only = say.lemma in listed("rules", "clause_only")
            if (
                say.passive
                or say.clause.sort is Clausehood.RELATIVE
                or (content_only and words("of_what").isdisjoint(lowers))
            ):
                continue
            yield from self._subject_tokens(say.verb)
        for clause in self.syntax.clauses:
            minded = any(self.syntax.lowers[index] in words("minded_words") for index in clause.tokens)
            if minded and clause.finite is not None and self.has_lemma([clause.finite], words("copulas")):
                yield from self._subject_tokens(clause.finite)

    def _subject_tokens(self, verb: int) -> Iterator[int]:
        """Yield the tokens of a verb's subject and of what is coordinated with it."""
        subject = self.syntax.subject_of(verb)
        if subject is None:
            return
        yield from range(subject.start, subject.end)
        phrases = self.syntax.phrases_of(*self.syntax.sentence_of(verb))
        joined = next((found for found in phrases if found.start == subject.end + 1), None)
        if joined is not None and self.syntax.lowers[subject.end] in ("und", "oder"):
            yield from range(joined.start, joined.end)

    def others_in_clause(self, cue: Cue) -> list[int]:
        """Return the tokens of the clause around a cue's head that do not belong to the cue."""
        clause = self.syntax.clause_of(cue.head)
        return [index for index in clause.tokens if index not in cue.tokens] if clause else []

    def clause_after(self, index: int) -> Clause | None:
        """Return the next clause that begins behind a token in the same sentence."""
        start, end = self.syntax.sentence_of(index)
        return next((clause for clause in self.syntax.clauses_in(start, end) if clause.start > index), None)

    def clauses_beside(self, index: int) -> list[Clause]:
        """Return the clauses directly before and after the one a token stands in, within its sentence."""
        clauses = self.syntax.clauses_in(*self.syntax.sentence_of(index))
        here = self.syntax.clause_of(index)
        position = next((number for number, clause in enumerate(clauses) if clause is here), None)
        if position is None:
            return []
        return clauses[max(0, position - 1) : position] + clauses[position + 1 : position + 2]

    def has_condition(self, index: int) -> bool:
        """Say whether a condition stands in the sentence of a token; auch wenn concedes and is none."""
        openers = (clause.opener for clause in self.syntax.clauses_in(*self.syntax.sentence_of(index)))
        return any(opener is not None and self.is_condition(opener) for opener in openers)

    def is_condition(self, opener: int) -> bool:
        """Say whether a conjunction opens a condition."""
        lowers = self.syntax.lowers
        return lowers[opener] in words("condition_openers") and lowers[opener - 1] not in words("concessive_words")

    def is_content_clause(self, clause: Clause) -> bool:
        """Say whether a clause is opened like an indirect statement or question."""
        return (
            clause.sort is Clausehood.SUBORDINATE
            and clause.opener is not None
            and (self.syntax.lowers[clause.opener] in words("content_openers"))
        )

    def has_lemma(self, indices: list[int], lemmas: frozenset[str] | set[str]) -> bool:
        """Say whether one of some tokens is a form of one of some verbs."""
        return any(not lemmas.isdisjoint(self.syntax.lemmas(index)) for index in indices if self.syntax.forms(index))


def _paint(frames: list[Frame], length: int) -> list[Frame | None]:
    """Give each token its innermost frame: wide contents first, narrow ones over them.

    A report of a speech act (form "reported") hands over no words: what stands in it is the author's.
    """
    around: list[Frame | None] = [None] * length
    handing = [(number, frame) for number, frame in enumerate(frames) if frame.form is not Form.REPORTED]
    ranges = [(frame.size, start, end, number) for number, frame in handing for start, end in frame.content]
    for _, start, end, number in sorted(ranges, reverse=True):
        around[start:end] = [frames[number]] * (end - start)
    return around
