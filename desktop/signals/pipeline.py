"""Lesart's spaCy components; each writes a span group, so that any spaCy user can add them, alone or together.

    nlp = spacy.blank("de")
    nlp.add_pipe("lesart_denials")
    nlp(text).spans["lesart_denials"]

A span's label is the kind, its span id the rule, its kb id the number of the signal: pieces of one cue share it.
`span._.lesart_voice` says in whose voice it stands, `span._.lesart_source` who says or denies it.

Words are cut by Lesart's own tokenizer, whatever the pipeline has: only the places are taken over into the Doc.
"""

from functools import cache
from typing import Any, cast
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Span

from desktop.signals.cleaning import cleaned
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.families import Denials, Hedges, Sources
from desktop.signals.reading import Reading, TextReader
from desktop.signals.rulebook import load_lexicon
from desktop.signals.sourcing import source_of, voice_of

COMPONENTS = ("lesart_context", "lesart_hedges", "lesart_sources", "lesart_denials")
_FAMILIES: dict[str, tuple[type[Hedges | Sources | Denials], str]] = {
    "lesart_hedges": (Hedges, "H"),
    "lesart_sources": (Sources, "A"),
    "lesart_denials": (Denials, "D"),
}

_readings: WeakKeyDictionary[Doc, Reading] = WeakKeyDictionary()
"""Kept beside the Docs: what stands in their user data must be written when a Doc goes to another process."""


class _ContextMaker:
    """Reads the grammar of a text and who says what, for the components that follow."""

    def __init__(self, *, model: bool) -> None:
        self._model = model
        _reader(model=model)

    def __call__(self, doc: Doc) -> Doc:
        if doc not in _readings:
            _readings[doc] = _reader(model=self._model).read(cleaned(doc.text))
        return doc


class _Component:
    """Applies one family of rules and writes its span group; reads the text if no component before it has."""

    def __init__(self, group: str, *, model: bool) -> None:
        self._group = group
        self._context = _ContextMaker(model=model)
        _family(group)

    def __call__(self, doc: Doc) -> Doc:
        reading = _readings[self._context(doc)]
        cues = _family(self._group).find(reading.context)
        doc.spans[self._group] = [span for number, cue in enumerate(cues) for span in _spans(doc, reading, cue, number)]
        return doc


@cache
def _reader(*, model: bool) -> TextReader:
    """Return what reads for all components; kept here so that a component is light to send to another process."""
    return TextReader(model=model)


@cache
def _family(group: str) -> Hedges | Sources | Denials:
    family, letter = _FAMILIES[group]
    return family(load_lexicon().family(letter))


@Language.factory("lesart_context", default_config={"model": True})
def make_context(nlp: Language, name: str, model: bool) -> _ContextMaker:  # noqa: ARG001, FBT001  spaCy calls it so
    """Make the component that reads a text for all others; without the model, rules alone read the grammar."""
    return _ContextMaker(model=model)


@Language.factory("lesart_hedges", default_config={"model": True})
def make_hedges(nlp: Language, name: str, model: bool) -> _Component:  # noqa: ARG001, FBT001  spaCy calls it so
    """Make the component that finds hedges."""
    return _Component("lesart_hedges", model=model)


@Language.factory("lesart_sources", default_config={"model": True})
def make_sources(nlp: Language, name: str, model: bool) -> _Component:  # noqa: ARG001, FBT001  spaCy calls it so
    """Make the component that finds anonymous and second-hand sources."""
    return _Component("lesart_sources", model=model)


@Language.factory("lesart_denials", default_config={"model": True})
def make_denials(nlp: Language, name: str, model: bool) -> _Component:  # noqa: ARG001, FBT001  spaCy calls it so
    """Make the component that finds denials."""
    return _Component("lesart_denials", model=model)


def _spans(doc: Doc, reading: Reading, cue: Cue, number: int) -> list[Span]:
    """Return the pieces of a cue as spans of the Doc, in whatever tokens it has, and note voice and source on them."""
    kind, rule = cue.rule.kind.id, cue.rule.id
    voice = voice_of(reading.context, cue)
    source = source_of(reading.context, cue, voice)
    who = reading.offsets.of_words(source.start, source.end).of(doc.text) if source else None
    facts, spans = _facts(doc), []
    for piece in reading.offsets.of_pieces(cue.tokens):
        there = doc.char_span(piece.start, piece.end, kind, str(number), alignment_mode="expand", span_id=rule)
        span = cast("Span", there)  # "expand" always finds one
        facts[_key(span, "voice")] = voice.value
        facts[_key(span, "source")] = who
        spans.append(span)
    return spans


def _key(span: Span, fact: str) -> tuple[str, str, int, int]:
    """Return the key of a fact in the form that spaCy moves along when it joins or writes Docs."""
    return "._.", f"lesart_{fact}.{span.label_[:1]}", span.start_char, span.end_char


def _voice(span: Span) -> object:
    return _facts(span.doc).get(_key(span, "voice"))


def _source(span: Span) -> object:
    return _facts(span.doc).get(_key(span, "source"))


def _facts(doc: Doc) -> dict[Any, Any]:
    return doc.user_data


def _context(doc: Doc) -> Context | None:
    reading = _readings.get(doc)
    return reading.context if reading else None


def _extend() -> None:
    Doc.set_extension("lesart_context", getter=_context, force=True)
    Span.set_extension("lesart_voice", getter=_voice, force=True)
    Span.set_extension("lesart_source", getter=_source, force=True)


_extend()
