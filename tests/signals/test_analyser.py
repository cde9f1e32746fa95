"""The analyser as a whole: offsets, what is left unread, and texts that mean no good."""

import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from marked import article_of

from desktop.core.article import Article, Block, Origin, Place, Role
from desktop.core.places import resource
from desktop.core.signal import Voice
from desktop.core.text import Span
from desktop.signals.analyser import Analyser
from desktop.signals.pipeline import COMPONENTS

DENIAL = "Der Kreml bestreitet den Vorwurf."
PIECES = (
    *("aÄ", "sei", "sagte", "er", "Kreml", "bestreitet", "nicht", "dass", "habe"),
    *(",", ".", "„", "“", '"', "\n", "–", "(", ")", "😀", "\u00ad"),
)


def test_navigation_residue_is_not_analysed(analyser: Analyser) -> None:
    # GIVEN an article whose last block is chrome with a cue in it
    text = "Alles ist ruhig.\n\nVielleicht interessiert Sie auch das"
    blocks = (Block(Span(0, 16), Role.PARAGRAPH), Block(Span(18, len(text)), Role.CHROME))
    # WHEN it is analysed
    findings = analyser.analyse(Article("a", "a", text, blocks, Origin("plain", "")))
    # THEN nothing is found there
    assert findings.signals == ()


def test_a_signal_tells_its_place_in_the_article(analyser: Analyser) -> None:
    # GIVEN the same sentence as heading, as lead and in the body
    text = "\n\n".join([DENIAL] * 3)
    starts = [text.index(DENIAL, from_) for from_ in (0, 1, len(DENIAL) + 3)]
    roles = (Role.HEADING, Role.LEAD, Role.PARAGRAPH)
    blocks = tuple(Block(Span(at, at + len(DENIAL)), role) for at, role in zip(starts, roles, strict=True))
    # WHEN it is analysed
    findings = analyser.analyse(Article("a", "a", text, blocks, Origin("plain", "")))
    # THEN all are found, each with its place (rule D-16)
    assert [signal.place for signal in findings.signals] == [Place.HEADLINE, Place.SUBHEADING, Place.BODY]


@pytest.mark.parametrize(
    "text",
    [
        "😀😀 Das ist angeblich wahr.",
        "Das ist ange\u00adblich wahr.",
        "Zu\u0308ge: Das ist angeblich wahr.",
        "A\r\nDas ist angeblich wahr.",
    ],
    ids=["emoji", "soft hyphen", "decomposed", "line ends"],
)
def test_offsets_are_those_of_the_text_as_given(analyser: Analyser, text: str) -> None:
    # GIVEN a text with characters that the clean-up changes or that Qt counts twice
    # WHEN it is analysed as it is
    (signal,) = analyser.analyse(article_of(text)).signals
    # THEN the cue is found, and its place is counted in the given text
    assert signal.span.of(text).replace("\u00ad", "") == "angeblich"


def test_a_discontinuous_cue_has_one_piece_for_each_run(analyser: Analyser) -> None:
    # GIVEN a separable verb with its particle far away
    text = "Der Sprecher wies den Vorwurf am Freitag zurück."
    # WHEN it is analysed
    (signal,) = analyser.analyse(article_of(text)).signals
    # THEN the pieces are kept apart and the head is the finite stem (rules S-2, S-11)
    assert [piece.of(text) for piece in signal.cue] == ["wies", "zurück"]
    assert signal.head.of(text) == "wies"
    assert signal.words(text) == "wies … zurück"


def test_who_says_it_and_in_whose_voice(analyser: Analyser) -> None:
    # GIVEN a hedge in the author's, in reported and in quoted words
    text = (
        "Er ist vielleicht krank. Der Arzt sagte, er sei vielleicht krank. „Er ist vielleicht krank“, sagte der Arzt."
    )
    # WHEN it is analysed
    hedges = [signal for signal in analyser.analyse(article_of(text)).signals if signal.kind == "H.adv"]
    # THEN each has its voice, and the words that are somebody's name him
    assert [signal.voice for signal in hedges] == [Voice.AUTHOR, Voice.REPORTED, Voice.QUOTED]
    assert [signal.source.text if signal.source else None for signal in hedges] == [None, "Der Arzt", "der Arzt"]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Die Firma machte keine Angaben zu dem Fall.", "Angaben"),
        ("Davon könne keine Rede sein, sagte er.", "Rede"),
        ("Die Firma lehnte eine Stellungnahme ab.", "lehnte"),
    ],
)
def test_where_nothing_is_given_the_noun_is_the_head_of_a_denial(analyser: Analyser, text: str, head: str) -> None:
    # GIVEN a refusal or denial of verb and noun
    # WHEN it is analysed
    (signal,) = [signal for signal in analyser.analyse(article_of(text)).signals if signal.family == "D"]
    # THEN a negated noun is its head, else the verb
    assert signal.head.of(text) == head


