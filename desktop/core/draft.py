"""A file of JSON lines that grows over hours: what was written before a break is kept, and a later run goes on."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Self, TextIO

from desktop.core.errors import ExportError
from desktop.core.writing import refusal


class Draft:
    """The lines written so far for `target`, in a file beside it that takes its place once all are there.

    `version` names what the lines were made with: a draft of another version is not gone on with.
    """

    def __init__(self, target: Path, version: str) -> None:
        self._target = Path(os.path.realpath(target))
        self.path = self._target.with_name(f"{self._target.name[:200]}.{version}.part")
        self._out: TextIO

    def __enter__(self) -> Self:
        try:
            self._out = self.path.open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            raise self._refusal(error) from error
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what could not be written was told; closing tries it once more
            self._out.close()

    def last_written(self) -> float | None:
        """Return when the draft was last written to, in seconds since the epoch; None if there is none."""
        return self.path.stat().st_mtime if self.path.exists() else None

    def discard(self) -> None:
        """Forget what was written so far. Raise ExportError."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise self._refusal(error) from error

    def ids(self) -> list[str]:
        """Return the ids of the lines that are whole; what a break left behind them is cut off. Raise ExportError."""
        if not self.path.exists():
            return []
        found, whole = [], 0
        try:
            with self.path.open("rb+") as file:
                for line in file:
                    key = _id(line)
                    if key is None:
                        break
                    found.append(key)
                    whole += len(line)
                file.truncate(whole)
        except OSError as error:
            raise self._refusal(error) from error
        return found

    def lines(self) -> Iterator[str]:
        """Yield the lines written so far. Raise ExportError."""
        if not self.path.exists():
            return
        try:
            with self.path.open(encoding="utf-8") as file:
                yield from file
        except OSError as error:
            raise self._refusal(error) from error

    def write(self, lines: Iterable[str]) -> None:
        """Add lines; a crash of this program does not lose them. Raise ExportError."""
        try:
            self._out.writelines(f"{line}\n" for line in lines)
            self._out.flush()
        except OSError as error:
            raise self._refusal(error) from error

    def finish(self) -> None:
        """Put the draft in the place of the target. Raise ExportError."""
        try:
            os.fsync(self._out.fileno())
            self._out.close()
            self.path.replace(self._target)
        except OSError as error:
            raise self._refusal(error) from error

    def _refusal(self, error: OSError) -> ExportError:
        name = self._target.name
        return refusal(error, name=name, path=str(self._target))


def _id(line: bytes) -> str | None:
    """Return the id of a line, None if the line is no whole JSON object."""
    try:
        return str(json.loads(line)["id"]) if line.endswith(b"\n") else None
    except (ValueError, KeyError, TypeError):
        return None
