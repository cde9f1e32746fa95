"""The index of the library: it holds what articles and notes hold now, whoever changed them and however."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.article import Article
from desktop.core.library import Order, Shelf
from desktop.core.signal import Findings
from desktop.core.text import Span
from desktop.store.library import articles, indexing, tidying
from desktop.store.library.finding import periods_since
from desktop.store.library.indexing import PERIODS
from desktop.store.library.library import Library
from desktop.store.notes.notebook import Notebook
from desktop.store.snippets import snippet

MakeArticle = Callable[..., Article]
OLD = Path(__file__).parent.parent / "old_databases"
INDEXES = ("finds_words", "finds_weights", "finds_parts", "finds_marks")


def found(library: Library, typed: str, *, ranked: bool = False) -> list[str]:
    """Return what is found: articles by their ids, notes by their words."""
    hits = library.search(typed, ranked=ranked, limit=50).hits
    return [hit.note.body if hit.note else hit.article.id for hit in hits]


def noted(library: Library) -> dict[str, int]:
    """Return how many notes the articles with notes have, as the list tells it."""
    entries = library.entries(Shelf.NOTED, order=Order.TITLE, outlet="", tag="", limit=50, offset=0)
    return {entry.article.id: entry.notes for entry in entries}


def whole(path: Path) -> bool:
    """Say whether each index holds what stands in the tables, and nothing else."""
    with closing(sqlite3.connect(path)) as db:
        for index in INDEXES:
            db.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")  # raises where it does not
        texts, notes = (
            db.execute(f"SELECT count({column}) FROM finds").fetchone()[0] for column in ("edition", "note")
        )
        return bool(texts == db.execute("SELECT count(*) FROM editions").fetchone()[0] and notes >= 0)


@pytest.mark.parametrize("version", sorted(file.stem for file in (OLD / "library").glob("*.db")))
def test_a_library_of_an_older_version_keeps_all_it_has(path: Path, library: Library, version: str) -> None:
    # GIVEN a library as an older version left it, without its notes: one article has two texts, one was taken out
    path.parent.mkdir()
    shutil.copy(OLD / "library" / f"{version}.db", path.with_name("library.db"))

    # WHEN it is opened today
    # THEN its texts are there and found, with what was known of them
    assert [edition.words for edition in library.editions("a")] == [6, 6]
    assert sorted(known.id for known in library.recent(9)) == ["a", "b"]
    assert (library.position("b"), library.kept("b", "").text) == (7, "Der Bundestag berät.")
    assert found(library, "schweigt") == found(library, "quelle:abend") == ["a"]
    assert found(library, "impfung") == found(library, "kind:D") == found(library, "seit:2023 bundestag") == ["b"]
    assert found(library, "weg") == []
    assert whole(path.with_name("library.db"))


def test_the_index_holds_what_is_there_after_all_that_can_happen(
    path: Path, library: Library, notebook: Notebook, article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN articles, one with two texts, one deleted for good, and notes written, changed, deleted and brought back
    monkeypatch.setattr(articles, "REMOVED_DAYS", 0)
    for text, key in (("Erster Text.", "a"), ("Zweiter Text.", "a"), ("Dritter Text.", "b"), ("Vierter Text.", "c")):
        library.remember(article(text, key=key, title=key.upper(), outlet="Abendblatt"))
    notes = [
        notebook.annotate(article("Dritter Text.", key="b"), f"Notiz {number}", tags=("t",)) for number in range(4)
    ]
    assert len(found(library, "notiz")) == 4
    notebook.revise(notes[0].id, "Anders", tags=("Neu",))
    notebook.discard(notes[1].id)
    notebook.discard(notes[2].id)
    assert found(library, "notiz") == ["Notiz 3"]
    notebook.restore(notes[2].id)
    library.keep_findings(
        article("Dritter Text.", key="b"), Findings("b", article("Dritter Text.").digest, (), (), "m", "l", 0.0)
    )
    library.remove("c")
    library.remember(article("Dritter Text.", key="b", title="B", outlet="Tagblatt"))

    # WHEN it is searched
    # THEN it finds what is there now, and its indexes hold nothing else
    assert found(library, "text") == ["b", "a"]
    assert set(found(library, "notiz")) == {"Notiz 3", "Notiz 2"}
    assert found(library, "tag:neu anders") == found(library, "neu") == ["Anders"]
    assert set(found(library, "quelle:tagblatt")) == {"b", "Anders", "Notiz 2", "Notiz 3"}
    assert found(library, "quelle:abendblatt") == ["a"]
    assert (noted(library), library.tags()) == ({"b": 3}, (("t", 2), ("Neu", 1)))
    library.close()
    assert whole(path.with_name("library.db"))


def test_what_came_bit_by_bit_is_brought_together_in_the_index(
    path: Path, library: Library, article: MakeArticle
) -> None:
    # GIVEN articles opened one after the other, each of which lies apart in the index
    for number in range(20):
        library.remember(article(f"Text {number} schweigt.", key=f"{number}"))
    before, apart = found(library, "schweigt"), _parts(path)

    # WHEN the index is tidied until there is nothing more to do
    steps = 0
    while library.tidy_index():
        steps += 1

    # THEN it is in fewer parts, and finds the same; once more there is nothing to do
    assert 0 < steps < 100
    assert _parts(path) <= 3 < apart
    assert found(library, "schweigt") == before
    assert not library.tidy_index()
    library.close()
    assert whole(path.with_name("library.db"))


def test_an_index_in_many_parts_is_written_anew_as_one(
    path: Path, library: Library, article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN an index in more parts than there should be
    monkeypatch.setattr(tidying, "_MOST", 1)
    for number in range(20):
        library.remember(article(f"Text {number} schweigt.", key=f"{number}"))

    # WHEN it is tidied
    while library.tidy_index():
        """Until nothing is left to do."""

    # THEN it is in one part, and whole
    assert _parts(path) == 1
    library.close()
    assert whole(path.with_name("library.db"))


def _parts(path: Path) -> int:
    with closing(sqlite3.connect(path.with_name("library.db"))) as db:
        return int(db.execute("SELECT count(DISTINCT segid) FROM finds_words_idx").fetchone()[0])


def test_notes_of_another_window_are_found_at_once(
    path: Path, library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a library that is in use
    library.remember(article())
    assert found(library, "fremd") == []

    # WHEN another window writes a note, and changes it
    with closing(Notebook(path)) as other:
        note = other.annotate(article(), "Fremd", tags=("x",))
        first = found(library, "fremd"), noted(library)
        other.revise(note.id, "Eigen")

    # THEN it is found as it is
    assert first == (["Fremd"], {"a": 1})
    assert (found(library, "fremd"), found(library, "eigen")) == ([], ["Eigen"])


def test_notes_put_back_from_a_copy_are_those_of_the_library(
    path: Path, library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN notes on two articles, of which a copy has only the first
    for key in ("a", "b"):
        library.remember(article(key=key))
    notebook.annotate(article(key="a"), "Alt")
    notebook.close()
    copy = path.read_bytes()
    notebook.annotate(article(key="b"), "Neu")
    assert noted(library) == {"a": 1, "b": 1}
    notebook.close()

    # WHEN the copy takes the place of the file
    path.write_bytes(copy)
    path.with_name("notes.count").unlink()
    library.close()

    # THEN the library counts and finds what it holds
    with closing(Notebook(path)) as put_back, closing(Library(path.with_name("library.db"), put_back)) as today:
        assert (noted(today), found(today, "neu"), found(today, "alt")) == ({"a": 1}, [], ["Alt"])


def test_only_what_was_changed_is_told_of(notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN notes on two articles
    note = notebook.annotate(article(key="a"), "Eins")
    notebook.annotate(article(key="b"), "Zwei")
    seen = notebook.revision()

    # WHEN one is put in the trash
    notebook.discard(note.id)

    # THEN only its article is told of, with the notes it has now
    assert notebook.revised(seen) == {"a": []}
    assert notebook.revised(notebook.revision()) == {}
    assert {key: len(notes) for key, notes in notebook.revised(0).items()} == {"a": 0, "b": 1}


def test_texts_and_notes_come_in_the_order_they_were_written(
    library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN articles and notes with a word, in turn
    for number in range(3):
        one = article(f"Dementi {number}.", key=str(number))
        library.remember(one)
        notebook.annotate(one, f"Dementi zu {number}")
        library.tags()

    # WHEN the word is looked for
    # THEN the newest comes first, of whatever kind it is
    assert found(library, "dementi") == ["Dementi zu 2", "2", "Dementi zu 1", "1", "Dementi zu 0", "0"]


def test_a_library_made_anew_has_that_order_too(
    path: Path, library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a library without its index, as an update leaves it
    for number in range(2):
        library.remember(article(f"Dementi {number}.", key=str(number)))
        notebook.annotate(article(f"Dementi {number}.", key=str(number)), f"Dementi zu {number}")
    library.close()
    path.with_name("library.db").unlink()

    # WHEN it is searched
    # THEN the newest note comes first, and both articles are found by the texts kept with the notes
    assert [one for one in found(library, "dementi") if len(one) > 1] == ["Dementi zu 1", "Dementi zu 0"]
    assert set(found(library, "dementi")) >= {"0", "1"}


def test_whole_words_weigh_more_than_beginnings(library: Library, article: MakeArticle) -> None:
    # GIVEN a text with a word, and a newer one with words that begin like it
    library.remember(article("Der Bericht liegt vor.", key="ganz"))
    library.remember(article("Berichte, Berichte, Berichterstatter!", key="anfang"))

    # WHEN the best is asked for
    # THEN the one with the word comes first, and the other one is found as well
    assert found(library, "bericht", ranked=True) == ["ganz", "anfang"]
    assert found(library, "bericht") == ["anfang", "ganz"]


def test_an_address_is_searched_where_no_outlet_is_called_so(library: Library, article: MakeArticle) -> None:
    # GIVEN an article of an outlet, one whose file is called like it, and one with a file of its own
    library.remember(article(key="zeitung", outlet="Die Zeitung"))
    library.remember(article(key="alte-zeitung"))

    # WHEN outlets are looked for
    # THEN their name counts, and where there is none the address
    assert found(library, "quelle:zeitung") == ["zeitung"]
    assert found(library, "quelle:alte-z") == ["alte-zeitung"]
    assert found(library, "quelle:nirgends") == []


@given(st.dates(), st.dates(), st.dates())
def test_periods_cover_the_days_from_one_on(since: date, day: date, other: date) -> None:
    # GIVEN a day that is looked from, and days of articles
    # WHEN the periods since then are taken up to the latest of them
    wanted = set(periods_since(since, max(day, other).isoformat()))

    # THEN one is named by the day's marks if it is not earlier, and none if it is
    for one in (day, other):
        marks = {one.isoformat()[:length] for length in PERIODS}
        assert bool(marks & wanted) == (one >= since)


@given(
    st.text(st.sampled_from("aäb ßİ\n.K"), max_size=400), st.lists(st.sampled_from(["a", "ä", "ab", "k"]), min_size=1)
)
def test_each_mark_of_a_snippet_is_a_word_that_begins_so(text: str, words: list[str]) -> None:
    # GIVEN any text
    # WHEN it is shown for some words
    shown = snippet(text, [[word] for word in words])

    # THEN each mark is one of them, and there are marks if there is a piece at all
    if shown is not None:
        marked = [mark.of(shown.text).replace("İ", "I").lower() for mark in shown.marks]
        assert marked
        assert all(one.startswith(tuple(words)) for one in marked)
        assert len(shown.text) <= 2 * 200


def test_a_snippet_shows_where_most_words_stand(article: MakeArticle) -> None:
    # GIVEN a long text in which a word stands alone first, and with another later
    text = "Kreml " + "davor " * 100 + "Kreml und Dementi " + "danach " * 100

    # WHEN both are looked for
    shown = snippet(text, [["kreml"], ["dement"]])

    # THEN the place of both is shown
    assert shown is not None
    assert [mark.of(shown.text) for mark in shown.marks] == ["Kreml", "Dementi"]
    assert (shown.text[:2], shown.text[-2:]) == ("… ", " …")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hafenausbau: Gutachten liegt offenbar vor", "Hafenausbau: Gutachten liegt offenbar vor"),
        ("Kreml schweigt\n\nEs liegt nichts vor.", "Kreml schweigt · Es liegt nichts vor."),
        (
            "Davor " * 12 + "steht viel.\n\nEs liegt nichts vor.",
            "… Davor Davor Davor Davor steht viel. · Es liegt nichts vor.",
        ),
    ],
)
def test_a_snippet_begins_with_a_whole_word_and_tells_paragraphs_apart(text: str, shown: str) -> None:
    # GIVEN a word a little behind the beginning of a text, or behind that of a paragraph
    # WHEN it is looked for
    found = snippet(text, [["liegt"]])
    # THEN no word is cut, and a point stands where a paragraph ends
    assert found is not None
    assert found.text == shown
    assert [mark.of(found.text) for mark in found.marks] == ["liegt"]


def test_an_article_of_a_later_day_is_found_since_an_earlier_one(library: Library, article: MakeArticle) -> None:
    # GIVEN articles of some days about the turn of a year
    first = datetime(2023, 12, 30, 23, 30, tzinfo=UTC)
    for number in range(4):
        library.remember(replace(article(key=str(number), published=first + timedelta(days=number)), title=""))

    # WHEN they are looked for since a day, a month, a year
    # THEN those of that day and later are found
    assert found(library, "seit:2023-12-31 kreml") == ["3", "2", "1"]
    assert found(library, "seit:2024 kreml") == found(library, "seit:2024-01 kreml") == ["3", "2"]
    assert found(library, "seit:2030 kreml") == []
    assert len(found(library, "seit:1999 kreml")) == 4


def test_a_note_is_found_by_words_tag_kind_and_place_at_once(
    library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN two notes on an article, of which one has it all
    one = article(outlet="Abendblatt")
    library.remember(one)
    notebook.annotate(one, "Wer sagt das?", span=Span(4, 9), tags=("Offene Frage",))
    notebook.annotate(one, "Wer nicht?")

    # WHEN all is asked for
    # THEN it alone is found
    assert found(library, 'wer kreml tag:"offene frage" quelle:abend seit:1t') == ["Wer sagt das?"]


def test_texts_of_an_older_version_are_found_while_the_notes_are_damaged(path: Path, library: Library) -> None:
    # GIVEN a library as an older version left it, beside damaged notes
    path.parent.mkdir()
    shutil.copy(OLD / "library" / "m001.db", path.with_name("library.db"))
    path.write_bytes(b"x" * 5000)

    # WHEN it is searched
    answer = library.search("schweigt", ranked=False, limit=9)

    # THEN its texts are found, and that notes are missing is told
    assert [hit.article.id for hit in answer.hits] == ["a"]
    assert answer.without_notes is not None
    assert whole(path.with_name("library.db"))


def test_a_library_that_comes_in_whole_is_indexed_little_by_little(
    path: Path, library: Library, notebook: Notebook, article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN more articles and notes that are new to the library than are indexed at once
    monkeypatch.setattr(indexing, "AT_ONCE", 3)
    for number in range(6):
        notebook.annotate(article(f"Text {number} des Kremls.", key=f"{number}"), f"Notiz {number} zum Kreml")

    # WHEN it is searched
    answer = library.search("kreml", ranked=False, limit=50)

    # THEN it finds what it knows, which is the newest, and says how much it does not
    shown = [hit.note.body if hit.note else hit.article.id for hit in answer.hits]
    assert (shown, answer.waiting) == (["Notiz 5 zum Kreml", "5", "Notiz 4 zum Kreml"], 9)
    assert noted(library) == {f"{number}": 1 for number in range(6)}

    # AND what is changed, deleted and opened before it knows it does no harm
    early, late, gone = (notebook.notes(f"Notiz {number}")[0][1][0] for number in (0, 5, 1))
    notebook.revise(early.id, "Ganz anders")
    notebook.revise(late.id, "Anders")
    notebook.discard(gone.id)
    library.remember(article("Text 6 des Kremls.", key="6"))
    left = [library.index_more()]
    while left[-1]:
        left.append(library.index_more())
    assert left == sorted(left, reverse=True)
    assert library.search("kreml", ranked=False, limit=50).waiting == 0
    expected = {f"Notiz {number} zum Kreml" for number in range(2, 5)} | {f"{number}" for number in range(7)}
    assert set(found(library, "kreml")) == expected
    assert set(found(library, "anders")) == {"Ganz anders", "Anders"}
    assert whole(path.with_name("library.db"))


@pytest.mark.parametrize(
    ("typed", "marked"), [("impfung", ["impfung"]), ("corona", ["Coronaimpfung"]), ("aerzt impf", ["impf", "Ärzte"])]
)
def test_a_hit_tells_where_in_the_title_the_words_stand(
    library: Library, article: MakeArticle, typed: str, marked: list[str]
) -> None:
    # GIVEN an article whose words stand in its title alone, some of them inside another
    title = "Coronaimpfung:\tÄrzte fehlen"
    library.remember(article("Nichts davon.", title=title))
    # WHEN they are looked for
    (hit,) = library.search(typed, ranked=False, limit=5).hits
    # THEN it tells where they are in the title
    assert [place.of("Coronaimpfung: Ärzte fehlen") for place in hit.title] == marked
