"""The recipe as a whole: sources that can be found again, versions that agree with the program's."""

import doctest
import importlib
import re
from pathlib import Path

import pytest
from model import sources
from model.sources import MissingSourceError

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
PURE = ["cleaning", "dictionary", "lemmas", "morphology", "tagging"]


@pytest.mark.parametrize("name", PURE)
def test_the_examples_in_docstrings_hold(name: str) -> None:
    # GIVEN a module that needs neither PyTorch nor HanTa / WHEN its examples are run / THEN they hold
    found = doctest.testmod(importlib.import_module(f"model.{name}"))
    assert (found.attempted > 0, found.failed) == (True, 0)


def test_every_source_names_a_commit_and_a_licence() -> None:
    # GIVEN all sources
    for source in sources.every_source():
        # WHEN / THEN a reader can find each again, and knows its terms
        assert re.fullmatch(r"[0-9a-f]{40}", source.commit)
        assert source.repository.count("/") == 1
        assert all((source.licence, source.author, source.purpose, source.files))


def test_the_lock_of_the_recipe_agrees_with_that_of_the_program() -> None:
    # GIVEN both lock files
    recipe, program = (
        dict(PIN.findall((ROOT / f"requirements-{name}.lock").read_text("utf-8").lower())) for name in ("model", "dev")
    )
    # WHEN what they share is compared
    other = {name: version for name, version in recipe.items() if program.get(name, version) != version}
    # THEN the model is made with the versions that will read it
    assert other == {}
    assert "spacy" in recipe


def test_a_missing_clone_is_named_with_the_line_that_gets_it(tmp_path: Path) -> None:
    # GIVEN an empty folder / WHEN the clones are checked
    with pytest.raises(MissingSourceError) as told:
        sources.check_clones(tmp_path)
    # THEN all of them are named at once
    assert str(told.value).count("git clone") == len(sources.every_source())
