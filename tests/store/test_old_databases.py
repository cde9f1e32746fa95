"""Every schema that was ever in use is kept under tests/old_databases, and opens."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.article import Article
from desktop.core.judging import Judgement, SignalKey, Verdict
from desktop.core.note import How
from desktop.core.text import Span
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]
OLD = Path(__file__).parent.parent / "old_databases"


@pytest.mark.parametrize("version", sorted(file.stem for file in OLD.glob("*.db")))
def test_notes_of_an_older_version_are_found_and_go_on(
    path: Path, notebook: Notebook, article: MakeArticle, version: str
) -> None:
    # GIVEN notes as an older version left them: one on the Kremlin, one deleted
    path.parent.mkdir()
    shutil.copy(OLD / f"{version}.db", path)

    # WHEN they are opened today
    (placement,) = notebook.place(article())

    # THEN the note stands at its words, and takes what is new
    assert (placement.note.body, placement.span, placement.how) == ("Wer sagt das?", Span(4, 9), How.POSITION)
    assert notebook.revise(placement.note.id, tags=("quelle",)).tags == ("quelle",)
    assert notebook.restore("2" * 32).body == "gelöscht"
    assert notebook.leave_unplaced("2" * 32).unplaced is not None
    notebook.judge(article(), Judgement(SignalKey("deny-1", "der kreml"), Verdict.RELEVANT))
    assert len(notebook.judgements(article()).verdicts) == 1
    assert notebook.altered() == ()
    assert notebook.facts()["check"] == "ok"


def test_every_schema_before_todays_is_among_them() -> None:
    # GIVEN the folder of old databases
    # WHEN it is looked into
    # THEN none is missing, so that the test above tests something
    assert {"m001.db", "m002.db", "m003.db"} <= {file.name for file in OLD.iterdir()}


def test_facts_name_how_many_notes_were_altered(path: Path, notebook: Notebook, article: MakeArticle) -> None:
    # GIVEN two notes, one of them changed behind the program's back
    notebook.annotate(article(), "Wer sagt das?")
    notebook.annotate(article(), "Unversehrt")
    notebook.close()
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"Wer sagt das?", b"Wer sagt dxs?"))

    # WHEN the facts are asked for
    # THEN they tell of the one
    assert notebook.facts()["altered"] == "1"
