"""Whatever stands in a file of notes, it is taken in as a whole or refused with a sentence: no third thing happens."""

import copy
import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.article import Article, Block, Origin, Role
from desktop.core.errors import IntakeError, explain
from desktop.core.exports import FORMS
from desktop.core.holdings import Intake
from desktop.core.judging import Judgement, SignalKey, Silence, Verdict
from desktop.core.text import Span
from desktop.desk import Desk

ANYTHING = st.recursive(
    st.one_of(
        *(st.none(), st.booleans(), st.integers(-5, 2**70), st.floats(allow_nan=False, allow_infinity=False)),
        *(
            st.text(max_size=5),
            st.sampled_from(["\ud800", "\0", "2026-03-05T14:03:00Z", "file://[", "urn:lesart:article:"]),
        ),
    ),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "type", "value"]), inner, max_size=2)
    ),
    max_leaves=4,
)
HYPOTHESIS = {
    "export_date": "2024-06-01",
    "annotations": [
        {
            "id": "a",
            "created": "2024-05-06T07:08:09.1+00:00",
            "updated": "2024-05-06T07:08:09.1+00:00",
            "uri": "https://example.org/a",
            "group": "__world__",
            "text": "Wer?",
            "tags": ["quelle"],
            "references": [],
            "document": {"title": ["Titel"]},
            "target": [
                {
                    "selector": [
                        {"type": "TextPositionSelector", "start": 1, "end": 4},
                        {"type": "TextQuoteSelector", "exact": "Wort", "prefix": "a", "suffix": "b"},
                    ]
                }
            ],
        }
    ],
}
ANSWER = {"total": 1, "rows": HYPOTHESIS["annotations"]}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, ...]:
    """Return one file of each form, as values, with something in every field."""
    text = "Der Kreml weist den Bericht zurück."
    article = Article(
        "a",
        "Titel",
        text,
        (Block(Span(0, len(text)), Role.LEAD),),
        Origin("plain", "/a.txt", "Tagblatt", "A", datetime.now(UTC)),
    )
    with closing(Desk(tmp_path_factory.mktemp("desk"))) as desk:
        desk.remember(article)
        note = desk.annotate(article, "Wer?", span=Span(4, 9), tags=["quelle"])
        desk.annotate(article, "Alles")
        desk.discard(note.id)
        desk.restore(note.id)
        desk.leave_unplaced(note.id)
        key = SignalKey("deny-1", "der kreml weist den bericht zurück")
        desk.judge(article, Judgement(key, Verdict.RELEVANT))
        for place in (key, None):
            desk.silence(article, Silence("deny-1", place, article.id))
            desk.silence(article, Silence("deny-1", place))
        everything = desk.export_all()
    return *(json.loads(FORMS[form](everything, "de")) for form in ("json", "jsonld")), HYPOTHESIS, ANSWER


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value inside `value`."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in inner for found in ((*path, key), *places(one, (*path, key)))]


@settings(max_examples=100)
@given(st.data())
def test_a_file_is_taken_in_or_refused(
    files: tuple[Any, ...], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    # GIVEN a good file in which one value is something else, or is not there
    file = copy.deepcopy(data.draw(st.sampled_from(files)))
    *way, last = data.draw(st.sampled_from(places(file)))
    parent = file
    for key in way:
        parent = parent[key]
    if data.draw(st.booleans()):
        parent[last] = data.draw(ANYTHING)
    else:
        del parent[last]
    folder = tmp_path_factory.mktemp("any")
    path = folder / "notizen.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    with closing(Desk(folder / "desk")) as desk:
        # WHEN it is taken in
        outcome = taken_in(desk, str(path))
        # THEN either place and fault can be told, and nothing of it is there
        if isinstance(outcome, IntakeError):
            assert "notizen.json" in explain(outcome, "de").sentence
            assert desk.export_all().articles == ()
            return
        # or all that was promised is, once, and goes out again
        assert desk.export_all().count() <= outcome.new
        assert not desk.import_notes(str(path)).changes
        again = folder / "wieder.json"
        again.write_text(FORMS["json"](desk.export_all(), "de"), encoding="utf-8")
        assert not desk.import_notes(str(again)).changes


def taken_in(desk: Desk, path: str) -> Intake | IntakeError:
    """Return what came in, which is what was promised, or why nothing did."""
    try:
        promised, outcome = desk.preview_import(path), desk.import_notes(path)
    except IntakeError as refused:
        return refused
    assert promised == outcome
    return outcome


def test_every_form_is_good_before_it_is_changed(files: tuple[Any, ...], tmp_path: Path) -> None:
    # GIVEN the three files / WHEN taken in / THEN each brings notes
    for number, file in enumerate(files):
        path = tmp_path / f"{number}.json"
        path.write_text(json.dumps(file), encoding="utf-8")
        with closing(Desk(tmp_path / str(number))) as desk:
            assert desk.import_notes(str(path)).new > 0
