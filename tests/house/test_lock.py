"""The lock files: every dependency, exact, hashed, and from nowhere in particular."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def _pins(lock: str) -> dict[str, str]:
    matches = (PIN.match(line) for line in (ROOT / lock).read_text().splitlines())
    return {match["name"]: match["version"] for match in matches if match}


def _wanted(*groups: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    lines = [*project["project"]["dependencies"]]
    for group in groups:
        lines += project["dependency-groups"][group]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_nothing_but_pins_and_hashes(lock: str) -> None:
    # GIVEN a lock file
    lines = (ROOT / lock).read_text().splitlines()
    # WHEN its lines are read one by one
    strange = [line for line in lines if not PIN.match(line) and not HASH.match(line)]
    # THEN there is no address, no option and no loose version among them
    assert strange == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    # GIVEN a lock file
    lines = (ROOT / lock).read_text().splitlines()
    # WHEN each pin is seen with the line below it
    bare = [
        line for line, below in zip(lines, [*lines[1:], ""], strict=True) if PIN.match(line) and not HASH.match(below)
    ]
    # THEN none stands without a hash
    assert bare == []


@pytest.mark.parametrize(
    ("lock", "groups"), [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])]
)
def test_a_lock_covers_what_pyproject_asks_for(lock: str, groups: list[str]) -> None:
    # GIVEN the versions in a lock file
    pins = _pins(lock)
    # WHEN they are held against the dependencies
    unmet = [
        str(want) for want in _wanted(*groups) if pins.get(canonicalize_name(want.name), "0") not in want.specifier
    ]
    # THEN each is met
    assert unmet == []


def test_both_locks_agree() -> None:
    # GIVEN both lock files
    run, dev = (_pins(lock) for lock in LOCKS)
    # WHEN the smaller one is looked for in the larger
    # THEN it is part of it, version by version
    assert run.items() <= dev.items()
