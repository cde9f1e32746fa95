"""Reading one text: its words with their places, its grammar, who says what; then the cues of each family in it."""

from dataclasses import dataclass, field
from itertools import pairwise

import spacy
from spacy.tokens import Doc, Token

from desktop.core.text import CleanText
from desktop.signals.candidates import is_candidate
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.syntax import parse
from desktop.signals.language import language_model
from desktop.signals.offsets import Offsets
from desktop.signals.speech.frames import find_frames

_LINE_END = "\n"


@dataclass(slots=True)
class Reading:
    """What the rules are asked about, and what they have found so far."""

    context: Context
    offsets: Offsets
    cues: list[Cue] = field(default_factory=list)


class TextReader:
    """Cuts a text into words and reads their grammar; without the language model, by rules alone."""

    def __init__(self, *, model: bool = True) -> None:
        self._cut = spacy.blank("de")
        self._annotate = language_model().read if model else None

    def read(self, clean: CleanText, limits: list[int] | None = None) -> Reading:
        """Read a text. `limits` tell where its paragraphs end, in the clean text; else empty lines do."""
        doc = self._cut.make_doc(clean.text)
        words = [token for token in doc if not token.is_space]
        places = [(word.idx, word.idx + len(word)) for word in words]
        ends = _empty_lines(doc, words) if limits is None else _last_words(places, limits)
        syntax = parse([word.text for word in words], ends, self._annotate, is_candidate)
        return Reading(Context(syntax, find_frames(syntax)), Offsets(places, clean))


def _last_words(places: list[tuple[int, int]], limits: list[int]) -> frozenset[int]:
    """Return the last word of each paragraph, given where they end."""
    ends, number = set(), 0
    for limit in limits:
        while number < len(places) and places[number][0] < limit:
            number += 1
        if number:
            ends.add(number - 1)
    return frozenset(ends)


def _empty_lines(doc: Doc, words: list[Token]) -> frozenset[int]:
    """Return the last word before each empty line."""
    return frozenset(
        number
        for number, (word, following) in enumerate(pairwise(words))
        if following.i - word.i > 1 and doc[word.i + 1].text.count(_LINE_END) > 1
    )
