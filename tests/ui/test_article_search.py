"""Searching an article frames its hits and goes from one to the next."""

from shown_article import colours, place

from desktop.ui.article.view import ArticleView
from desktop.ui.theme import LIGHT


def test_searching_goes_from_hit_to_hit_and_around(view: ArticleView) -> None:
    # GIVEN a word that occurs twice
    first, second = place("kreml".capitalize()), place("Kreml", after=100)
    # WHEN it is searched for three times, whatever its case
    visited, counted = [], []
    for _ in range(3):
        assert view.find("kreml")
        visited.append(view.caret())
        counted.append(view.hit())
    # THEN both are visited, counted, and the first again, framed in the colour of search
    assert visited == [first.start, second.start, first.start]
    assert counted == [(1, 2), (2, 2), (1, 2)]
    assert LIGHT.search in colours(view, first)
    assert view.find("kreml", backward=True)
    assert view.caret() == second.start


def test_a_search_without_a_hit_leaves_the_reader_in_place(view: ArticleView) -> None:
    # GIVEN the caret somewhere
    view.put_caret(40)
    # WHEN something is searched for that is not there
    found = view.find("Zeitungsente")
    # THEN that is said and nothing moves
    assert not found
    assert view.caret() == 40


def test_all_hits_are_framed_until_the_search_is_emptied(view: ArticleView) -> None:
    # GIVEN an article
    # WHEN all hits of a word are asked for
    count = view.highlight_all("Bericht")
    # THEN they are counted and framed, and an empty search takes that away
    assert count == 2
    assert LIGHT.search in colours(view, place("Bericht"))
    assert view.highlight_all("") == 0
    assert LIGHT.search not in colours(view, place("Bericht"))
