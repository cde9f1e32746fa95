"""The repositories of sources.toml: where their clones lie, and reading files at the commit named there."""

import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_LIST = Path(__file__).with_name("sources.toml")


class MissingSourceError(Exception):
    """A clone or a commit is not there; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Source:
    """A repository at one commit, and what of it is used."""

    name: str
    repository: str
    commit: str
    licence: str
    author: str
    purpose: str
    files: tuple[str, ...]
    """Files, or folders of files."""
    words: int | None = None
    """Words taken over at most, if it is a text."""
    tokens: int = 0
    """Tokens the sample takes of it, if it is a text."""


@dataclass(frozen=True, slots=True)
class Clone:
    """A git repository on this machine, read at one commit whatever is checked out."""

    folder: Path
    """What git calls the git directory."""
    commit: str

    def lines(self, path: str) -> Iterator[str]:
        """Read a file line by line; git is not asked for more than the caller takes."""
        command = [*self._git(), "show", f"{self.commit}:{path}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as git:
            yield from git.stdout or ()
            if git.wait():
                raise MissingSourceError(f"{self.folder} has no {path} at {self.commit}")

    def paths(self, folders: Iterable[str], ending: str = "") -> list[str]:
        """List the files below some folders, in the order of git."""
        listing = self._run("ls-tree", "-r", "-z", "--name-only", self.commit, "--", *folders)
        return [path for path in listing.decode().split("\0") if path and path.endswith(ending)]

    def contents(self, paths: Iterable[str]) -> Iterator[bytes]:
        """Read files one after the other."""
        command = [*self._git(), "cat-file", "--batch"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as git:
            asks, answers = git.stdin, git.stdout
            if asks is None or answers is None:
                raise AssertionError("both ends were asked for")
            for path in paths:
                asks.write(f"{self.commit}:{path}\n".encode())
                asks.flush()
                size = answers.readline().split()[-1]
                if not size.isdigit():
                    raise MissingSourceError(f"{self.folder} has no {path} at {self.commit}")
                yield answers.read(int(size))
                answers.read(1)

    def content(self, path: str) -> bytes:
        """Read one file."""
        [content] = self.contents([path])
        return content

    def holds_commit(self) -> bool:
        """Say whether the commit is in this clone."""
        command = [*self._git(), "cat-file", "-e", f"{self.commit}^{{commit}}"]
        return subprocess.run(command, capture_output=True).returncode == 0

    def _git(self) -> list[str]:
        return ["git", f"--git-dir={self.folder}"]

    def _run(self, *words: str) -> bytes:
        return subprocess.run([*self._git(), *words], capture_output=True, check=True).stdout


@cache
def _listed() -> dict[str, Any]:
    return tomllib.loads(_LIST.read_text(encoding="utf-8"))


def source(name: str) -> Source:
    """Return what sources.toml says under a name."""
    return _source(name, _listed()[name])


def texts() -> list[Source]:
    """Return the sources of open text in the order of sources.toml."""
    return [_source(name, entry) for name, entry in _listed()["texts"].items()]


def every_source() -> list[Source]:
    """Return all sources in the order of sources.toml."""
    return [*(source(name) for name in _listed() if name != "texts"), *texts()]


def clone(data: Path, wanted: Source) -> Clone:
    """Return the clone of a source below the data folder; raise MissingSourceError if it or its commit is not there."""
    name = wanted.repository.replace("/", "+")
    for folder in (data / name, data / wanted.repository.split("/")[1]):
        for git in (folder / ".git", folder, folder / "repo" / ".git", folder / "repo"):
            found = Clone(git, wanted.commit)
            if (git / "objects").is_dir() and found.holds_commit():
                return found
    raise MissingSourceError(
        f"the source “{wanted.name}” needs commit {wanted.commit} of {wanted.repository} in {data}. Get it with:\n"
        f"  git clone https://github.com/{wanted.repository} {data / name}"
    )


def check_clones(data: Path) -> None:
    """Raise one MissingSourceError that names every clone that is missing."""
    missing = []
    for wanted in every_source():
        try:
            clone(data, wanted)
        except MissingSourceError as error:
            missing.append(str(error))
    if missing:
        raise MissingSourceError("\n".join(missing))


def _source(name: str, entry: dict[str, Any]) -> Source:
    return Source(name=name, **(entry | {"files": tuple(entry["files"])}))
