"""Notes as Markdown that any reader of Markdown shows as they were meant."""

import re
from collections.abc import Iterable

from desktop.core.article import KnownArticle
from desktop.core.messages import message_table
from desktop.core.note import Note

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
        parts.extend(note_as_markdown(note, words) for note in notes)
    return "\n\n".join(parts) + "\n"


def literal(text: str) -> str:
    r"""Return one line of `text` so that Markdown shows every character of it.

    >>> literal("1. *Mai* <b>")
    '1\\. \\*Mai\\* \\<b\\>'
    """
    return _MARKS.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def note_as_markdown(note: Note, words: dict[str, str]) -> str:
    """Return one note: its place as quotation, what was written, and when; `words` are those of the command line."""
    quote = note.anchor.exact if note.anchor else ""
    quoted = "\n".join(f"> {literal(line.strip())}".rstrip() for line in quote.splitlines())
    day = note.changed.astimezone().strftime(words["date.format"])
    return "\n\n".join(part for part in (quoted, note.body.strip("\n"), f"*{day}*") if part)


def _code(text: str) -> str:
    """Return `text` as code, fenced by one backtick more than it holds in a row."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    line = " ".join(text.splitlines())
    return f"{fence} {line} {fence}" if len(fence) > 1 else f"`{line}`"
