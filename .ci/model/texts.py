"""Take the open German text out of its repositories: one file per text, one paragraph per line.

A reader yields documents, each a list of paragraphs as they stand in the source; cleaning is the same for all.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from model import cleaning, sources
from model.sources import Clone, Source

Document = list[str]

_SPEECH = {"J", "J_1", "O", "Z"}
"""Classes of a paragraph in a protocol that is said, rather than called in or announced."""
_ENDED = re.compile(r"[.!?:…][\"“”»«)]*$")
_EVERY, _FIRST = 9, 4
"""Of the protocols every ninth gives its debates."""
_NO_PROSE = re.compile(
    r"(literatur|weblinks|einzelnachweise|siehe auch|film|quellen|anmerkungen|werke|diskograf|auszeich)"
)
_LONGEST_TITLE = 200
"""Letters up to which a string in the file of speeches is no speech."""


def extract(data: Path, target: Path, *, exclude: Iterable[Path] = (), most: int | None = None) -> None:
    """Write all texts into a folder, without the sentences of the files to exclude; of each `most` words or so."""
    excluded = cleaning.excluded(exclude)
    target.mkdir(parents=True, exist_ok=True)
    for text in sources.texts():
        documents = READERS[text.name](text, sources.clone(data, text))
        lines = _up_to(most or text.words, _paragraphs(documents, excluded, cut_headings=text.name == "wikinews"))
        (target / f"{text.name}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _paragraphs(documents: Iterable[Document], excluded: cleaning.Exclusion, *, cut_headings: bool) -> Iterator[str]:
    left = (paragraph for document in documents for paragraph in excluded.left_of(document))
    return cleaning.clean(map(cleaning.without_headings, left) if cut_headings else left)


def _up_to(most: int | None, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines until there are that many words."""
    words = 0
    for line in lines:
        if most is not None and words > most:
            return
        words += len(line.split())
        yield line


def _wikinews(text: Source, clone: Clone) -> Iterator[Document]:
    table = clone.content(text.files[0]).decode("utf-8", "replace")
    for row in re.split(r"\n(?=article_\d+;)", table)[1:]:
        cells = row.split(";", 4)
        if len(cells) == 5:  # number, three of bookkeeping, text
            yield _unquoted(cells[4].strip()).split("\n")


def _unquoted(cell: str) -> str:
    if cell.startswith('"'):
        cell = cell[1:].rstrip().rstrip('"').replace('""', '"')
    prose = re.split(r"Kommentar abgeben|Themenverwandte Artikel|Thema verfolgen", cell)[0]
    return re.sub(r"\[\d+\]", "", prose)


def _speeches(text: Source, clone: Clone) -> Iterator[Document]:
    for speech in _strings(json.loads(clone.content(text.files[0]))):
        if len(speech) > _LONGEST_TITLE:
            yield speech.split("\n")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _debates(text: Source, clone: Clone) -> Iterator[Document]:
    protocols = islice(clone.paths(text.files, ".xml"), _FIRST, None, _EVERY)
    return _protocols(clone.contents(protocols), "sitzungsverlauf")


def _answers(text: Source, clone: Clone) -> Iterator[Document]:
    return _protocols(clone.contents(clone.paths(text.files, ".xml")), "anlagen")


def _protocols(files: Iterable[bytes], part: str) -> Iterator[Document]:
    for file in files:
        root = ElementTree.fromstring(file)  # noqa: S314 - the file is the one of the commit we name
        element = root.find(f".//{part}")
        if element is not None:
            yield list(_speech(element))


def _speech(element: ElementTree.Element) -> Iterator[str]:
    """Yield the paragraphs, joined again where an interjection cut a sentence in two."""
    open_one = ""
    for paragraph in element.iter("p"):
        if paragraph.get("klasse") not in _SPEECH:
            continue
        said = re.sub(r"^– ", "", cleaning.tidy("".join(paragraph.itertext())))
        if open_one and not _ENDED.search(open_one):
            open_one += f" {said}"
        else:
            yield open_one
            open_one = said
    yield open_one


def _wikipedia(text: Source, clone: Clone) -> Iterator[Document]:
    for article in clone.contents(clone.paths(text.files)):
        yield list(_sections(article.decode("utf-8", "replace")))


def _sections(article: str) -> Iterator[str]:
    """Yield the paragraphs of an article, but none of its lists of literature, films or links."""
    title, lines = "", list[str]()
    for line in map(str.strip, (*article.split("\n"), "")):
        is_title = line.startswith("==")
        if line and not is_title:
            lines.append(line)
            continue
        if lines and not _NO_PROSE.match(title):
            yield " ".join(lines)
        lines = []
        title = line.strip("= ").lower() if is_title else title


def _klexikon(text: Source, clone: Clone) -> Iterator[Document]:
    for article in clone.contents(clone.paths(text.files)):
        blocks = re.split(r"\n\s*\n", article.decode("utf-8", "replace"))
        yield [" ".join(line.strip() for line in block.split("\n") if not line.startswith("==")) for block in blocks]


READERS: dict[str, Callable[[Source, Clone], Iterator[Document]]] = {
    "wikinews": _wikinews,
    "speeches": _speeches,
    "debates": _debates,
    "answers": _answers,
    "wikipedia": _wikipedia,
    "klexikon": _klexikon,
}
