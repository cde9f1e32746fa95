"""Noun phrases: extent, head, preposition."""

import pytest
from spaced import phrase_words, read


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("Der alte Mann lacht .", ["Der alte Mann"]),
        ("Ein Sprecher der Polizei lacht .", ["Ein Sprecher der Polizei"]),
        ("Zwei dem Senat nahestehende Personen lachen .", ["Zwei dem Senat nahestehende Personen"]),
        ("Senatssprecherin Anna Beispiel lacht .", ["Senatssprecherin Anna Beispiel"]),
        ("Kreise aus der Partei warnen .", ["Kreise aus der Partei"]),
        ("Die Rechte der Kinder und der Jugendlichen .", ["Die Rechte der Kinder und der Jugendlichen"]),
        ("Die Arbeit der Polizei und der Minister sagte .", ["Die Arbeit der Polizei", "der Minister"]),
        ("Sie lacht .", ["Sie"]),
        (
            "Laut einer am Dienstag veröffentlichten Mitteilung lacht er .",
            ["einer am Dienstag veröffentlichten Mitteilung", "er"],
        ),
    ],
)
def test_a_noun_phrase_reaches_from_article_to_genitive(sentence: str, phrases: list[str]) -> None:
    # GIVEN a sentence
    syntax = read(sentence)
    # WHEN its noun phrases are listed
    found = [phrase_words(syntax, phrase) for phrase in syntax.phrases_of(0, len(syntax.tokens))]
    # THEN they have their full extent
    assert found == phrases


def test_a_phrase_knows_its_preposition_and_that_it_is_no_subject() -> None:
    # GIVEN a phrase behind a preposition
    syntax = read("Nach dem Treffen ging er .")
    # WHEN it is looked up by one of its words
    phrase = syntax.phrase_around(2)
    # THEN it names the preposition and cannot be nominative
    assert phrase is not None
    assert (phrase.preposition, phrase.nominative) == (0, False)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Das sagte Minister Weber der Deutschen Presse-Agentur .", ["Minister", "Weber"]),
        ("Das sagte Minister Weber der „ Neuen Welt “ .", ["Minister", "Weber"]),
        ("Das sagte Ministerin Weber der Stadt Bonn .", ["Ministerin", "Weber", "der", "Stadt", "Bonn"]),
    ],
)
def test_the_medium_somebody_told_is_no_part_of_his_name(text: str, person: list[str]) -> None:
    # GIVEN a name with a noun right behind it / WHEN its phrase is looked up / THEN it ends before a medium
    syntax = read(text)
    phrase = syntax.phrase_around(2)
    assert phrase is not None
    assert syntax.tokens[phrase.start : phrase.end] == person


def test_a_dash_ends_the_reach_of_a_preposition() -> None:
    # GIVEN a separated prefix that looks like a preposition, before a dash
    syntax = read("Das kommt gut an – Beobachtern zufolge wurde gelacht .")
    # WHEN the phrase behind the dash is looked up
    phrase = syntax.phrase_around(5)
    # THEN no preposition governs it
    assert phrase is not None
    assert phrase.preposition is None
