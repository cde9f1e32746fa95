"""What comes together in an article: every sort by its examples, and the sample article as a whole."""

from pathlib import Path

import pytest

from desktop.core.article import Article
from desktop.reading import lay_out, read
from desktop.signals.analyser import Analyser
from desktop.signals.combinations import SORTS
from desktop.signals.combinations.sorts import Sort, load_sorts

TEXTS = load_sorts()
SEED = Path(__file__).parents[2] / "seeds" / "000_06a59a5902b16874.txt"


def _examples(side: str) -> list[object]:
    return [
        pytest.param(sort, text, id=f"{sort.id}-{number}")
        for sort in TEXTS.values()
        for number, text in enumerate(getattr(sort, side))
    ]


def _article(text: str) -> Article:
    return lay_out(text, key="test")


@pytest.mark.parametrize(("sort", "text"), _examples("yes"))
def test_a_combination_is_found(analyser: Analyser, sort: Sort, text: str) -> None:
    # GIVEN a short article that shows what a sort of combination is
    # WHEN it is analysed
    found = [one for one in analyser.analyse(_article(text)).combinations if one.kind == sort.id]
    # THEN it is found once, with places in the text, and its sentences quote the words there
    assert len(found) == 1
    (combination,) = found
    assert combination.places == tuple(sorted(set(combination.places)))
    assert all(0 <= place.start < place.end <= len(text) for place in combination.places)
    assert combination.credit is sort.credit
    for sentence, quotes in ((combination.sentence.de, "„“"), (combination.sentence.en, "“”")):
        assert quotes[0] in sentence
        assert sentence.count(quotes[0]) == sentence.count(quotes[1])


@pytest.mark.parametrize(("sort", "text"), _examples("no"))
def test_a_combination_is_not_found(analyser: Analyser, sort: Sort, text: str) -> None:
    # GIVEN a short article that comes near a sort of combination
    # WHEN it is analysed / THEN that is not found
    assert [one.sentence.de for one in analyser.analyse(_article(text)).combinations if one.kind == sort.id] == []


def test_every_sort_has_a_definition_and_every_definition_its_texts() -> None:
    # GIVEN the definitions in the code and the texts of the lexicon
    # THEN they are the same sorts, and each has examples for both sides
    assert {find.__name__ for find in SORTS} == set(TEXTS)
    assert all(sort.yes and sort.no for sort in TEXTS.values())


def test_the_sample_article_says_together_what_it_says(analyser: Analyser) -> None:
    # GIVEN the sample: two unnamed persons, through one medium, hedged; a named spokesman denies; a heading refutes
    article = read(str(SEED))
    # WHEN it is analysed
    found = {(one.kind, one.sentence.de) for one in analyser.analyse(article).combinations}
    told = {kind: [sentence for other, sentence in found if other == kind] for kind, _ in found}
    # THEN each of these is told, in the words of the text
    persons = "„zwei dem Kreml nahestehende Personen“"
    assert told["hedged_unnamed"] == [f"Was {persons} sagt, ist schon in der Quelle abgeschwächt: „möglicherweise“."]
    assert told["unnamed_at_second_hand"] == [f"Was {persons} sagt, kennt der Text nur über „einem Bloomberg-Bericht“."]
    assert told["denial_against_unnamed"] == [
        f"Dem Dementi von „Peskow“ („falschen Bericht“) stehen nur Ungenannte gegenüber: {persons}."
    ]
    assert any("„Peskow“" in sentence and persons in sentence for sentence in told["claim_and_denial"])
    assert any(
        "„einen Bericht“" in sentence and "„zurückgewiesen“" in sentence for sentence in told["claim_and_denial"]
    )
    (heading,) = told["denial_as_refutation"]
    assert "„Entkräftung“" in heading
    assert "„Peskow“" in heading
    (nothing,) = told["unnamed_know_nothing"]
    assert "„US-Beamte“" in nothing
    assert "„wüssten nichts“ und „keinen Hinweis“" in nothing
    assert "one_medium" in told
    assert not any(TEXTS[kind].credit for kind in told)


def test_combinations_stand_in_text_order(analyser: Analyser) -> None:
    # GIVEN the sample / WHEN analysed / THEN its combinations are in the order of their first places
    places = [one.places[0] for one in analyser.analyse(read(str(SEED))).combinations]
    assert places == sorted(places)
    assert len(places) > 4
