"""Every message has its words in both languages, every word has its use, and every error can be explained."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
KEY = re.compile(r"^[a-z]\w*(\.(?!(?:qss|toml|svg|png|md|json|db|txt)$)\w+)+$")
CODE = re.compile(r"^[a-z]+(_[a-z]+)+$")


def _table(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((TRANSLATIONS / f"{name}.toml").read_text(encoding="utf-8"))


def _sentences(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for part in entry.values():
            yield from _sentences(part)


def _facts(entry: Any) -> set[str]:
    return {field for text in _sentences(entry) for _, field, _, _ in Formatter().parse(text) if field is not None}


def _nodes(*folders: str) -> Iterator[tuple[Path, ast.AST]]:
    for folder in folders:
        for path in sorted((ROOT / "desktop").glob(folder)):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                yield path, node


def _spoken(*folders: str) -> tuple[set[str], set[str]]:
    """Return all literal strings in these files, and the fixed beginnings of those put together at run time."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    for _, node in _nodes(*folders):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            beginnings.add(str(node.values[0].value))
    return whole, {beginning for beginning in beginnings if re.match(r"^[a-z]\w*[._]", beginning)}


def _is_error(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not node.args or not isinstance(node.func, ast.Name):
        return False
    return node.func.id in {
        "LesartError",
        "ReadError",
        "AnalysisError",
        "StoreError",
        "ExportError",
        "SettingsError",
        "IntakeError",
    }


def _raised() -> set[str]:
    """Return all codes in the program: those raised by name, and in files that look them up, those in their tables."""
    codes: set[str] = set()
    indirect: set[Path] = set()
    for path, node in _nodes("**/*.py"):
        if _is_error(node):
            code = node.args[0]  # type: ignore[attr-defined]
            if isinstance(code, ast.Constant):
                codes.add(code.value)
            else:
                indirect.add(path)
    for path, node in _nodes("**/*.py"):
        values: list[Any] = []
        if path in indirect and isinstance(node, ast.Dict):
            values = node.values
        if path in indirect and isinstance(node, ast.Return):
            values = [node.value]
        codes |= {
            str(value.value) for value in values if isinstance(value, ast.Constant) and CODE.match(str(value.value))
        }
    return codes


@pytest.mark.parametrize("table", ["errors", "window", "cli", "usual", "intake", "webpage", "health"])
def test_every_message_is_complete_in_both_languages(table: str) -> None:
    # GIVEN all messages of one table
    entries = _table(table)
    # WHEN their languages are compared
    incomplete = [key for key, entry in entries.items() if set(entry) != {"de", "en"} or not all(_sentences(entry))]
    unlike = [key for key, entry in entries.items() if _facts(entry["de"]) != _facts(entry["en"])]
    # THEN both are there, neither is empty, and both tell the same facts
    assert incomplete == []
    assert unlike == []


def test_every_explanation_has_a_title_a_sentence_and_advice() -> None:
    # GIVEN the explanations of errors
    entries = _table("errors")
    # WHEN their parts are counted
    parts = {key: {language: set(entry[language]) for language in entry} for key, entry in entries.items()}
    # THEN nothing is missing in any language
    assert [
        key for key, each in parts.items() if any(part != {"title", "sentence", "advice"} for part in each.values())
    ] == []


def test_every_error_the_program_raises_is_explained() -> None:
    # GIVEN the codes in the program / WHEN looked up / THEN each has its explanation
    assert _raised() - set(_table("errors")) == set()


def test_no_explanation_is_left_over() -> None:
    # GIVEN everything the program says
    whole, beginnings = _spoken("**/*.py")
    # WHEN the codes that are explained are looked for
    left = {code for code in _table("errors") if code not in whole and not code.startswith(tuple(beginnings))}
    # THEN each is raised somewhere
    assert left == set()


@pytest.mark.parametrize(
    ("table", "folders"),
    [
        ("window", ("ui/**/*.py",)),
        ("cli", ("cli/*.py", "core/*.py")),
        ("usual", ("core/usual*.py",)),
        ("intake", ("core/intake*.py",)),
        ("webpage", ("core/webpage/*.py",)),
        ("health", ("core/health.py",)),
    ],
)
def test_the_words_of_a_face_are_those_it_uses(table: str, folders: tuple[str, ...]) -> None:
    # GIVEN the messages of a face and what its code says
    keys = set(_table(table))
    whole, beginnings = _spoken(*folders)
    subjects = {key.partition(".")[0] for key in keys if "." in key}
    # WHEN they are compared
    unused = {key for key in keys if key not in whole and not key.startswith(tuple(beginnings))}
    asked = {word for word in whole if KEY.match(word) and word.partition(".")[0] in subjects}
    ends = {word for word in asked if any(beginning + word in keys for beginning in beginnings)}
    # THEN none is left over and none is missing
    assert unused == set()
    assert asked - ends - keys == set()
