"""Marks stand on the words of their signals, the chosen one is framed, and the reader goes from one to the next."""

from shown_article import DENIAL, HEDGE, REJECTION, SIGNALS, SOURCE, colours, note, picture, place, seen, signal

from desktop.ui.article.view import ArticleView
from desktop.ui.theme import DARK, LIGHT


def test_marks_carry_tint_and_line_of_their_family(view: ArticleView) -> None:
    # GIVEN an article
    # WHEN its signals are shown
    view.show_signals(SIGNALS)
    # THEN tint and line stand on the cue's words and nowhere else, also behind an emoji
    assert {LIGHT.denial.tint, LIGHT.denial.line} <= colours(view, DENIAL.cue[0])
    assert LIGHT.hedge.tint in colours(view, HEDGE.cue[0])
    assert LIGHT.denial.tint in colours(view, REJECTION.cue[1])
    assert not {LIGHT.denial.tint, LIGHT.hedge.tint} & colours(view, place("den"))


def test_what_the_panel_filters_out_loses_its_mark(view: ArticleView) -> None:
    # GIVEN an article with all its signals marked
    view.show_signals(SIGNALS)
    # WHEN only the hedges remain
    view.show_signals([HEDGE])
    # THEN the denials' marks are gone and the hedge's is not
    assert LIGHT.denial.tint not in colours(view, DENIAL.cue[0])
    assert LIGHT.hedge.tint in colours(view, HEDGE.cue[0])


def test_two_marks_on_the_same_words_show_both_lines(view: ArticleView) -> None:
    # GIVEN two signals of different families on one word
    view.show_signals([signal("D.deny", place("bestreitet")), signal("A.person", place("bestreitet"))])
    # WHEN the page is looked at
    found = colours(view, place("bestreitet"))
    # THEN it has the tint of the first and the lines of both
    assert {LIGHT.denial.tint, LIGHT.denial.line, LIGHT.source.line} <= found


def test_the_chosen_signal_is_framed_in_all_its_pieces(view: ArticleView) -> None:
    # GIVEN a separable verb
    view.show_signals(SIGNALS)
    # WHEN it is chosen
    view.choose(REJECTION)
    # THEN both pieces are framed, and no other signal is
    assert all(LIGHT.current in colours(view, piece) for piece in REJECTION.cue)
    view.choose(None)
    plain = picture(view)
    view.choose(DENIAL)
    assert picture(view) != plain


def test_choosing_scrolls_to_the_place(view: ArticleView) -> None:
    # GIVEN a signal far below what is seen
    view.show_signals(SIGNALS)
    assert not seen(view, SOURCE.span)
    # WHEN it is chosen
    view.choose(SOURCE)
    # THEN it is seen and the caret stands on it
    assert seen(view, SOURCE.span)
    assert view.caret() == SOURCE.span.start


def test_what_can_be_seen_already_is_chosen_without_scrolling(view: ArticleView) -> None:
    # GIVEN the article's beginning
    view.show_signals(SIGNALS)
    # WHEN a signal on it is chosen
    view.choose(HEDGE)
    # THEN the page stays where it is
    assert view.verticalScrollBar().value() == 0


def test_dark_marks_take_the_dark_colours(view: ArticleView) -> None:
    # GIVEN signals on a light page
    view.show_signals(SIGNALS)
    # WHEN the theme turns dark
    view.set_theme(DARK)
    # THEN page and mark are dark
    found = colours(view, DENIAL.cue[0])
    assert {DARK.page, DARK.denial.tint, DARK.denial.line} <= found


def test_the_next_signal_is_sought_from_the_caret_and_around_the_end(view: ArticleView) -> None:
    # GIVEN four signals and the caret at the beginning
    view.show_signals(SIGNALS)
    visited = []
    # WHEN the reader goes on five times
    for _ in range(5):
        following = view.next_signal(+1)
        visited.append(following)
        view.choose(following)
    # THEN they come in text order, and the first again
    assert visited == [DENIAL, REJECTION, HEDGE, SOURCE, DENIAL]


def test_the_previous_signal_is_sought_from_the_caret_and_around_the_beginning(view: ArticleView) -> None:
    # GIVEN the caret between two signals
    view.show_signals(SIGNALS)
    view.put_caret(place("entschieden").start)
    visited = []
    # WHEN the reader goes back four times
    for _ in range(4):
        previous = view.next_signal(-1)
        visited.append(previous)
        view.choose(previous)
    # THEN they come backwards, and the last after the first
    assert visited == [HEDGE, REJECTION, DENIAL, SOURCE]


def test_two_signals_on_the_same_words_are_both_visited(view: ArticleView) -> None:
    # GIVEN two signals that begin at the same character
    other = signal("A.media", place("bestreitet"))
    view.show_signals([DENIAL, other, HEDGE])
    # WHEN the reader goes on three times
    visited = []
    for _ in range(3):
        following = view.next_signal(+1)
        visited.append(following)
        view.choose(following)
    # THEN neither is skipped and neither holds the reader
    assert visited == [DENIAL, other, HEDGE]


def test_without_signals_there_is_no_next_one(view: ArticleView) -> None:
    # GIVEN an article without marks
    # WHEN the next is asked for
    # THEN there is none
    assert view.next_signal(+1) is None
    assert view.next_signal(-1) is None


def test_noted_words_are_told_from_signals(view: ArticleView) -> None:
    # GIVEN an article without signals
    words = place("den Bericht über")
    plain = colours(view, words)
    # WHEN a note lies on some words
    view.show_notes([note(words)])
    # THEN its corners have the colour of notes, and no tint lies behind the words
    found = colours(view, words)
    assert LIGHT.accent in found
    assert not {LIGHT.hedge.tint, LIGHT.source.tint, LIGHT.denial.tint, LIGHT.border} & found
    assert LIGHT.page in plain & found
