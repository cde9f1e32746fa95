"""The rooms keep to themselves: the contracts of pyproject.toml hold."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]


def test_every_room_imports_only_what_its_contract_allows(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN the checkout
    monkeypatch.chdir(ROOT)
    # WHEN the contracts are checked
    broken = lint_imports(config_filename="pyproject.toml", no_cache=True)
    # THEN none is broken
    assert broken == 0, capfd.readouterr().out


def test_the_core_stands_on_the_standard_library_and_two_others() -> None:
    # GIVEN all files of the core
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "desktop" / "core").glob("*.py")]
    # WHEN the packages they import are gathered
    nodes = [node for tree in trees for node in ast.walk(tree)]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    packages = {name.partition(".")[0] for name in names}
    # THEN beyond Python's own there are only these
    assert packages - sys.stdlib_module_names <= {"desktop", "platformdirs", "rapidfuzz"}


def test_the_desk_loads_neither_qt_nor_a_language_model_nor_a_database_before_they_are_needed() -> None:
    # GIVEN a fresh interpreter
    program = "import sys, desktop.desk; print(*{name.partition('.')[0] for name in sys.modules})"
    # WHEN the desk is imported, as every face does before anything is on screen
    loaded = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    # THEN the heavy libraries wait until they are needed
    assert not {"PySide6", "spacy", "sqlite_utils", "numpy"} & set(loaded.stdout.split())
