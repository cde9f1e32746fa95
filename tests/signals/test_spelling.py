"""Swiss spelling: the same signals as in German spelling, on the words as they stand."""

import pytest

from desktop.core.text import CleanText, normalise
from desktop.signals.analyser import Analyser
from desktop.signals.spelling import respelled
from tests.signals.marked import article_of


@pytest.mark.parametrize(
    ("swiss", "german"),
    [
        ("gemäss", "gemäß"),
        ("Heisst", "Heißt"),
        ("Bundesstrasse", "Bundesstraße"),
        ("anschliessend", "anschließend"),
        ("mutmasslichen", "mutmaßlichen"),
        ("Gemässigte", "Gemäßigte"),
        ("begrüsst", "begrüßt"),
        ("weiss", "weiß"),
        ("Aussenministerin", "Außenministerin"),
    ],
)
def test_swiss_words_are_read_as_german_ones(swiss: str, german: str) -> None:
    # GIVEN a word that only Swiss texts spell like that
    # WHEN it is read
    # THEN it is the word the lexicon knows
    assert respelled(normalise(f"Es ist {swiss} so.")).text == f"Es ist {german} so."


@pytest.mark.parametrize(
    "word",
    ["dass", "muss", "Wasser", "Massen", "aussenden", "Beweisstück", "Preissenkung", "Schloss", "lässt", "Kasse"],
)
def test_words_that_all_spell_alike_stay(word: str) -> None:
    # GIVEN a word with ss that is no Swiss spelling
    # WHEN it is read
    # THEN it stays
    assert respelled(normalise(f"Hier steht {word}.")).text == f"Hier steht {word}."


def test_a_text_with_a_sharp_s_is_not_swiss() -> None:
    # GIVEN a German text that names a Swiss street
    text = "Er heißt Weber und wohnt in der Bahnhofstrasse."
    # WHEN it is read
    # THEN nothing changes
    assert respelled(normalise(text)) == CleanText(text, None)


def test_signals_stand_on_the_words_of_the_swiss_text(analyser: Analyser) -> None:
    # GIVEN a Swiss text with a hidden character in a cue
    text = "Wie es hei\u00adsst, fehlt Geld. Der mutmassliche Täter schweigt."
    # WHEN it is analysed
    found = analyser.analyse(article_of(text)).signals
    # THEN the signals are those of the German text, at their own places
    assert [(signal.kind, signal.words(text)) for signal in found] == [
        ("A.hearsay", "es hei\u00adsst"),
        ("H.rep", "mutmassliche"),
    ]
