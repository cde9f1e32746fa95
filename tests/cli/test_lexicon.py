"""`lesart lexicon`, and what the other commands say of a reader's own lexicons."""

from pathlib import Path

import pytest

from desktop.cli import run
from desktop.core.lexicons import LexiconFault, OwnLexicon, OwnLexicons, RuleFact
from desktop.core.places import lexicon_folder
from desktop.desk import Desk

OWN = OwnLexicon("/irgendwo/a.toml", ("eigene.gerede",), ("H.adv.wohl",), 3)
FAULT = LexiconFault("/irgendwo/a.toml", "unknown_kind", 7, "eigene.art", {"name": "A.hersay", "meant": "A.hearsay"})
TOLD = "a.toml, Zeile 7, Regel „eigene.art“: Die Art „A.hersay“ gibt es nicht. Gemeint ist vielleicht „A.hearsay“."


def lesart(*arguments: str) -> int:
    return run(arguments, window=lambda location: 7)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader have a lexicon with one fault."""
    monkeypatch.setattr(Desk, "own_lexicons", lambda self: OwnLexicons((OWN,), (FAULT,)))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_lexicon_to_begin_with_is_whole(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN the lexicon a reader is given
    monkeypatch.setenv("LANG", f"{language}.UTF-8")
    lesart("lexicon", "new")
    path = tmp_path / "eigene.toml"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    # WHEN it is checked / THEN there is nothing to say against it
    code = lesart("lexicon", "check", str(path))
    first, _ = capsys.readouterr().out.splitlines()
    assert code == 0
    assert first.startswith("eigene.toml: ")


def test_faults_stand_one_a_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    # GIVEN a file with a fault
    monkeypatch.setattr(Desk, "try_lexicon", lambda self, path: (OWN, (FAULT,)))
    # WHEN it is checked
    code = lesart("lexicon", "check", "a.toml")
    # THEN file, line, rule and fault are told, then what the file holds
    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert lines[:2] == [TOLD, "a.toml: Regeln 1, abgeschaltet 1, Wörter 3"]


def test_rules_are_listed_with_their_origin(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a rule of ours and one of the reader's
    rules = (RuleFact("H.adv.wohl", "H.adv", ""), RuleFact("eigene.gerede", "A.hearsay", OWN.path))
    monkeypatch.setattr(Desk, "rules", lambda self: rules)
    # WHEN listed / THEN each has its kind, and the reader's its file
    assert lesart("lexicon", "list") == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["H.adv.wohl", "H.adv"],
        ["eigene.gerede", "A.hearsay", "a.toml"],
    ]


@pytest.mark.usefixtures("faulty")
def test_commands_that_analyse_tell_what_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # GIVEN a lexicon with a fault, and a text
    article = tmp_path / "artikel.txt"
    article.write_text("Der Kreml bestreitet das.", encoding="utf-8")
    # WHEN the text is checked
    code = lesart("check", str(article))
    # THEN the signals are there, and the fault is told beside them
    captured = capsys.readouterr()
    assert code == 0
    assert "bestreitet" in captured.out
    assert captured.err == f"lesart: {TOLD}\n"


@pytest.mark.usefixtures("faulty")
def test_doctor_names_lexicons_and_faults(capsys: pytest.CaptureFixture[str]) -> None:
    # GIVEN a lexicon with a fault
    # WHEN the doctor is asked
    code = lesart("doctor")
    # THEN it names the folder, what is in use, and what is left out
    said = capsys.readouterr().out
    assert code == 1
    assert str(lexicon_folder()) in said
    assert "Regeln 1, abgeschaltet 1, Wörter 3" in said
    assert TOLD in said
