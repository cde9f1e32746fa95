"""The power fails while a note is written: what was acknowledged before is there, and the file is sound."""

from pathlib import Path
from random import Random

from ordeals import cut

from desktop.store.connection import value
from desktop.store.notes.notebook import Notebook


def test_a_power_cut_loses_no_acknowledged_note(tmp_path: Path) -> None:
    # GIVEN notes that are written one after the other, with many checkpoints among them
    # WHEN the power is cut in the middle of each, and any of the last sectors may have reached the disk
    outcome = cut(tmp_path, 40, Random(3))

    # THEN every note acknowledged before is there, and the file is sound each time
    assert outcome.acknowledged == 40
    assert (outcome.lost, outcome.unsound, outcome.errors) == (0, 0, [])


def test_the_notes_wait_for_the_disk(notebook: Notebook) -> None:
    # GIVEN an open notebook
    # WHEN its connection is asked how it writes
    with notebook._reading() as db:
        settings = [value(db, f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys")]

    # THEN it keeps the order the test above takes for granted: FULL waits at each commit
    assert settings == ["wal", 2, 1]
