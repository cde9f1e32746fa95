"""Where things lie on this machine."""

import sys
from pathlib import Path

import pytest

from desktop.core.places import home, resource, sample, settings_file


def test_the_sample_article_and_the_fonts_are_there() -> None:
    # GIVEN a checkout / WHEN asked for what the program ships / THEN it is found
    assert "Kreml" in sample().read_text(encoding="utf-8")
    assert list(resource("fonts", "serif").glob("*.ttf"))


def test_one_variable_moves_everything_the_reader_owns(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # GIVEN a reader who wants their notes elsewhere
    monkeypatch.setenv("LESART_HOME", str(tmp_path))
    # WHEN the program asks where they lie / THEN notes and settings are both there
    assert home() == tmp_path
    assert settings_file().parent == tmp_path


def test_a_relative_home_does_not_move_with_the_working_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # GIVEN a home named relative to the working folder
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LESART_HOME", "notes")
    # WHEN it is asked for / THEN the answer holds from anywhere
    assert home() == tmp_path / "notes"


def test_without_the_variable_the_platform_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN no LESART_HOME
    monkeypatch.delenv("LESART_HOME")
    # WHEN the folders are asked for / THEN both carry the program's name and settings lie apart from notes on Linux
    assert home().name == "lesart"
    assert settings_file().parts[-2:] == ("lesart", "settings.json")


def test_a_frozen_bundle_carries_its_own_resources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # GIVEN a program unpacked by a bundler
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    # WHEN a resource is asked for / THEN it is looked for there
    assert resource("fonts") == tmp_path / "resources" / "fonts"
