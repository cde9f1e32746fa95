"""Cutting words: as spaCy's German tokenizer cuts them, but faster."""

import pytest
import spacy

from desktop.core.places import sample
from desktop.signals import tokenizer
from desktop.signals.tokenizer import Tokenizer, places_of

SPACY = spacy.blank("de")


@pytest.mark.parametrize(
    "text",
    [
        sample().read_text(encoding="utf-8"),
        "Das kostet 3,5 Mio. Euro (z.B. am 1. Mai, ca. 10km weit).",
        "„Nein!“, rief sie – „niemals…“ Und/oder doch?",
        "Die CDU/CSU tagt in der EU. Sie schrieb an a.b@beispiel.de, siehe www.beispiel.de/x.",
        "Wie geht's? Auf'm Dach, 20-jährige US-Bürger, 2005–2009, 50% u.a. 7°C.",
        '(»Ja«,"so",‚er‘) [sic!] *1950 100€ A.B. usw.',
        '„Nie.“, 34. (ca. 1,5), (usw.). "1.000.000"; SPD. (28-jährig), UNO-Amt! Wirklich?!".. ›Ja‹',
    ],
    ids=["article", "numbers", "quotes", "addresses", "apostrophes", "marks", "piles of marks"],
)
def test_words_are_those_of_spacy(text: str) -> None:
    # GIVEN a text with all sorts of marks
    # WHEN it is cut
    words = Tokenizer().cut(text)
    # THEN words and places are those of spaCy, white space left out
    tokens = [token for token in SPACY(text) if not token.is_space]
    assert words == [token.text for token in tokens]
    assert places_of(text, words) == [(token.idx, token.idx + len(token)) for token in tokens]


def test_a_text_is_cut_alike_however_often(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a tokenizer that remembers next to nothing
    monkeypatch.setattr(tokenizer, "_KEPT_CHUNKS", 1)
    cutter, text = Tokenizer(), "Er sagte, er komme. Er kam nicht."
    # WHEN it cuts a text again
    # THEN the words are the same
    assert cutter.cut(text) == cutter.cut(text)
    assert cutter.cut("") == []
