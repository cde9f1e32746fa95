"""Lesart's spaCy components; each writes a span group, so that any spaCy user can add them.

    nlp = spacy.blank("de")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    nlp(text).spans["lesart_hedges"]

A span's label is the kind, its span id the rule, its kb id the number of the signal: pieces of one cue share it.
"""

from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from desktop.signals.candidates import sparing
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.families import Denials, Hedges, Sources
from desktop.signals.grammar.annotation import Reader
from desktop.signals.grammar.syntax import parse
from desktop.signals.language import language_model
from desktop.signals.lexicon.rules import load_lexicon
from desktop.signals.speech.frames import find_frames

COMPONENTS = ("lesart_context", "lesart_hedges", "lesart_sources", "lesart_denials")
_PARAGRAPH_BREAK = "\n"


def build_pipeline(*, model: bool = True) -> Language:
    """Return a blank German pipeline with Lesart's components; without the language model, rules read the grammar."""
    nlp = spacy.blank("de")
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"model": model} if name == "lesart_context" else {})
    return nlp


def _extend() -> None:
    for name in ("lesart_context", "lesart_words", "lesart_cues", "lesart_paragraph_ends"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


_extend()


class _ContextMaker:
    """Reads the grammar of a text and who says what; `doc._.lesart_context` holds the answer."""

    def __init__(self, read: Reader | None) -> None:
        self._read = read

    def __call__(self, doc: Doc) -> Doc:
        words = [token.i for token in doc if not token.is_space]
        doc._.lesart_words = words
        doc._.lesart_cues = []
        syntax = parse([doc[index].text for index in words], _paragraph_ends(doc, words), self._read)
        doc._.lesart_context = Context(syntax, find_frames(syntax))
        return doc


@Language.factory("lesart_context", default_config={"model": True})
def make_context(nlp: Language, name: str, model: bool) -> _ContextMaker:  # noqa: ARG001, FBT001  spaCy calls it so
    """Make the component the others stand on; without the model, rules alone read the grammar."""
    return _ContextMaker(sparing(language_model().read) if model else None)


def _paragraph_ends(doc: Doc, words: list[int]) -> frozenset[int]:
    """Return the last word of each paragraph: as the reader of the article told, else by empty lines."""
    told = doc._.lesart_paragraph_ends
    if told is not None:
        ends, number = set(), 0
        for limit in told:
            while number < len(words) and doc[words[number]].idx < limit:
                number += 1
            if number:
                ends.add(number - 1)
        return frozenset(ends)
    return frozenset(
        number
        for number, (word, following) in enumerate(pairwise(words))
        if following - word > 1 and doc[word + 1].text.count(_PARAGRAPH_BREAK) > 1
    )


class _Component:
    """Applies one family of rules and writes its span group."""

    def __init__(self, group: str, family: Hedges | Sources | Denials) -> None:
        self._group = group
        self._family = family

    def __call__(self, doc: Doc) -> Doc:
        cues = self._family.find(doc._.lesart_context)
        doc._.lesart_cues.extend(cues)
        doc.spans[self._group] = [span for number, cue in enumerate(cues) for span in _spans(doc, cue, number)]
        return doc


def _spans(doc: Doc, cue: Cue, number: int) -> list[Span]:
    return [
        Span(doc, start, end, label=cue.rule.kind.id, span_id=cue.rule.id, kb_id=str(number))
        for start, end in pieces(doc._.lesart_words, cue.tokens)
    ]


def pieces(words: list[int], tokens: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the unbroken runs of a cue's tokens as token ranges of the Doc, white space between words not counting.

    >>> pieces([0, 1, 3, 4], (0, 1, 3))
    [(0, 2), (4, 5)]
    """
    runs: list[tuple[int, int]] = []
    before = -2
    for number in tokens:
        start = runs.pop()[0] if number == before + 1 else words[number]
        runs.append((start, words[number] + 1))
        before = number
    return runs


@Language.factory("lesart_hedges")
def make_hedges(nlp: Language, name: str) -> _Component:  # noqa: ARG001  spaCy calls it so
    """Make the component that finds hedges."""
    return _Component("lesart_hedges", Hedges(load_lexicon().family("H")))


@Language.factory("lesart_sources")
def make_sources(nlp: Language, name: str) -> _Component:  # noqa: ARG001  spaCy calls it so
    """Make the component that finds anonymous and second-hand sources."""
    return _Component("lesart_sources", Sources(load_lexicon().family("A")))


@Language.factory("lesart_denials")
def make_denials(nlp: Language, name: str) -> _Component:  # noqa: ARG001  spaCy calls it so
    """Make the component that finds denials."""
    return _Component("lesart_denials", Denials(load_lexicon().family("D")))
