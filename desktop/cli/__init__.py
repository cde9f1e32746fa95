"""The desk without windows: check, corpus, notes, doctor. `open`, or a file alone, asks for the window it is given."""

import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

import click

from desktop import __version__
from desktop.cli.corpus import corpus
from desktop.cli.doctor import examine
from desktop.cli.face import DONE, EXPLAINED, INTERRUPTED, MISUSED, Face, say
from desktop.cli.spoken import Group, Spoken, misuse
from desktop.cli.work import check, export_notes, list_notes, open_window
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
    root = _commands(face.words)
    try:
        with root.make_context("lesart", arguments, obj=face) as context:
            code = root.invoke(context)
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


def _commands(words: dict[str, str]) -> click.Group:
    """Return all commands, speaking with `words`."""

    def command(name: str, work: Callable[..., int], *params: click.Parameter, key: str = "") -> click.Command:
        told = words[f"help.{key or name}"]
        return Spoken(
            name, callback=click.pass_obj(work), params=list(params), help=told, options_metavar=words["help.options"]
        )

    def file(name: str, key: str, **more: object) -> click.Argument:
        return click.Argument([name], metavar=words[f"help.{key}"], **more)  # type: ignore[arg-type]

    form = click.Option(
        ["--format", "form"], type=click.Choice(["text", "json"]), default="text", help=words["help.check.format"]
    )
    jobs = click.Option(
        ["--jobs"], type=click.IntRange(1), default=_cores, metavar=words["help.number"], help=words["help.corpus.jobs"]
    )
    fresh = click.Option(["--fresh"], is_flag=True, help=words["help.corpus.fresh"])
    search = click.Option(["--search"], default="", metavar=words["help.search"], help=words["help.notes.search"])
    notes = Group(
        "notes",
        help=words["help.notes"],
        options_metavar=words["help.options"],
        subcommand_metavar=words["help.notes.metavar"],
        commands=[
            command("list", list_notes, search, key="notes.list"),
            command("export", export_notes, file("target", "file.optional", default="-"), key="notes.export"),
        ],
    )
    return Group(
        "lesart",
        help=words["help"],
        epilog=words["help.examples"],
        options_metavar="",
        subcommand_metavar=words["help.metavar"],
        invoke_without_command=True,
        callback=_without_command,
        params=[_version_option(words)],
        commands=[
            command("open", open_window, file("file", "file")),
            command("check", check, file("files", "files", nargs=-1, required=True), form),
            command("corpus", corpus, file("source", "input"), file("target", "output"), jobs, fresh),
            notes,
            command("doctor", examine),
        ],
    )


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.pass_context
def _without_command(context: click.Context) -> int:
    return DONE if context.invoked_subcommand else open_window(context.obj)


def _version_option(words: dict[str, str]) -> click.Option:
    def tell(context: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001, FBT001
        if asked:
            say([f"lesart {__version__}"])
            context.exit()

    told = words["help.version"]
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=tell, help=told)
