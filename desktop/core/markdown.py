"""Notes as Markdown that any reader of Markdown shows as they were meant."""

import re
from collections.abc import Iterable

from desktop.core.article import KnownArticle
from desktop.core.messages import kind_names, message_table
from desktop.core.note import Note

_UNTAGGED = re.compile(r"[^\w/-]+")
_MARKS = re.compile(r"([\\`*_\[\]<>|~&]|^[#+=-])|^(\d+)([.)])")


def notes_as_markdown(collection: Iterable[tuple[KnownArticle, tuple[Note, ...]]], *, language: str) -> str:
    """Return all notes by article: the title as heading, the place as quotation, then the note as it was written.

    Titles and quotations are foreign words and lose no character, whatever they look like; a note may use Markdown.
    """
    words = message_table("cli", language)
    parts = [f"# {words['notes.title']}"]
    for article, notes in collection:
        parts.append(f"## {literal(' '.join(article.title.split()))}")
        if article.location:
            parts.append(_code(article.location))
        parts.extend(note_as_markdown(note, language) for note in notes)
    return "\n\n".join(parts) + "\n"


def literal(text: str) -> str:
    r"""Return one line of `text` so that Markdown shows every character of it.

    >>> literal("1. *Mai* <b>")
    '1\\. \\*Mai\\* \\<b\\>'
    """
    return _MARKS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def note_as_markdown(note: Note, language: str) -> str:
    """Return one note: its place as quotation, what was written, when, on what kind of signal, and its tags."""
    quote = note.anchor.exact if note.anchor else ""
    quoted = "\n".join(f"> {literal(line.strip())}".rstrip() for line in quote.splitlines())
    facts = [note.changed.astimezone().strftime(message_table("cli", language)["date.format"])]
    if note.signal_key:
        kind = note.signal_key.partition("|")[0]
        facts.append(literal(f"{kind_names(language).get(kind, kind)} ({kind[:1]})"))
    tags = " ".join(f"#{plain_tag(tag)}" for tag in note.tags if plain_tag(tag))
    return "\n\n".join(part for part in (quoted, note.body.strip("\n"), f"*{' · '.join(facts)}*", tags) if part)


def plain_tag(tag: str) -> str:
    """Return a tag as Markdown programs take one: without spaces and marks.

    >>> plain_tag("offene Frage?")
    'offene-Frage'
    """
    return _UNTAGGED.sub("-", tag).strip("-/")


def _code(text: str) -> str:
    """Return `text` as code, fenced by one backtick more than it holds in a row."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    line = " ".join(text.splitlines())
    return f"{fence} {line} {fence}" if len(fence) > 1 else f"`{line}`"
