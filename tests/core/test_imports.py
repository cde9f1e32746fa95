"""Notes from other programs: taken as they are meant, counted where they are none, refused where they are broken."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from kept import DAY, some_holdings

from desktop.core.anchoring import find
from desktop.core.article import article_id
from desktop.core.errors import IntakeError, ReadError, explain
from desktop.core.exports import FORMS
from desktop.core.exports.annotations import notes_as_annotations
from desktop.core.holdings import Holdings, Incoming
from desktop.core.imports import LARGEST, read_import
from desktop.core.imports.annotations import annotations
from desktop.core.imports.fields import parsed
from desktop.core.note import Note

Read = Callable[[Any], Incoming]
QUOTE = {"type": "TextQuoteSelector", "exact": "aus Regierungskreisen", "prefix": "hieß es ", "suffix": ". Ein"}
POSITION = {"type": "TextPositionSelector", "start": 12, "end": 33}
URL = "https://example.org/artikel"
ANNO = "http://www.w3.org/ns/anno.jsonld"
SOFT_HYPHEN = {"type": "TextQuoteSelector", "exact": "\u00ad", "prefix": "", "suffix": ""}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return what reads a value as the file it would be."""

    def from_file(value: Any) -> Incoming:
        path = tmp_path / "notizen.json"
        path.write_text(json.dumps(value), encoding="utf-8")
        return read_import(str(path), DAY, {article_id(f"{URL}/kept"): "😀😀 a😀b und a😀b"}.get)

    return from_file


def annotation(**more: Any) -> dict[str, Any]:
    whole = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/anno/1",
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "Wer sagt das?", "purpose": "commenting"}],
        "target": {"source": URL, "selector": [QUOTE, POSITION]},
    }
    return {key: value for key, value in (whole | more).items() if value is not None}


def notes(incoming: Incoming) -> list[Note]:
    return [kept.note for article in incoming.holdings.articles for kept in article.notes]


@given(some_holdings())
def test_our_own_annotations_come_back(holdings: Holdings) -> None:
    # GIVEN any notes
    # WHEN they are written as annotations and read back
    came = annotations(parsed(json.dumps(notes_as_annotations(holdings)).encode(), "a.jsonld"), DAY)
    # THEN those that say something are there, word for word, with their times, tags and signals
    sent = {note.id: note for _, found in holdings.living() for note in found}
    for note in notes(came):
        twin = sent.pop(note.id)
        assert (note.created, note.changed, note.signal_key, note.tags) == (
            *(twin.created, twin.changed, twin.signal_key, twin.tags),
        )
        assert note.body == twin.body or (not twin.body.strip() and not note.body)
        assert (note.anchor is None) == (twin.anchor is None or not note.anchor)
    assert all(not note.anchor and not note.tags and not note.body.strip() for note in sent.values())


@pytest.mark.parametrize(
    "shape",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"type": "AnnotationPage", "id": "u:p", "items": [one]},
        lambda one: {"type": "AnnotationCollection", "id": "u:c", "first": {"type": "AnnotationPage", "items": [one]}},
        lambda one: {
            "type": ["AnnotationCollection", "BasicContainer"],
            "first": {"items": [], "next": {"items": [one]}},
        },
    ],
)  # fmt: skip
def test_annotations_come_alone_on_pages_and_in_collections(read: Read, shape: Callable[[Any], Any]) -> None:
    # GIVEN an annotation in one of the shapes the model allows
    # WHEN it is read
    incoming = read(shape(annotation()))
    # THEN its note is there
    (note,) = notes(incoming)
    assert (incoming.form, note.body, note.article_id) == ("w3c", "Wer sagt das?", article_id(URL))
    assert note.anchor is not None
    assert (note.anchor.start, note.anchor.end, note.anchor.exact) == (12, 33, "aus Regierungskreisen")


@pytest.mark.parametrize(
    "selector",
    [
        [POSITION, QUOTE],
        QUOTE,
        {"type": "XPathSelector", "value": "//p[2]", "refinedBy": QUOTE},
        [{"type": "CssSelector", "value": "p", "refinedBy": POSITION}, {"type": ["TextQuoteSelector"], **QUOTE}],
        {"oneOf": [{"type": "CssSelector", "value": "p"}, QUOTE]},
        {"type": "Choice", "items": [{"type": "CssSelector", "value": "p", "refinedBy": QUOTE}, POSITION]},
    ],
)
def test_a_place_is_found_by_its_words_however_it_is_told(read: Read, selector: Any) -> None:
    # GIVEN an annotation whose place is told in one way or another
    (note,) = notes(read(annotation(target={"source": {"id": URL}, "selector": selector})))
    # WHEN the article is opened / THEN the words are found
    text = "Am Montag 😀 hieß es aus Regierungskreisen. Ein Sprecher schwieg."
    assert note.anchor is not None
    found = find(note.anchor, text).span
    assert found is not None
    assert found.of(text) == "aus Regierungskreisen"


