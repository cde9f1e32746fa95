"""The JSON of Hypothesis, the web annotator: what its client exports, and what its search API answers."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

from desktop.core.holdings import Incoming, KeptNote
from desktop.core.imports.fields import Field
from desktop.core.imports.foreign import gathered, location_of, note_id, quoted, shelf_mark
from desktop.core.note import Anchor, Note
from desktop.core.text import Utf16Map

TextOf = Callable[[str], str | None]
"""Tells the text kept of an article by its id, None without one."""


_EXPORT, _ANSWER = frozenset(("annotations", "export_date")), frozenset(("total", "rows"))
_ROW = frozenset(("id", "uri", "group"))
"""What tells an annotation of the API from what other programs list."""


def is_hypothesis(root: Field) -> bool:
    """Say whether the file is an export of Hypothesis, an answer of its search API, or a list of rows of such answers.

    An empty list could be anything.
    """
    if isinstance(root.value, dict):
        keys, rows = root.value.keys(), root.value.get("rows")
        return keys >= _EXPORT or (keys >= _ANSWER and (rows == [] or _has_rows(rows)))
    return _has_rows(root.value)


def hypothesis(root: Field, now: datetime, text_of: TextOf) -> Incoming:
    """Return the notes of a file of Hypothesis; `now` is when those without a time were made. Raise IntakeError.

    Replies are counted only. Positions count UTF-16 units of the page as the browser had it. Where a text of it is kept
    they become code points of that; else they tell about where a place was. Its words tell what it is.
    """
    units_of = cache(lambda article_id: None if (text := text_of(article_id)) is None else Utf16Map(text))
    skipped: Counter[str] = Counter()
    loose = 0
    found: dict[str, tuple[str, str, KeptNote]] = {}
    for one in _annotations(root, skipped):
        references = one.get("references")
        if references is not None and list(references.items()):
            skipped["reply"] += 1
            continue
        place, is_loose = _place(one, units_of)
        note = _note(one, place, now)
        if not (note.body or note.tags or place):
            skipped["empty"] += 1
            continue
        if note.id in found:
            one.need("id").refuse('"…" (≠)')
        loose += is_loose
        found[note.id] = location_of(one.need("uri")), _title(one), KeptNote(note, dated=_is_dated(one))
    return Incoming("hypothesis", gathered(found.values()), loose, tuple(sorted(skipped.items())))


def _has_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and value[0].keys() >= _ROW


def _annotations(root: Field, skipped: Counter[str]) -> Iterator[Field]:
    """Yield the annotations of any of the forms; an answer may be one of several, and have the replies apart."""
    if isinstance(root.value, list):
        yield from root.items()
        return
    export = root.get("annotations")
    if export is not None:
        yield from export.items()
        return
    rows, replies = list(root.need("rows").items()), root.get("replies")
    skipped["elsewhere"] += max(0, root.need("total").number() - len(rows))
    skipped["reply"] += len(list(replies.items())) if replies else 0
    skipped += Counter()
    yield from rows


def _is_dated(one: Field) -> bool:
    return bool(one.get("created") or one.get("updated"))


def _note(one: Field, place: Anchor | None, now: datetime) -> Note:
    created, updated = one.get("created"), one.get("updated")
    born = created.time() if created else now
    text, tags = one.get("text"), one.get("tags")
    return Note(
        id=note_id(f"hypothesis:{one.need('id').text()}"),
        article_id=shelf_mark(location_of(one.need("uri"))),
        anchor=place,
        signal_key=None,
        body=text.text() if text else "",
        created=born,
        changed=updated.time() if updated else born,
        tags=tuple(sorted({tag.text() for tag in tags.items()} if tags else ())),
    )


def _place(one: Field, units_of: Callable[[str], Utf16Map | None]) -> tuple[Anchor | None, bool]:
    """Return the place of a note, None for one on the page, and whether it had one that has no words."""
    target = one.get("target")
    told = [part.get("selector") for part in (target.items() if target else ())]
    selectors = [selector for found in told if found is not None for selector in found.items()]
    kinds = {selector.need("type").text(): selector for selector in selectors}
    position, quote = kinds.get("TextPositionSelector"), kinds.get("TextQuoteSelector")
    start = position.need("start").number() if position else 0
    if quote is None or not quote.need("exact").text().strip():
        return None, bool(selectors)
    units = units_of(shelf_mark(location_of(one.need("uri"))))
    return quoted(quote, start if units is None else units.code_points(start)), False


def _title(one: Field) -> str:
    """Return the title of the page; Hypothesis tells it alone or as a list."""
    document = one.get("document")
    title = document.get("title") if document else None
    return next((part.text() for part in title.each()), "") if title else ""
