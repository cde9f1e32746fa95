"""Where no window can open, one sentence says so."""

import socket
import sys
from pathlib import Path

import pytest

from desktop.core.errors import LesartError, explain
from desktop.ui.display import explained_import, require_display


@pytest.fixture
def headless(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize("platform", ["", "xcb", "wayland;xcb"])
def test_without_a_display_the_way_without_a_window_is_named(
    headless: None, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    # GIVEN no display, and no platform of Qt that does without
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    # WHEN a window is asked for
    with pytest.raises(LesartError) as caught:
        require_display("artikel.txt")
    # THEN the other command is named
    assert "lesart check artikel.txt" in explain(caught.value, "de").advice


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_platform_without_display_needs_none(headless: None, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    # GIVEN a platform of Qt that draws elsewhere
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    # WHEN a window is asked for
    # THEN nothing stands in its way
    require_display(None)


@pytest.mark.parametrize(
    "display",
    [
        {"DISPLAY": ":4242"},
        {"DISPLAY": "no display at all"},
        {"DISPLAY": ":4242", "QT_QPA_PLATFORM": "xcb"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"WAYLAND_DISPLAY": "w" * 200},
        {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":4242"},
        {"DISPLAY": ":4242", "QT_QPA_PLATFORM": "wayland"},
    ],
    ids=str,
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has displays that may not be there")
def test_a_display_nobody_listens_on_is_none(
    headless: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, display: dict[str, str]
) -> None:
    # GIVEN a display that is named and does not answer, and what a crashed compositor leaves behind
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    for name, value in {"XDG_RUNTIME_DIR": ".", **display}.items():
        monkeypatch.setenv(name, value)
    with socket.socket(socket.AF_UNIX) as crashed:
        crashed.bind("wayland-0")
    # WHEN a window is asked for
    with pytest.raises(LesartError) as caught:
        require_display("artikel.txt")
    # THEN the other command is named
    assert "lesart check artikel.txt" in explain(caught.value, "de").advice


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has displays that may not be there")
def test_a_compositor_that_listens_is_a_display(
    headless: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # GIVEN a Wayland compositor beside an X server that is gone
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", ".")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":4242")
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind("wayland-0")
        compositor.listen()
        # WHEN a window is asked for
        # THEN nothing stands in its way
        require_display(None)


def test_a_missing_system_library_is_explained_with_its_packages() -> None:
    # GIVEN Qt without a library it needs
    message = "libEGL.so.1: cannot open shared object file: No such file or directory"
    # WHEN it is imported
    with pytest.raises(LesartError) as caught, explained_import(None):
        raise ImportError(message, name="PySide6.QtGui")
    # THEN library, packages and make run are named
    told = explain(caught.value, "de")
    assert "libEGL.so.1" in told.sentence
    assert "libegl1" in told.advice
    assert "make run" in told.advice


def test_an_import_of_our_own_that_fails_is_not_blamed_on_qt() -> None:
    # GIVEN a mistake in our own code
    # WHEN it is imported
    # THEN it shows itself
    with pytest.raises(ImportError), explained_import(None):
        raise ImportError("cannot import name 'x' from 'desktop.ui'", name="desktop.ui")
