"""Notes for other programs: nothing is lost on the way, and nothing runs."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import KnownArticle
from desktop.core.exports import notes_as_annotations, notes_as_csv
from desktop.core.note import Anchor, Note

DAY = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
ARTICLE = KnownArticle("a", 'Kreml; "Dementi"', "/texte/größe.txt", DAY, "Tagblatt")


def note(body: str, *, key: str | None = None, anchored: bool = True) -> Note:
    anchor = Anchor(4, 9, "Kreml", "Der ", " weist") if anchored else None
    return Note("0" * 31 + "1", "a", anchor, key, body, DAY, DAY, ("anonym", "quelle"))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40), st.booleans())
def test_a_table_gives_back_every_note(body: str, excel: bool) -> None:
    # GIVEN a note with any words
    # WHEN the table is read as a spreadsheet would
    text = notes_as_csv([(ARTICLE, (note(body),))], excel=excel)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";" if excel else ","))

    # THEN its words are there, behind an apostrophe where they would run
    (row,) = rows
    assert row["note"] == (f"'{body}" if body.startswith(("=", "+", "-", "@", "\t", "\r")) else body)
    assert (row["quote"], row["char_start"], row["tags"]) == ("Kreml", "4", "anonym, quelle")
    assert row["article_title"] == ARTICLE.title


@pytest.mark.parametrize("cell", ["=SUM(A1)", "+1", "-1", "@x"])
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    # GIVEN words that a spreadsheet would run
    # WHEN they are written into a table
    # THEN no cell begins with them
    text = notes_as_csv([(ARTICLE, (note(cell),))])
    assert f",{cell}" not in text
    assert f",'{cell}" in text


def test_an_annotation_keeps_to_the_model_of_the_w3c() -> None:
    # GIVEN a note on a signal and one on the whole article
    notes = (note("Wer?", key="D.reject|deny-1"), note("Alles", anchored=False))

    # WHEN they are written as annotations
    written = json.loads(json.dumps(notes_as_annotations([(ARTICLE, notes)])))
    on_signal, on_whole = written["first"]["items"]

    # THEN they have what the model asks for: context, id, type, a target, both selectors, times in UTC
    assert (written["@context"], written["total"]) == ("http://www.w3.org/ns/anno.jsonld", 2)
    assert (on_signal["type"], on_signal["motivation"]) == ("Annotation", "questioning")
    assert on_signal["id"].startswith("urn:uuid:")
    assert (on_signal["created"], on_signal["modified"]) == ("2026-03-05T14:03:00Z",) * 2
    assert on_signal["target"]["source"] == "file:///texte/gr%C3%B6%C3%9Fe.txt"
    assert on_signal["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "Kreml", "prefix": "Der ", "suffix": " weist"},
        {"type": "TextPositionSelector", "start": 4, "end": 9},
    ]
    assert [(body["purpose"], body["value"]) for body in on_signal["body"]] == [
        ("commenting", "Wer?"),
        ("tagging", "anonym"),
        ("tagging", "quelle"),
    ]
    assert (on_whole["motivation"], on_whole["target"]) == ("commenting", "file:///texte/gr%C3%B6%C3%9Fe.txt")
