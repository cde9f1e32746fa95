"""Notes as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterator

from desktop.core.holdings import Holdings, KeptArticle
from desktop.core.judging import Verdict, folded
from desktop.core.note import Anchor, Note
from desktop.core.sentence import sentence_around
from desktop.core.text import Span

_COLUMNS = (
    *("id", "article_title", "location", "outlet", "published", "family", "kind", "rule_id", "quote"),
    *("sentence", "speaker", "verdict", "note", "tags", "char_start", "char_end", "created", "modified"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would run."""


def notes_as_csv(holdings: Holdings, *, excel: bool = False, tabs: bool = False) -> str:
    """Return one row for each note (RFC 4180); with `excel` as German spreadsheets open it: a BOM, and semicolons.

    With `tabs` as spreadsheets take it from the clipboard.

    Places count code points, the end not included. A cell that a spreadsheet would run as a formula begins with an
    apostrophe instead.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t" if tabs else ";" if excel else ",")
    writer.writerow(_COLUMNS)
    for article, notes in holdings.living():
        writer.writerows(map(_harmless, _cells(article, note)) for note in notes)
    return ("\ufeff" if excel else "") + out.getvalue()


def _cells(article: KeptArticle, note: Note) -> Iterator[str]:
    place, known = note.anchor, article.known
    kind, _, rule = (note.signal_key or "").partition("|")
    yield from (note.id, known.title, known.location, known.outlet or "")
    yield known.published.isoformat() if known.published else ""
    sentence = _sentence(article, place)
    yield from (kind[:1], kind, rule, place.exact if place else "", sentence)
    yield from (article.speaker_of(note), _verdict(article, note, rule, sentence))
    yield from (note.body, ", ".join(note.tags))
    yield from (str(place.start), str(place.end)) if place else ("", "")
    yield from (note.created.isoformat(), note.changed.isoformat())


def _sentence(article: KeptArticle, place: Anchor | None) -> str:
    """Return the sentence of a place in the text it was noted in; nothing where that is not kept."""
    edition = article.edition_with(place) if place else None
    if edition is None or edition.text is None or place is None:
        return ""
    return sentence_around(edition.text, edition.blocks, Span(place.start, place.end))


def _verdict(article: KeptArticle, note: Note, rule: str, sentence: str) -> str:
    """Return what the reader holds of the signal a note is on: that of its rule in its sentence.

    Where that is not known, or was edited, in the one with its words; nothing where two such were judged differently.
    """
    if not rule or note.anchor is None:
        return ""
    words = f" {folded(note.anchor.exact)} "
    judged = [one for one in article.verdicts if one.key.rule == rule and words in f" {one.key.sentence} "]
    here = [one for one in judged if one.key.sentence == folded(sentence)]
    found = {one.verdict for one in here or judged} or {Verdict.OPEN}
    return found.pop().value if len(found) == 1 else ""


def _harmless(cell: str) -> str:
    """Return a cell no spreadsheet takes for a formula.

    >>> _harmless("=1+1")
    "'=1+1"
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
