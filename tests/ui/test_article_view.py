"""The article view shows marks and notes where they belong and says what the reader does."""

from collections.abc import Callable  # noqa: TC003
from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.article import Article, Block, Origin, Place, Role
from desktop.core.note import Anchor, How, Note, Placement
from desktop.core.signal import Signal, Voice, Wording
from desktop.core.text import Span
from desktop.ui.article_view import ArticleView
from desktop.ui.texts import Texts
from desktop.ui.theme import DARK, LIGHT

TITLE = "Der Kreml bestreitet 😀 den Bericht"
FIRST = "Er weist den Bericht über angebliche Gespräche entschieden zurück."
BODY = "Ein Absatz, der nur den Platz füllt, damit es etwas zu blättern gibt. " * 6
LAST = "Zuletzt hieß es aus Kreisen, der Kreml bestreitet das."
WORDING = Wording("Hier steht <b>ein</b> Signal.", "Here stands <b>a</b> signal.")


def article(*paragraphs: str) -> Article:
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block(Span(len(text), len(text) + len(words)), Role.HEADING if not blocks else Role.PARAGRAPH))
        text += words + "\n\n"
    return Article("id", paragraphs[0], text, tuple(blocks), Origin("plain", ""))


ARTICLE = article(TITLE, FIRST, *[BODY] * 12, LAST)


def place(words: str, *, after: int = 0) -> Span:
    start = ARTICLE.text.index(words, after)
    return Span(start, start + len(words))


def signal(kind: str, *cue: Span) -> Signal:
    return Signal(
        kind=kind, rule=kind, cue=cue, head=cue[0], scope=None, voice=Voice.AUTHOR, source=None, actor=None, strength=2,
        place=Place.BODY, sentence=cue[0], reason=WORDING, why=WORDING, harmless_when=WORDING,
    )  # fmt: skip


DENIAL = signal("D.deny", place("bestreitet"))
REJECTION = signal("D.reject", place("weist"), place("zurück"))
HEDGE = signal("H.adj", place("angebliche"))
SOURCE = signal("A.circle", place("aus Kreisen"))
SIGNALS = (DENIAL, REJECTION, HEDGE, SOURCE)


def note(span: Span | None, body: str = "Wer sagt das?") -> Placement:
    now = datetime(2024, 5, 1)
    anchor = Anchor(span.start, span.end, span.of(ARTICLE.text), "", "") if span else None
    return Placement(Note("n", "id", anchor, None, body, now, now), span, 1.0, How.POSITION if span else How.LOST)


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    view = ArticleView(Texts("de"), theme=LIGHT)
    qtbot.addWidget(view)
    view.resize(900, 500)
    with qtbot.waitExposed(view):
        view.show()
    view.show_article(ARTICLE)
    return view


def middle(view: ArticleView, span: Span) -> QPoint:
    """Return a point of the viewport on the first line of some words."""
    positions = view.places.positions(span)
    box = view.geometry_of_text.boxes(*positions)[0]
    return (box.center() - view.to_document(QPointF())).toPoint()


def picture(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


def colours(view: ArticleView, span: Span) -> set[str]:
    """Return the colours on the first line of some words."""
    box = view.geometry_of_text.boxes(*view.places.positions(span))[0].translated(-view.to_document(QPointF()))
    image, frame = picture(view), box.adjusted(-4, -4, 4, 5).toRect()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(frame.left(), frame.right())
        for y in range(frame.top(), frame.bottom())
    }


def seen(view: ArticleView, span: Span) -> bool:
    return view.window_span().contains(span)


