"""One article with its marks, notes and signals as an HTML file that stands alone: no script, nothing loaded."""

from collections.abc import Iterator

from desktop.core.article import Role
from desktop.core.messages import message_table
from desktop.core.places import resource
from desktop.core.signal import Family
from desktop.core.webpage import lists
from desktop.core.webpage.marks import marked_text
from desktop.core.webpage.sheet import Sheet
from desktop.core.webpage.tags import escaped, tag

__all__ = ["Sheet", "article_page"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: nothing. It says so even if a mistake of ours let foreign words become tags."""


def article_page(sheet: Sheet, language: str) -> str:
    """Return the page in "de" or "en"."""
    words = message_table("webpage", language)
    style = resource("styles", "webpage.css").read_text(encoding="utf-8")
    head = "\n".join(
        [
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="generator" content="Lesart">',
            tag("title", escaped(sheet.article.title)),
            f"<style>\n{style}</style>",
        ]
    )
    parts = [
        _header(sheet, words, language),
        *lists.notes_section(sheet, words),
        *lists.signals_section(sheet, words, language),
        *lists.combinations_section(sheet, words, language),
        *lists.usual_section(sheet, words, language),
        *lists.made_from_section(sheet, words),
    ]
    body = "\n".join([parts[0], marked_text(sheet), *parts[1:]])
    return f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _header(sheet: Sheet, words: dict[str, str], language: str) -> str:
    headed = any(block.role is Role.HEADING for block in sheet.article.blocks)
    facts = " · ".join(escaped(fact) for fact in _facts(sheet, words) if fact)
    return tag(
        "header",
        tag("p", escaped(words["page.name"]), kind="faint"),
        "" if headed else tag("h1", escaped(sheet.article.title)),
        tag("p", facts, kind="faint"),
        tag("p", escaped(words["page.verdict"])),
        tag("p", " ".join(_legend(sheet, language)), kind="legend"),
    )


def _facts(sheet: Sheet, words: dict[str, str]) -> Iterator[str]:
    origin = sheet.article.origin
    yield origin.publisher or ""
    yield origin.author or ""
    yield origin.published.strftime(words["page.date"]) if origin.published else ""
    yield words["page.words"].format(count=sheet.article.words)
    yield origin.location


def _legend(sheet: Sheet, language: str) -> Iterator[str]:
    """Yield how each family is marked, with how often it is there."""
    names = message_table("cli", language)
    for family in Family:
        count = sum(one.signal.family is family for one in sheet.visible)
        yield tag("span", tag("mark", escaped(names[f"family.{family.value}"]), kind=family.value) + f" {count}")
