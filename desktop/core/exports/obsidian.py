"""Notes as Markdown files for Obsidian, one for each article, with what is known of it in front."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from desktop.core.holdings import Holdings, KeptArticle
from desktop.core.markdown import note_as_markdown, plain_tag
from desktop.core.note import Note
from desktop.core.writing import refusal, written_whole

_UNSAFE = re.compile(
    r'[<>:"/\\|?*#^\[\]`\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]'
)
"""What a file name on some system, or a link of Obsidian's, can't hold, or what would turn its direction."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 180
"""Bytes of a name; file systems take 255, with an ending and a number."""
_UNPRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What JSON may leave in a quoted text, but YAML may not."""


def write_vault(holdings: Holdings, folder: Path, *, language: str) -> tuple[Path, ...]:
    """Write a file for each article with notes into a folder, and return their paths. Raise ExportError.

    A file that is there already and holds something else stays: the new one gets a number behind its name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(error, name=folder.name, path=str(folder)) from error
    taken: set[str] = set()
    return tuple(_write(folder, name, text, taken) for name, text in vault_files(holdings, language=language))


def vault_files(holdings: Holdings, *, language: str) -> Iterator[tuple[str, str]]:
    """Yield for each article with notes a name any system takes, without ending, and what its file holds."""
    for article, notes in holdings.living():
        yield file_name(article.known.title), _file(article, notes, language)


def file_name(title: str) -> str:
    """Return a title as the name of a file.

    >>> file_name('Wer sagt: "nein"? / Teil 1.')
    'Wer sagt nein Teil 1'
    """
    name = " ".join(_UNSAFE.sub(" ", title).split())
    short = name.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(". ")
    return f"{short} -" if _RESERVED.fullmatch(short) else short or "Artikel"


def _file(article: KeptArticle, notes: tuple[Note, ...], language: str) -> str:
    tags = sorted({tag for note in notes for tag in note.tags})
    told = [note_as_markdown(note, language) for note in notes]
    return "\n".join(["---", *_front(article, notes, tags), "---", "", "\n\n".join(told), ""])


def _front(article: KeptArticle, notes: tuple[Note, ...], tags: list[str]) -> Iterator[str]:
    """Yield the properties Obsidian's own clipper gives an article, as far as they are known, and its id here."""
    known = article.known
    yield f"title: {_quoted(known.title)}"
    yield f"{'url' if '://' in known.location else 'file'}: {_quoted(known.location)}"
    for name, words in (("author", known.author), ("site", known.outlet)):
        if words:
            yield f"{name}: {_quoted(words)}"
    if known.published:
        yield f"published: {known.published:%Y-%m-%d}"
    yield f"created: {min(note.created for note in notes).astimezone():%Y-%m-%d}"
    yield f"tags: [{', '.join(_quoted(plain_tag(tag)) for tag in tags if plain_tag(tag))}]"
    yield f"lesart: {_quoted(known.id)}"


def _quoted(words: str) -> str:
    """Return words as a quoted scalar of YAML: JSON is one, but for some invisible characters."""
    return _UNPRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(words, ensure_ascii=False))


def _write(folder: Path, name: str, text: str, taken: set[str]) -> Path:
    number = 1
    while True:
        path = folder / (f"{name}.md" if number == 1 else f"{name} {number}.md")
        if path.name.casefold() not in taken and (not path.exists() or _holds(path, text)):
            break
        number += 1
    taken.add(path.name.casefold())
    with written_whole(path) as out:
        out.write(text)
    return path


def _holds(path: Path, text: str) -> bool:
    """Say whether a file holds just this text."""
    try:
        return path.read_bytes() == text.encode("utf-8", "replace")
    except OSError:
        return False
