"""The help names every field of a safe copy, so that other programs can read it too."""

import json
import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.core.exports import FORMS
from desktop.core.help import help_page
from desktop.core.judging import Judgement, SignalKey, Silence, Verdict
from desktop.core.text import Span
from desktop.desk import Desk


def keys_of(value: Any) -> set[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {*(value if isinstance(value, dict) else ()), *(key for one in inner for key in keys_of(one))}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_field_of_a_safe_copy_is_told(language: str, home: Path) -> None:
    # GIVEN a safe copy with something of everything
    with closing(Desk(home)) as desk:
        article = desk.lay_out("Der Kreml bestreitet das.", key="a")
        desk.remember(article)
        desk.annotate(article, "Wer?", span=Span(4, 9))
        key = SignalKey("deny-1", "der kreml bestreitet das")
        desk.judge(article, Judgement(key, Verdict.RELEVANT))
        desk.silence(article, Silence("deny-1", key, "a"))
        fields = keys_of(json.loads(FORMS["json"](desk.export_all(), language)))
    assert {"exact", "nth", "last_seen", "discarded"} <= fields
    # WHEN its fields are looked for in the help
    page = help_page("commands", language, tables={})
    told = {word for code in re.findall(r"`([^`\n]+)`", page) for word in code.split(".")}
    # THEN none is missing
    assert fields - told == set()
