"""The desk without windows: check, corpus, notes, doctor. `open`, or a file alone, asks for the window it is given."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from io import TextIOWrapper
from pathlib import Path
from platform import python_version

import click

from desktop import __version__
from desktop.core.collection import entries, opened
from desktop.core.errors import ExportError, LesartError, explain
from desktop.core.interchange import as_line, exchanged_article, exchanged_findings
from desktop.core.markdown import notes_as_markdown
from desktop.core.messages import message_table
from desktop.core.places import home, resource, settings_file
from desktop.core.report import findings_report, notes_report, one_line
from desktop.core.settings import load_settings
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
_PACKAGES = ("PySide6-Essentials", "spacy", "sqlite-utils", "click", "platformdirs", "rapidfuzz")


@dataclass(frozen=True, slots=True)
class _Face:
    """What each command needs: the desk, the reader's language, and a window to open."""

    desk: Desk
    language: str
    words: dict[str, str]
    window: Callable[[str | None], int]

    def complain(self, error: LesartError) -> None:
        """Explain an error in one line."""
        told = explain(error, self.language)
        print(f"lesart: {one_line(f'{told.sentence} {told.advice}')}", file=sys.stderr)  # noqa: T201


def run(arguments: Sequence[str], *, window: Callable[[str | None], int]) -> int:
    """Do what the arguments ask and return the exit code: 0 done, 1 an explained error, 2 wrong usage, 130 interrupted.

    `window` opens the window with an article, or without one, and returns its exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    language = load_settings(settings_file()).spoken()
    face = _Face(Desk(home()), language, message_table("cli", language), window)
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


def _obey(face: _Face, arguments: list[str]) -> int:
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
        print(f"lesart: {one_line(_misuse(error, face.words))} {hint}", file=sys.stderr)  # noqa: T201
    return MISUSED


# commands


def _open(face: _Face, file: str | None = None) -> int:
    return face.window(file)


def _check(face: _Face, files: tuple[str, ...], form: str) -> int:
    code = DONE
    for number, location in enumerate(files):
        try:
            article = face.desk.open(location)
            findings = face.desk.analyse(article)
        except LesartError as error:
            face.complain(error)
            code = EXPLAINED
            continue
        if form == "json":
            _say([as_line(exchanged_article(article, findings))])
        else:
            _say([""] * (number > 0))
            _say(findings_report(article, findings, language=face.language, width=_width(), paint=_paint()))
    return code


def _corpus(face: _Face, source: str, target: str) -> int:
    if _is_same(source, target):
        raise ExportError("same_file", name=target)
    with opened(source) as lines, output(target) as out:
        for number, entry in enumerate(entries(lines, name=source), start=1):
            findings = face.desk.analyse(face.desk.lay_out(entry.text, key=str(entry.id)))
            out.write(as_line({"id": entry.id, **exchanged_findings(entry.text, findings)}) + "\n")
            if number % 10 == 0 and sys.stderr.isatty():
                print("\r" + face.words["corpus.progress"].format(count=number), end="", file=sys.stderr)  # noqa: T201
    return DONE


def _is_same(source: str, target: str) -> bool:
    try:
        return "-" not in (source, target) and Path(source).samefile(target)
    except OSError:
        return False


def _list_notes(face: _Face, search: str) -> int:
    found = face.desk.notes(search)
    _say(notes_report(found, language=face.language, width=_width(), paint=_paint()))
    if not found:
        print(face.words["notes.none"], file=sys.stderr)  # noqa: T201
    return DONE


def _export_notes(face: _Face, target: str) -> int:
    text = notes_as_markdown(face.desk.notes(), language=face.language)
    with output(target) as out:
        out.write(text)
    return DONE


def _doctor(face: _Face) -> int:
    words = face.words
    versions = {"lesart": __version__, "Python": f"{python_version()} ({sys.executable})"} | {
        name: _version(name, words) for name in _PACKAGES
    }
    _say_facts(words["doctor.versions"], versions)
    places = {"home": home(), "settings": settings_file(), "resources": resource(), "language": face.language}
    _say_facts(words["doctor.places"], {words[f"doctor.{name}"]: str(place) for name, place in places.items()})
    healthy = [
        _say_if_well(face, words["doctor.analysis"], face.desk.analysis_facts),
        _say_if_well(face, words["doctor.notes"], face.desk.store_facts),
    ]
    return DONE if all(healthy) else EXPLAINED


def _say_if_well(face: _Face, title: str, ask: Callable[[], dict[str, str]]) -> bool:
    """Print the facts of one room, or that it is broken; the other rooms are still asked."""
    try:
        _say_facts(title, ask())
    except LesartError as error:
        _say_facts(title, {"!": face.words["doctor.broken"].format(detail=explain(error, face.language).sentence)})
        face.complain(error)
    except ImportError as error:
        _say_facts(title, {"!": face.words["doctor.broken"].format(detail=error)})
    else:
        return True
    return False


def _version(package: str, words: dict[str, str]) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return words["doctor.missing"]


# in and out


def _say(lines: Iterable[str]) -> None:
    with output("-") as out:
        out.writelines(f"{line}\n" for line in lines)


def _say_facts(title: str, facts: dict[str, str]) -> None:
    wide = max(len(name) for name in facts)
    _say([_paint()(title, "title"), *(f"  {name:<{wide}}  {one_line(value)}" for name, value in facts.items()), ""])


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 100)


def _paint() -> Callable[[str, str], str]:
    """Return how to give a text its tone: in colour on a terminal, else not at all."""
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        return lambda text, tone: click.style(text, **_TONES[tone])  # type: ignore[arg-type]
    return lambda text, tone: text  # noqa: ARG005


# the commands in the reader's language


class _Spoken(click.Command):
    """A command whose help speaks the reader's language; click itself speaks English only."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{_words(ctx)['help.usage']} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section(_words(ctx)["help.section.options"]):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _words(ctx)["help.help"]
            option.callback = _tell_help
        return option


