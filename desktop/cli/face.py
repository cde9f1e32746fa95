"""What every command has at hand: the desk, the reader's language, a window to open, and the ways to say something."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import click

from desktop.core.errors import LesartError, explain
from desktop.core.report import one_line
from desktop.core.writing import output
from desktop.desk import Desk

DONE, EXPLAINED, MISUSED, INTERRUPTED = 0, 1, 2, 130

_TONES = {
    "title": {"bold": True},
    "faint": {"dim": True},
    "H": {"fg": "yellow"},
    "A": {"fg": "magenta"},
    "D": {"fg": "cyan"},
}


@dataclass(frozen=True, slots=True)
class Face:
    """What each command needs: the desk, the reader's language, and a window to open."""

    desk: Desk
    language: str
    words: dict[str, str]
    window: Callable[[str | None], int]

    def complain(self, error: LesartError) -> None:
        """Explain an error in one line."""
        told = explain(error, self.language)
        print(f"lesart: {one_line(f'{told.sentence} {told.advice}')}", file=sys.stderr)  # noqa: T201


def say(lines: Iterable[str]) -> None:
    """Print lines on standard output. Raise ExportError, and BrokenPipeError when nobody reads them."""
    with output("-") as out:
        out.writelines(f"{line}\n" for line in lines)


def say_facts(title: str, facts: dict[str, str]) -> None:
    """Print facts in two columns under their title."""
    wide = max(len(name) for name in facts)
    say([paint()(title, "title"), *(f"  {name:<{wide}}  {one_line(value)}" for name, value in facts.items()), ""])


def width() -> int:
    """Return how many columns a text may take."""
    return min(shutil.get_terminal_size((100, 24)).columns, 100)


def paint() -> Callable[[str, str], str]:
    """Return how to give a text its tone: in colour on a terminal, else not at all."""
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        return lambda text, tone: click.style(text, **_TONES[tone])  # type: ignore[arg-type]
    return lambda text, tone: text  # noqa: ARG005
