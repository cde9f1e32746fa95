"""The overview: what comes together leads to its places, what is usual is told without a verdict."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from desktop.core.article import Article
from desktop.core.judging import Silence, Verdict
from desktop.core.places import sample
from desktop.core.signal import Combination, Family, Findings, Signal, Wording
from desktop.core.text import Span
from desktop.core.usual import Comparison, LengthClass, Reference, Spread, compare
from desktop.ui.panel.combination_rows import around
from desktop.ui.panel.overview import Overview
from desktop.ui.panel.rows import RowList
from desktop.ui.panel.signal_card import Look
from desktop.ui.panel.signal_panel import SignalPanel
from desktop.ui.panel.usual_rows import RateRow, draw_scale
from desktop.ui.texts import Texts
from desktop.ui.theme import DARK, LIGHT, Theme

COMMON, RARE = Spread(0.2, (0, 1, 2, 4, 6, 8, 12)), Spread(0.92, (0, 0, 0, 0, 0, 3, 6))
KINDS = ("H", "A", "D", "H.adj", "H.konj", "H.adv", "A.person", "D.deny")
LIKE = LengthClass(100, None, 1200, dict.fromkeys(KINDS, COMMON) | {"D.false": RARE})
REFERENCE = Reference(Wording("Zeitungen", "papers"), "abc", (LIKE,))


def places(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(one), text.index(one) + len(one)) for one in words)


def combination(kind: str, german: str, where: tuple[Span, ...], *, credit: bool = False) -> Combination:
    name, sentence = Wording(german, kind), Wording(f"{german} steht da.", f"There stands {kind}.")
    return Combination(kind, name, where, sentence, Wording("Darum.", "So."), Wording("Sonst.", "Else."), credit)


def combinations(text: str) -> tuple[Combination, ...]:
    """Return two that ask for care, with three places and one, and one that speaks for the sourcing, with two."""
    return (
        combination("a", "Erstens", places(text, "bestreitet", "einen Bericht", "absolut nicht")),
        combination("b", "Zweitens", places(text, "Entkräftung")),
        combination("c", "Drittens", places(text, "Dmitri Peskow", "kursiert"), credit=True),
    )


@pytest.fixture
def overview(qtbot: QtBot) -> Overview:
    overview = Overview(Texts("de"))
    qtbot.addWidget(overview)
    overview.resize(380, 500)
    overview.set_room(400)
    return overview


@pytest.fixture
def shown(overview: Overview, article: Article, signals: Sequence[Signal], qtbot: QtBot) -> Overview:
    overview.show_findings(combinations(article.text), compare(signals, article.words, REFERENCE), article.text)
    qtbot.waitExposed(overview)
    return overview


def seen(rows: RowList) -> list[str]:
    """Return what can be seen and heard in a list."""
    model = rows.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def go_to(rows: RowList, number: int, qtbot: QtBot) -> None:
    """Click a row."""
    point = rows.visualRect(rows.model().index(number, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_each_combination_is_one_sentence_that_says_what_it_is(shown: Overview) -> None:
    # GIVEN three combinations / WHEN shown / THEN each has a row, places folded away, care and credit told apart
    assert seen(shown.combinations)[:-1] == [
        "Erstens. Zum Nachsehen: Erstens steht da. Stellen im Text: 3.",
        "Zweitens. Zum Nachsehen: Zweitens steht da. Stellen im Text: 1.",
        "Drittens. Für die Quellenarbeit: Drittens steht da. Stellen im Text: 2.",
    ]
    assert shown.folds["together"].text() == "Zusammen gelesen 3"


def test_choosing_a_combination_shows_its_places_and_goes_to_the_first(
    shown: Overview, article: Article, qtbot: QtBot
) -> None:
    # GIVEN a list that is listened to
    told: list[Any] = []
    shown.place_chosen.connect(lambda combination, index: told.append((combination.kind, index)))
    # WHEN the first combination is clicked
    go_to(shown.combinations, 0, qtbot)
    # THEN its three places unfold, and the reader is led to the first
    assert [line for line in seen(shown.combinations) if line.startswith("Stelle")] == [
        "Stelle 1 von 3: bestreitet",
        "Stelle 2 von 3: einen Bericht",
        "Stelle 3 von 3: absolut nicht",
    ]
    assert set(told) == {("a", 0)}


def test_reasons_stand_below_the_places_of_the_chosen_one(shown: Overview, qtbot: QtBot) -> None:
    # GIVEN one that asks for care and one that speaks for the sourcing
    reasons = []
    for number in (0, 6):
        # WHEN chosen
        go_to(shown.combinations, number, qtbot)
        reasons += [line for line in seen(shown.combinations) if "Darum." in line]
    # THEN each says why it may matter, and what limits it
    assert reasons == [
        "Warum das wichtig sein kann: Darum. Wann es unproblematisch ist: Sonst. Mehr dazu",
        "Warum das wichtig sein kann: Darum. Was es noch nicht sagt: Sonst. Mehr dazu",
    ]


def test_every_place_is_reached_by_keyboard_in_turn(shown: Overview, qtbot: QtBot) -> None:
    # GIVEN the first combination chosen
    go_to(shown.combinations, 0, qtbot)
    told: list[Any] = []
    shown.place_chosen.connect(lambda combination, index: told.append((combination.kind, index)))
    # WHEN the reader goes down, row by row
    for _ in range(8):
        qtbot.keyClick(shown.combinations, Qt.Key.Key_Down)
    # THEN each place comes in turn, then the reasons, then the next combination, whose places unfold instead
    assert told == [("a", 0), ("a", 1), ("a", 2), ("b", 0), ("b", 0), ("c", 0)]
    assert [line.split(":")[0] for line in seen(shown.combinations) if line.startswith("Stelle")] == [
        "Stelle 1 von 2",
        "Stelle 2 von 2",
    ]


def test_nothing_that_comes_together_stays_closed_and_can_be_opened(
    overview: Overview, article: Article, signals: Sequence[Signal], qtbot: QtBot
) -> None:
    # GIVEN an article without combinations
    overview.show_findings((), compare(signals, article.words, REFERENCE), article.text)
    assert overview.part() == ""
    # WHEN that part is opened all the same
    overview.folds["together"].click()
    overview.set_room(300)
    # THEN it says that there is nothing, whatever becomes of the window, and leads to the help
    assert seen(overview.combinations)[0].startswith("Nichts kommt hier so zusammen")
    with qtbot.waitSignal(overview.help_requested) as asked:
        go_to(overview.combinations, 0, qtbot)
    assert asked.args == ["together"]


def test_one_part_is_open_at_most_and_stays_as_the_reader_left_it(
    shown: Overview, article: Article, signals: Sequence[Signal]
) -> None:
    # GIVEN what comes together open by itself
    assert shown.part() == "together"
    # WHEN the other part is opened, and another article comes
    shown.folds["usual"].click()
    shown.clear()
    shown.show_findings(combinations(article.text), compare(signals, article.words, REFERENCE), article.text)
    # THEN that one is open still; clicked again, none is
    assert shown.part() == "usual"
    shown.folds["usual"].click()
    assert shown.part() == ""
    assert not shown.rates.isVisible()


def test_in_a_low_window_nothing_opens_by_itself(shown: Overview) -> None:
    # GIVEN an overview that opened by itself
    # WHEN the window becomes low / THEN it makes room for the cards, but opens when asked
    shown.set_room(100)
    assert shown.part() == ""
    shown.folds["together"].click()
    assert shown.part() == "together"
    assert shown.combinations.height() <= 100


@pytest.mark.parametrize(("left", "part"), [("auto", "together"), ("usual", "usual"), ("none", "")])
def test_what_was_left_open_the_last_time_opens(
    overview: Overview, article: Article, signals: Sequence[Signal], left: str, part: str
) -> None:
    # GIVEN what the reader left open the last time
    overview.leave(left)
    # WHEN an article comes / THEN that is open
    overview.show_findings(combinations(article.text), compare(signals, article.words, REFERENCE), article.text)
    assert overview.part() == part


def test_what_is_left_open_is_told(shown: Overview) -> None:
    # GIVEN an overview whose first part is open
    told: list[str] = []
    shown.turned.connect(told.append)
    # WHEN the reader turns to the other, then closes it / THEN each is told
    for _ in range(2):
        shown.folds["usual"].click()
    assert told == ["usual", "none"]


def test_what_opened_by_itself_does_not_close_for_a_row_of_chips(shown: Overview) -> None:
    # GIVEN an overview that opened by itself in just enough room
    shown.set_room(180)
    # WHEN rows below it come and take some of that / THEN it stays open, and smaller
    shown.set_room(110)
    assert shown.part() == "together"
    assert shown.combinations.height() <= 110


@pytest.mark.parametrize("height", [900, 683, 483])
def test_the_list_keeps_two_fifths_of_the_panel_beside_all_rows(
    article: Article, signals: Sequence[Signal], height: int, qtbot: QtBot
) -> None:
    # GIVEN many combinations open above the list, in a window of some height
    panel = SignalPanel(Texts("de"))
    qtbot.addWidget(panel)
    panel.resize(390, height)
    panel.show()
    panel.show_signals(signals, article.text)
    panel.overview.leave("together")
    panel.overview.show_findings(4 * combinations(article.text), compare(signals, 406, REFERENCE), article.text)
    # WHEN the rows of verdicts and of what is silenced come between
    panel.show_verdicts({signals[0]: Verdict.RELEVANT})
    panel.ledger.show_silences({Silence("deny-1", None, None): "Bestreiten"})
    # THEN the list has its part still, and the combinations have theirs
    qtbot.waitUntil(lambda: panel.list.height() >= round(height * 0.4))
    assert panel.ledger.isVisible()
    assert panel.overview.combinations.height() >= 72


def test_heads_obey_space_and_enter(shown: Overview, qtbot: QtBot) -> None:
    # GIVEN the keyboard on the head of what is usual
    parts = []
    # WHEN Enter, Space and Enter are pressed
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter):
        qtbot.keyClick(shown.folds["usual"], key)
        parts.append(shown.part())
    # THEN it opens, closes and opens
    assert parts == ["usual", "", "usual"]


def test_a_head_is_heard_with_its_state(shown: Overview) -> None:
    # GIVEN the heads of both parts / WHEN heard / THEN each says whether it is open
    assert shown.folds["together"].accessibleName() == "Zusammen gelesen 3, aufgeklappt"
    assert shown.folds["usual"].accessibleName() == "Was ist üblich?, zugeklappt"


def test_what_is_usual_is_told_for_families_and_the_kinds_that_occur(shown: Overview) -> None:
    # GIVEN three hedges, a source and two denials in the sample
    heard = seen(shown.rates)
    # WHEN read / THEN what it is compared with comes first, then figures and words, then what the drawing means
    assert heard[0] == "Signale je 1.000 Wörter. Zum Vergleich: 1.200 Zeitungsartikel ab 100 Wörtern."
    assert heard[1].startswith("Unsicherheit: 3 Mal, 7,4 je 1.000 Wörter. Das ist häufiger als in 9 von 10")
    assert heard[-2].startswith("Für falsch erklären: 1 Mal, 2,5 je 1.000 Wörter. Es ist das einzige hier; 8 von 100")
    assert "Häufig ist nicht schlecht" in heard[-1]
    assert len(heard) == 1 + 3 + 6 + 1


@pytest.mark.parametrize(("words", "kinds", "said"), [(99, 1, "zu kurz"), (500, 0, "Keine Signale")])
def test_what_cannot_be_compared_is_said(
    overview: Overview, signals: Sequence[Signal], words: int, kinds: int, said: str
) -> None:
    # GIVEN a short text, or one without signals
    # WHEN shown
    overview.show_findings((), compare(signals[:kinds], words, REFERENCE), "")
    # THEN it says so and draws no scale
    assert said in seen(overview.rates)[0]
    assert not any(isinstance(row, RateRow) for row in overview.rates.rows())


@pytest.mark.parametrize("width", [250, 274, 352, 430])
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_row_stays_within_its_width_and_height(qapp: object, width: int, language: str) -> None:
    # GIVEN the longest name on a narrow and on a wide panel
    look = Look(Texts(language), LIGHT, 10)
    row = RateRow(Comparison("H.konj", 11, 27.1, Spread(0, (1, 2, 3, 4, 5, 6, 7))), look.texts)
    # WHEN drawn on a larger sheet
    height = round(row.height(look, width))
    sheet = QPixmap(width + 60, height + 40)
    sheet.fill(QColor("#123456"))
    with QPainter(sheet) as painter:
        row.draw(painter, look, width)
    # THEN what lies outside is as it was
    image = sheet.toImage()
    outside = [(x, y) for x in range(width + 60) for y in range(height + 40) if x >= width or y >= height]
    assert {image.pixelColor(x, y).name() for x, y in outside} == {"#123456"}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_dot_stands_where_the_article_ranks(qapp: object, theme: Theme) -> None:
    # GIVEN a rate that three of four articles do not exceed, on a scale of 109 pixels
    sheet = QPixmap(109, 20)
    sheet.fill(QColor(theme.window))
    # WHEN drawn
    with QPainter(sheet) as painter:
        draw_scale(painter, sheet.rect().toRectF(), Comparison("A", 4, 4.0, COMMON), theme)
    # THEN the family's colour is at three quarters, and at the beginning it is not
    image = sheet.toImage()
    assert image.pixelColor(4 + 75, 10).name().upper() == theme.source.line
    assert theme.source.line not in {image.pixelColor(x, 10).name().upper() for x in range(60)}


def test_words_around_a_place_begin_with_a_word_and_stay_on_their_line() -> None:
    # GIVEN a text of three lines with a place in the second
    text = "Erste Zeile.\nAm Freitag – so hieß es später – sagte er, das sei nicht wahr.\nDritte Zeile."
    (place,) = places(text, "sagte")
    # WHEN its surroundings are taken
    words, inside = around(text, place)
    # THEN they keep to the line, begin with a word, and the place is found in them
    assert words == "… so hieß es später – sagte er, das sei nicht wahr."
    assert inside.of(words) == "sagte"


@pytest.mark.parametrize("place", [Span(0, 3), Span(4, 5), Span(4, 400)])
def test_words_around_any_place_hold_the_place(place: Span) -> None:
    # GIVEN a text of one long word after a short one
    text = "Das " + "x" * 500
    # WHEN its surroundings are taken / THEN the place is among them
    words, inside = around(text, place)
    assert inside.of(words) == place.of(text)


# in the window


@pytest.fixture
def reading_together(stage: Any) -> Any:
    """Return a window on the sample, in which three combinations are found."""
    analyse: Callable[[Article], Findings] = stage.desk.analyser.analyse

    def found(article: Article) -> Findings:
        plain = analyse(article)
        return Findings(
            plain.article_id, plain.digest, plain.signals, (), "model", "lexicon", 0.1, combinations(article.text)
        )

    stage.desk.analyser.analyse = found
    stage.conductor.opening.open(str(sample()))
    return stage


def test_a_place_of_a_combination_is_framed_in_the_text_and_no_signal_is_chosen(
    reading_together: Any, qtbot: QtBot
) -> None:
    # GIVEN a chosen signal
    window, conductor = reading_together.window, reading_together.conductor
    conductor.choosing.choose(reading_together.signals()[0])
    # WHEN the second place of the third combination is gone to
    rows = window.signals.overview.combinations
    qtbot.waitUntil(rows.isVisible)
    for row in (2, 4):
        rows.setCurrentIndex(rows.model().index(row, 0))
    # THEN text and status show it, and the card is closed
    assert window.article.caret() == window.article.article.text.index("kursiert")
    assert window.place() == "Stelle 2 von 2"
    assert window.signals.list.chosen() is None
    assert conductor.choosing.chosen is None


def test_a_signal_chosen_later_takes_the_place_over(reading_together: Any, qtbot: QtBot) -> None:
    # GIVEN a combination that was gone to
    window, conductor = reading_together.window, reading_together.conductor
    rows = window.signals.overview.combinations
    rows.setCurrentIndex(rows.model().index(0, 0))
    # WHEN a signal is chosen
    conductor.choosing.choose(reading_together.signals()[1])
    # THEN it alone is chosen
    assert not rows.currentIndex().isValid()
    assert window.place() == "Signal 2 von 6"


def test_a_row_of_figures_leads_from_signal_to_signal_of_its_kind(reading_together: Any, qtbot: QtBot) -> None:
    # GIVEN what is usual open, and the caret at the beginning
    window, signals = reading_together.window, reading_together.signals()
    overview = window.signals.overview
    overview.folds["usual"].click()
    denials = next(n for n, row in enumerate(overview.rates.rows()) if row.heard.startswith("Dementi"))
    overview.rates.setCurrentIndex(overview.rates.model().index(denials, 0))
    # WHEN Enter is pressed three times on the denials
    chosen = []
    for _ in range(3):
        qtbot.keyClick(overview.rates, Qt.Key.Key_Return)
        chosen.append(reading_together.conductor.choosing.chosen)
    # THEN both have their turn, and the first comes again
    assert chosen == [signals[0], signals[-1], signals[0]]


def test_a_kind_that_is_hidden_is_not_gone_to(reading_together: Any) -> None:
    # GIVEN denials hidden by their chip
    window, choosing = reading_together.window, reading_together.conductor.choosing
    window.signals.families[Family.DENIAL].click()
    # WHEN the next denial is asked for / THEN none is chosen, and it is said
    choosing.next_of("D")
    assert choosing.chosen is None
    assert window.statusBar().currentMessage() == "Kein sichtbares Signal"


def test_help_on_the_overview_opens_at_its_open_part(reading_together: Any) -> None:
    # GIVEN the keyboard on the head of what is usual
    window = reading_together.window
    asked: list[tuple[str, ...]] = []
    window.show_help = lambda *where: asked.append(where)
    fold = window.signals.overview.folds["usual"]
    fold.click()
    fold.setFocus()
    # WHEN help is asked for / THEN it opens there
    window.actions_table["help"].trigger()
    assert asked == [("overview", "usual")]


def test_help_on_a_combination_opens_at_its_kind(reading_together: Any, qtbot: QtBot) -> None:
    # GIVEN a combination gone to by keyboard
    window = reading_together.window
    asked: list[tuple[str, ...]] = []
    window.show_help = lambda *where: asked.append(where)
    rows = window.signals.overview.combinations
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))
    # WHEN help is asked for, and its reasons are opened
    window.actions_table["help"].trigger()
    with qtbot.waitSignal(window.signals.overview.help_requested) as told:
        rows.opened.emit(rows.shown()[4])
    # THEN both lead to its kind
    assert asked == [("overview", "a")]
    assert told.args == ["a"]


def test_the_overview_is_gone_while_the_next_article_is_analysed(reading_together: Any) -> None:
    # GIVEN an overview of one article
    overview = reading_together.window.signals.overview
    assert overview.isVisible()
    # WHEN it is analysed anew, and that takes a while
    reading_together.analysis.held = True
    reading_together.conductor.opening.analyse()
    # THEN nothing of the old one is left
    assert not overview.isVisible()
    assert seen(overview.combinations)[0].startswith("Nichts")
    reading_together.analysis.let_go()
    assert overview.isVisible()


def test_both_themes_colour_the_signs(qtbot: QtBot, shown: Overview) -> None:
    # GIVEN an overview in light colours
    shown.resize(380, 500)

    def colours() -> set[str]:
        image = shown.combinations.viewport().grab(shown.combinations.viewport().rect()).toImage()
        return {image.pixelColor(QPoint(x, y)).name().upper() for x in range(30) for y in range(image.height())}

    assert {LIGHT.care.tint, LIGHT.credit.tint} <= colours()
    # WHEN it becomes dark / THEN the signs do
    shown.set_theme(DARK)
    assert {DARK.care.tint, DARK.credit.tint} <= colours()
