"""Notes for other programs: nothing is lost on the way, and nothing runs."""

import csv
import io
import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kept import DAY, KNOWN, WORDS, holding, judged, note, some_holdings

from desktop.core.article import KnownArticle
from desktop.core.errors import ExportError
from desktop.core.exports import FORMS
from desktop.core.exports.annotations import notes_as_annotations
from desktop.core.exports.obsidian import file_name, vault_files, write_vault
from desktop.core.exports.table import notes_as_csv
from desktop.core.holdings import Holdings, KeptEdition, KeptNote, KeptSignal
from desktop.core.judging import Verdict
from desktop.core.note import Anchor

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*")
MOTIVES = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}
"""Those of the Web Annotation Data Model, 3.3.5."""


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40), st.booleans())
def test_a_table_gives_back_every_note(body: str, excel: bool) -> None:
    # GIVEN a note with any words
    # WHEN the table is read as a spreadsheet would
    text = notes_as_csv(holding(note(body)), excel=excel)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";" if excel else ","))

    # THEN its words are there, behind an apostrophe where they would run
    (row,) = rows
    assert row["note"] == (
        f"'{body}" if body.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")) else body
    )
    assert (row["quote"], row["char_start"], row["tags"]) == ("Kreml", "4", "anonym, quelle")
    assert row["article_title"] == KNOWN.title


@pytest.mark.parametrize("cell", ["=SUM(A1)", "+1", "-1", "@x", "＝1"])
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    # GIVEN words that a spreadsheet would run
    # WHEN they are written into a table
    # THEN no cell begins with them
    text = notes_as_csv(holding(note(cell)))
    assert f",{cell}" not in text
    assert f",'{cell}" in text


@pytest.mark.parametrize(
    ("verdicts", "told"),
    [
        ((), "open"),
        ((judged("deny-1", "der kreml weist das zurück", Verdict.RELEVANT),), "relevant"),
        ((judged("deny-2", "der kreml weist das zurück", Verdict.RELEVANT),), "open"),
        ((judged("deny-1", "die kremlnahe zeitung weist das zurück", Verdict.RELEVANT),), "open"),
        (
            (
                judged("deny-1", "der kreml weist das zurück", Verdict.RELEVANT),
                judged("deny-1", "auch der kreml weist das zurück", Verdict.HARMLESS),
            ),
            "",
        ),
    ],
)
def test_a_table_tells_the_verdict_on_the_signal_of_a_note(verdicts: Any, told: str) -> None:
    # GIVEN a note on a signal, one on a free place, and verdicts
    text = notes_as_csv(holding(note(key="D.reject|deny-1"), note(number=2), verdicts=verdicts))
    # WHEN the table is read
    on_signal, free = csv.DictReader(io.StringIO(text, newline=""))
    # THEN the verdict of that rule in the sentence of the note is there, none where two differ or there is no signal
    assert [on_signal[name] for name in ("family", "kind", "rule_id", "verdict")] == ["D", "D.reject", "deny-1", told]
    assert [free[name] for name in ("family", "kind", "rule_id", "verdict")] == [""] * 4


def test_a_table_tells_the_verdict_of_the_sentence_where_the_text_is_kept() -> None:
    # GIVEN a text with two sentences that have the same words, judged differently, and a note in the first
    text = "Der Kreml weist das zurück. Auch der Kreml weist das zurück."
    edition = KeptEdition(sha256(text.encode()).hexdigest(), "T", text)
    verdicts = (
        judged("deny-1", "auch der kreml weist das zurück", Verdict.HARMLESS),
        judged("deny-1", "der kreml weist das zurück", Verdict.RELEVANT),
    )
    (article,) = holding(note(key="D.reject|deny-1"), verdicts=verdicts).articles
    # WHEN the table is read
    table = notes_as_csv(Holdings((replace(article, editions=(edition,)),)))
    # THEN the verdict is that on its own sentence
    assert [row["verdict"] for row in csv.DictReader(io.StringIO(table, newline=""))] == ["relevant"]