def test_what_an_annotation_says_is_put_together(read: Read) -> None:
    # GIVEN bodies of all sorts
    bodies = [
        {"type": "TextualBody", "value": "<p>Wer &amp; <b>was</b>?</p>", "format": "text/html"},
        {"type": "TextualBody", "value": "quelle", "purpose": "tagging"},
        {"type": "TextualBody", "value": "Politik", "purpose": ["classifying"]},
        "https://example.org/beleg",
        {"type": "Choice", "items": [{"type": "TextualBody", "value": "zuerst"}, {"value": "sonst"}]},
    ]
    # WHEN they are read
    (note,) = notes(read(annotation(body=bodies, bodyValue="Dazu noch")))
    # THEN words are words and tags are tags
    assert note.body == "Wer & was?\n\nhttps://example.org/beleg\n\nzuerst\n\nDazu noch"
    assert note.tags == ("Politik", "quelle")
    assert note.signal_key is None


@pytest.mark.parametrize(("kind", "count"), [("Choice", 1), ("Composite", 2), ("List", 2), ("Independents", 2)])
def test_a_set_of_targets_makes_a_note_on_each(read: Read, kind: str, count: int) -> None:
    # GIVEN an annotation on two texts, or on one of two
    target = {"type": kind, "items": [URL, {"source": f"{URL}/2", "selector": QUOTE}]}
    # WHEN it is read / THEN there is a note on each that is meant, with ids of their own
    found = notes(read(annotation(target=target)))
    assert len({note.id for note in found}) == len({note.article_id for note in found}) == count


def test_what_is_no_note_on_a_text_is_counted(read: Read) -> None:
    # GIVEN a picture, a reply, nothing at all, and a place without words
    items = [
        annotation(id="u:1", target={"id": "https://example.org/a.png", "type": "Image"}),
        annotation(id="u:2", target={"source": URL, "selector": {"type": "SvgSelector", "value": "<svg/>"}}),
        annotation(id="u:3", motivation="replying"),
        annotation(id="u:4", body=None, target=URL),
        annotation(id="u:5", target={"source": URL, "selector": POSITION}),
        annotation(id="u:7", target={"source": URL, "selector": {"conformsTo": "https://example.org/own"}}),
        annotation(id="u:6", target=[URL, {"source": "file:///texte/b%20c.txt", "selector": QUOTE}]),
    ]
    # WHEN they are read
    incoming = read({"type": "AnnotationCollection", "total": 10, "first": {"items": items}})
    # THEN each is counted under its reason, and what can be kept is kept
    assert dict(incoming.skipped) == {"no_text": 2, "reply": 1, "empty": 1, "elsewhere": 3}
    assert incoming.loose == 2
    assert [article.known.location for article in incoming.holdings.articles] == [URL, "/texte/b c.txt"]
    assert len({note.id for note in notes(incoming)}) == len(notes(incoming)) == 4


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"id": None}, "$"),
        ({"target": None}, "$"),
        ({"target": []}, "target"),
        ({"created": "gestern"}, "created"),
        ({"created": "2026-13-05T14:03:00Z"}, "created"),
        ({"type": "Note"}, None),
        ({"body": {"type": "TextualBody"}}, "body"),
        ({"body": {"type": "TextualBody", "value": 3}}, "body.value"),
        ({"target": {"source": URL, "selector": {"type": "TextQuoteSelector"}}}, "target.selector"),
        ({"target": {"source": URL, "selector": [POSITION | {"end": 3}, QUOTE]}}, "target.selector[0].end"),
        ({"target": {"source": URL, "selector": [POSITION | {"start": 1.5}, QUOTE]}}, "target.selector[0].start"),
        ({"target": {"source": ""}}, "target.source"),
    ],
)
def test_an_annotation_against_the_model_refuses_the_file(read: Read, more: dict[str, Any], place: str | None) -> None:
    # GIVEN an annotation the model forbids
    # WHEN it is read
    with pytest.raises(IntakeError) as refused:
        read(annotation(**more))
    # THEN file, place and fault are told in both languages
    if place is not None:
        assert refused.value.facts["place"] == place
    for language in ("de", "en"):
        assert "notizen.json" in explain(refused.value, language).sentence


def test_an_id_twice_refuses_the_file(read: Read) -> None:
    # GIVEN two annotations with one id / WHEN read / THEN the file is refused
    with pytest.raises(IntakeError, match="import_twice"):
        read([annotation(), annotation()])


