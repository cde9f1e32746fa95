"""The library: every article that was opened is kept whole, listed, taken out and put back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop.core.article import Article, Notice
from desktop.core.errors import StoreError
from desktop.core.library import Order, Shelf
from desktop.store.library import articles
from desktop.store.library.library import Library
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]


def listed(library: Library, shelf: Shelf = Shelf.ALL, order: Order = Order.OPENED, **more: Any) -> list[str]:
    """Return the ids of the articles on a shelf."""
    wish = {"outlet": "", "tag": "", "limit": 100, "offset": 0} | more
    return [entry.article.id for entry in library.entries(shelf, order=order, **wish)]


def test_an_article_is_kept_whole(library: Library, article: MakeArticle) -> None:
    # GIVEN an article with all that can be known of one
    published = datetime(2024, 3, 1, 8, tzinfo=UTC)
    whole = article("Kurz.\n\nUnd gut. 😀", outlet="Wochenblatt", published=published)
    whole = replace(whole, notices=(Notice.SHORT,), origin=replace(whole.origin, author="Redaktion"))

    # WHEN it is opened, and read again after a restart
    library.remember(whole)
    library.close()

    # THEN it is the same, and known with its times
    assert library.kept("a", "") == library.kept("a", whole.digest) == whole
    (entry,) = library.entries(Shelf.ALL, order=Order.OPENED, outlet="", tag="", limit=9, offset=0)
    assert (entry.article.outlet, entry.article.author, entry.article.published) == (
        "Wochenblatt",
        "Redaktion",
        published,
    )
    assert (entry.words, entry.notes, entry.tags, entry.editions) == (4, 0, (), 1)
    assert entry.first_seen == entry.article.opened


def test_a_changed_source_keeps_both_texts(library: Library, article: MakeArticle) -> None:
    # GIVEN an article whose source changes, and changes back
    old, new = article("Der Kreml schweigt."), article("Der Kreml redet jetzt doch.", title="Neu")
    for text in (old, new, old):
        library.remember(text)

    # WHEN its texts are asked for
    found = library.editions("a")

    # THEN both are there, the one opened last first, with the digest that reads each
    assert [(edition.title, edition.words) for edition in found] == [("Kreml", 3), ("Neu", 5)]
    assert found[0].seen < found[1].seen
    assert library.kept("a", "").text == old.text
    assert library.kept("a", found[1].digest).text == new.text


@pytest.mark.parametrize("asked", [("?", ""), ("a", "0" * 64)])
def test_a_text_that_is_not_kept_is_an_explained_error(
    library: Library, article: MakeArticle, asked: tuple[str, str]
) -> None:
    # GIVEN one article
    library.remember(article())

    # WHEN another one, or another text, is asked for
    # THEN the error says so
    with pytest.raises(StoreError) as caught:
        library.kept(*asked)
    assert caught.value.code == "library_no_text"


def test_recent_articles_come_newest_first_and_can_be_forgotten(
    library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN three articles opened, the first one twice
    for key in ("a", "b", "c", "a"):
        library.remember(article(key=key, title=key.upper()))
    assert [known.title for known in library.recent(2)] == ["A", "C"]
    note = notebook.annotate(article(key="b"), "bleibt")

    # WHEN the list is emptied
    library.forget_recent()

    # THEN it is empty; the articles and their notes stay
    assert library.recent(10) == ()
    assert listed(library, Shelf.RECENT) == []
    assert sorted(listed(library)) == ["a", "b", "c"]
    assert notebook.notes("")[0][1] == (note,)


def test_the_reading_position_is_kept_when_an_article_is_opened_again(library: Library, article: MakeArticle) -> None:
    # GIVEN an article left at a position
    library.remember(article())
    library.leave("a", 17)

    # WHEN it is opened again
    library.remember(article())

    # THEN the position is known; of an unknown article it is the beginning
    assert (library.position("a"), library.position("?")) == (17, 0)


def test_a_moved_file_keeps_its_notes_even_when_it_is_edited_afterwards(
    library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN a note on a file, which is then moved and opened at its new place
    notebook.annotate(article(key="alt"), "Wer?")
    library.remember(article(key="neu"))

    # WHEN it is edited there
    edited = article("Ganz anders.", key="neu")
    library.remember(edited)

    # THEN the note is still there
    assert [placement.note.body for placement in notebook.place(edited)] == ["Wer?"]


@pytest.fixture
def shelves(library: Library, notebook: Notebook, article: MakeArticle) -> Library:
    """Return a library with four articles, opened in this order."""
    day = datetime(2024, 3, 1, tzinfo=UTC)
    facts = [("a", "Zum Streik", "Abendblatt", 2), ("b", "Ärzte", None, 1), ("c", "„Bonn“", "Tagblatt", None)]
    for key, title, outlet, days in [*facts, ("d", "Arbeit", "Abendblatt", 3)]:
        published = day + timedelta(days=days) if days else None
        library.remember(article(f"Text {key}", key=key, title=title, outlet=outlet, published=published))
    for key, tags in (("b", ("quelle",)), ("b", ("zahl",)), ("c", ("quelle",)), ("a", ("weg",))):
        note = notebook.annotate(article(f"Text {key}", key=key), "Notiz", tags=tags)
    notebook.discard(note.id)
    return library


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.OPENED, "dcba"),
        (Order.TITLE, "dbca"),
        (Order.OUTLET, "dacb"),
        (Order.PUBLISHED, "dabc"),
        (Order.NOTES, "bcda"),
    ],
)
def test_articles_are_sorted(shelves: Library, order: Order, expected: str) -> None:
    # GIVEN four articles
    # WHEN they are listed in an order
    # THEN they come in it: ä as a, marks as nothing, what is not known last
    assert "".join(listed(shelves, order=order)) == expected


@pytest.mark.parametrize("order", list(Order))
def test_pages_make_up_the_whole_list(shelves: Library, order: Order) -> None:
    # GIVEN four articles
    # WHEN they are listed by pages of three
    pages = [listed(shelves, order=order, limit=3, offset=offset) for offset in (0, 3, 6)]

    # THEN no article is missing or twice
    assert pages == [(whole := listed(shelves, order=order))[:3], whole[3:], []]


@pytest.mark.parametrize("order", [Order.OPENED, Order.NOTES])
def test_only_what_is_asked_for_is_listed(shelves: Library, order: Order) -> None:
    # GIVEN four articles, two of them with notes that were not deleted
    # WHEN those with notes, with a tag, of an outlet are listed
    # THEN these are listed and no others
    assert set(listed(shelves, Shelf.NOTED, order)) == {"b", "c"}
    assert listed(shelves, order=order, tag="zahl") == ["b"]
    assert listed(shelves, order=order, tag="weg") == []
    assert listed(shelves, order=order, outlet="Abendblatt") == ["d", "a"]
    assert listed(shelves, Shelf.NOTED, order, outlet="Tagblatt", tag="Quelle") == ["c"]


def test_entries_tell_of_notes_and_outlets_are_counted(shelves: Library) -> None:
    # GIVEN four articles
    # WHEN they are listed
    wish: dict[str, Any] = {"outlet": "", "tag": "", "limit": 9, "offset": 0}
    told = {
        entry.article.id: (entry.notes, entry.tags) for entry in shelves.entries(Shelf.ALL, order=Order.TITLE, **wish)
    }

    # THEN each tells how many notes it has and which tags these bear
    assert told == {"a": (0, ()), "b": (2, ("quelle", "zahl")), "c": (1, ("quelle",)), "d": (0, ())}
    assert shelves.outlets() == (("Abendblatt", 2), ("Tagblatt", 1))


def test_an_article_taken_out_is_gone_until_it_is_put_back(shelves: Library) -> None:
    # GIVEN an article that is taken out
    shelves.remove("d")
    assert (listed(shelves), shelves.recent(1)[0].id) == (["c", "b", "a"], "c")
    assert (shelves.outlets()[0][1], shelves.search("text", ranked=False, limit=9).hits[-1].article.id) == (1, "a")

    # WHEN it is put back
    shelves.put_back("d")

    # THEN it is where it was
    assert listed(shelves) == ["d", "c", "b", "a"]


def test_tags_of_an_article_taken_out_are_no_place_to_go(
    library: Library, notebook: Notebook, article: MakeArticle
) -> None:
    # GIVEN tags in three articles, some in an article that is taken out
    for key, tags in (("a", ("Quelle",)), ("b", ("quer", "Quelle")), ("c", ("Amt",))):
        library.remember(article(f"Text {key}", key=key))
        notebook.annotate(article(f"Text {key}", key=key), "Notiz", tags=tags)
    assert library.tags() == (("Quelle", 2), ("Amt", 1), ("quer", 1))

    # WHEN it is taken out, and put back
    library.remove("b")
    without = library.tags()
    library.put_back("b")

    # THEN its tags count no more, then again; none comes first for its capital
    assert without == (("Amt", 1), ("Quelle", 1))
    assert library.tags() == (("Quelle", 2), ("Amt", 1), ("quer", 1))


def test_an_article_taken_out_comes_back_when_it_is_opened(shelves: Library, article: MakeArticle) -> None:
    # GIVEN an article that was taken out
    shelves.remove("a")

    # WHEN it is opened
    shelves.remember(article("Text a", key="a"))

    # THEN it is listed
    assert listed(shelves)[0] == "a"


def test_what_was_taken_out_long_ago_is_deleted(
    shelves: Library, article: MakeArticle, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN an article that was taken out before the time in which it can be put back
    monkeypatch.setattr(articles, "REMOVED_DAYS", 0)
    shelves.remove("a")

    # WHEN something is opened
    shelves.remember(article("Text b", key="b"))
    shelves.put_back("a")

    # THEN its text and its words are gone, also after a restart
    shelves.close()
    assert shelves.editions("a") == ()
    assert all(hit.article.id != "a" for hit in shelves.search("text", ranked=True, limit=9).hits)
