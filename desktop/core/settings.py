"""What the reader has chosen, kept as one small JSON file."""

import json
from collections.abc import Container
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from desktop.core.errors import SettingsError
from desktop.core.language import system_language

_SENSIBLE: dict[str, Container[object]] = {
    "language": ("auto", "de", "en"),
    "theme": ("auto", "light", "dark"),
    "overview": ("auto", "together", "usual", "none"),
    "font_size": range(6, 97),
}
"""What a kept value must be one of; a size beyond these would stop Qt from drawing the article."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The reader's choices; every field has a default that suits a first start."""

    language: str = "auto"
    """"auto" follows the system: English where it speaks English, else German."""
    theme: str = "auto"
    """auto | light | dark"""
    font_size: int = 13
    """Of the article, in points."""
    panel: bool = True
    overview: str = "auto"
    """The part of the overview that is open: auto | together | usual | none; "auto" opens it where there is room."""
    geometry: str = ""
    """Window geometry as Qt gives it, Base64."""
    splitter: tuple[int, ...] = ()
    """Widths of article and panel in device-independent pixels."""
    noted: bool = False
    """Whether there have been notes: where these are gone with their whole folder, nothing else tells."""

    def spoken(self) -> str:
        """Return the language to speak to the reader: "de" or "en"."""
        if self.language in ("de", "en"):
            return self.language
        return "en" if system_language().startswith("en") else "de"


def load_settings(path: Path) -> Settings:
    """Return the settings kept at `path`; what is missing, unknown or of the wrong type takes its default."""
    try:
        return read_settings(path)
    except SettingsError:
        return Settings()


def read_settings(path: Path) -> Settings:
    """Return the settings kept at `path`, or the defaults if nothing is. Raise SettingsError if it is unreadable."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise SettingsError("settings_not_read", error.strerror or "", path=str(path)) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError("settings_not_read", str(error), path=str(path)) from error
    if not isinstance(kept, dict):
        raise SettingsError("settings_not_read", type(kept).__name__, path=str(path))
    return _accept(kept)


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings in one step, so that a crash leaves the old file or the new one. Raise SettingsError.

    A file that cannot be read is set aside as settings.broken, not overwritten: somebody may have written it by hand.
    """
    draft = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and _is_broken(path):
            path.replace(path.with_suffix(".broken"))
        draft.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise SettingsError("settings_not_saved", error.strerror or "", path=str(path)) from error


def _is_broken(path: Path) -> bool:
    try:
        read_settings(path)
    except SettingsError:
        return True
    return False


def _accept(kept: dict[str, Any]) -> Settings:
    known: dict[str, Any] = {}
    for field in fields(Settings):
        value = kept.get(field.name)
        if field.name == "splitter" and isinstance(value, list):
            value = tuple(width for width in value if type(width) is int)
        if type(value) is type(field.default) and value in _SENSIBLE.get(field.name, (value,)):
            known[field.name] = value
    return replace(Settings(), **known)
