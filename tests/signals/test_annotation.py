"""What becomes of the language model's tags."""

import pytest
from marked import article_of

from desktop.core.signal import Signal
from desktop.signals.analyser import Analyser
from desktop.signals.grammar.annotation import Annotation, settle
from desktop.signals.grammar.tags import Tag, tag


def annotated(tags: str) -> list[Annotation]:
    return [Annotation(name, "", "", "", "") for name in tags.split()]


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
    settled = settle(tokens, tag(tokens), annotated(fine))
    # THEN each word has the class that fits
    assert "".join(settled) == classes


def test_an_unknown_tag_leaves_the_guess() -> None:
    assert settle(["Haus"], [Tag.NOUN], annotated("NEW")) == [Tag.NOUN]


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
