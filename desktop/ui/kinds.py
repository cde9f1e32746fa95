"""What the kinds of signals are called, as the lexicon names them."""

import tomllib
from functools import cache

from desktop.core.places import resource


def kind_name(kind: str, language: str) -> str:
    """Return the name of a kind in "de" or "en"; of an unknown one its code."""
    names = _names().get(kind)
    return names[language] if names else kind


@cache
def _names() -> dict[str, dict[str, str]]:
    kinds = tomllib.loads(resource("lexicons", "de", "kinds.toml").read_text(encoding="utf-8"))
    return {kind: entry["name"] for kind, entry in kinds.items()}
