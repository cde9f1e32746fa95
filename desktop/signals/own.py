"""The reader's own lexicons as they stand in their files: rules and words, not yet looked at."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from desktop.core.lexicons import LexiconFault
from desktop.core.places import lexicon_folder

_LARGEST = 2_000_000
"""Bytes. Our own lexicon has 150,000."""
_HEADER = re.compile(r"^[ \t]*\[\[?[^\[\]\n]+\]\]?[ \t]*(?:#.*)?$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]")
_ID = re.compile(r"""^[ \t]*id[ \t]*=[ \t]*["']([^"'\n]*)""", re.MULTILINE)
_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_tried: list[Path] = []


@dataclass(frozen=True, slots=True)
class Entry:
    """One [[rule]] of a file."""

    table: dict[str, Any]
    line: int | None


@dataclass(slots=True)
class OwnFile:
    """One file, read as far as it can be."""

    path: Path
    text: str = ""
    rules: list[Entry] = field(default_factory=list)
    tables: dict[str, Any] = field(default_factory=dict)
    """Everything else by name: lists of words."""
    faults: list[LexiconFault] = field(default_factory=list)

    def fault(self, what: str, facts: dict[str, str] | None = None, *, line: int | None = None, rule: str = "") -> None:
        """Note something wrong with this file."""
        self.faults.append(LexiconFault(str(self.path), what, line, rule, facts or {}))


def try_file(path: Path) -> None:
    """Count one more file among the reader's own, in place of one with the same name.

    To be called in a process of its own, before anything of the lexicon is read: that happens once.
    """
    _tried.append(path)


@cache
def own_files() -> tuple[OwnFile, ...]:
    """Return the reader's own files by name; they are read once."""
    paths = {path.name: path for path in (*_listed(), *_tried)}
    return tuple(read_own(paths[name]) for name in sorted(paths))


def _listed() -> list[Path]:
    try:
        return list(lexicon_folder().glob("*.toml"))
    except OSError:
        return []


def read_own(path: Path) -> OwnFile:
    """Read a file. Where it is broken, the parts between its headings that are whole still count."""
    file = OwnFile(path)
    try:
        raw = path.read_bytes()
        if len(raw) > _LARGEST:
            file.fault("too_large", {"limit": str(_LARGEST // 1_000_000)})
            return file
        file.text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        file.fault("not_utf8", line=raw.count(b"\n", 0, error.start) + 1)
        return file
    except OSError as error:
        file.fault("unreadable", {"detail": error.strerror or str(error)})
        return file
    _fill(file)
    return file


def _fill(file: OwnFile) -> None:
    parts = list(_parts(file.text))
    try:
        tables = _parsed(file.text)
    except tomllib.TOMLDecodeError:
        for line, part in parts:
            _fill_from_part(file, line, part)
        return
    rules = tables.pop("rule", [])
    if not isinstance(rules, list):
        file.fault("rule_no_list")
        rules = []
    lines: list[int | None] = [line for line, part in parts if _RULE.match(part)]
    known = lines if len(lines) == len(rules) else [None] * len(rules)
    for rule, place in zip(rules, known, strict=True):
        _enter(file, rule, place)
    file.tables = tables


def _enter(file: OwnFile, rule: object, line: int | None) -> None:
    if isinstance(rule, dict):
        file.rules.append(Entry(rule, line))
    else:
        file.fault("rule_no_list", line=line)


def _fill_from_part(file: OwnFile, line: int, part: str) -> None:
    try:
        tables = _parsed(part)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        at = _AT.search(said)
        number = int(at[1]) if at and at[1] else part.rstrip().count("\n") + 1
        named = _ID.search(part) if _RULE.match(part) else None
        rule = named[1] if named else ""
        file.fault("syntax", {"detail": _AT.sub("", said)}, line=line + number - 1, rule=rule)
        return
    for name, table in tables.items():
        if name == "rule" and isinstance(table, list):
            for rule in table:
                _enter(file, rule, line)
        else:
            file.tables.setdefault(name, table)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a file, each from one heading to the next, with the number of its first line."""
    starts = [0, *(found.start() for found in _HEADER.finditer(text) if found.start())]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield text.count("\n", 0, start) + 1, text[start:end]


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        if isinstance(error, tomllib.TOMLDecodeError):
            raise
        raise tomllib.TOMLDecodeError(type(error).__name__) from error  # nested too deep, a number too long
