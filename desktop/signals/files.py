"""The files of the lexicon: what the analysis knows about German, in resources/lexicons/de/, and the reader's words."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from desktop.core.errors import AnalysisError
from desktop.core.places import resource
from desktop.signals.own import OwnFile, own_files

OWN_LISTS = {"actors": ("actors.toml", ()), "saying": ("speech.toml", ("verbs",)), "verbs": ("verbs.toml", ("weak",))}
"""Lists a reader's own file may add to, by the name of the table there: our file, and the table in it."""
_WORD = re.compile(r"\*?[a-zäöüß][a-zäöüß|_-]*")


def lexicon_file(name: str) -> dict[str, Any]:
    """Return the tables of one file, with the reader's own words. Raise AnalysisError if it is missing or broken."""
    tables = shipped_file(name)
    for table, (file, way) in OWN_LISTS.items():
        if file == name:
            lists = _at(tables, way)
            for own in own_files():
                for key, words in own_lists(own, table):
                    if key in lists:
                        lists[key] = " ".join([lists[key], *filter(is_word, words)])
    return tables


def shipped_file(name: str) -> dict[str, Any]:
    """Return the tables of one file as it ships. Raise AnalysisError if it is missing or broken."""
    path = resource("lexicons", "de", name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AnalysisError("lexicon_broken", str(error), path=str(path)) from error


def known_lists(table: str) -> dict[str, Any]:
    """Return the lists a table of a reader's own file may add to."""
    file, way = OWN_LISTS[table]
    return {key: value for key, value in _at(shipped_file(file), way).items() if isinstance(value, str)}


def own_lists(own: OwnFile, table: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of words in one table of a reader's own file; what is no list of words is passed over."""
    lists = own.tables.get(table)
    for key, value in (lists if isinstance(lists, dict) else {}).items():
        if isinstance(value, str):
            yield key, value.split()


def is_word(word: str) -> bool:
    """Say whether a word can stand in a list: in lower case, after a star or not."""
    return _WORD.fullmatch(word) is not None


def _at(tables: dict[str, Any], way: tuple[str, ...]) -> dict[str, Any]:
    for step in way:
        tables = tables[step]
    return tables
