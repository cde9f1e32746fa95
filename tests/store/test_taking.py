"""Everything goes out and comes back: nothing is lost, nothing doubled, nothing newer overwritten."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.article import Article, Block, KnownArticle, Origin, Role
from desktop.core.errors import StoreError
from desktop.core.exports.whole import holdings_as_json
from desktop.core.holdings import Holdings, KeptArticle, KeptNote
from desktop.core.imports.fields import parsed
from desktop.core.imports.whole import whole
from desktop.core.interchange import as_line
from desktop.core.judging import Judgement, SignalKey, Silence, Verdict
from desktop.core.note import Note
from desktop.core.text import Span
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]
NOW = datetime(2026, 3, 5, 14, 3, tzinfo=UTC)
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\0\ud800\udfff\u00ad\u200b\u2028\x85\r\n\t\"'\\<>&=+-@😀e\u0308\u202eﬀ\ufeff\uffff"),
    ),
    max_size=20,
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Notebook]:
    """Return another, empty notebook."""
    opened = Notebook(tmp_path / "other" / "notes.db", patience=0)
    yield opened
    opened.close()


def travelled(holdings: Holdings) -> Holdings:
    """Return holdings as they come back from the file they are written to."""
    written = as_line(holdings_as_json(holdings, NOW)).encode("utf-8")
    return whole(parsed(written, "alles.json")).holdings


@st.composite
def written_in(draw: st.DrawFn, notebook: Notebook) -> None:
    """Fill a notebook with articles, notes on places and on the whole, tags, verdicts, silences and a trash."""
    for number in range(draw(st.integers(0, 3))):
        text = draw(NASTY) or "."
        origin = Origin("plain", draw(NASTY), draw(NASTY), draw(NASTY), draw(st.none() | st.just(NOW)))
        article = Article(f"a{number}", draw(NASTY), text, (Block(Span(0, len(text)), Role.PARAGRAPH),), origin)
        if draw(st.booleans()):
            notebook.know(article)
        if draw(st.booleans()):
            key = SignalKey("D.deny", draw(NASTY.map(lambda words: words.encode("utf-8", "replace").decode())), 1)
            notebook.judge(article, Judgement(key, Verdict.RELEVANT))
            notebook.silence(article, Silence("D.deny", key, draw(st.sampled_from([None, article.id]))))
            notebook.silence(article, Silence("H.adv", None, draw(st.sampled_from([None, article.id]))))
        for _ in range(draw(st.integers(0, 3))):
            clean = text.encode("utf-8", "replace").decode() == text
            span = draw(st.none() | st.just(Span(0, draw(st.integers(1, len(text)))))) if clean else None
            note = notebook.annotate(article, draw(NASTY), span=span, tags=draw(st.lists(NASTY, max_size=3)))
            if draw(st.booleans()):
                notebook.discard(note.id)


@settings(max_examples=40)
@given(st.data())
def test_everything_comes_back_from_a_file(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    # GIVEN a notebook with whatever a reader can write
    folder = tmp_path_factory.mktemp("notebooks")
    first, second = (Notebook(folder / name, patience=0) for name in ("1.db", "2.db"))
    with closing(first), closing(second):
        data.draw(written_in(first))
        before = first.everything()
        # WHEN it is written to a file, and an empty notebook takes that in
        second.take_in(travelled(before))
        # THEN the two hold the same, no note counts as damaged, and a second time nothing comes
        assert second.everything() == before
        assert second.altered() == ()
        assert not second.take_in(travelled(before)).intake.changes
        assert second.everything() == before


def test_a_preview_writes_nothing(notebook: Notebook, other: Notebook, article: MakeArticle) -> None:
    # GIVEN a notebook with two notes on an article, and an empty one
    notebook.annotate(article(), "Wer?", span=Span(4, 9))
    notebook.annotate(article(), "Alles")
    # WHEN the empty one looks at them
    seen = other.preview(notebook.everything())
    # THEN it says what would come, and nothing has
    assert (seen.articles, seen.new, seen.texts, seen.changes) == ((("Kreml", 2),), 2, 1, True)
    assert other.everything() == Holdings()


def test_the_same_words_at_the_same_place_are_known_again(
    notebook: Notebook, other: Notebook, article: MakeArticle
) -> None:
    # GIVEN the same note written in both, in one of them on a file that was moved
    notebook.annotate(article(), "Wer?", span=Span(4, 9))
    other.annotate(article(key="b"), "Wer?", span=Span(4, 9))
    # WHEN one takes the other in
    intake = other.take_in(notebook.everything()).intake
    # THEN the note is not doubled
    assert (intake.new, intake.known) == (0, 1)
    assert [note.body for _, notes in other.notes("") for note in notes] == ["Wer?"]


@settings(max_examples=30)
@given(st.data())
def test_what_came_in_is_taken_back_as_if_it_had_never_come(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    # GIVEN two notebooks with whatever a reader can write, one of which takes in the other
    folder = tmp_path_factory.mktemp("notebooks")
    first, second = (Notebook(folder / name, patience=0) for name in ("1.db", "2.db"))
    with closing(first), closing(second):
        data.draw(written_in(first))
        data.draw(written_in(second))
        before = second.everything()
        receipt = second.take_in(travelled(first.everything()))
        after = second.everything()
        # WHEN that is taken back
        left = second.take_back(receipt)
        # THEN all is as it was, nothing is missing at the next start, and the same can come again
        assert left == 0
        assert second.everything() == before
        second.close()
        assert second.altered() == ()
        assert second.take_in(travelled(first.everything())).intake == receipt.intake
        assert second.everything().count() == after.count()


def test_of_what_came_in_only_what_nobody_changed_is_taken_back(
    notebook: Notebook, other: Notebook, article: MakeArticle
) -> None:
    # GIVEN notes that came in, one of them changed since, and one written beside them
    changed = notebook.annotate(article(), "eins", span=Span(4, 9))
    notebook.annotate(article(), "zwei", tags=["quelle"])
    notebook.annotate(article("Ein anderer Text.", key="b"), "drei")
    receipt = other.take_in(notebook.everything())
    other.revise(changed.id, "eins, aber anders")
    other.annotate(article("Ein anderer Text.", key="b"), "vier")
    # WHEN it is taken back
    left = other.take_back(receipt)
    # THEN these two stay with their articles and texts, and how many were changed is told
    assert left == 1
    assert sorted(note.body for _, notes in other.notes("") for note in notes) == ["eins, aber anders", "vier"]
    assert [len(one.editions) for one in other.everything().articles] == [1, 1]
    assert [placement.span for placement in other.place(article())] == [Span(4, 9)]


def test_a_text_that_came_in_stays_with_a_note_that_was_written_on_it_since(
    notebook: Notebook, other: Notebook, article: MakeArticle
) -> None:
    # GIVEN an article known by name, to which a file brought the text, and a note written on that
    other.know(article())
    notebook.annotate(article(), "eins", span=Span(4, 9))
    receipt = other.take_in(notebook.everything())
    other.annotate(article(), "zwei", span=Span(4, 9))
    # WHEN the file is taken back
    other.take_back(receipt)
    # THEN the text is there still, beside that note
    (kept,) = other.everything().articles
    assert [one.note.body for one in kept.notes] == ["zwei"]
    assert [one.text for one in kept.editions] == [article().text]


@pytest.mark.parametrize(("days", "count", "body"), [(1, "newer", "dort"), (-1, "older", "hier")])
def test_of_a_note_changed_in_both_the_newer_stays(
    notebook: Notebook, other: Notebook, article: MakeArticle, days: int, count: str, body: str
) -> None:
    # GIVEN one note in both, changed here, and elsewhere later or earlier
    note = notebook.annotate(article(), "zuerst", tags=["alt"])
    other.take_in(notebook.everything())
    here = other.revise(note.id, "hier", tags=["neu"])
    there = replace(here, body="dort", tags=("dort",), changed=here.changed + timedelta(days=days))
    (kept,) = notebook.everything().articles
    # WHEN it is taken in
    intake = other.take_in(Holdings((replace(kept, notes=(KeptNote(there),)),))).intake
    # THEN the one changed last is there, with its tags
    assert getattr(intake, count) == 1
    ((_, (found,)),) = other.notes("")
    assert found == (there if days > 0 else here)
    assert other.altered() == ()


def test_a_note_in_the_trash_here_stays_there(notebook: Notebook, other: Notebook, article: MakeArticle) -> None:
    # GIVEN a note taken in and then deleted
    note = notebook.annotate(article(), "Wer?")
    other.take_in(notebook.everything())
    other.discard(note.id)
    # WHEN the same file is taken in again
    intake = other.take_in(notebook.everything()).intake
    # THEN it stays where the reader put it, and that is told
    assert (intake.trashed, intake.changes) == (1, False)
    assert other.notes("") == ()


def test_a_note_deleted_elsewhere_is_not_deleted_here(
    notebook: Notebook, other: Notebook, article: MakeArticle
) -> None:
    # GIVEN a note in both, revised and deleted elsewhere
    note = notebook.annotate(article(), "Wer?")
    other.take_in(notebook.everything())
    notebook.revise(note.id, "Wer sonst?")
    notebook.discard(note.id)
    # WHEN that is taken in / THEN the note is still here
    assert other.take_in(notebook.everything()).intake.older == 1
    assert [note.body for _, notes in other.notes("") for note in notes] == ["Wer?"]


def test_an_article_is_told_by_the_title_it_has_here(notebook: Notebook, other: Notebook, article: MakeArticle) -> None:
    # GIVEN an article that another program knows by its file only, under an id of its own
    notebook.annotate(article(title="a.txt"), "Wer?")
    (kept,) = notebook.everything().articles
    elsewhere = replace(kept, known=replace(kept.known, id="anderswo"))
    other.know(article())
    # WHEN a note on it comes in / THEN it is the article at that place, with the title it has here
    assert other.take_in(Holdings((elsewhere,))).intake.articles == (("Kreml", 1),)
    assert [one.known.id for one in other.everything().articles] == ["a"]


def test_a_failure_in_the_middle_leaves_everything_as_it_was(
    notebook: Notebook, other: Notebook, article: MakeArticle
) -> None:
    # GIVEN holdings whose last note the file can't hold
    notebook.annotate(article(), "gut")
    notebook.annotate(article(), "schlecht")
    (kept,) = notebook.everything().articles
    broken = replace(kept.notes[1], note=replace(kept.notes[1].note, id=kept.notes[0].note.id))
    # WHEN they are taken in
    with pytest.raises(Exception, match="UNIQUE"):
        other.take_in(Holdings((replace(kept, notes=(kept.notes[0], broken)),)))
    # THEN none of them is there
    assert other.everything() == Holdings()


def test_while_another_window_writes_nothing_comes(
    notebook: Notebook, other: Notebook, article: MakeArticle, tmp_path: Path
) -> None:
    # GIVEN a notebook another window is writing into
    notebook.annotate(article(), "Wer?")
    assert other.everything() == Holdings()
    with closing(sqlite3.connect(tmp_path / "other" / "notes.db", isolation_level=None)) as window:
        window.execute("BEGIN IMMEDIATE")
        # WHEN notes are taken in
        with pytest.raises(StoreError, match="store_locked"):
            other.take_in(notebook.everything())
    # THEN none is there, and later they come
    assert other.everything() == Holdings()
    assert other.take_in(notebook.everything()).intake.new == 1


@pytest.mark.parametrize(("days", "expected"), [(1, Verdict.HARMLESS), (-1, Verdict.RELEVANT)])
def test_the_verdict_given_last_holds(
    notebook: Notebook, other: Notebook, article: MakeArticle, days: int, expected: Verdict
) -> None:
    # GIVEN a verdict here, and another on the same signal elsewhere, later or earlier
    key = SignalKey("D.deny", "der kreml weist den bericht zurück")
    other.judge(article(), Judgement(key, Verdict.RELEVANT, NOW))
    notebook.judge(article(), Judgement(key, Verdict.HARMLESS, NOW + timedelta(days=days)))
    # WHEN it is taken in
    other.take_in(notebook.everything())
    # THEN the later one holds
    assert [one.verdict for one in other.judgements(article()).verdicts] == [expected]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda file: file["articles"][0]["notes"][0].update(created="gestern"), "articles[0].notes[0].created"),
        (lambda file: file["articles"][0]["notes"][0].pop("body"), "articles[0].notes[0]"),
        (lambda file: file["articles"][0]["notes"][0].update(id="../x"), "articles[0].notes[0].id"),
        (lambda file: file["articles"][0]["notes"][0]["anchor"].update(end=99), "articles[0].notes[0].anchor.end"),
        (lambda file: file["articles"][0]["notes"][0]["anchor"].update(start=-1), "articles[0].notes[0].anchor.start"),
        (lambda file: file["articles"][0]["notes"][0].update(tags="quelle"), "articles[0].notes[0].tags"),
        (lambda file: file["articles"][0]["editions"][0].update(digest="0" * 64), "articles[0].editions[0].digest"),
        (
            lambda file: file["articles"][0]["editions"][0]["blocks"][0].update(end=999),
            "articles[0].editions[0].blocks[0].end",
        ),
        (lambda file: file["articles"][0].update(position=True), "articles[0].position"),
        (lambda file: file["articles"][0].update(position=2**63), "articles[0].position"),
        (lambda file: file.update(articles={}), "articles"),
        (lambda file: file.update(library=None), "library"),
        (lambda file: file.update(extra=1), "$"),
        (lambda file: file["articles"].append(file["articles"][0]), "articles"),
    ],
)  # fmt: skip
def test_a_file_with_a_fault_is_refused_with_its_place(
    notebook: Notebook, article: MakeArticle, change: Callable[[dict], object], place: str
) -> None:
    # GIVEN an export in which one thing is not as we write it
    notebook.annotate(article(), "Wer?", span=Span(4, 9))
    file = json.loads(as_line(holdings_as_json(notebook.everything(), NOW)))
    change(file)
    # WHEN it is read
    with pytest.raises(Exception, match="import_") as refused:
        whole(parsed(json.dumps(file).encode(), "alles.json"))
    # THEN file and place are told
    assert refused.value.facts["name"] == "alles.json"
    assert refused.value.facts["place"] == place


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff", b"[" * 100_000, b'{"a": NaN}'])
def test_a_file_that_is_no_json_is_refused(raw: bytes) -> None:
    # GIVEN bytes that are no JSON / WHEN they are read / THEN that is told
    with pytest.raises(Exception, match="import_not_json"):
        parsed(raw, "alles.json")


@pytest.mark.parametrize("edited", [False, True])
def test_a_note_without_a_date_never_takes_the_place_of_one_here(
    notebook: Notebook, article: MakeArticle, edited: bool
) -> None:
    # GIVEN a note that came without a date, and perhaps was changed here since
    known = KnownArticle("a", "Kreml", "https://example.org/a", None)

    def incoming(read: datetime) -> Holdings:
        note = Note("1" * 32, "a", None, None, "Wer?", read, read)
        return Holdings((KeptArticle(known, notes=(KeptNote(note, dated=False),)),))

    assert notebook.take_in(incoming(NOW)).intake.new == 1
    if edited:
        notebook.revise("1" * 32, "Wer sagt das?")
    # WHEN it comes again, much later
    outcome = notebook.take_in(incoming(NOW + timedelta(days=9000))).intake
    # THEN it is known, and what is here stays
    assert (outcome.newer, outcome.known, outcome.older) == ((0, 0, 1) if edited else (0, 1, 0))
    ((_, (note,)),) = notebook.notes("")
    assert note.body == ("Wer sagt das?" if edited else "Wer?")
