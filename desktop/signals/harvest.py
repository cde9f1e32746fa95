"""From a processed Doc to values: signals and attributions. The Doc itself never leaves the room."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from desktop.core.article import Article, Place
from desktop.core.signal import Attribution, Form, Signal, Voice
from desktop.core.text import CleanText, Span
from desktop.signals.cue import Cue
from desktop.signals.grammar.tags import Tag
from desktop.signals.offsets import Offsets
from desktop.signals.reasons import Seen, reason_for
from desktop.signals.sourcing import Sourcing, actor_of
from desktop.signals.speech.frame import Frame

if TYPE_CHECKING:
    from desktop.signals.context import Context


class Harvest:
    """Turns the cues and frames of one Doc into signals and attributions."""

    def __init__(self, doc: Doc, article: Article, clean: CleanText) -> None:
        self._text = article.text
        self._context: Context = doc._.lesart_context
        self._cues: list[Cue] = doc._.lesart_cues
        self._offsets = Offsets(doc, clean)
        self._sourcing = Sourcing(self._context, self._cues, self._offsets, article.text)
        self._blocks = article.blocks
        self._block_starts = [block.span.start for block in article.blocks]

    def signals(self) -> tuple[Signal, ...]:
        """Return the signals in text order."""
        return tuple(sorted(map(self._signal, self._cues), key=lambda signal: (signal.cue[0], signal.kind)))

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions in text order of their content."""
        return tuple(self._attribution(frame) for frame in self._context.frames if frame.content)

    def _signal(self, cue: Cue) -> Signal:
        voice = self._voice(cue)
        source = self._sourcing.of_cue(cue, voice)
        actor = actor_of(cue, voice, source)
        spans = self._offsets.of_pieces(cue.tokens)
        shown = " … ".join(span.of(self._text) for span in spans)
        seen = Seen(shown, self._noun_after(cue.head), voice, source, actor, self._sourcing.via(cue.head))
        return Signal(
            kind=cue.rule.kind.id,
            rule=cue.rule.id,
            cue=spans,
            head=self._offsets.of_words(cue.head, cue.head + 1),
            scope=self._scope(cue),
            voice=voice,
            source=source,
            actor=actor,
            strength=cue.strength,
            place=self._place(spans[0].start),
            sentence=self._offsets.of_words(*self._context.syntax.sentence_of(cue.head)),
            reason=reason_for(cue.rule, seen),
            why=cue.rule.why,
            harmless_when=cue.rule.harmless_when,
        )

    def _voice(self, cue: Cue) -> Voice:
        """Say in whose voice a cue stands; the frame itself is the author's (rule V-4).

        Reuters meldet unter Berufung auf Insider, er gehe: the author names Reuters.
        """
        frame = self._context.frame_around(cue.head)
        loose = frame is not None and (frame.cue_class == "adposition" or frame.form is Form.FRAMELESS)
        framing = cue.family == "A" and self._context.is_subject_of_saying(cue.head)
        return Voice.AUTHOR if loose and framing else self._context.voice(cue.head)

    def _attribution(self, frame: Frame) -> Attribution:
        content = tuple(self._offsets.of_words(start, end) for start, end in frame.content)
        speaker = self._sourcing.of_phrase(frame.speaker)
        return Attribution(self._offsets.of_pieces(frame.cue), speaker, content, frame.form)

    def _scope(self, cue: Cue) -> Span | None:
        clause = self._context.syntax.clause_of(cue.head)
        return self._offsets.of_words(clause.start, clause.end) if clause else None

    def _noun_after(self, index: int) -> str:
        """Return the noun an adjective cue stands before, "" if none is near."""
        syntax = self._context.syntax
        following = range(index + 1, min(index + 4, syntax.sentence_of(index)[1]))
        return next((syntax.tokens[after] for after in following if syntax.tags[after] is Tag.NOUN), "")

    def _place(self, offset: int) -> Place:
        number = bisect_right(self._block_starts, offset) - 1
        return self._blocks[number].place if number >= 0 else Place.BODY
