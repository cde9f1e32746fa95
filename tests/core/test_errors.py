"""Errors we can explain."""

import pickle
import tomllib
from string import Formatter

import pytest

from desktop.core.errors import ReadError, explain
from desktop.core.places import resource

ENTRIES = tomllib.loads(resource("translations", "errors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", ENTRIES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_code_is_explained_in_full(code: str, language: str) -> None:
    # GIVEN an error with all facts its texts speak of
    texts = ENTRIES[code][language].values()
    facts = {field: f"<{field}>" for text in texts for _, field, _, _ in Formatter().parse(text) if field}
    error = ReadError(code, facts.pop("detail", ""), **facts)
    # WHEN it is explained
    told = explain(error, language)
    # THEN title, sentence and advice are there, told in sentences and without a gap
    for part in (told.title, told.sentence, told.advice):
        assert part
        assert "{" not in part.replace('{"id"', "")
    assert told.sentence[-1] in ".!?)"


def test_an_error_keeps_its_facts_on_the_way_from_another_process() -> None:
    # GIVEN an error with facts
    error = ReadError("not_utf8", "invalid start byte", name="a.txt", line=3)
    # WHEN it is sent and received
    received = pickle.loads(pickle.dumps(error))
    # THEN it is explained as before
    assert type(received) is ReadError
    assert explain(received, "de") == explain(error, "de")


def test_words_in_braces_within_a_fact_are_left_alone() -> None:
    # GIVEN a file name that looks like a slot
    error = ReadError("empty", name="{detail}.txt", path="/x")
    # WHEN it is explained
    # THEN the name is told as it is
    assert "{detail}.txt" in explain(error, "en").sentence
