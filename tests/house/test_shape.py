"""The house stays easy to read: small files, small functions."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "desktop").rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_and_its_functions_are_small(path: Path) -> None:
    # GIVEN a file of the program
    source = path.read_text(encoding="utf-8")
    # WHEN its lines and those of each function are counted
    functions = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 50]
    # THEN the file has at most 350 and no function more than 50
    assert source.count("\n") <= 350
    assert long == []


def test_every_file_says_what_it_is_for() -> None:
    # GIVEN all files of the program that hold code
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
    # WHEN their docstrings are looked for
    silent = [str(path.relative_to(ROOT)) for path, tree in trees.items() if tree.body and not ast.get_docstring(tree)]
    # THEN each has one
    assert silent == []
