"""Open text: what is good prose, and what must not be learned from."""

from model.cleaning import Exclusion, clean, without_headings

GOOD = "Der Rat der Stadt hat am Montag über den Haushalt beraten."
OTHER = "Die Vorlage ist bei der Abstimmung mit zwei Stimmen gescheitert."


def test_only_german_prose_stays_and_only_once() -> None:
    # GIVEN prose, the same with other spaces, a heading, markup, English and a list
    lines = [
        GOOD,
        GOOD.replace(" ", "  "),
        "Beratungen über den Haushalt der Stadt",
        "Mehr zu dem Haushalt der Stadt unter www.beispiel.example.",
        "The council of the town has met and is of this opinion.",
        "Rat, Stadt, Haushalt, Vorlage, Montag.",
    ]
    # WHEN cleaned / THEN one line is left
    assert list(clean(lines)) == [GOOD]


def test_an_excluded_sentence_is_taken_out_of_its_paragraph() -> None:
    # GIVEN a sentence we measure by, in a long document
    document = [f"{GOOD} {OTHER}", *(f"Absatz {number} ist ein anderer Satz von dem Rat." for number in range(20))]
    # WHEN it is excluded, its marks written otherwise
    left = Exclusion([f"»{OTHER}«"]).left_of(document)
    # THEN the rest of the document stays
    assert left == [GOOD, *document[1:]]


def test_a_document_we_measure_by_is_left_out() -> None:
    # GIVEN a document half of whose sentences are excluded / WHEN filtered / THEN nothing is left
    assert Exclusion([OTHER]).left_of([GOOD, OTHER]) == []


def test_a_heading_at_the_end_is_cut_off() -> None:
    # GIVEN a quotation and the heading of the next section in one line
    line = f"„{GOOD}“ {OTHER} Quellen und Belege"
    # WHEN cut / THEN the quotation has kept its closing mark
    assert without_headings(f"{line[: line.index(' Quellen')]} Er Quellen") == f"„{GOOD}“ {OTHER}"
