"""click in the reader's language: help, and what is said about wrong usage; click itself speaks English only."""

from difflib import get_close_matches
from pathlib import Path

import click

from desktop.cli.face import Face, say


class Spoken(click.Command):
    """A command whose help speaks the reader's language; click itself speaks English only."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{words_of(ctx)['help.usage']} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what may be given with it."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section(words_of(ctx)["help.section.options"]):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help, told in the reader's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = words_of(ctx)["help.help"]
            option.callback = _tell_help
        return option


class Group(Spoken, click.Group):
    """Commands; at the root anything that is no command is a file to open."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what may be given with it, then its commands."""
        super().format_options(ctx, formatter)
        records = [(name, command.get_short_help_str(70)) for name, command in self.commands.items()]
        with formatter.section(words_of(ctx)["help.section.commands"]):
            formatter.write_dl(records)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command of this name, or `open` where the name is a file's."""
        name = args[0]
        if name in self.commands or "open" not in self.commands:
            return super().resolve_command(ctx, args)
        similar = get_close_matches(name, self.commands, n=1, cutoff=0.75)
        if similar and name.isalpha() and not Path(name).exists():
            raise Misuse(words_of(ctx)["usage.similar"].format(name=name, similar=similar[0]), ctx)
        return "open", self.commands["open"], args


class Misuse(click.UsageError):
    """Wrong usage that is already told in the reader's language."""


def words_of(context: click.Context) -> dict[str, str]:
    """Return the messages in the reader's language."""
    face: Face = context.find_object(Face)  # type: ignore[assignment]
    return face.words


def misuse(error: click.UsageError, words: dict[str, str]) -> str:
    """Return what is wrong with the arguments, in one sentence."""
    match error:
        case Misuse():
            return error.message
        case click.NoSuchOption():
            return words["usage.option"].format(option=error.option_name)
        case click.exceptions.NoSuchCommand():
            return words["usage.command"].format(name=error.command_name)
        case click.MissingParameter(param=click.Parameter() as param):
            name = param.make_metavar(error.ctx or click.Context(Spoken("lesart")))
            return words["usage.missing"].format(name=name.removesuffix(" …"))
        case click.BadOptionUsage():
            return words["usage.value"].format(option=error.option_name)
        case click.BadParameter(param=click.Option(type=click.Choice(choices=choices)) as option):
            return words["usage.choice"].format(option=option.opts[0], choices=", ".join(choices))
        case click.BadParameter(param=click.Option(type=click.IntRange(min=least)) as option):
            return words["usage.number"].format(option=option.opts[0], least=least)
    extra = type(error) is click.UsageError  # click gives surplus arguments no class of their own
    return words["usage.extra"] if extra else words["usage.other"].format(detail=error.format_message())


def _tell_help(context: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001, FBT001
    if asked:
        say([context.get_help()])
        context.exit()
