"""Processes that are killed while they write, and several that write at once: no acknowledged note is lost."""

from pathlib import Path
from random import Random

from ordeals import crowd, kill


def test_killed_processes_lose_no_note_they_had_acknowledged(path: Path) -> None:
    # GIVEN processes that write notes, revise them, and say so after each
    # WHEN they are killed in the middle of their work, one after the other
    outcome = kill(path, 4, Random(3))

    # THEN every note is there in its last state, and the file is sound each time
    assert outcome.acknowledged >= 4
    assert (outcome.lost, outcome.unsound, outcome.errors) == (0, 0, [])


def test_two_processes_that_write_at_once_neither_wait_in_vain_nor_lose_a_note(path: Path) -> None:
    # GIVEN two processes that begin with a file none has made yet
    # WHEN both write
    outcome = crowd(path, 2, 60)

    # THEN nobody was told that the file is locked, and all is there
    assert outcome.acknowledged == 120
    assert (outcome.lost, outcome.unsound, outcome.errors) == (0, 0, [])
