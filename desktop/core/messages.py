"""The words the program speaks, read from resources/: one table per face, each message in both languages."""

import tomllib
from functools import cache

from desktop.core.places import resource


@cache
def message_table(table: str, language: str) -> dict[str, str]:
    """Return all messages of "cli" or "window" in "de" or "en", by key.

    The table is read once and shared: do not change it.
    """
    entries = tomllib.loads(resource("translations", f"{table}.toml").read_text(encoding="utf-8"))
    return {key: entry[language] for key, entry in entries.items()}


@cache
def kind_names(language: str) -> dict[str, str]:
    """Return the name of each kind of signal, such as "H.adv", in "de" or "en"."""
    kinds = tomllib.loads(resource("lexicons", "de", "kinds.toml").read_text(encoding="utf-8"))
    return {kind: entry["name"][language] for kind, entry in kinds.items()}
