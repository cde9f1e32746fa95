"""W3C Web Annotations (Web Annotation Data Model, 2017), ours and those of any other program, read as notes."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from desktop.core.errors import IntakeError
from desktop.core.holdings import Incoming, KeptNote
from desktop.core.imports.fields import Field
from desktop.core.imports.foreign import gathered, location_of, note_id, plain_words, quoted, shelf_mark
from desktop.core.note import Anchor, Note

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_COLLECTION, _PAGE, _ANNOTATION = "AnnotationCollection", "AnnotationPage", "Annotation"
_CHOICE, _SETS = "Choice", ("Composite", "List", "Independents")
_MEDIA = frozenset(("Image", "Video", "Sound", "Dataset"))
_PLACELESS = frozenset(("SvgSelector", "FragmentSelector", "DataPositionSelector"))
"""Selectors of what is no text, or of a part that can't be found by words."""


class _Target(NamedTuple):
    location: str
    anchor: Anchor | None
    loose: bool


def is_annotations(root: Field) -> bool:
    """Say whether the file holds W3C annotations: a collection, a page, one, or a list of them."""
    first = root.value[0] if isinstance(root.value, list) and root.value else root.value
    return isinstance(first, dict) and bool(_types(Field(first, root.name)) & {_COLLECTION, _PAGE, _ANNOTATION})


def annotations(root: Field, now: datetime) -> Incoming:
    """Return the notes of a file of W3C annotations; `now` is when those without a time were made.

    What is no note on a text is counted. Raise IntakeError for what the model forbids.
    """
    skipped: Counter[str] = Counter()
    loose = 0
    found: list[tuple[str, str, KeptNote]] = []
    for one in _annotations(root, skipped):
        for target, note in _notes(one, now, skipped):
            loose += target.loose
            found.append((target.location, "", KeptNote(note, dated=_is_dated(one))))
    _refuse_doubles(root, found)
    return Incoming("w3c", gathered(found), loose, tuple(sorted(skipped.items())))


def _annotations(root: Field, skipped: Counter[str]) -> Iterator[Field]:
    """Yield the annotations of a collection, a page or a list; those on pages elsewhere are counted."""
    if isinstance(root.value, list):
        for one in root.items():
            yield from _annotations(one, skipped)
        return
    types = _types(root)
    if _COLLECTION in types:
        read = 0
        for one in _pages(root):
            read += 1
            yield one
        total = root.get("total")
        skipped["elsewhere"] += max(0, total.number() - read) if total else 0
        skipped += Counter()
    elif _PAGE in types:
        yield from root.need("items").items()
    elif _ANNOTATION in types:
        yield root
    else:
        root.refuse(f'{{"type": "{_ANNOTATION}", …}}')


def _pages(collection: Field) -> Iterator[Field]:
    page = collection.get("first") or collection.get("items")
    while page is not None and not isinstance(page.value, str):
        if isinstance(page.value, list):
            yield from page.items()
            return
        yield from page.need("items").items()
        page = page.get("next")


def _is_dated(one: Field) -> bool:
    return bool(one.get("created") or one.get("modified"))


def _notes(one: Field, now: datetime, skipped: Counter[str]) -> Iterator[tuple[_Target, Note]]:
    """Yield the notes of one annotation: one for each text it is about."""
    if _ANNOTATION not in _types(one):
        one.refuse(f'{{"type": "{_ANNOTATION}", …}}')
    if "replying" in {motive.text() for motive in _listed(one, "motivation")}:
        skipped["reply"] += 1
        return
    iri = _identified(one).text()
    body, tags, signal = _said(one)
    created, modified = one.get("created"), one.get("modified")
    born = created.time() if created else modified.time() if modified else now
    targets = [_target(target) for target in _each(one.need("target"))]
    if not targets:
        one.need("target").refuse('"…" | {…}')
    for index, target in enumerate(targets):
        if target is None:
            skipped["no_text"] += 1
        elif not (body or tags or target.anchor):
            skipped["empty"] += 1
        else:
            name = note_id(iri if index == 0 else f"{iri}#{index}")
            changed = modified.time() if modified else born
            mark = shelf_mark(target.location)
            yield target, Note(name, mark, target.anchor, signal, body, born, changed, tags)


