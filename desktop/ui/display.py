"""Whether a window can open here: asked before Qt is loaded, because Qt ends the program where it finds no display."""

import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL, c_void_p
from pathlib import Path

from desktop.core.errors import LesartError

_PACKAGES = "libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1"


_WITH_DISPLAY = frozenset({"xcb", "wayland"})
"""Qt's platforms that draw on a display; it takes either where none is named."""


def require_display(location: str | None) -> None:
    """Raise LesartError if no display answers here, or if a library is missing that Qt's X11 plugin dies without."""
    platforms = set(re.split("[;:]", os.environ.get("QT_QPA_PLATFORM", ""))) - {""} or _WITH_DISPLAY
    if sys.platform != "linux" or platforms - _WITH_DISPLAY or ("wayland" in platforms and _wayland_answers()):
        return
    if "xcb" not in platforms or not os.environ.get("DISPLAY"):
        raise LesartError("no_display", file=location or "…")
    try:
        CDLL("libxcb-cursor.so.0")
        xcb = CDLL("libxcb.so.1")
    except OSError as error:
        raise LesartError("no_qt", str(error), file=location or "…", packages=_PACKAGES) from error
    if not _x11_answers(xcb):
        raise LesartError("no_display", os.environ["DISPLAY"], file=location or "…")


def _wayland_answers() -> bool:
    """Say whether a compositor listens where the environment says; one that crashed leaves its socket behind."""
    if os.environ.get("WAYLAND_SOCKET"):
        return True
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as wire:
        try:
            wire.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)))
        except OSError:
            return False
        return True


def _x11_answers(xcb: CDLL) -> bool:
    """Say whether the X server of DISPLAY lets us in, by the same library Qt will ask."""
    xcb.xcb_connect.restype = c_void_p
    connection = c_void_p(xcb.xcb_connect(None, None))
    refused: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


@contextmanager
def explained_import(location: str | None) -> Iterator[None]:
    """Turn a failing import of Qt, or of a system library it needs, into a LesartError."""
    try:
        yield
    except ImportError as error:
        ours = (error.name or "").startswith("desktop")
        if ours or not re.search(r"PySide6|shiboken6|\.so\b|\.dll\b|\.dylib\b", str(error)):
            raise
        raise LesartError("no_qt", str(error), file=location or "…", packages=_PACKAGES) from error
