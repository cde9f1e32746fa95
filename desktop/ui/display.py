"""Whether a window can open here: asked before Qt is loaded, because Qt ends the program where it finds no display."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL

from desktop.core.errors import LesartError

_PACKAGES = "libegl1 libgl1 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1"


def require_display(location: str | None) -> None:
    """Raise LesartError if this machine has no display, or lacks a library that Qt's X11 plugin dies without."""
    platforms = set(re.split("[;:]", os.environ.get("QT_QPA_PLATFORM", "")))
    if sys.platform != "linux" or not platforms & {"", "xcb", "wayland"}:
        return
    if os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise LesartError("no_display", file=location or "…")
    try:
        CDLL("libxcb-cursor.so.0")
    except OSError as error:
        raise LesartError("no_qt", str(error), file=location or "…", packages=_PACKAGES) from error


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