def _said(one: Field) -> tuple[str, tuple[str, ...], str | None]:
    """Return what an annotation says: its words, its tags, and the signal it is on if it is one of ours."""
    words: list[str] = []
    tags: set[str] = set()
    signal = None
    for body in _each(one.need("body")) if one.get("body") else ():
        text, purposes = _body(body), {purpose.text() for purpose in _listed(body, "purpose")}
        if "classifying" in purposes and "|" in text and _is_ours(one):
            signal = text
        elif purposes & {"tagging", "classifying"}:
            tags.add(text)
        else:
            words.append(text)
    value = one.get("bodyValue")
    words += [value.text()] if value else []
    return "\n\n".join(filter(str.strip, words)), tuple(sorted(tags - {""})), signal


def _each(field: Field) -> Iterator[Field]:
    """Yield the one or several resources that stand there: of a choice the first, of a set or list all."""
    for one in field.each():
        types, items = _types(one), one.get("items") if isinstance(one.value, dict) else None
        if items is None or not types & {_CHOICE, *_SETS}:
            yield one
        else:
            yield from islice(_each(items), 1 if _CHOICE in types else None)


def _is_ours(one: Field) -> bool:
    made_by = one.get("generator")
    return made_by is not None and isinstance(made_by.value, dict) and made_by.value.get("name") == "Lesart"


def _body(body: Field) -> str:
    """Return the words of a body; of one that lies elsewhere its address."""
    if isinstance(body.value, str):
        return body.text()
    value, form = body.get("value"), body.get("format")
    if value is not None:
        return plain_words(value.text()) if form is not None and form.value == "text/html" else value.text()
    said = body.get("source") or body.get("id") or body.get("@id")
    return _iri(said) if said is not None else body.refuse('{"value": "…"}')


def _target(target: Field) -> _Target | None:
    """Return where a target lies and which words are meant; None if it is no text or no part of one."""
    if isinstance(target.value, str):
        return _Target(location_of(target), None, loose=False)
    if _types(target) & _MEDIA:
        return None
    source = target.get("source")
    if source is None:
        return _Target(location_of(_identified(target)), None, loose=False)
    selectors = [inner for selector in _listed(target, "selector") for inner in _refined(selector)]
    place = location_of(source if isinstance(source.value, str) else _identified(source))
    kinds = {kind for selector in selectors for kind in _types(selector)}
    if not selectors:
        return _Target(place, None, loose=False)
    anchor = _anchor(selectors)
    if anchor is None and kinds and kinds <= _PLACELESS:
        return None
    return _Target(place, anchor, loose=anchor is None)


def _anchor(selectors: list[Field]) -> Anchor | None:
    """Return the place the selectors tell, in whatever order they come; None without its words."""
    position = next((one for one in selectors if "TextPositionSelector" in _types(one)), None)
    start = 0
    if position is not None:
        start = position.need("start").number()
        position.need("end").number(start)
    quote = next((one for one in selectors if "TextQuoteSelector" in _types(one)), None)
    return None if quote is None else quoted(quote, start)


def _refined(selector: Field) -> Iterator[Field]:
    """Yield a selector, those that refine it, or those to choose from; one only named elsewhere tells nothing."""
    inner: Field | None = selector
    while inner is not None and isinstance(inner.value, dict):
        choice = inner.get("oneOf") or (inner.get("items") if _CHOICE in _types(inner) else None)
        if choice is not None:
            yield from (found for one in choice.each() for found in _refined(one))
            return
        yield inner
        inner = inner.get("refinedBy")


def _identified(resource: Field) -> Field:
    return resource.need("id") if "id" in resource.object() or "@id" not in resource.object() else resource.need("@id")


def _iri(said: Field) -> str:
    return said.text() if isinstance(said.value, str) else _identified(said).text()


def _listed(field: Field, key: str) -> Iterator[Field]:
    found = field.get(key) if isinstance(field.value, dict) else None
    return found.each() if found else iter(())


def _types(field: Field) -> set[str]:
    """Return the types of a resource, told once or as a list."""
    found = field.value.get("type", field.value.get("@type")) if isinstance(field.value, dict) else None
    listed = found if isinstance(found, list) else [found]
    return {one.removeprefix("oa:").removeprefix("as:") for one in listed if isinstance(one, str)}


def _refuse_doubles(root: Field, found: list[tuple[str, str, KeptNote]]) -> None:
    seen: set[str] = set()
    for _, _, kept in found:
        if kept.note.id in seen:
            raise IntakeError("import_twice", name=root.name, place="id", id=kept.note.id)
        seen.add(kept.note.id)
