"""What is left over from a web page when its text is copied: navigation, bylines, credits, captions."""

import re

from desktop.reading.german import german

_SHORT = 120
_CAPTION = 350
_EDGE = " \t»«›‹>→←▶►▸▾▼▲+*•|:.!…-–"
_NAME = r"(?:(?:von|van|de|zu|und|,|/|&)\s*)?[A-ZÄÖÜ][\w.’'-]+"
_NAMES = re.compile(rf"{_NAME}(?:,?\s+{_NAME}){{1,7}}\Z")
_DAY = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|[a-zäöü]+\.?)\s?\d{2,4}(?:\D{1,4}\d{1,2}[:.]\d{2}(?:\s?uhr)?)?\Z")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")
_READING_TIME = re.compile(r"\d{1,3}\s?min(?:uten|\.)?(?: lesezeit)?\Z|seite \d+ (?:von|/) \d+\Z|\d+ kommentare?\Z")


def is_residue(text: str) -> bool:
    """Say whether a unit is navigation, a notice of the page or a credit, wherever it stands."""
    folded = text.casefold() if len(text) < 1_000 else ""
    if not folded:
        return False
    if folded.startswith(german().consent_starts) or not any(char.isalnum() for char in text):
        return True
    if len(text) > _SHORT:
        return False
    bare = folded.strip(_EDGE)
    return (
        bare in german().residue
        or folded.startswith(german().residue_starts)
        or _READING_TIME.match(bare) is not None
        or _ADDRESS.match(text) is not None
        or _is_agency(folded)
    )


def heads_links(text: str) -> bool:
    """Say whether a unit is the heading of a list of links."""
    return len(text) <= _SHORT and text.casefold().strip(_EDGE) in german().link_lists


def is_buttons(text: str) -> bool:
    """Say whether a unit consists of names of share buttons only."""
    words = re.split(r"[\s|/,·•]+", text.casefold().strip(_EDGE)) if len(text) <= _SHORT else []
    return bool(words) and all(word in german().buttons for word in words)


def is_imprint(text: str) -> bool:
    """Say whether a unit is a byline or a date: what stands between the title and the text."""
    if len(text) > _SHORT:
        return False
    folded = text.casefold()
    day = _DAY.match(folded)
    if day and (re.match(r"[\d.\s]+(?!\w)", folded) or any(month in folded for month in german().months)):
        return True
    starts = (start for start in german().byline_starts if folded.startswith(start + " "))
    return any(_NAMES.match(text[len(start) + 1 :]) for start in starts)


def is_caption(text: str) -> bool:
    """Say whether a unit describes a picture: it begins as captions do, or ends with the picture's credit."""
    if len(text) > _CAPTION:
        return False
    folded = text.casefold()
    if folded.startswith(german().caption_starts):
        return len(text) <= 200
    tail = folded[-70:]
    places = [tail.rfind(credit) for credit in german().caption_credits]
    return any(at > 0 and len(tail) - at <= 60 and ". " not in tail[at:] and _ends_credit(tail, at) for at in places)


def _ends_credit(tail: str, at: int) -> bool:
    """Say whether the credit stands apart from the words before it, in brackets or after a sentence."""
    before = tail[:at].rstrip()
    return not before or before[-1] in "(.[/|©–-"


def _is_agency(folded: str) -> bool:
    parts = re.split(r"[/,\s]+", folded.strip("()[] .-–"))
    return (
        parts[0] in german().agencies
        and all(part in german().agencies or len(part) <= 3 for part in parts)
        and len(parts) <= 5
    )