class _Group(_Spoken, click.Group):
    """Commands; at the root anything that is no command is a file to open."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        records = [(name, command.get_short_help_str(70)) for name, command in self.commands.items()]
        with formatter.section(_words(ctx)["help.section.commands"]):
            formatter.write_dl(records)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in self.commands or "open" not in self.commands:
            return super().resolve_command(ctx, args)
        similar = get_close_matches(name, self.commands, n=1, cutoff=0.75)
        if similar and name.isalpha() and not Path(name).exists():
            raise _Misuse(_words(ctx)["usage.similar"].format(name=name, similar=similar[0]), ctx)
        return "open", self.commands["open"], args


class _Misuse(click.UsageError):
    """Wrong usage that is already told in the reader's language."""


def _words(context: click.Context) -> dict[str, str]:
    face: _Face = context.find_object(_Face)  # type: ignore[assignment]
    return face.words


def _misuse(error: click.UsageError, words: dict[str, str]) -> str:
    match error:
        case _Misuse():
            return error.message
        case click.NoSuchOption():
            return words["usage.option"].format(option=error.option_name)
        case click.exceptions.NoSuchCommand():
            return words["usage.command"].format(name=error.command_name)
        case click.MissingParameter(param=click.Parameter() as param):
            return words["usage.missing"].format(name=param.make_metavar(error.ctx or click.Context(_Spoken("lesart"))))
        case click.BadOptionUsage():
            return words["usage.value"].format(option=error.option_name)
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices)) as option):
            return words["usage.choice"].format(option=option.opts[0], choices=", ".join(choices))
    extra = type(error) is click.UsageError  # click gives surplus arguments no class of their own
    return words["usage.extra"] if extra else words["usage.other"].format(detail=error.format_message())


def _commands(words: dict[str, str]) -> click.Group:
    """Return all commands, speaking with `words`."""

    def command(name: str, work: Callable[..., int], *params: click.Parameter, key: str = "") -> click.Command:
        told = words[f"help.{key or name}"]
        return _Spoken(
            name, callback=click.pass_obj(work), params=list(params), help=told, options_metavar=words["help.options"]
        )

    def file(name: str, key: str, **more: object) -> click.Argument:
        return click.Argument([name], metavar=words[f"help.{key}"], **more)  # type: ignore[arg-type]

    form = click.Option(
        ["--format", "form"], type=click.Choice(["text", "json"]), default="text", help=words["help.check.format"]
    )
    search = click.Option(["--search"], default="", metavar=words["help.search"], help=words["help.notes.search"])
    notes = _Group(
        "notes",
        help=words["help.notes"],
        options_metavar=words["help.options"],
        subcommand_metavar=words["help.notes.metavar"],
        commands=[
            command("list", _list_notes, search, key="notes.list"),
            command("export", _export_notes, file("target", "file.optional", default="-"), key="notes.export"),
        ],
    )
    return _Group(
        "lesart",
        help=words["help"],
        epilog=words["help.examples"],
        options_metavar="",
        subcommand_metavar=words["help.metavar"],
        invoke_without_command=True,
        callback=_without_command,
        params=[_version_option(words)],
        commands=[
            command("open", _open, file("file", "file")),
            command("check", _check, file("files", "files", nargs=-1, required=True), form),
            command("corpus", _corpus, file("source", "input"), file("target", "output")),
            notes,
            command("doctor", _doctor),
        ],
    )


@click.pass_context
def _without_command(context: click.Context) -> int:
    return DONE if context.invoked_subcommand else _open(context.obj)


def _tell_help(context: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001, FBT001
    if asked:
        _say([context.get_help()])
        context.exit()


def _version_option(words: dict[str, str]) -> click.Option:
    def tell(context: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001, FBT001
        if asked:
            _say([f"lesart {__version__}"])
            context.exit()

    told = words["help.version"]
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=tell, help=told)
