"""The language of the system: clear where it says so, the same on every machine where it does not."""

import ctypes
import plistlib
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.core.language import system_language
from desktop.core.settings import Settings


@pytest.fixture(params=["linux", "darwin", "win32"])
def silent(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the empty home of a reader whose system, whichever it is, names no language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", request.param)
    _windows_speaks(0, monkeypatch)
    return tmp_path


def _windows_speaks(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: code)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "de"),
        ({"LANG": "C"}, "de"),
        ({"LANG": "C.UTF-8", "LC_ALL": "POSIX"}, "de"),
        ({"LANG": "", "LC_ALL": ""}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "de"),
        ({"LC_ALL": "en_IE.UTF-8", "LC_MESSAGES": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_a_system_is_spoken_to_in_german_unless_it_clearly_speaks_english(
    silent: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    # GIVEN what the environment says
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    # WHEN the program starts for the first time
    # THEN it speaks this
    assert Settings().spoken() == language


@pytest.mark.parametrize("silent", ["darwin"], indirect=True)
def test_a_mac_is_asked_for_its_first_language(silent: Path) -> None:
    # GIVEN a Mac set to English, then one whose preferences are damaged
    preferences = silent / "Library" / "Preferences" / ".GlobalPreferences.plist"
    preferences.parent.mkdir(parents=True)
    preferences.write_bytes(plistlib.dumps({"AppleLanguages": ["en-GB", "de-DE"]}, fmt=plistlib.FMT_BINARY))
    # WHEN each is asked
    english = system_language()
    preferences.write_bytes(b"bplist00?")
    # THEN the first language counts, and damage is no error
    assert (english, system_language()) == ("en-GB", "")


@pytest.mark.parametrize("silent", ["win32"], indirect=True)
@pytest.mark.parametrize(("code", "language"), [(0x0809, "en_GB"), (0x0407, "de_DE")])
def test_windows_is_asked_for_its_display_language(
    silent: Path, monkeypatch: pytest.MonkeyPatch, code: int, language: str
) -> None:
    # GIVEN the language of Windows' own windows
    _windows_speaks(code, monkeypatch)
    # WHEN it is asked / THEN it is named
    assert system_language() == language
