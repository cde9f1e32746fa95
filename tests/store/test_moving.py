"""A whole desk goes into one file and comes out at another: notes and library, as they were."""

import csv
import io
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.article import Article, Block, Notice, Origin, Place, Role
from desktop.core.exports import FORMS
from desktop.core.library import Shelf
from desktop.core.signal import Attribution, Findings, Form, Signal, Source, Voice, Wording
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.store.library import articles

NASTY = st.text(
    st.one_of(st.characters(), st.sampled_from("\0\ud800\u00ad\u200b\u2028\n\t\"'\\<>&=😀e\u0308\u202e\ufeff?")),
    max_size=20,
)
DAY = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Return two desks, both empty."""
    pair = Desk(tmp_path / "1"), Desk(tmp_path / "2")
    yield pair
    for desk in pair:
        desk.close()


def article(text: str, key: str = "a", title: str = "Titel", outlet: str | None = None) -> Article:
    origin = Origin("plain", f"/texte/{key}.txt", outlet, outlet, DAY if outlet else None)
    return Article(key, title, text, (Block(Span(0, len(text)), Role.PARAGRAPH),), origin, (Notice.SHORT,))


def move(here: Desk, there: Desk, path: Path) -> None:
    path.write_text(FORMS["json"](here.export_all(), "de"), encoding="utf-8")
    there.import_notes(str(path))


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 2), NASTY, NASTY, NASTY, st.booleans()), max_size=5))
def test_a_whole_desk_moves_without_loss(
    tmp_path_factory: pytest.TempPathFactory, opened: list[tuple[int, str, str, str, bool]]
) -> None:
    # GIVEN a desk at which articles were opened, some with two texts, some with notes
    folder = tmp_path_factory.mktemp("desks")
    with closing(Desk(folder / "1")) as here, closing(Desk(folder / "2")) as there:
        for number, text, title, outlet, noted in opened:
            one = article(text or ".", f"a{number}", title, outlet)
            here.remember(one)
            here.leave(one.id, 1)
            if noted:
                here.annotate(one, title)
        # WHEN everything moves to another, twice
        for _ in range(2):
            move(here, there, folder / "alles.json")
            # THEN both hold the same
            assert there.export_all() == here.export_all()


def test_the_library_shows_what_came(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    # GIVEN an article with two texts, and an empty desk
    here, there = desks
    here.remember(article("Erster Text."))
    here.remember(article("Zweiter Text."))
    # WHEN the library comes
    path = tmp_path / "alles.json"
    path.write_text(FORMS["json"](here.export_all(), "de"), encoding="utf-8")
    assert there.preview_import(str(path)).shelved == 1
    assert there.library() == ()
    there.import_notes(str(path))
    # THEN it is listed, can be read and is found
    assert [entry.editions for entry in there.library()] == [2]
    assert there.kept("a").text == "Zweiter Text."
    assert [hit.article.id for hit in there.search("erster").hits] == ["a"]


def test_signals_travel_with_their_article_but_not_to_another_text(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    # GIVEN two analysed articles, one of which has another text at an empty desk
    here, there = desks
    for key in ("a", "b"):
        one = article("Der Kreml bestreitet das.", key)
        here.remember(one)
        here.keep_findings(one, Findings(one.id, one.digest, (denial(one),), (), "m", "l", 0.1))
    there.remember(article("Etwas anderes.", "b"))
    # WHEN the library comes there
    path = tmp_path / "alles.json"
    path.write_text(FORMS["json"](here.export_all(), "de"), encoding="utf-8")
    there.import_notes(str(path))
    # THEN the one is found by its kind of signals without being analysed again, the other is not
    assert [hit.article.id for hit in there.search("kind:D.deny").hits] == ["a"]
    # AND all of it goes on from there
    (signal,) = there.export_all().shelf[-1].signals
    assert signal == here.export_all().shelf[0].signals[0]
    assert (signal.key, signal.words, signal.speaker) == ("D.deny|d1", "bestreitet", "Kreml")


def test_a_note_on_somebodys_words_names_who_says_them(
    desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN an article in which one quotes another, analysed, and notes in either's words, in both, and in neither's
    here, _ = desks
    one = article("Der Sprecher sagt, der Kreml habe „nie verhandelt“. Das war gestern.")
    here.remember(one)

    def place(words: str) -> Span:
        return Span(one.text.index(words), one.text.index(words) + len(words))

    def said(words: str, speaker: str | None) -> Attribution:
        who = Source(place(speaker), speaker, "official") if speaker else None
        return Attribution((), who, (place(words),), Form.INDIRECT)

    spoken = (said("der Kreml habe „nie verhandelt“", "Der Sprecher"), said("„nie verhandelt“", "der Kreml"))
    unknown = said("Das war gestern", None)
    here.keep_findings(one, Findings(one.id, one.digest, (), (*spoken, unknown), "m", "l", 0.1))
    for words in ("habe", "nie", "habe „nie verhandelt“. Das", "gestern"):
        here.annotate(one, words, span=place(words))

    def speakers() -> dict[str, str]:
        rows = csv.DictReader(io.StringIO(FORMS["csv"](here.export_notes(), "de")))
        return {row["note"]: row["speaker"] for row in rows if row["speaker"]}

    # WHEN they are written as a table / THEN the inner speaker goes before the outer one, and nobody is made up
    assert speakers() == {"habe": "Der Sprecher", "nie": "der Kreml"}
    # AND another text of the article changes nothing
    other = article("Ein ganz anderer Text, den niemand gesagt hat und der lang genug ist. Ende.")
    here.remember(other)
    here.keep_findings(other, Findings(other.id, other.digest, (), (), "m", "l", 0.1))
    assert speakers() == {"habe": "Der Sprecher", "nie": "der Kreml"}
    # AND what is deleted with its texts is known no more
    monkeypatch.setattr(articles, "REMOVED_DAYS", 0)
    here.remove(one.id)
    here.remember(article("Noch einer.", "b"))
    assert speakers() == {}


def denial(one: Article) -> Signal:
    at = one.text.index("bestreitet")
    word, who = Span(at, at + 10), Source(Span(4, 9), "Kreml", "official")
    told = Wording("Ein Dementi.", "A denial.")
    whole = Span(0, len(one.text))
    return Signal(
        "D.deny", "d1", (word,), word, None, Voice.AUTHOR, who, "official", 2, Place.BODY, whole, told, told, told
    )


def test_texts_that_came_to_an_article_go_with_their_file(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    # GIVEN an article that had two more texts elsewhere, one of which is opened here after they came
    here, there = desks
    for text in ("Erster Text.", "Zweiter Text."):
        here.remember(article(text))
    there.remember(article("Dritter Text."))
    before = there.export_all()
    path = tmp_path / "alles.json"
    path.write_text(FORMS["json"](here.export_all(), "de"), encoding="utf-8")
    receipt = there.take_in(str(path))
    assert len(there.editions("a")) == 3
    # WHEN what came is taken back / THEN all is as it was, and what came is not found any more
    there.take_back(receipt)
    assert there.export_all() == before
    assert there.search("zweiter").hits == ()
    # AND a text that was opened since stays
    receipt = there.take_in(str(path))
    there.remember(article("Erster Text."))
    there.take_back(receipt)
    assert [there.kept("a", one.digest).text for one in there.editions("a")] == ["Erster Text.", "Dritter Text."]


def test_notes_from_elsewhere_bring_their_article_to_the_library(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    # GIVEN a library with an article, and one that was taken out of it
    here, _ = desks
    here.remember(article("Text."))
    here.remember(article("Anderer Text.", "b"))
    here.annotate(article("Anderer Text.", "b"), "bleibt")
    here.remove("b")
    # WHEN an annotation on a third comes in
    path = tmp_path / "a.jsonld"
    path.write_text(
        '{"type": "Annotation", "id": "u:1", "bodyValue": "Neu", "target": "https://example.org/c"}', encoding="utf-8"
    )
    here.import_notes(str(path))
    # THEN the third is in the library with its note, and what was taken out stays out
    listed = {entry.article.location: entry.notes for entry in here.library(Shelf.ALL)}
    assert listed == {"/texte/a.txt": 0, "https://example.org/c": 1}
