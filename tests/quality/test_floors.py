"""Floors for what the analysis finds, family by family; they only rise (floors.json)."""

import json
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from annotated import gold_of

from desktop.cli import run
from desktop.core.places import sample
from desktop.core.scoring.lines import annotated_texts
from desktop.core.scoring.marks import Gold, Mark, Pair, found_in
from desktop.core.scoring.signals import FamilyScore, match, score_signals
from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.desk import Desk

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
SEEDS = sorted(sample().parent.glob("*.txt"))
ARTICLES = {
    "dense": sorted((Path(__file__).parent / "articles" / "dense").glob("*.txt")),
    "ordinary": sorted((Path(__file__).parent / "articles" / "ordinary").glob("*.txt")),
}
"""Articles of our own: with signals closer together than usual, to find them; with as few as usual, to find no more."""
SHARED = Path(__file__).parents[3] / "shared"

beside_the_project = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="an extra where the annotated passages lie beside the project"
)


def annotated(seed: Path) -> list[dict[str, Any]]:
    signals: list[dict[str, Any]] = tomllib.loads(seed.with_suffix(".signals.toml").read_text(encoding="utf-8"))[
        "signal"
    ]
    return signals


@cache
def found(seed: Path) -> tuple[str, tuple[Signal, ...], Pair]:
    desk = Desk(Path())
    article = desk.open(str(seed))
    findings = desk.analyse(article)
    marks = tuple(Mark(signal["kind"], Span(*signal["at"])) for signal in annotated(seed))
    return article.text, findings.signals, Pair(Gold(seed.stem, article.text, marks), found_in(findings))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
@pytest.mark.parametrize(("wanted", "floor"), FLOORS["seed"].items())
def test_a_sample_article_is_read_as_annotated(seed: Path, wanted: str, floor: float) -> None:
    # GIVEN a sample article and its annotation
    # WHEN it is opened and analysed
    _, _, pair = found(seed)
    # THEN the family is found as well as ever, and each signal at its very word
    scores = score_signals([pair]).families
    assert wanted not in scores or scores[wanted].rates.f1 >= floor
    gold, marks = pair.gold.signals or (), pair.found.signals
    assert [gold[i] for i, j in match(gold, marks) if gold[i].head != marks[j].head] == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_voices_and_speakers_of_a_sample_article(seed: Path) -> None:
    # GIVEN a sample article and its annotation
    # WHEN it is opened and analysed
    _, signals, _ = found(seed)
    by_place = {(signal.kind, signal.head.start): signal for signal in signals}
    matched = [(entry, by_place.get((entry["kind"], entry["at"][0]))) for entry in annotated(seed)]
    pairs = [(entry, signal) for entry, signal in matched if signal is not None]
    # THEN voice, source and actor agree as often as ever
    voices = [signal.voice == entry["voice"] for entry, signal in pairs]
    speakers = [
        signal.source is not None and entry["who"] in signal.source.text for entry, signal in pairs if entry["who"]
    ]
    actors = [signal.actor == entry["actor"] for entry, signal in pairs if "actor" in entry]
    shares = {
        name: sum(hits) / len(hits) for name, hits in (("voice", voices), ("source", speakers), ("actor", actors))
    }
    assert all(shares[name] >= floor for name, floor in FLOORS["seed_attributes"].items()), shares


@cache
def articles(sort: str) -> dict[str, FamilyScore]:
    """Return the scores of each family on the articles of a sort, written and annotated for this."""
    desk = Desk(Path())
    gold = [gold_of(path) for path in ARTICLES[sort]]
    findings = (desk.analyse(desk.open(str(path))) for path in ARTICLES[sort])
    return score_signals(Pair(each, found_in(one)) for each, one in zip(gold, findings, strict=True)).families


