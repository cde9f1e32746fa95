"""What is typed to find something: fields and words, and never an error."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.library import Query, kinds_meant, parse_query


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Kreml  Bericht", Query("Kreml Bericht")),
        ("tag:quelle tag:prüfen", Query(tags=("quelle", "prüfen"))),
        ('TAG:"offene Frage" Kreml', Query("Kreml", tags=("offene Frage",))),
        ("kind:D art:H.konj", Query(kinds=("D", "H.konj"))),
        ("quelle:spiegel source:zeit", Query(outlets=("spiegel", "zeit"))),
        ("seit:2024", Query(since=date(2024, 1, 1))),
        ("since:2024-3", Query(since=date(2024, 3, 1))),
        ("seit:2024-03-05", Query(since=date(2024, 3, 5))),
        ("tag:", Query()),
        ('tag:"offene', Query(tags=("offene",))),
    ],
)
def test_fields_and_words_are_told_apart(typed: str, meant: Query) -> None:
    # GIVEN something typed
    # WHEN it is read
    # THEN fields are fields and words are words
    assert parse_query(typed) == meant


@pytest.mark.parametrize("typed", ["autor:weber", "seit:gestern", "seit:2024-13", "seit:2024-02-30", "12:30", '"a b"'])
def test_what_is_no_field_and_no_date_is_words(typed: str) -> None:
    # GIVEN an unknown field, or a date that does not exist
    # WHEN it is read
    # THEN it counts as words
    assert parse_query(typed) == Query(typed)


@pytest.mark.parametrize("typed", ["seit:7t", "since:7d"])
def test_days_ago_are_counted_from_today(typed: str) -> None:
    # GIVEN a number of days
    # WHEN it is read
    # THEN the day lies so far back
    assert parse_query(typed).since == (datetime.now(UTC) - timedelta(days=7)).date()


@given(st.text(st.one_of(st.sampled_from('tagkindseitsince:" -0123456789dt'), st.characters()), max_size=30))
def test_nothing_typed_is_an_error(typed: str) -> None:
    # GIVEN anything a reader might type
    # WHEN it is read
    # THEN there is an answer
    assert isinstance(parse_query(typed), Query)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("D.noc", {"D.noc"}),
        ("d.reject", {"D.reject"}),
        ("Zurückweisung", {"D.reject"}),
        ("no comm", {"D.noc"}),
        ("nichts dergleichen", set()),
        ("", set()),
    ],
)
def test_a_kind_is_meant_by_its_id_or_the_beginning_of_its_name(typed: str, meant: set[str]) -> None:
    # GIVEN the id or name of a kind
    # WHEN it is looked up
    # THEN it is that kind
    assert kinds_meant(typed) == meant


@pytest.mark.parametrize("typed", ["D", "d", "Dementis", "denials"])
def test_a_family_is_meant_by_its_letter_or_name(typed: str) -> None:
    # GIVEN the letter or name of a family
    # WHEN it is looked up
    # THEN all its kinds are meant
    assert {kind[0] for kind in kinds_meant(typed)} == {"D"}
    assert len(kinds_meant(typed)) > 3
