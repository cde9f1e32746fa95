"""The files of the lexicon: what the analysis knows about German, in resources/lexicons/de/."""

import tomllib
from typing import Any

from desktop.core.errors import AnalysisError
from desktop.core.places import resource


def lexicon_file(name: str) -> dict[str, Any]:
    """Return the tables of one file. Raise AnalysisError if it is missing or broken."""
    path = resource("lexicons", "de", name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AnalysisError("lexicon_broken", str(error), path=str(path)) from error
