"""From a processed Doc to values: offsets, sources and reasons. The Doc itself never leaves the room."""

from bisect import bisect_right

from spacy.tokens import Doc

from desktop.core.article import Article, Place
from desktop.core.signal import Attribution, Form, Signal, Source, Voice
from desktop.core.text import CleanText, Span
from desktop.signals.actors import actor_type
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.pipeline import pieces
from desktop.signals.reasons import Seen, reason_for
from desktop.signals.speech.frame import Frame

_SORTS = {"A.official": "unnamed-official", "A.media": "media"}


class Harvest:
    """Turns the cues and frames of one Doc into signals and attributions.

    The Doc holds the clean text; offsets that leave here are those of the article's own text.
    """

    def __init__(self, doc: Doc, article: Article, clean: CleanText) -> None:
        self._doc = doc
        self._text = article.text
        self._clean = clean
        self._context: Context = doc._.lesart_context
        self._words: list[int] = doc._.lesart_words
        self._blocks = article.blocks
        self._block_starts = [block.span.start for block in article.blocks]
        self._unnamed = self._unnamed_tokens()

    def signals(self) -> tuple[Signal, ...]:
        """Return the signals in text order."""
        found = [self._signal(cue) for cue in self._doc._.lesart_cues]
        return tuple(sorted(found, key=lambda signal: (signal.cue[0], signal.kind)))

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions in text order of their content."""
        return tuple(self._attribution(frame) for frame in self._context.frames if frame.content)

    def _signal(self, cue: Cue) -> Signal:
        voice = self._voice(cue)
        source = self._source_of(cue, voice)
        actor = self._actor(cue, voice, source) if cue.rule.kind.id[0] == "D" else None
        spans = tuple(self._span(start, end) for start, end in pieces(self._words, cue.tokens))
        shown = " … ".join(span.of(self._text) for span in spans)
        return Signal(
            kind=cue.rule.kind.id,
            rule=cue.rule.id,
            cue=spans,
            head=self._of_words(cue.head, cue.head + 1),
            scope=self._scope(cue),
            voice=voice,
            source=source,
            actor=actor,
            strength=cue.strength,
            place=self._place(spans[0].start),
            sentence=self._of_words(*self._context.syntax.sentence_of(cue.head)),
            reason=reason_for(cue.rule, Seen(shown, self._noun_after(cue), voice, source, actor, self._via(cue.head))),
            why=cue.rule.why,
            harmless_when=cue.rule.harmless_when,
        )

    def _voice(self, cue: Cue) -> Voice:
        """Say in whose voice a cue stands; the frame itself is the author's (rule V-4): Reuters meldet unter Berufung auf …"""
        frame = self._context.frame_around(cue.head)
        loose = frame is not None and (frame.cue_class == "adposition" or frame.form is Form.FRAMELESS)
        framing = cue.rule.kind.id[0] == "A" and self._context.is_subject_of_saying(cue.head)
        return Voice.AUTHOR if loose and framing else self._context.voice(cue.head)

    def _source_of(self, cue: Cue, voice: Voice) -> Source | None:
        if cue.rule.kind.id[0] == "A":
            return None
        if cue.rule.kind.id[0] == "D":
            return self._source(cue.source)
        return None if voice is Voice.AUTHOR else self._source(self._context.source(cue.head))

    def _source(self, phrase: NounPhrase | None) -> Source | None:
        if phrase is None:
            return None
        span = self._of_words(phrase.start, phrase.end)
        unnamed = phrase.head in self._unnamed
        sort = actor_type(self._context.syntax, phrase)
        if unnamed:
            sort = _SORTS.get(self._unnamed[phrase.head], "unnamed")
        named = not unnamed and self._has_name(phrase)
        return Source(span, span.of(self._text), sort, named=named, via=self._via(phrase.head))

    def _unnamed_tokens(self) -> dict[int, str]:
        """Return the heads of anonymous sources with their kind."""
        return {cue.head: cue.rule.kind.id for cue in self._doc._.lesart_cues if cue.rule.kind.id[0] == "A"}

    def _via(self, head: int) -> str | None:
        """Return the medium through which an unnamed source reaches the reader, in the words of the text (rule A-11)."""
        if self._unnamed.get(head, "A.media") == "A.media":
            return None
        syntax = self._context.syntax
        around = self._context.source(head)
        if around is not None and self._unnamed.get(around.head) == "A.media":
            return self._of_words(around.start, around.end).of(self._text)
        start, end = syntax.sentence_of(head)
        if syntax.lowers[start] in words("taking_up") and start:
            start, end = syntax.sentence_of(start - 1)
        media = [cue for cue in self._doc._.lesart_cues if cue.rule.kind.id == "A.media" and start <= cue.head < end]
        return self._of_words(media[-1].tokens[0], media[-1].tokens[-1] + 1).of(self._text) if media else None

    def _has_name(self, phrase: NounPhrase) -> bool:
        nouns = [index for index in range(phrase.start, phrase.end) if self._context.syntax.tags[index] is Tag.NOUN]
        return len(nouns) > 1 or phrase.start == phrase.head

    def _actor(self, cue: Cue, voice: Voice, source: Source | None) -> str:
        if source is None:
            return "author" if cue.rule.kind.id == "D.false" and voice is Voice.AUTHOR else "unknown"
        return source.type if source.type in ("official", "unnamed-official", "party", "org", "private") else "unknown"

    def _attribution(self, frame: Frame) -> Attribution:
        cue = tuple(self._span(start, end) for start, end in pieces(self._words, frame.cue))
        content = tuple(self._of_words(start, end) for start, end in frame.content)
        return Attribution(cue, self._source(frame.speaker), content, frame.form)

    def _scope(self, cue: Cue) -> Span | None:
        clause = self._context.syntax.clause_of(cue.head)
        return self._of_words(clause.start, clause.end) if clause else None

    def _noun_after(self, cue: Cue) -> str:
        syntax = self._context.syntax
        following = range(cue.head + 1, min(cue.head + 4, len(syntax.tokens)))
        return next((syntax.tokens[index] for index in following if syntax.tags[index] is Tag.NOUN), "")

    def _place(self, offset: int) -> Place:
        number = bisect_right(self._block_starts, offset) - 1
        return self._blocks[number].place if number >= 0 else Place.BODY

    def _of_words(self, start: int, end: int) -> Span:
        """Return the place of a range of words (white space not counted) in the text."""
        return self._span(self._words[start], self._words[end - 1] + 1)

    def _span(self, start: int, end: int) -> Span:
        """Return the place of a range of the Doc's tokens in the text."""
        last = self._doc[end - 1]
        return self._clean.raw(Span(self._doc[start].idx, last.idx + len(last.text)))