# hypothesis


def clip(**more: Any) -> dict[str, Any]:
    whole = {
        "id": "abc",
        "created": "2024-05-06T07:08:09.123456+00:00",
        "updated": "2024-05-07T07:08:09.123456+00:00",
        "user": "acct:a@hypothes.is",
        "uri": f"{URL}#top",
        "text": "Wer?",
        "tags": ["quelle", "anonym", "quelle"],
        "group": "__world__",
        "target": [{"source": URL, "selector": [{"type": "RangeSelector"}, POSITION, QUOTE | {"exact": "a😀b"}]}],
        "document": {"title": ["Der Artikel"]},
    }
    return whole | more


def exported(*clips: dict[str, Any]) -> dict[str, Any]:
    return {"export_date": "2024-06-01T00:00:00Z", "export_userid": "a", "client_version": "1", "annotations": clips}


def test_an_export_of_hypothesis_is_read(read: Read) -> None:
    # GIVEN a note on a place with a wide character, one on the page, and a reply
    file = exported(
        clip(),
        clip(id="def", target=[{"source": URL}], text="Zur Seite", references=[]),
        clip(id="ghi", references=["abc"]),
        clip(id="jkl", target=[{"source": URL}], text="", tags=[]),
    )
    # WHEN it is read
    incoming = read(file)
    # THEN notes, tags, times and the page are there, and replies are counted
    (article,) = incoming.holdings.articles
    placed, whole = notes(incoming)
    assert (incoming.form, dict(incoming.skipped)) == ("hypothesis", {"reply": 1, "empty": 1})
    assert (article.known.title, article.known.location, article.known.id) == ("Der Artikel", URL, article_id(URL))
    assert placed.tags == ("anonym", "quelle")
    assert placed.created.isoformat() == "2024-05-06T07:08:09.123456+00:00"
    assert placed.anchor is not None
    assert (placed.anchor.exact, placed.anchor.end - placed.anchor.start) == ("a😀b", 3)  # four units of UTF-16
    assert (whole.anchor, whole.body) == (None, "Zur Seite")


def test_units_of_utf_16_become_code_points_where_the_text_is_kept(read: Read) -> None:
    # GIVEN a note on the second of two equal places, counted in units of UTF-16, on an article whose text is kept
    selector = [
        {"type": "TextPositionSelector", "start": 14, "end": 18},
        {"type": "TextQuoteSelector", "exact": "a😀b"},
    ]
    # WHEN it is read
    (note,) = notes(read(exported(clip(uri=f"{URL}/kept", target=[{"selector": selector}]))))
    # THEN its place counts code points
    assert note.anchor is not None
    assert (note.anchor.start, note.anchor.end) == (11, 14)
    assert "😀😀 a😀b und a😀b"[11:14] == "a😀b"


def test_a_note_has_the_same_id_whenever_it_is_read(read: Read) -> None:
    # GIVEN an export / WHEN read twice / THEN its notes can be known again
    assert notes(read(exported(clip()))) == notes(read(exported(clip())))


@pytest.mark.parametrize("more", [{"uri": 3}, {"tags": "a"}, {"text": []}, {"id": None}, {"updated": "2024"}])
def test_a_broken_export_of_hypothesis_is_refused(read: Read, more: dict[str, Any]) -> None:
    # GIVEN an export with one thing wrong / WHEN read / THEN it is refused
    with pytest.raises(IntakeError):
        read(exported(clip(**more)))


def row(**more: Any) -> dict[str, Any]:
    return clip(permissions={"read": ["group:__world__"]}, links={"json": f"{URL}/api"}, hidden=False, **more)


@pytest.mark.parametrize("form", [lambda rows: {"total": len(rows), "rows": rows}, list])
def test_what_the_api_of_hypothesis_answers_is_read_like_an_export(
    read: Read, form: Callable[[list[dict[str, Any]]], Any]
) -> None:
    # GIVEN rows of its search, as answered or gathered in a list, one of them a reply
    rows = [row(), row(id="def", target=[{"source": URL}], text="Zur Seite"), row(id="ghi", references=["abc"])]
    # WHEN they are read / THEN all is as from an export with the same annotations
    incoming = read(form(rows))
    assert incoming == read(exported(*rows))
    assert (len(notes(incoming)), dict(incoming.skipped)) == (2, {"reply": 1})


def test_what_a_search_found_but_did_not_answer_is_counted(read: Read) -> None:
    # GIVEN one page of an answer, with the replies apart
    # WHEN it is read / THEN what stands on other pages and the replies are told as passed over
    incoming = read({"total": 201, "rows": [row()], "replies": [row(id="def", references=["abc"])]})
    assert (len(notes(incoming)), dict(incoming.skipped)) == (1, {"elsewhere": 200, "reply": 1})