def test_a_table_tells_sentence_and_speaker() -> None:
    # GIVEN a note on a signal of a kept text, one on free words there, and one on words that are in no text
    text = "Nein. Der Kreml weist\ndas zurück. So endet es."
    edition = KeptEdition(sha256(text.encode()).hexdigest(), "T", text)
    on_signal, free, lost = (
        replace(note(number=number, key=key), anchor=Anchor(start, start + len(words), words, "", ""))
        for number, key, start, words in (
            (1, "D.reject|deny-1", 16, "weist"),
            (2, None, 37, "endet"),
            (3, None, 40, "Weg"),
        )
    )
    (article,) = holding(on_signal, free, lost).articles
    signals = (
        KeptSignal("D.reject|deny-1", 16, "weist", "Der Kreml"),
        KeptSignal("D.reject|deny-1", 90, "weist", "Sie"),
        KeptSignal("D.reject|deny-2", 16, "weist", "Er"),
    )
    holdings = Holdings((replace(article, editions=(edition,), signals=signals),))
    # WHEN the table is read
    rows = csv.DictReader(io.StringIO(notes_as_csv(holdings), newline=""))
    # THEN each has the sentence it stands in, the first who says it, and nothing is made up
    assert [(row["sentence"], row["speaker"]) for row in rows] == [
        ("Der Kreml weist das zurück.", "Der Kreml"),
        ("So endet es.", ""),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("signals", "speaker"),
    [
        ((KeptSignal("k|r", 20, "sei", "Sie"),), "Sie"),
        ((KeptSignal("k|r", 20, "sei", "Sie"), KeptSignal("k|r", 4, "sei", "Er")), "Er"),
        ((KeptSignal("k|r", 20, "sei", "Sie"), KeptSignal("k|r", 30, "sei", "Er")), None),
        ((KeptSignal("k|r", 4, "habe", "Sie"),), None),
    ],
)
def test_a_note_is_on_the_one_signal_it_can_only_be_on(signals: Any, speaker: str | None) -> None:
    # GIVEN a note on a signal, and what an article holds today
    on_signal = replace(note(key="k|r"), anchor=Anchor(4, 7, "sei", "", ""))
    (article,) = holding(on_signal).articles
    # WHEN its signal is looked for
    found = replace(article, signals=signals).signal_of(on_signal)
    # THEN it is the one at its place, else the only one with its words, and never one of several
    assert (found and found.speaker) == speaker


def test_an_annotation_is_motivated_by_what_it_is() -> None:
    # GIVEN a note on a signal, one on a place, one with tags only and one with nothing but its place
    notes = (
        note("Wer?", key="D.reject|deny-1"),
        note("Aha", number=2),
        note("", number=3),
        replace(note("", number=4), tags=()),
    )
    # WHEN they are written as annotations
    written = json.loads(json.dumps(notes_as_annotations(holding(*notes))))
    items = written["first"]["items"]
    # THEN each says why, and what it says of the place
    assert [one["motivation"] for one in items] == ["questioning", "commenting", "tagging", "highlighting"]
    assert [(body["purpose"], body["value"]) for body in items[0]["body"]] == [
        ("commenting", "Wer?"),
        ("tagging", "anonym"),
        ("tagging", "quelle"),
        ("classifying", "D.reject|deny-1"),
    ]
    assert "body" not in items[3]
    assert items[0]["target"] == {
        "type": "SpecificResource",
        "source": "file:///texte/gr%C3%B6%C3%9Fe.txt",
        "state": {"type": "TimeState", "sourceDate": "2026-03-05T14:03:00Z"},
        "selector": [
            {"type": "TextQuoteSelector", "exact": "Kreml", "prefix": "Der ", "suffix": " weist"},
            {"type": "TextPositionSelector", "start": 4, "end": 9},
        ],
    }


