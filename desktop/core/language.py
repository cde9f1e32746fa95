"""Which language the reader's system speaks: asked the same way on every machine, whatever Python makes of it."""

import os
import sys
from locale import windows_locale
from pathlib import Path

_SILENT = ("", "C", "POSIX")
"""Locales that name no language: what servers and containers start with."""


def system_language() -> str:
    """Return the system's language as in "de_AT", "en-GB" or "de_DE.UTF-8", or "" if it does not say.

    The variables of POSIX come first, in their order; then what a desktop without them was set to. What
    locale.getlocale() makes of a system without variables differs between versions of Python.
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value.partition(".")[0] not in _SILENT:
            return value
    if sys.platform == "win32":
        from ctypes import windll

        return windows_locale.get(windll.kernel32.GetUserDefaultUILanguage(), "")
    return _of_macos() if sys.platform == "darwin" else ""


def _of_macos() -> str:
    """Return the first of the languages in System Settings: a program started from the Dock sees no variables."""
    from plistlib import FMT_BINARY, load

    try:
        with Path("~/Library/Preferences/.GlobalPreferences.plist").expanduser().open("rb") as file:
            return str(load(file, fmt=FMT_BINARY)["AppleLanguages"][0])
    except (OSError, RuntimeError, ValueError, LookupError, TypeError):
        return ""
