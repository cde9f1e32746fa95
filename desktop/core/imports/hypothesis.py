"""The JSON that Hypothesis, the web annotator, exports."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import cache

from desktop.core.holdings import Incoming, KeptNote
from desktop.core.imports.fields import Field
from desktop.core.imports.foreign import gathered, location_of, note_id, quoted, shelf_mark
from desktop.core.note import Anchor, Note
from desktop.core.text import Utf16Map

TextOf = Callable[[str], str | None]
"""Tells the text kept of an article by its id, None without one."""


def is_hypothesis(root: Field) -> bool:
    """Say whether the file is an export of Hypothesis."""
    return isinstance(root.value, dict) and "annotations" in root.value and "export_date" in root.value


def hypothesis(root: Field, now: datetime, text_of: TextOf) -> Incoming:
    """Return the notes of a Hypothesis export; `now` is when those without a time were made. Raise IntakeError.

    Replies are counted only. Positions count UTF-16 units of the page as the browser had it. Where a text of it is kept
    they become code points of that; else they tell about where a place was. Its words tell what it is.
    """
    text_of = cache(text_of)
    skipped: Counter[str] = Counter()
    loose = 0
    found: dict[str, tuple[str, str, KeptNote]] = {}
    for one in root.need("annotations").items():
        references = one.get("references")
        if references is not None and list(references.items()):
            skipped["reply"] += 1
            continue
        place, is_loose = _place(one, text_of)
        note = _note(one, place, now)
        if not (note.body or note.tags or place):
            skipped["empty"] += 1
            continue
        if note.id in found:
            one.need("id").refuse('"…" (≠)')
        loose += is_loose
        found[note.id] = location_of(one.need("uri")), _title(one), KeptNote(note, dated=_is_dated(one))
    return Incoming("hypothesis", gathered(found.values()), loose, tuple(sorted(skipped.items())))


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


def _place(one: Field, text_of: TextOf) -> tuple[Anchor | None, bool]:
    """Return the place of a note, None for one on the page, and whether it had one that has no words."""
    target = one.get("target")
    told = [part.get("selector") for part in (target.items() if target else ())]
    selectors = [selector for found in told if found is not None for selector in found.items()]
    kinds = {selector.need("type").text(): selector for selector in selectors}
    position, quote = kinds.get("TextPositionSelector"), kinds.get("TextQuoteSelector")
    start = position.need("start").number() if position else 0
    if quote is None or not quote.need("exact").text().strip():
        return None, bool(selectors)
    text = text_of(shelf_mark(location_of(one.need("uri"))))
    return quoted(quote, start if text is None else Utf16Map(text).code_points(start)), False


def _title(one: Field) -> str:
    """Return the title of the page; Hypothesis tells it alone or as a list."""
    document = one.get("document")
    title = document.get("title") if document else None
    return next((part.text() for part in title.each()), "") if title else ""
