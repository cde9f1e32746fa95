"""The tree of commands, with what each may be given."""

import os
from collections.abc import Callable

import click

from desktop import __version__
from desktop.cli.corpus import corpus
from desktop.cli.doctor import examine
from desktop.cli.evaluation import evaluate
from desktop.cli.exchange import export, take_in
from desktop.cli.face import DONE, say
from desktop.cli.lexicons import check_lexicon, list_lexicon, new_lexicon
from desktop.cli.library import list_library, search
from desktop.cli.spoken import Group, Spoken
from desktop.cli.work import check, list_notes, open_window

Words = dict[str, str]


def root(words: Words) -> click.Group:
    """Return all commands, speaking with `words`."""
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
            _command(words, "open", open_window, _file(words, "file", "file")),
            _check(words),
            _corpus(words),
            _evaluate(words),
            _search_all(words),
            _library(words),
            _notes(words),
            _export(words),
            _import(words),
            _lexicon(words),
            _doctor(words),
        ],
    )


def _command(words: Words, name: str, work: Callable[..., int], *params: click.Parameter, key: str = "") -> Spoken:
    told, options = words[f"help.{key or name}"], words["help.options"]
    return Spoken(name, callback=click.pass_obj(work), params=list(params), help=told, options_metavar=options)


def _group(words: Words, name: str, *commands: click.Command, alone: Callable[[], int] | None = None) -> Group:
    """Return commands under one name; `alone` is what that does without any of them."""
    told, options, metavar = (words[f"help.{key}"] for key in (name, "options", "subcommand"))
    return Group(
        name,
        help=told,
        options_metavar=options,
        subcommand_metavar=metavar,
        commands=list(commands),
        callback=alone,
        invoke_without_command=alone is not None,
    )


def _file(words: Words, name: str, key: str, **more: object) -> click.Argument:
    return click.Argument([name], metavar=words[f"help.{key}"], **more)  # type: ignore[arg-type]


def _check(words: Words) -> Spoken:
    forms = click.Choice(["text", "json"])
    form = click.Option(["--format", "form"], type=forms, default="text", help=words["help.check.format"])
    return _command(words, "check", check, _file(words, "files", "files", nargs=-1, required=True), form)


def _corpus(words: Words) -> Spoken:
    files = _file(words, "source", "input"), _file(words, "target", "output")
    number = words["help.number"]
    jobs = click.Option(
        ["--jobs"], type=click.IntRange(1), default=_cores, metavar=number, help=words["help.corpus.jobs"]
    )
    fresh = click.Option(["--fresh"], is_flag=True, help=words["help.corpus.fresh"])
    return _command(words, "corpus", corpus, *files, jobs, fresh)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _evaluate(words: Words) -> Spoken:
    number, told = words["help.number"], words["help.evaluate.errors"]
    errors = click.Option(["--errors"], type=click.IntRange(0), default=0, metavar=number, help=told)
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=words["help.evaluate.json"])
    files = _file(words, "gold", "gold"), _file(words, "system", "system", required=False)
    return _command(words, "evaluate", evaluate, *files, errors, as_json)


def _search_all(words: Words) -> Spoken:
    query = _file(words, "query", "query", nargs=-1, required=True)
    ranked = click.Option(["--ranked"], is_flag=True, help=words["help.search.ranked"])
    return _command(words, "search", search, query, ranked, _limit(words, 20), key="search.all")


def _library(words: Words) -> Group:
    return _group(words, "library", _command(words, "list", list_library, _limit(words, 200), key="library.list"))


def _limit(words: Words, limit: int) -> click.Option:
    number, told = words["help.number"], words["help.limit"].format(limit=limit)
    return click.Option(["--limit"], type=click.IntRange(1), default=limit, metavar=number, help=told)


def _notes(words: Words) -> Group:
    forms = click.Choice(["text", "json"])
    form = click.Option(["--format", "form"], type=forms, default="text", help=words["help.notes.format"])
    listing = _command(words, "list", list_notes, _search(words), _article(words), form, key="notes.list")
    return _group(words, "notes", listing, alone=_notes_alone)


def _search(words: Words) -> click.Option:
    return click.Option(["--search"], default="", metavar=words["help.search"], help=words["help.notes.search"])


def _article(words: Words) -> click.Option:
    return click.Option(["--article", "file"], metavar=words["help.file"], help=words["help.notes.article"])


def _export(words: Words) -> Spoken:
    target = _file(words, "target", "target", default="-")
    forms = click.Choice(["md", "obsidian", "csv", "jsonld", "json", "html"])
    form = click.Option(["--format", "form"], type=forms, help=words["help.export.format"])
    excel = click.Option(["--excel"], is_flag=True, help=words["help.export.excel"])
    return _command(words, "export", export, target, form, _search(words), _article(words), excel)


def _import(words: Words) -> Spoken:
    dry = click.Option(["--dry-run"], is_flag=True, help=words["help.import.dry"])
    return _command(words, "import", take_in, _file(words, "files", "files", nargs=-1, required=True), dry)


def _lexicon(words: Words) -> Group:
    return _group(
        words,
        "lexicon",
        _command(words, "check", check_lexicon, _file(words, "file", "lexicon.file"), key="lexicon.check"),
        _command(words, "list", list_lexicon, key="lexicon.list"),
        _command(words, "new", new_lexicon, key="lexicon.new"),
    )


def _doctor(words: Words) -> Spoken:
    repair = click.Option(["--repair"], is_flag=True, help=words["help.doctor.repair"])
    yes = click.Option(["--yes"], is_flag=True, help=words["help.doctor.yes"])
    return _command(words, "doctor", examine, repair, yes)


@click.pass_context
def _without_command(context: click.Context) -> int:
    return DONE if context.invoked_subcommand else open_window(context.obj)


@click.pass_context
def _notes_alone(context: click.Context) -> int:
    return DONE if context.invoked_subcommand else list_notes(context.obj)


def _version_option(words: Words) -> click.Option:
    def tell(context: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001, FBT001
        if asked:
            say([f"lesart {__version__}"])
            context.exit()

    told = words["help.version"]
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=tell, help=told)