def test_a_search_that_found_nothing_brings_nothing(read: Read) -> None:
    # GIVEN an answer without rows / WHEN read / THEN it is known for what it is, and empty
    incoming = read({"total": 0, "rows": []})
    assert (incoming.form, notes(incoming), incoming.skipped) == ("hypothesis", [], ())


@pytest.mark.parametrize(
    "file",
    [
        {"total": "1", "rows": [row()]},
        {"total": 1, "rows": [row(uri=3)]},
        {"total": 2, "rows": [row(), row()]},
        [row(), 3],
        [row(), {"id": "def"}],
    ],
)
def test_a_broken_answer_of_hypothesis_is_refused(read: Read, file: Any) -> None:
    # GIVEN rows of which one is wrong, or comes twice / WHEN read / THEN all of the file is refused
    with pytest.raises(IntakeError, match=r"import_(not|missing)"):
        read(file)


def test_a_fault_is_told_with_its_place(read: Read) -> None:
    # GIVEN an export whose second note has a wrong start / WHEN read / THEN the way to it is told
    target = [{"selector": [QUOTE, POSITION | {"start": -1}]}]
    with pytest.raises(IntakeError) as refused:
        read(exported(clip(), clip(id="def", target=target)))
    assert "annotations[1].target[0].selector[1].start" in explain(refused.value, "de").sentence


# any file


@pytest.mark.parametrize(
    "value", [{}, [], 3, None, "x", {"annotations": []}, {"format": "anders"}, [1], {"total": 1, "rows": [{"id": 1}]}]
)
def test_a_file_with_something_else_is_refused(read: Read, value: Any) -> None:
    # GIVEN JSON that holds no notes / WHEN read / THEN it is refused
    with pytest.raises(IntakeError, match="import_unknown"):
        read(value)


@pytest.mark.parametrize(
    ("raw", "told"),
    [(b"", "1:1"), (b'{"a":\n ]', "2:2"), (b"[" * 200_000, "[[["), (b"\xff", "UTF-8"), (b"[NaN]", "NaN")],
)
def test_what_is_no_json_is_refused_with_its_place(tmp_path: Path, raw: bytes, told: str) -> None:
    # GIVEN a file that is no JSON
    path = tmp_path / "notizen.json"
    path.write_bytes(raw)
    # WHEN it is read / THEN line and column are told, in either language
    with pytest.raises(IntakeError, match="import_not_json") as refused:
        read_import(str(path), DAY, lambda _: None)
    for language in ("de", "en"):
        assert told in explain(refused.value, language).sentence


def test_a_note_on_a_soft_hyphen_does_not_keep_the_others_out() -> None:
    # GIVEN an annotation of a place where nothing can be seen
    one = {"type": "Annotation", "id": "a", "body": "Hm", "target": {"source": URL, "selector": [SOFT_HYPHEN]}}
    # WHEN it is read
    (note,) = notes(annotations(parsed(json.dumps({"@context": ANNO, **one}).encode(), "a.jsonld"), DAY))
    # THEN it is there
    assert note.anchor is not None
    assert note.anchor.exact == SOFT_HYPHEN["exact"]


def test_a_file_larger_than_memory_is_refused_before_it_is_read(tmp_path: Path) -> None:
    # GIVEN a file of more than a gigabyte
    path = tmp_path / "notizen.json"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    # WHEN it is to be read / THEN it is not
    with pytest.raises(IntakeError, match="import_too_large") as refused:
        read_import(str(path), DAY, lambda _: None)
    assert "notizen.json" in explain(refused.value, "de").sentence


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no folder without search permission")
def test_a_file_that_may_not_be_looked_at_is_explained(tmp_path: Path, bound_by_permissions: None) -> None:
    # GIVEN a file in a folder its reader may not enter
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0)
    # WHEN it is to be read
    with pytest.raises(ReadError) as refused:
        read_import(str(folder / "notizen.json"), DAY, lambda _: None)
    folder.chmod(0o700)
    # THEN the reason is told
    assert refused.value.code == "no_permission"


def test_every_form_that_can_be_read_is_known_by_its_content(tmp_path: Path) -> None:
    # GIVEN our two forms of JSON under names that say nothing
    forms = []
    for form in ("json", "jsonld"):
        path = tmp_path / f"{form}.txt"
        path.write_text("\ufeff" + FORMS[form](Holdings(), "de"), encoding="utf-8")
        # WHEN they are read
        forms.append(read_import(str(path), DAY, lambda _: None).form)
    # THEN each is known
    assert forms == ["lesart", "w3c"]
