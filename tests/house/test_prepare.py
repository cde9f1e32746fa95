"""Setting up a machine: what is missing is installed where that is allowed, and else named."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def prepare(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the set-up on a Debian machine that lacks one library and where no command really runs."""
    spec = importlib.util.spec_from_file_location("prepare", ROOT / ".ci" / "prepare.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setattr(module, "_loads", lambda soname: soname != "libEGL.so.1")
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == "ensurepip" else object())
    monkeypatch.setattr(module.shutil, "which", lambda name: f"/usr/bin/{name}")
    return module


@pytest.fixture
def commands(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the system commands in the order they are given; the first one fails."""
    given: list[list[str]] = []

    def apt(prefix: list[str], command: list[str], *, loud: bool = False) -> bool:
        given.append([*prefix, *command])
        return len(given) > 1

    monkeypatch.setattr(prepare, "_apt", apt)
    return given


def test_only_what_is_missing_is_asked_for(prepare: ModuleType) -> None:
    # GIVEN a machine without one library and without Python's venv
    # WHEN its packages are compared with what Lesart needs
    names = prepare.missing_packages()
    # THEN those two are named, and nothing else
    assert names[0] == "libegl1"
    assert [name.endswith("-venv") for name in names] == [False, True]


def test_without_the_right_to_install_the_one_line_is_told(
    prepare: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a user without root and without sudo
    monkeypatch.setattr(prepare, "_root_prefix", lambda: None)
    # WHEN a package is missing
    with pytest.raises(prepare.SetUpError) as told:
        prepare.install_system_packages(["libegl1"])
    # THEN the line to type is in the message and nothing was run
    assert "sudo apt-get install --yes --no-install-recommends libegl1\n" in str(told.value)
    assert commands == []


def test_fresh_package_lists_are_fetched_when_a_package_is_not_found(
    prepare: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN sudo without a password, and a machine that has never fetched its package lists
    monkeypatch.setattr(prepare, "_root_prefix", lambda: ["sudo", "-n"])
    # WHEN a package is to be installed
    prepare.install_system_packages(["libegl1"])
    # THEN the lists are fetched and the package is tried again
    assert [command[:5] for command in commands] == [
        ["sudo", "-n", "apt-get", "-qq", "install"],
        ["sudo", "-n", "apt-get", "-qq", "update"],
        ["sudo", "-n", "apt-get", "-qq", "install"],
    ]


def test_another_system_is_told_what_it_lacks(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a Linux that is no Debian
    monkeypatch.setattr(prepare.shutil, "which", lambda name: None)
    # WHEN a library is missing / THEN it is named
    with pytest.raises(prepare.SetUpError, match="libegl1"):
        prepare.install_system_packages(["libegl1"])
