"""Reading one text: its words with their places, its grammar, who says what; then the cues of each family in it."""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.core.text import CleanText
from desktop.signals.candidates import is_candidate
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.syntax import parse
from desktop.signals.language import language_model
from desktop.signals.offsets import Offsets
from desktop.signals.speech.frames import find_frames
from desktop.signals.tokenizer import Place, Tokenizer, places_of

_LINE_END = "\n"
_STRAIGHT = '"'


@dataclass(slots=True)
class Reading:
    """What the rules are asked about, and what they have found so far."""

    context: Context
    offsets: Offsets
    cues: list[Cue] = field(default_factory=list)


class TextReader:
    """Cuts a text into words and reads their grammar; without the language model, by rules alone."""

    def __init__(self, *, model: bool = True) -> None:
        self._tokenizer = Tokenizer()
        self._model = language_model() if model else None

    def read(self, clean: CleanText, limits: list[int] | None = None) -> Reading:
        """Read a text. `limits` tell where its paragraphs end, in the clean text; else empty lines do."""
        words = self._tokenizer.cut(clean.text)
        places = places_of(clean.text, words)
        ends = _empty_lines(clean.text, places) if limits is None else _last_words(places, limits)
        syntax = parse(words, ends, self._model, is_candidate, closing=_closing(clean.text, words, places))
        return Reading(Context(syntax, find_frames(syntax)), Offsets(places, clean))


def _closing(text: str, words: list[str], places: list[Place]) -> frozenset[int]:
    """Return the straight quotation marks that stand close behind something, and before a space."""
    marks = ((number, places[number]) for number, word in enumerate(words) if word == _STRAIGHT)
    return frozenset(
        number
        for number, (start, end) in marks
        if start and not text[start - 1].isspace() and text[end : end + 1] <= " "
    )


def _last_words(places: list[Place], limits: list[int]) -> frozenset[int]:
    """Return the last word of each paragraph, given where they end."""
    numbers = (bisect_left(places, (limit,)) for limit in limits)
    return frozenset(number - 1 for number in numbers if number)


def _empty_lines(text: str, places: list[Place]) -> frozenset[int]:
    """Return the last word before each empty line."""
    gaps = enumerate(pairwise(places))
    return frozenset(number for number, ((_, end), (start, _)) in gaps if text.count(_LINE_END, end, start) > 1)
