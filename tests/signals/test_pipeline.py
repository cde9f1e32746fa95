"""Lesart's components in the pipelines of other people."""

import pickle
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from marked import article_of
from spacy.language import Language
from spacy.tokens import Doc

from desktop.signals.analyser import Analyser
from desktop.signals.pipeline import COMPONENTS

ROOT = Path(__file__).parents[2]
TEXT = (
    "Der Kreml bestreitet das. Er ist vielleicht krank. Insidern zufolge geht er.\n\n"
    "Die Ministerin wies den Vorwurf zurück: „Das ist womöglich ein Irrtum“, sagte sie."
)


def whitespace_only(nlp: Language) -> Language:
    def cut(text: str) -> Doc:
        words = re.findall(r"\S+|\s+", text)
        return Doc(nlp.vocab, words=words, spaces=[False] * len(words))

    nlp.tokenizer = cut
    return nlp


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lesart_hedges", [("vielleicht", "H.adv"), ("womöglich", "H.adv")]),
        ("lesart_sources", [("Insidern", "A.person")]),
        ("lesart_denials", [("bestreitet", "D.deny"), ("wies", "D.reject"), ("zurück", "D.reject")]),
    ],
)
def test_each_component_works_alone(name: str, expected: list[tuple[str, str]]) -> None:
    # GIVEN a German pipeline with one component and no other
    nlp = spacy.blank("de")
    nlp.add_pipe(name)
    # WHEN it reads a text
    doc = nlp(TEXT)
    # THEN its span group holds its signals, with their kinds
    assert [(span.text, span.label_) for span in doc.spans[name]] == expected


def test_spans_tell_rule_signal_voice_and_source() -> None:
    # GIVEN what two components find
    nlp = spacy.blank("de")
    nlp.add_pipe("lesart_denials")
    nlp.add_pipe("lesart_hedges")
    doc = nlp(TEXT)
    # THEN pieces of one signal share its number, and each tells its rule, its voice and who says it
    assert [
        (span.id_, span.kb_id_, span._.lesart_voice, span._.lesart_source) for span in doc.spans["lesart_denials"]
    ] == [
        ("D.deny.verb", "0", "author", "Der Kreml"),
        ("D.reject.verb", "1", "author", "Die Ministerin"),
        ("D.reject.verb", "1", "author", "Die Ministerin"),
    ]
    assert [span._.lesart_voice for span in doc.spans["lesart_hedges"]] == ["author", "quoted"]


def test_the_tokens_of_a_pipeline_do_not_change_what_is_found() -> None:
    # GIVEN tokens that keep their punctuation marks
    nlp = whitespace_only(spacy.blank("de"))
    nlp.add_pipe("lesart_denials")
    # WHEN a text is read whose denial ends a sentence
    doc = nlp("Die Ministerin wies den Vorwurf zurück. Der Kreml bestreitet, dass er lügt.")
    # THEN the tokens that hold its words are the span
    assert [span.text for span in doc.spans["lesart_denials"]] == ["wies", "zurück.", "bestreitet,"]


def test_components_find_what_the_window_shows(analyser: Analyser) -> None:
    # GIVEN a pipeline with all components
    nlp = spacy.blank("de")
    for name in COMPONENTS:
        nlp.add_pipe(name)
    # WHEN it reads what the window shows as one article
    doc = nlp(TEXT.replace("\n\n", " "))
    found = {(span.start_char, span.end_char, span.label_) for name in COMPONENTS[1:] for span in doc.spans[name]}
    # THEN they agree
    signals = analyser.analyse(article_of(doc.text)).signals
    assert found == {(piece.start, piece.end, signal.kind) for signal in signals for piece in signal.cue}


@pytest.mark.parametrize("text", ["", " \n", "🙂", "Der Kreml bestreitet\u00ad das. Ko\u0308nnte sein.", "„" * 20_000])
def test_any_text_is_survived(text: str) -> None:
    # GIVEN a pipeline whose tokenizer leaves runs of marks alone / WHEN it reads the text / THEN it comes to an end
    nlp = whitespace_only(spacy.blank("de"))
    nlp.add_pipe("lesart_hedges")
    assert "lesart_hedges" in nlp(text).spans


def test_a_doc_read_twice_holds_each_signal_once() -> None:
    # GIVEN a Doc that has been read
    nlp = spacy.blank("de")
    nlp.add_pipe("lesart_denials")
    doc = nlp(TEXT)
    # WHEN it is read again / THEN nothing is doubled
    assert len(nlp(doc).spans["lesart_denials"]) == 3


def test_a_doc_keeps_its_signals_when_written() -> None:
    # GIVEN a Doc that has been read
    nlp = spacy.blank("de")
    nlp.add_pipe("lesart_denials")
    doc = nlp(TEXT)
    # WHEN it is written and read, and joined with another
    copy = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    both = Doc.from_docs([doc, copy])
    # THEN spans, voices and sources are still there
    assert next((span.text, span._.lesart_source) for span in copy.spans["lesart_denials"]) == (
        "bestreitet",
        "Der Kreml",
    )
    assert [span._.lesart_voice for span in both.spans["lesart_denials"]] == ["author"] * 6


def test_a_component_can_be_sent_to_another_process() -> None:
    # GIVEN a component / WHEN packed and unpacked / THEN it works as before
    nlp = spacy.blank("de")
    component = pickle.loads(pickle.dumps(nlp.add_pipe("lesart_denials")))
    assert len(component(nlp.make_doc(TEXT)).spans["lesart_denials"]) == 3


def test_a_pipeline_on_disk_comes_back(tmp_path: Path) -> None:
    # GIVEN a pipeline that reads by rules alone
    nlp = spacy.blank("de")
    nlp.add_pipe("lesart_denials", config={"model": False})
    # WHEN it is written and loaded
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    # THEN it is the same
    assert loaded.config["components"]["lesart_denials"]["model"] is False
    assert len(loaded(TEXT).spans["lesart_denials"]) == 3


def test_every_component_is_announced_to_spacy() -> None:
    # GIVEN the table from which spaCy learns of components in installed packages
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    announced = project["entry-points"]["spacy_factories"]
    # THEN it names all of them, and each leads to the factory of that name
    assert set(announced) == set(COMPONENTS)
    for name, target in announced.items():
        module, _, function = target.partition(":")
        assert Language.get_factory_meta(name).factory == name
        assert callable(getattr(import_module(module), function))
