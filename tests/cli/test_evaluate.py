"""`lesart evaluate`: what it compares, and what it prints."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import run

TEXT = "Der Konzern dementiert den Bericht. Angeblich schmolz der Kern."
GOLD = {
    "id": "a",
    "text": TEXT,
    "signals": [
        {"kind": "D.deny", "head": [12, 22], "voice": "author", "source": [0, 11], "actor": "org"},
        {"kind": "H.rep", "head": [36, 45]},
        {"kind": "A.media", "head": [27, 34]},
    ],
}
FOUND: dict[str, Any] = {
    "id": "a",
    "signals": [{"kind": "D.deny", "head": [12, 22]}, {"kind": "H.adj", "head": [0, 3]}],
}


@pytest.fixture
def evaluate(tmp_path: Path) -> Callable[..., int]:
    """Return a way to evaluate lines of gold, and of what was found if any are given."""

    def ask(gold: list[Any], found: list[Any] | None = None, *options: str) -> int:
        files = []
        for name, lines in (("gold.jsonl", gold), ("found.jsonl", found)):
            if lines is not None:
                (tmp_path / name).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
                files.append(str(tmp_path / name))
        return run(["evaluate", *files, *options], window=lambda location: 7)

    return ask


def test_a_family_is_a_row_of_numbers(evaluate: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    # GIVEN one denial found, a hedge at the wrong place, a source missed
    # WHEN evaluated with the errors
    code = evaluate([GOLD], [FOUND], "--errors", "5")
    # THEN each family has its numbers, and each error its context
    lines = capsys.readouterr().out.splitlines()
    assert code == 0
    assert [line.split() for line in lines[1:4]] == [
        ["A", "0.00", "0.00", "0.000", "1", "0", "0", "–", "–", "–", "–"],
        ["D", "1.00", "1.00", "1.000", "1", "1", "1", "1.00", "0.00", "0.00", "0.00"],
        ["H", "0.00", "0.00", "0.000", "1", "1", "0", "–", "–", "–", "–"],
    ]
    assert lines[4].endswith("A.media 0/1  D.deny 1/1  H.rep 0/1")
    assert [line.split()[0] for line in lines[5:]] == ["übersehen", "übersehen", "zu"]
    assert "[Angeblich] schmolz" in lines[6]


def test_the_same_as_json(evaluate: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    # GIVEN the same / WHEN evaluated for a program
    evaluate([GOLD], [FOUND], "--json", "--errors", "1")
    # THEN the numbers are there by name
    told = json.loads(capsys.readouterr().out)
    assert told["families"]["D"]["f1"] == 1.0
    assert told["recall_by_kind"]["H.rep"] == [0, 1]
    assert [(slip["kind"], slip["text"]) for slip in told["false"]] == [("H.adj", "Der")]


def test_without_a_second_file_the_texts_are_analysed(
    evaluate: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a denial and a hedge that the analysis knows
    gold = {**GOLD, "signals": GOLD["signals"][:2]}  # type: ignore[index]
    # WHEN evaluated / THEN it has found both
    evaluate([gold], None, "--json")
    families = json.loads(capsys.readouterr().out)["families"]
    assert (families["D"]["f1"], families["D"]["actor"], families["H"]["f1"]) == (1.0, 1.0, 1.0)


def test_who_says_what_has_a_table_of_its_own(evaluate: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    # GIVEN two attributions annotated, one found, but with another speaker
    annotated = [{"form": "Indirect", "cue": [[12, 22]], "speaker": [[0, 11]], "quote": [[23, 34]]}]
    annotated += [{"form": "Indirect", "cue": [[36, 45]], "speaker": [], "quote": [[46, 62]]}]
    speaker = {"start": 27, "end": 34}
    found = [{"form": "indirect", "cue": [[12, 22]], "speaker": speaker, "content": [[23, 34]]}]
    # WHEN evaluated with the errors
    gold = {"id": "a", "text": TEXT, "attributions": annotated}
    evaluate([gold], [{"id": "a", "attributions": found}], "--errors", "5")
    # THEN each measure has a row, and each error is told
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [
        *("Hinweis", "Aussage", "Sprecher", "beides", "Zeichen"),
        *("Sprecher", "übersehen"),
    ]
    assert "P 1.000  R 0.500  F1 0.667   (1 von 2 im Gold, 1 gefunden)" in lines[1]
    assert "Gold: Der Konzern | gefunden: Bericht" in lines[5]


def test_a_text_that_was_not_analysed_is_named_and_counts_as_empty(
    evaluate: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a second text that the other file does not have
    # WHEN evaluated
    code = evaluate([GOLD, {**GOLD, "id": "b"}], [FOUND])
    # THEN that is said, and its signals are missed
    captured = capsys.readouterr()
    assert code == 0
    assert "„b“" in captured.err
    assert "D       1.00 0.50" in captured.out


@pytest.mark.parametrize(
    ("gold", "options", "code", "told"),
    [
        ([{**GOLD, "signals": [{"kind": "D.deny"}]}], (), 1, "signals[0].head"),
        ([GOLD, GOLD], (), 1, "Kennung"),
        ([GOLD], ("--errors", "viele"), 2, "--errors braucht eine ganze Zahl ab 0."),
    ],
)
def test_what_cannot_be_evaluated_is_explained(
    evaluate: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
    gold: list[Any],
    options: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    # GIVEN gold with a fault, or wrong usage / WHEN evaluated / THEN one sentence says what is wrong
    assert evaluate(gold, [], *options) == code
    assert told in capsys.readouterr().err