def test_a_denial_names_the_sort_of_actor(analyser: Analyser) -> None:
    # GIVEN denials by an authority, a party, a company, a private person and an unnamed official
    deniers = {
        "Das Ministerium": "official",
        "Die SPD": "party",
        "Der Konzern": "org",
        "Der Angeklagte": "private",
        "Ein US-Beamter": "unnamed-official",
    }
    for denier, actor in deniers.items():
        # WHEN each is analysed
        findings = analyser.analyse(article_of(f"{denier} bestreitet den Vorwurf."))
        # THEN the actor is told
        assert [signal.actor for signal in findings.signals if signal.family == "D"] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 16_000,
        "(" * 100_000,
        "„«" * 8_000,
        "a" * 200_000,
        "Wort " * 20_000,
        ", " * 20_000,
        "“ " * 5_000,
        "\n" * 50_000,
        "",
        " ",
    ],
    ids=["quotes", "brackets", "mixed", "one word", "one sentence", "commas", "closing", "lines", "empty", "blank"],
)
def test_a_text_that_is_no_language_is_survived(analyser: Analyser, text: str) -> None:
    # GIVEN a run of marks or letters that means nothing, and a sentence after it
    blocks = (
        Block(Span(0, len(text)), Role.PARAGRAPH),
        Block(Span(len(text) + 2, len(text) + 2 + len(DENIAL)), Role.PARAGRAPH),
    )
    article = Article("a", "a", f"{text}\n\n{DENIAL}", blocks, Origin("plain", ""))
    # WHEN it is analysed
    findings = analyser.analyse(article)
    # THEN the sentence is still read
    assert [signal.kind for signal in findings.signals] == ["D.deny"]


@settings(max_examples=60, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(PIECES),
        max_size=80,
    ).map(" ".join)
)
def test_findings_lie_inside_any_text(text: str) -> None:
    # GIVEN any mixture of words and marks
    analyser = _shared()
    # WHEN it is analysed
    findings = analyser.analyse(article_of(text))
    # THEN all places lie inside the text, in order, and the head inside its cue's stretch
    for signal in findings.signals:
        assert 0 <= signal.span.start < signal.span.end <= len(text)
        assert all(left.end <= right.start for left, right in pairwise(signal.cue))
        assert signal.span.contains(signal.head)
        assert signal.sentence.start <= signal.head.start
    assert list(findings.signals) == sorted(findings.signals, key=lambda signal: (signal.cue[0], signal.kind))


def _shared() -> Analyser:
    if not _ANALYSERS:
        _ANALYSERS.append(Analyser())
    return _ANALYSERS[0]


_ANALYSERS: list[Analyser] = []


def test_any_spacy_pipeline_can_take_the_components() -> None:
    # GIVEN a blank German pipeline of somebody else
    nlp = spacy.blank("de")
    # WHEN Lesart's components are added by name
    for name in COMPONENTS:
        nlp.add_pipe(name)
    doc = nlp("Der Kreml bestreitet das. Er ist vielleicht krank. Insidern zufolge geht er.")
    # THEN each family is a span group whose spans carry kind and rule
    assert [(span.text, span.label_, span.id_) for span in doc.spans["lesart_denials"]] == [
        ("bestreitet", "D.deny", "D.deny.verb")
    ]
    assert [span.label_ for span in doc.spans["lesart_hedges"]] == ["H.adv"]
    assert [span.text for span in doc.spans["lesart_sources"]] == ["Insidern"]


@pytest.mark.parametrize(
    "name",
    [
        "words.toml",
        "verbs.toml",
        "speech.toml",
        "senses.toml",
        "actors.toml",
        "hedges.toml",
        "kinds.toml",
        "combinations.toml",
    ],
)
def test_a_broken_lexicon_is_explained(name: str, tmp_path: Path) -> None:
    # GIVEN a program whose lexicon lacks the end of a file
    shutil.copytree(resource(), tmp_path / "resources")
    broken = tmp_path / "resources" / "lexicons" / "de" / name
    broken.write_text(broken.read_text(encoding="utf-8") + "\n[[", encoding="utf-8")
    program = (
        f"import desktop.core.places as places\nplaces._shipped = lambda name: places.Path({str(tmp_path)!r}) / name\n"
        "from desktop.core.errors import AnalysisError\nfrom desktop.signals.analyser import Analyser\n"
        "try:\n    Analyser()\nexcept AnalysisError as error:\n    print(error.code, error.facts['path'])\n"
    )
    # WHEN the analyser is loaded
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    # THEN it says which file is broken
    assert said.stdout.split() == ["lexicon_broken", str(broken)]
