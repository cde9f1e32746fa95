"""German verb forms: from the written form back to its lemma."""

import pytest

from desktop.signals.grammar.verbs import particles, plain, readings


@pytest.mark.parametrize(
    ("written", "lemma", "shape", "tense"),
    [
        ("weist", "weisen", "finite", "present"),
        ("wies", "weisen", "finite", "past"),
        ("zurückwies", "zurück|weisen", "finite", "past"),
        ("zurückgewiesen", "zurück|weisen", "participle", ""),
        ("zurückzuweisen", "zurück|weisen", "zu", ""),
        ("bestreite", "bestreiten", "finite", "subjunctive1"),
        ("bestritten", "bestreiten", "participle", ""),
        ("wüssten", "wissen", "finite", "subjunctive2"),
        ("dementierte", "dementieren", "finite", "past"),
        ("dementiert", "dementieren", "participle", ""),
        ("sei", "sein", "finite", "subjunctive1"),
        ("gesteht", "gestehen", "finite", "present"),
        ("gefiel", "gefallen", "finite", "past"),
        ("handele", "handeln", "finite", "subjunctive1"),
    ],
)
def test_a_form_leads_back_to_its_verb(written: str, lemma: str, shape: str, tense: str) -> None:
    # GIVEN a written form
    # WHEN its readings are looked up
    found = {(form.lemma, form.shape, form.tense) for form in readings(written)}
    # THEN the right one is among them
    assert (lemma, shape, tense) in found


@pytest.mark.parametrize(
    ("written", "number"), [("kann", "singular"), ("können", "plural"), ("bin", "singular"), ("sind", "plural")]
)
def test_a_form_knows_its_number(written: str, number: str) -> None:
    # GIVEN a form that is singular or plural
    # WHEN its finite readings are looked up
    # THEN they all say so
    assert {form.number for form in readings(written) if form.shape == "finite"} == {number}


def test_a_word_that_is_no_verb_has_no_reading() -> None:
    # GIVEN a noun in lower case
    # WHEN it is looked up
    # THEN there is no verb in it
    assert readings("tisch") == ()


def test_particles_and_lemmas_are_written_as_readers_know_them() -> None:
    # GIVEN a separable verb
    # WHEN its parts are asked for
    # THEN the particle is known and the infinitive is one word
    assert "zurück" in particles()
    assert "haus" not in particles()
    assert plain("zurück|weisen") == "zurückweisen"
