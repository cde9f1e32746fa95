"""Annotated texts and what was found in them, as lines of JSON.

GOLD    {"id", "text", "families": "AD",
         "signals": [{"kind", "head": [start, end], "voice", "source": [start, end], "actor", "optional"}],
         "attributions": [{"form", "cue": [[start, end], …], "speaker": […], "quote": […]}]}
FOUND   as `lesart corpus` writes it

Of a signal only kind and head must be there; a text has signals, attributions or both. Places are code points of the
text, half open.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from desktop.core.collection import Record, records
from desktop.core.errors import ReadError
from desktop.core.scoring.marks import Found, Gold, Mark, Saying
from desktop.core.text import Span

_KIND = re.compile(r"[HAD]\.\w+")
_ANY = re.compile(".*", re.DOTALL)
_FAMILIES = re.compile("[HAD]+")


def annotated_texts(lines: Iterable[bytes], *, name: str) -> Iterator[Gold]:
    """Yield annotated texts. Raise ReadError at the first line that is none, with its number and what is wrong."""
    for record in records(lines, name=name):
        text = record.text(name)
        said = _Said(record, name, len(text))
        kept = record.kept
        if "signals" not in kept and "attributions" not in kept:
            raise said.fault("signals")
        signals = tuple(_mark(said, *each) for each in said.objects("signals")) if "signals" in kept else None
        sayings = (
            tuple(_saying(said, *each, content="quote") for each in said.objects("attributions"))
            if "attributions" in kept
            else None
        )
        families = said.word(kept.get("families", "HAD"), "families", _FAMILIES)
        yield Gold(record.id, text, signals, sayings, families)


def found_texts(lines: Iterable[bytes], *, name: str) -> Iterator[tuple[str | int, Found]]:
    """Yield by the id of a text what was found in it. Raise ReadError at the first line that does not say so."""
    for record in records(lines, name=name):
        said = _Said(record, name)
        signals = tuple(_mark(said, *each) for each in said.objects("signals"))
        sayings = tuple(_saying(said, *each, content="content") for each in said.objects("attributions"))
        yield record.id, Found(signals, sayings)


class _Said:
    """What one line says, asked value by value; a faulty one is named by its place in the line."""

    def __init__(self, record: Record, name: str, length: int | None = None) -> None:
        self._record, self._name, self._length = record, name, length

    def fault(self, key: str) -> ReadError:
        """Return the error that names a value of this line."""
        return ReadError("bad_annotation", name=self._name, line=self._record.line, key=key)

    def objects(self, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the objects of a list, none if it is not there, each with its name: signals[2]."""
        for number, value in enumerate(self._list(self._record.kept.get(key, []), key)):
            if not isinstance(value, dict):
                raise self.fault(f"{key}[{number}]")
            yield f"{key}[{number}]", value

    def word(self, value: object, name: str, form: re.Pattern[str] = _ANY) -> str:
        """Return a text of a given form."""
        if not isinstance(value, str) or not form.fullmatch(value):
            raise self.fault(name)
        return value

    def span(self, value: object, name: str) -> Span:
        """Return a place, given as [start, end] or, by `lesart corpus`, as an object; it must lie in the text."""
        start, end = self._ends(value, name)
        if not 0 <= start < end or (self._length is not None and end > self._length):
            raise self.fault(name)
        return Span(start, end)

    def spans(self, value: object, name: str) -> tuple[Span, ...]:
        """Return a list of places; a single place given as an object is a list of one."""
        values = [value] if isinstance(value, dict) else self._list(value or [], name)
        return tuple(self.span(each, f"{name}[{number}]") for number, each in enumerate(values))

    def _list(self, value: object, name: str) -> list[Any]:
        if not isinstance(value, list):
            raise self.fault(name)
        return value

    def _ends(self, value: object, name: str) -> tuple[int, int]:
        pair = [value.get("start"), value.get("end")] if isinstance(value, dict) else value
        match pair:
            case [int(start), int(end)]:
                return start, end
        raise self.fault(name)


def _mark(said: _Said, name: str, kept: dict[str, Any]) -> Mark:
    voice, source, actor = (kept.get(key) for key in ("voice", "source", "actor"))
    return Mark(
        kind=said.word(kept.get("kind"), f"{name}.kind", _KIND),
        head=said.span(kept.get("head"), f"{name}.head"),
        voice=said.word(voice, f"{name}.voice") if voice else None,
        source=said.span(source, f"{name}.source") if source else None,
        actor=said.word(actor, f"{name}.actor") if actor else None,
        optional=bool(kept.get("optional")),
    )


def _saying(said: _Said, name: str, kept: dict[str, Any], *, content: str) -> Saying:
    places = {key: said.spans(kept.get(key), f"{name}.{key}") for key in (content, "cue", "speaker")}
    form = said.word(kept.get("form", ""), f"{name}.form")
    return Saying(places[content], places["cue"], places["speaker"], form)