@pytest.mark.parametrize("sort", ARTICLES)
def test_the_annotated_articles(sort: str) -> None:
    # GIVEN a dozen articles of more than 300 words / WHEN each is read / THEN each family is found as well as ever
    assert len(ARTICLES[sort]) >= 12
    assert all(len(gold_of(path).text.split()) > 300 for path in ARTICLES[sort])
    f1 = {wanted: articles(sort)[wanted].rates.f1 for wanted in FLOORS["articles"][sort]}
    assert all(f1[wanted] >= floor for wanted, floor in FLOORS["articles"][sort].items()), f1


@pytest.mark.parametrize("sort", ARTICLES)
@pytest.mark.parametrize("quality", FLOORS["articles_right"]["dense"])
def test_what_is_right_about_the_signals_of_the_articles(sort: str, quality: str) -> None:
    # GIVEN the same articles / WHEN each is read / THEN the signals found are as right as ever, family by family
    floors: dict[str, float] = FLOORS["articles_right"][sort][quality]
    right = {wanted: articles(sort)[wanted].right[quality] for wanted in floors}
    assert all((right[wanted] or 0) >= floor for wanted, floor in floors.items()), right


def test_ordinary_articles_have_as_few_signals_as_newspapers() -> None:
    # GIVEN the ordinary articles and their annotation WHEN signals and words are counted
    gold = [gold_of(path) for path in ARTICLES["ordinary"]]
    signals = sum(not mark.optional for each in gold for mark in each.signals or ())
    words = sum(len(each.text.split()) for each in gold)
    # THEN there are about 18 in 1,000 words
    assert 15 <= 1000 * signals / words <= 21


@cache
def passages() -> dict[str, float]:
    """Return the F1 of each family on annotated passages that are no part of the project."""
    texts = [SHARED / "gold" / name for name in ("dev.jsonl", "dev_contexts.jsonl")]
    gold = [each for path in texts for each in annotated_texts(path.read_bytes().splitlines(), name=path.name)]
    desk = Desk(Path())
    findings = (desk.analyse(desk.lay_out(each.text, key=str(each.id))) for each in gold)
    score = score_signals(Pair(each, found_in(one)) for each, one in zip(gold, findings, strict=True))
    return {name: family.rates.f1 for name, family in score.families.items()}


@beside_the_project
@pytest.mark.parametrize(("wanted", "floor"), FLOORS["passages"].items())
def test_annotated_passages_beside_the_project(wanted: str, floor: float) -> None:
    # GIVEN annotated passages / WHEN each is analysed / THEN the family is found as well as ever
    assert passages()[wanted] >= floor


# the measure itself


@beside_the_project
@pytest.mark.parametrize("name", ["gold/seed.jsonl", "gold/dev.jsonl", "gold/dev_contexts.jsonl"])
def test_signals_are_measured_as_by_the_script_beside_the_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    # GIVEN what is found in annotated passages
    gold, system = SHARED / name, tmp_path / "found.jsonl"
    run(["corpus", str(gold), str(system)], window=lambda location: 7)
    # WHEN two programs compare it with the annotation
    run(["evaluate", str(gold), str(system), "--json"], window=lambda location: 7)
    command = [sys.executable, SHARED / "score.py", gold, system, "--json"]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True)
    # THEN their numbers are the same
    assert json.loads(capsys.readouterr().out) == json.loads(theirs.stdout)


@beside_the_project
def test_attributions_are_measured_as_by_the_script_beside_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN what is found in forty articles annotated with who says what, and a reader of English
    gold, system = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    lines = (SHARED / "data" / "wikinews" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold.write_text("\n".join(lines[:40]), encoding="utf-8")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    run(["corpus", str(gold), str(system)], window=lambda location: 7)
    # WHEN two programs compare it with the annotation
    run(["evaluate", str(gold), str(system)], window=lambda location: 7)
    command = [sys.executable, SHARED / "score_attribution.py", gold, system]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True)
    # THEN their numbers are the same
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        line.split() for line in theirs.stdout.splitlines()
    ]
