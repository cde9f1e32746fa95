"""The word lists and the code that asks them: neither without the other."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import desktop.signals
from desktop.core.places import resource

FILES = ("words.toml", "senses.toml", "actors.toml")
ASKING = ("words", "is_listed")


@cache
def trees() -> tuple[ast.AST, ...]:
    room = Path(desktop.signals.__file__).parent
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in room.rglob("*.py"))


def nodes() -> Iterator[ast.AST]:
    return (node for tree in trees() for node in ast.walk(tree))


@cache
def lists() -> dict[str, dict[str, str]]:
    folder = resource("lexicons", "de")
    return {file: tomllib.loads((folder / file).read_text(encoding="utf-8")) for file in FILES}


@pytest.mark.parametrize("file", FILES)
def test_every_word_list_is_asked_somewhere(file: str) -> None:
    # GIVEN the strings of the room's code; a list may be asked by a name passed on, as is_role does
    written = {node.value for node in nodes() if isinstance(node, ast.Constant)}
    # THEN every list of the file is named there
    assert set(lists()[file]) - written == set()


def test_every_word_list_asked_for_exists() -> None:
    # GIVEN the names that the code asks for outright
    calls = (node for node in nodes() if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    asked = {call.args[0].value for call in calls if call.func.id in ASKING and isinstance(call.args[0], ast.Constant)}
    # THEN there are many, and each is a list
    assert len(asked) > 50
    assert asked - {name for named in lists().values() for name in named} == set()


def test_no_word_list_is_given_twice() -> None:
    # GIVEN the names of all lists
    names = [name for named in lists().values() for name in named]
    # THEN no file hides a list of another
    assert len(names) == len(set(names))


def test_word_lists_are_in_lower_case_and_name_no_word_twice() -> None:
    # GIVEN the members of every list
    for named in lists().values():
        for name, listing in named.items():
            members = listing.split()
            # THEN a look-up in lower case can find each, and each is there once
            assert listing == listing.lower(), name
            assert sorted(members) == sorted(set(members)), name