def click(view: ArticleView, qtbot: QtBot, point: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


# marks


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


# going from signal to signal


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


# mouse and keyboard


@pytest.mark.parametrize("piece", REJECTION.cue)
def test_a_click_on_any_piece_of_a_mark_chooses_its_signal(view: ArticleView, qtbot: QtBot, piece: Span) -> None:
    # GIVEN a signal in two pieces
    view.show_signals(SIGNALS)
    # WHEN one of them is clicked
    with qtbot.waitSignal(view.signal_chosen) as chosen:
        click(view, qtbot, middle(view, piece))
    # THEN the whole signal is chosen
    assert chosen.args == [REJECTION]


def test_a_click_beside_the_marks_chooses_nothing(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN marks
    view.show_signals(SIGNALS)
    # WHEN an unmarked word and the empty margin are clicked
    # THEN nothing is chosen
    with qtbot.assertNotEmitted(view.signal_chosen), qtbot.assertNotEmitted(view.note_chosen):
        click(view, qtbot, middle(view, place("entschieden")))
        click(view, qtbot, QPoint(3, 200))


def test_enter_chooses_the_signal_at_the_caret(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN the caret inside a mark
    view.show_signals(SIGNALS)
    view.put_caret(HEDGE.span.start + 3)
    # WHEN Enter is pressed
    with qtbot.waitSignal(view.signal_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    # THEN that signal is chosen
    assert chosen.args == [HEDGE]


def test_resting_on_a_mark_shows_the_hand_and_frames_all_pieces(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN a signal in two pieces
    view.show_signals(SIGNALS)
    before = picture(view)
    # WHEN the mouse moves onto one
    qtbot.mouseMove(view.viewport(), middle(view, REJECTION.cue[0]))
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor)
    after = picture(view)
    # THEN the other piece looks different, too
    other = middle(view, REJECTION.cue[1])
    rows = range(other.y() - 18, other.y() + 18)
    assert any(before.pixelColor(other.x(), y) != after.pixelColor(other.x(), y) for y in rows)


def test_the_text_can_be_selected_by_keyboard(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN the caret before a word behind an emoji
    start = place("den Bericht").start
    view.put_caret(start)
    # WHEN three characters are selected by keys
    with qtbot.waitSignal(view.selection_changed):
        for _ in range(3):
            qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    # THEN the span counts code points of the article
    assert view.selected_span() == Span(start, start + 3)


def test_a_selection_is_told_once_and_its_end_is_told_too(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN somebody who listens
    told: list[Span | None] = []
    view.selection_changed.connect(told.append)
    # WHEN words are selected and let go
    view.select(place("Bericht"))
    view.put_caret(0)
    # THEN both are told
    assert told == [place("Bericht"), None]


def test_copied_words_are_the_article_s_own(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN an article with a no-break space
    made = article("Titel der Sache", "Rund 5\u00a0Prozent", "Ende")
    view.show_article(made)
    # WHEN everything is copied
    view.selectAll()
    data = view.createMimeDataFromSelection()
    # THEN white space and no-break space are as the article has them
    assert data.text() == "Titel der Sache\n\nRund 5\u00a0Prozent\n\nEnde"
    assert not data.hasHtml()


def test_the_menu_offers_a_note_on_a_selection_only(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN the context menu without a selection
    assert not view.menu().actions()[0].isEnabled()
    # WHEN words are selected and its first entry is taken
    view.select(place("Bericht"))
    entry = view.menu().actions()[0]
    # THEN a note is asked for
    with qtbot.waitSignal(view.annotate_requested):
        entry.trigger()


# notes


def test_a_note_has_a_glyph_in_the_margin_that_can_be_clicked(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN a note with a place and one that lost it
    placed = note(place("angebliche"))
    # WHEN they are shown and the glyph is clicked
    view.show_notes([placed, note(None)])
    glyph = QPoint(view.gutter() - 20, middle(view, place("angebliche")).y())
    # THEN the glyph is painted in the accent and leads to its note
    assert picture(view).pixelColor(glyph).name().upper() != LIGHT.page
    with qtbot.waitSignal(view.note_chosen) as chosen:
        click(view, qtbot, glyph)
    assert chosen.args == [placed]


def test_revealing_a_note_s_place_scrolls_to_it_and_frames_it(view: ArticleView) -> None:
    # GIVEN a place far below
    below = place("Kreisen")
    # WHEN it is revealed
    view.reveal(below)
    # THEN it is seen, framed in the accent
    assert seen(view, below)
    assert LIGHT.accent in colours(view, below)


@pytest.mark.parametrize("body", ["<img src='file:///etc/hostname'>", "<b>fett</b> & mehr"])
def test_tooltips_show_foreign_words_as_they_are(view: ArticleView, body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a note that looks like markup, on a signal whose reason does
    told: list[str] = []
    monkeypatch.setattr("desktop.ui.article_view.QToolTip.showText", lambda at, text, widget: told.append(text))
    view.show_signals(SIGNALS)
    view.show_notes([note(HEDGE.span, body)])
    # WHEN its glyph and the mark are rested on
    for point in (QPoint(view.gutter() - 20, middle(view, HEDGE.span).y()), middle(view, HEDGE.span)):
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.mapToGlobal(point)))
    # THEN the reader reads both as they stand
    shown = QTextDocument()
    shown.setHtml("".join(told))
    assert shown.toPlainText() == f"{body}\n{Texts('de')['family.H']}: {WORDING.de}"


# searching


def test_searching_goes_from_hit_to_hit_and_around(view: ArticleView) -> None:
    # GIVEN a word that occurs twice
    first, second = place("kreml".capitalize()), place("Kreml", after=100)
    # WHEN it is searched for three times, whatever its case
    visited = []
    for _ in range(3):
        assert view.find("kreml")
        visited.append(view.caret())
    # THEN both are visited and the first again, framed in the colour of search
    assert visited == [first.start, second.start, first.start]
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


# the reader's place


def test_the_reading_position_is_restored(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN a reader who scrolled to the middle
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    position = view.reading_position()
    assert position > 0
    # WHEN the article is opened again in another view that is not shown yet
    again = ArticleView(Texts("de"))
    qtbot.addWidget(again)
    again.show_article(ARTICLE, position=position)
    again.resize(900, 500)
    with qtbot.waitExposed(again):
        again.show()
    # THEN the same line stands on top
    assert again.reading_position() == position
    assert again.window_span().start == view.window_span().start


@pytest.mark.parametrize("change", ["narrow", "wide", "large", "dark"])
def test_the_reader_stays_in_place_when_the_page_changes(view: ArticleView, qtbot: QtBot, change: str) -> None:
    # GIVEN a reader in the middle, some words selected
    view.show_article(ARTICLE, position=ARTICLE.blocks[7].span.start)
    view.select(place("Bericht"))
    changes: dict[str, Callable[[], None]] = {
        "narrow": lambda: view.resize(420, 500),
        "wide": lambda: view.resize(1300, 500),
        "large": lambda: view.set_font_size(24),
        "dark": lambda: view.set_theme(DARK),
    }
    # WHEN window, font or theme change
    changes[change]()
    # THEN the line on top is the same, and so is the selection
    assert view.reading_position() == ARTICLE.blocks[7].span.start
    assert view.window_span().start == ARTICLE.blocks[7].span.start
    assert view.selected_span() == place("Bericht")


def test_the_column_stays_centred_and_of_readable_width(view: ArticleView) -> None:
    # GIVEN a very wide window
    view.resize(1600, 500)
    # WHEN the column is measured
    left = view.viewport().x()
    right = view.contentsRect().width() - view.verticalScrollBar().sizeHint().width() - left - view.viewport().width()
    # THEN it is as wide as its measure wants and has as much room on either side
    assert view.viewport().width() == pytest.approx(view.typography.column + 2 * view.gutter(), abs=2)
    assert abs(left - right) <= 1


def test_another_article_takes_nothing_from_the_last_one(view: ArticleView) -> None:
    # GIVEN an article with marks, notes, a choice and a search
    view.show_signals(SIGNALS)
    view.show_notes([note(HEDGE.span)])
    view.choose(SOURCE)
    view.highlight_all("Bericht")
    # WHEN another is shown, and then none
    other = ArticleView(Texts("de"))
    other.resize(view.size())
    view.show_article(article("Ein anderer Artikel", "Kurz."))
    other.show_article(article("Ein anderer Artikel", "Kurz."))
    # THEN it looks as if it were the first
    assert picture(view) == picture(other)
    assert (view.caret(), view.reading_position(), view.next_signal(+1)) == (0, 0, None)
    view.clear()
    assert view.selected_span() is None
    other.deleteLater()


# safety


@pytest.mark.parametrize("name", ["file:///etc/hostname", "/etc/hostname", "https://example.org/a.png", "a.css"])
def test_nothing_an_article_names_is_loaded(view: ArticleView, name: str) -> None:
    # GIVEN a resource on this machine or elsewhere
    # WHEN the page is asked for it
    loaded = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    # THEN there is none
    assert loaded is None


def test_markup_in_an_article_is_shown_as_text(view: ArticleView) -> None:
    # GIVEN an article that looks like HTML
    made = article("<h1>Titel</h1>", "<img src='/etc/hostname'> und <a href='x'>mehr</a>")
    # WHEN it is shown
    view.show_article(made)
    # THEN it is text
    assert view.document().begin().text() == "<h1>Titel</h1>"


def test_a_dropped_file_is_left_to_the_window(view: ArticleView) -> None:
    # GIVEN the view
    # WHEN something is dropped on it
    # THEN neither it nor its viewport wants it
    assert not view.acceptDrops()
    assert not view.viewport().acceptDrops()


def test_the_page_has_a_name_and_cannot_be_written_on(view: ArticleView, qtbot: QtBot) -> None:
    # GIVEN the view
    before = view.document().characterCount()
    # WHEN somebody types
    qtbot.keyClicks(view, "abc")
    # THEN nothing changes, and a screen reader can name it
    assert view.document().characterCount() == before
    assert view.accessibleName() == "Artikeltext"


def test_a_screen_reader_finds_marks_as_formats(view: ArticleView, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN an active screen reader
    monkeypatch.setattr("desktop.ui.article_view.QAccessible.isActive", lambda: True)
    # WHEN signals are shown, then fewer
    view.show_signals(SIGNALS)
    cursor = view.textCursor()
    cursor.setPosition(view.places.position(DENIAL.span.start) + 1)
    marked = cursor.charFormat().underlineStyle()
    view.show_signals([HEDGE])
    # THEN the format under the mark says so, invisibly, and goes with it
    assert marked is not cursor.charFormat().underlineStyle()
    assert cursor.charFormat().underlineColor() == QColor(Qt.GlobalColor.transparent)
