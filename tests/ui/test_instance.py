"""A program that is started again hands its article to the one that runs."""

from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.ui.instance import Instance, hand_over, instance_name
from tests.ui.second_start import second_start


@pytest.fixture
def name(tmp_path: Path) -> str:
    return instance_name(tmp_path / uuid4().hex)


def test_nobody_takes_an_article_when_nobody_runs(name: str) -> None:
    # GIVEN no other program
    # WHEN an article is to be handed over
    # THEN nobody takes it, and the program opens its own window
    assert not hand_over(name, "/texte/artikel.txt")


@pytest.mark.parametrize("location", ["/texte/Größe & Maß.txt", ""])
def test_a_running_program_takes_the_article(qtbot: QtBot, name: str, location: str) -> None:
    # GIVEN a program that runs
    running = Instance(name, QCoreApplication.instance())

    # WHEN another is started on the same notes
    with qtbot.waitSignal(running.asked, timeout=20_000) as asked:
        started = second_start(name, location)
    running.close()

    # THEN the first gets the article, and the second knows
    assert asked.args == [location]
    assert started.wait(20) == 0


def test_other_notes_have_a_program_of_their_own(tmp_path: Path) -> None:
    # GIVEN two folders of notes
    # WHEN their programs are named
    # THEN the names differ, and each stays the same
    assert instance_name(tmp_path / "a") != instance_name(tmp_path / "b")
    assert instance_name(tmp_path / "a") == instance_name(tmp_path / "a")
