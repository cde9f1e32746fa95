"""The desk without windows. `open`, or a file alone, asks for the window it is given."""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

import click

from desktop.cli.commands import root
from desktop.cli.face import DONE, EXPLAINED, INTERRUPTED, MISUSED, Face
from desktop.cli.spoken import misuse
from desktop.core.errors import LesartError
from desktop.core.messages import message_table
from desktop.core.places import home, settings_file
from desktop.core.report import one_line
from desktop.core.settings import load_settings
from desktop.desk import Desk


def run(arguments: Sequence[str], *, window: Callable[[str | None], int]) -> int:
    """Do what the arguments ask and return the exit code: 0 done, 1 an explained error, 2 wrong usage, 130 interrupted.

    `window` opens the window with an article, or without one, and returns its exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = load_settings(settings_file()).spoken()
    face = Face(Desk(home()), language, message_table("cli", language), window)
    try:
        return _obey(face, list(arguments))
    except LesartError as error:
        face.complain(error)
        return EXPLAINED
    except BrokenPipeError:
        return DONE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    finally:
        face.desk.close()


def _obey(face: Face, arguments: list[str]) -> int:
    commands = root(face.words)
    try:
        with commands.make_context("lesart", arguments, obj=face) as context:
            code = commands.invoke(context)
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        print(error.format_message(), file=sys.stderr)  # noqa: T201
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "lesart"
        hint = face.words["usage.try"].format(command=path)
        print(f"lesart: {one_line(misuse(error, face.words))} {hint}", file=sys.stderr)  # noqa: T201
    return MISUSED
