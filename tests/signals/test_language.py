"""The language model: it reads sentences, and says plainly when it is not there or does not fit."""

import json
import shutil
from pathlib import Path

import pytest

from desktop.core.errors import AnalysisError
from desktop.core.places import resource
from desktop.signals.grammar.annotation import Annotation
from desktop.signals.language import LanguageModel, language_model


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource("model"), tmp_path / "model"))


def test_a_sentence_is_read_word_by_word() -> None:
    # GIVEN a sentence with a verb apart from its particle and a Konjunktiv
    sentence = ["Die", "Behörde", "wies", "zurück", ",", "dass", "er", "gelogen", "habe", "."]
    # WHEN all its words are looked up
    words = language_model().look_up(sentence, [((0, 10), place) for place in range(10)])
    # THEN each word has its tag, and finite verbs their mood
    assert " ".join(word.tag for word in words) == "ART NN VVFIN PTKVZ $, KOUS PPER VVPP VAFIN $."
    assert words[1] == Annotation("NN", "Sing", "Fem", "", "")
    assert (words[2].mood, words[8].mood) == ("Ind", "Sub")


def test_words_looked_up_together_are_read_as_each_alone() -> None:
    # GIVEN two sentences, one of them longer than a word hears
    sentences = "Er sagte nichts . Wer das getan habe , wisse sie nicht , sagte die Behörde , die das prüft ."
    text = sentences.split()
    places = [((0, 4), place) for place in range(4)] + [((4, len(text)), place) for place in range(4, len(text))]
    # WHEN their words are looked up at once and one by one
    together = language_model().look_up(text, places)
    alone = [language_model().look_up(text, [place])[0] for place in places]
    # THEN it makes no difference
    assert together == alone


def test_a_missing_model_is_explained(tmp_path: Path) -> None:
    # GIVEN a folder without a model
    # WHEN it is loaded
    with pytest.raises(AnalysisError) as raised:
        LanguageModel(tmp_path)
    # THEN the error names the place
    assert (raised.value.code, raised.value.facts["path"]) == ("model_missing", str(tmp_path))


def test_a_model_for_another_spacy_is_refused(damaged: Path) -> None:
    # GIVEN a model that was made for another spaCy
    meta = json.loads((damaged / "meta.json").read_text(encoding="utf-8"))
    (damaged / "meta.json").write_text(json.dumps({**meta, "spacy_version": ">=2.0.0,<2.1.0"}), encoding="utf-8")
    # WHEN it is loaded
    with pytest.raises(AnalysisError) as raised:
        LanguageModel(damaged)
    # THEN it is refused with the version it wants
    assert raised.value.code == "model_unfit"
    assert ">=2.0.0,<2.1.0" in raised.value.detail


@pytest.mark.parametrize("file", ["meta.json", "config.cfg", "tagger/model", "tok2vec/model", "vocab/strings.json"])
def test_a_damaged_model_is_refused(damaged: Path, file: str) -> None:
    # GIVEN a model one of whose files was cut short
    path = damaged / file
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 3])
    # WHEN it is loaded
    with pytest.raises(AnalysisError) as raised:
        LanguageModel(damaged)
    # THEN it is refused, not used
    assert raised.value.code == "model_unfit"


@pytest.mark.parametrize("file", ["config.cfg", "tagger/model", "tokenizer"])
def test_a_model_without_one_of_its_files_is_refused(damaged: Path, file: str) -> None:
    # GIVEN a model that lacks a file
    (damaged / file).unlink()
    # WHEN it is loaded
    with pytest.raises(AnalysisError) as raised:
        LanguageModel(damaged)
    # THEN it is refused, not used
    assert raised.value.code == "model_unfit"


def test_the_model_is_named_with_its_scores() -> None:
    # GIVEN the model that ships
    # WHEN it is asked what it is
    # THEN it tells its name, and scores in per cent
    assert language_model().name.startswith("de_lesart ")
    assert "tag 9" in language_model().scores
