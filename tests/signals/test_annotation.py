"""What becomes of the language model's tags."""

from collections.abc import Sequence

import pytest
from marked import article_of

from desktop.core.signal import Signal
from desktop.signals.analyser import Analyser
from desktop.signals.grammar.annotation import Annotation, Annotations, Place, settle
from desktop.signals.grammar.syntax import parse
from desktop.signals.grammar.tags import Tag, tag


@pytest.mark.parametrize(
    ("sentence", "fine", "classes"),
    [
        # what the rules can't know: a participle of a verb they don't list
        ("Der Teich wurde umgegraben .", "ART NN VAFIN VVPP $.", "DNVPS"),
        # a split-off particle is no preposition
        ("Er kehrte um .", "PPER VVFIN PTKVZ $.", "OVXS"),
        # part of a name
        ("Die Vereinigten Staaten schweigen .", "ART ADJA NN VVFIN $.", "DNNVS"),
        # a subjunctive that looks like an adjective
        ("Man wisse , er erwäge Klage .", "PIS VVFIN $, PPER ADJA NN $.", "OVSOVNS"),
        # a relative pronoun read as an article
        ("Leute , die sagten , es sei vorbei", "NN $, ART VVFIN $, PPER VAFIN ADV", "NSOVSOVX"),
    ],
)
def test_the_better_knowledge_counts(sentence: str, fine: str, classes: str) -> None:
    # GIVEN a sentence, what the rules guess and what the model says
    tokens = sentence.split()
    # WHEN both are settled
    settled = settle(tokens, tag(tokens), dict(enumerate(fine.split())))
    # THEN each word has the class that fits
    assert "".join(settled) == classes


def test_an_unknown_tag_leaves_the_guess() -> None:
    assert settle(["Haus"], [Tag.NOUN], {0: "NEW"}) == [Tag.NOUN]


def only(found: tuple[Signal, ...], kind: str) -> Signal:
    (signal,) = (signal for signal in found if signal.kind == kind)
    return signal


def test_a_pronoun_points_to_a_noun_of_its_gender(analyser: Analyser) -> None:
    # GIVEN a pronoun behind two subjects, of which only the farther one is feminine
    text = "Die Kanzlerin kam am Montag an. Der Präsident schwieg. Sie bestritt die Vorwürfe."
    # WHEN it is analysed
    denial = only(analyser.analyse(article_of(text)).signals, "D.deny")
    # THEN she is meant
    assert denial.source is not None
    assert denial.source.text == "Die Kanzlerin"


def test_a_subjunctive_counts_though_no_list_knows_the_verb(analyser: Analyser) -> None:
    # GIVEN reported speech with a verb that is in no list
    text = "Der Anhänger schlingere seit Tagen, teilte die Polizei mit."
    # WHEN it is analysed
    subjunctive = only(analyser.analyse(article_of(text)).signals, "H.konj")
    # THEN its mood is told by the model
    assert subjunctive.words(text) == "schlingere"


class Echo:
    """A reader that says a word's tag is the word, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def look_up(self, words: Sequence[str], places: Sequence[Place], /) -> list[Annotation]:
        self.asked.append([words[place] for _, place in places])
        return [Annotation(words[place].upper(), "", "", "", "") for _, place in places]


def test_a_word_is_looked_up_once_and_only_when_asked_about() -> None:
    # GIVEN two sentences, the words of the first of which were looked up
    echo = Echo()
    annotations = Annotations(["es", "regnet", "er", "geht"], [(0, 2), (2, 4)], echo)
    annotations.look_up([1, 0, 1])
    # WHEN a word of each is asked about twice
    words = [annotations[place] for place in (1, 3, 1, 3)]
    # THEN the one of the second was looked up, once
    assert [word.tag for word in words if word] == ["REGNET", "GEHT", "REGNET", "GEHT"]
    assert echo.asked == [["es", "regnet"], ["geht"]]


def test_the_model_is_asked_about_words_that_the_rules_cannot_tell() -> None:
    # GIVEN a sentence all of whose words are known, and one with a participle that no list has
    echo = Echo()
    text = "Er sagte nichts . Alte Leute informierten Ämter , weil der Teich vermoost sei ."
    # WHEN both are parsed
    parse(text.split(), frozenset(), echo)
    # THEN it was asked at once about that participle, a verb that may be an adjective with the word behind it
    assert echo.asked == [["informierten", "Ämter", "vermoost"]]
