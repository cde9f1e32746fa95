"""Where things lie on this machine: the one file that knows checkout, wheel and frozen bundle."""

import os
import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path

import desktop

_PACKAGE = Path(desktop.__file__).parent


def resource(*parts: str) -> Path:
    """Return the path of something the program ships in resources/."""
    return _shipped("resources").joinpath(*parts)


def sample() -> Path:
    """Return the path of the sample article."""
    return _shipped("seeds") / "000_06a59a5902b16874.txt"


def home() -> Path:
    """Return the folder for the reader's notes; LESART_HOME overrides the platform's."""
    override = os.environ.get("LESART_HOME")
    return Path(override).expanduser().absolute() if override else user_data_path("lesart", appauthor=False)


def settings_file() -> Path:
    """Return the path of the settings; under LESART_HOME if that is set."""
    return _configuration() / "settings.json"


def lexicon_folder() -> Path:
    """Return the folder of the reader's own lexicons, beside the settings."""
    return _configuration() / "lexicons"


def _configuration() -> Path:
    return home() if os.environ.get("LESART_HOME") else user_config_path("lesart", appauthor=False)


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / name
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