def test_an_annotation_names_the_text_it_was_made_on() -> None:
    # GIVEN an article whose text has changed, a note on words of the first one, and one on words of none
    first, second = "Der Kreml weist das zurück.", "Nun weist der Kreml das zurück."
    editions = tuple(KeptEdition(sha256(text.encode()).hexdigest(), "T", text) for text in (second, first))
    lost = replace(note("weg", number=2), anchor=Anchor(0, 4, "Weg!", "", ""))
    (article,) = holding(note("Wer?"), lost).articles
    # WHEN they are written as annotations
    holdings = Holdings((replace(article, editions=(*editions, KeptEdition("0" * 64))),))
    states = [one["target"]["state"] for one in json.loads(FORMS["jsonld"](holdings, "de"))["first"]["items"]]
    # THEN the first names that text by its digest, as `openssl dgst -sha256` and RFC 6920 tell it, and the other none
    assert [state.get("cached") for state in states] == [
        None,
        "ni:///sha-256;" + b64encode(sha256(first.encode()).digest(), b"-_").decode().rstrip("="),
    ]


@given(some_holdings())
def test_annotations_keep_to_the_model_of_the_w3c(holdings: Holdings) -> None:
    # GIVEN any notes
    # WHEN they are written as annotations
    written = json.loads(FORMS["jsonld"](holdings, "de"))
    # THEN they keep to what the Web Annotation Data Model says MUST be
    assert written["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert written["type"] == "AnnotationCollection"
    assert IRI.fullmatch(written["id"])
    page = written["first"]
    assert (page["type"], page["startIndex"], page["partOf"]) == ("AnnotationPage", 0, written["id"])
    assert IRI.fullmatch(page["id"])
    assert written["total"] == len(page["items"]) == sum(len(article.notes) for article in holdings.articles)
    assert len({one["id"] for one in page["items"]}) == written["total"]
    for one in page["items"]:
        valid_annotation(one)


def valid_annotation(one: dict[str, Any]) -> None:
    assert one["type"] == "Annotation"
    assert IRI.fullmatch(one["id"])
    assert one["motivation"] in MOTIVES
    assert TIME.fullmatch(one["created"])
    assert TIME.fullmatch(one["modified"])
    assert IRI.fullmatch(one["generator"]["id"])
    for body in one.get("body", []):
        assert body["type"] == "TextualBody"
        assert isinstance(body["value"], str)
        assert body["purpose"] in MOTIVES
    target = one["target"]
    if isinstance(target, str):
        assert IRI.fullmatch(target)
        return
    assert target["type"] == "SpecificResource"
    assert IRI.fullmatch(target["source"])
    assert target["state"]["type"] == "TimeState"
    assert TIME.fullmatch(target["state"]["sourceDate"])
    assert IRI.fullmatch(target["state"].get("cached", "ni:///sha-256;"))
    selectors = {selector["type"]: selector for selector in target["selector"]}
    assert len(selectors) == len(target["selector"]) == 2
    quote, position = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
    assert set(quote) == {"type", "exact", "prefix", "suffix"}
    assert all(isinstance(words, str) for words in quote.values())
    assert set(position) == {"type", "start", "end"}
    assert type(position["start"]) is type(position["end"]) is int
    assert 0 <= position["start"] <= position["end"]
    assert len(quote["exact"]) == position["end"] - position["start"]


# obsidian


def test_a_vault_has_a_file_for_each_article_with_its_properties(tmp_path: Path) -> None:
    # GIVEN notes on an article from the web
    known = KnownArticle("a1", "Was gilt: nein?", "https://example.org/a", DAY, "Tagblatt", "A. Muster", DAY)
    tagged = replace(note("Wer sagt das?"), tags=("Kreml & Co", "quelle/anonym"))
    # WHEN they are written for Obsidian
    (path,) = write_vault(holding(tagged, known=known), tmp_path / "Notizen", language="de")
    # THEN the file is named after the article, and says in front what is known of it
    assert path.name == "Was gilt nein.md"
    text = path.read_text(encoding="utf-8")
    assert text.split("---\n")[1].splitlines() == [
        'title: "Was gilt: nein?"',
        'url: "https://example.org/a"',
        'author: "A. Muster"',
        'site: "Tagblatt"',
        "published: 2026-03-05",
        "created: 2026-03-05",
        'tags: ["Kreml-Co", "quelle/anonym"]',
        'lesart: "a1"',
    ]
    assert "\n> Kreml\n\nWer sagt das?\n" in text
    assert text.endswith("#Kreml-Co #quelle/anonym\n")


@given(some_holdings())
def test_properties_cannot_be_broken_by_foreign_words(holdings: Holdings) -> None:
    # GIVEN articles with any titles
    for _, text in vault_files(holdings, language="de"):
        # WHEN the front of their files is read as YAML does: up to the second line of dashes, a key a line
        front = re.split(r"[\n\r\x85\u2028\u2029]", text[4 : text.index("\n---\n")])
        # THEN each line is one key with a value on that line, and quoted words are whole
        assert text.startswith("---\n")
        assert all(re.match(r"[a-z]+: ", line) for line in front)
        assert json.loads(front[0].removeprefix("title: ")) in {article.known.title for article in holdings.articles}


@given(WORDS | st.text(max_size=300))
def test_a_file_name_suits_every_system(title: str) -> None:
    # GIVEN any title / WHEN made a file name / THEN no system refuses it
    name = file_name(title)
    assert name
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\u202a-\u202e\u2066-\u2069]', name)
    assert not name.endswith((".", " "))
    assert not name.startswith(".")
    assert len(f"{name} 100.md".encode()) <= 255
    assert name.casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    # GIVEN a vault in which the reader wrote something themselves, and two articles with one title
    (tmp_path / "Titel.md").write_text("selbst geschrieben", encoding="utf-8")
    first, second = (
        holding(note(number=number), known=KnownArticle(f"a{number}", title, "", DAY)).articles[0]
        for number, title in ((1, "Titel"), (2, "TITEL"))
    )
    holdings = Holdings((first, second))
    # WHEN notes are written there, twice
    paths = [write_vault(holdings, tmp_path, language="de") for _ in range(2)]
    # THEN the reader's file is as it was, and what did not change is not written anew under another name
    assert (tmp_path / "Titel.md").read_text(encoding="utf-8") == "selbst geschrieben"
    assert paths[0] == paths[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["TITEL 3.md", "Titel 2.md", "Titel.md"] or sorted(
        path.name for path in tmp_path.iterdir()
    ) == ["TITEL.md", "Titel 2.md", "Titel.md"]


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    # GIVEN a file where the folder should be
    (tmp_path / "x").write_text("", encoding="utf-8")
    # WHEN notes are to be written there / THEN that is told
    with pytest.raises(ExportError, match="not_written"):
        write_vault(holding(note()), tmp_path / "x" / "y", language="de")


# what is written


def test_the_trash_is_written_only_where_everything_is() -> None:
    # GIVEN a note, and one in the trash
    (article,) = holding(note("da"), note("weg", number=2)).articles
    holdings = Holdings((replace(article, notes=(article.notes[0], KeptNote(article.notes[1].note, DAY))),))
    # WHEN all forms are written
    written = {name: form(holdings, "de") for name, form in FORMS.items()}
    # THEN only the one that keeps everything has it
    assert [name for name, text in written.items() if "weg" in text] == ["json"]
    assert all("da" in text for text in written.values())


def test_a_choice_of_notes_leaves_the_others_out() -> None:
    # GIVEN two notes
    holdings = holding(note("eins"), note("zwei", number=2))
    # WHEN one is chosen / THEN it alone is left, and an article without any is not
    (article,) = holdings.only({note(number=2).id}).articles
    assert [kept.note.body for kept in article.notes] == ["zwei"]
    assert holdings.only(set()).articles == ()
