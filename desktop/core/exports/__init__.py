"""Notes for other programs, each form in a file of its own."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from desktop.core.exports.annotations import notes_as_annotations
from desktop.core.exports.table import notes_as_csv
from desktop.core.exports.whole import holdings_as_json
from desktop.core.holdings import Holdings
from desktop.core.interchange import as_line
from desktop.core.markdown import notes_as_markdown

Form = Callable[[Holdings, str], str]
"""Makes the text of a file from holdings, in "de" or "en"."""

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "md": lambda holdings, language: notes_as_markdown(holdings.collection(), language=language),
        "csv": lambda holdings, _: notes_as_csv(holdings),
        "excel": lambda holdings, _: notes_as_csv(holdings, excel=True),
        "tsv": lambda holdings, _: notes_as_csv(holdings, tabs=True),
        "jsonld": lambda holdings, _: as_line(notes_as_annotations(holdings)) + "\n",
        "json": lambda holdings, _: as_line(holdings_as_json(holdings, datetime.now(UTC))) + "\n",
    }
)
"""What can be written into one file; `core.exports.obsidian` writes many."""
