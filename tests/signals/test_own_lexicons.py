"""A reader's own lexicons: what counts, what is left out, and what is said about it."""

import ast
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import desktop.signals
from desktop.core.lexicons import tell_fault
from desktop.core.messages import message_table
from desktop.core.places import lexicon_folder, resource
from desktop.desk import Desk
from desktop.signals.lexicon.patterns import pattern_fault
from desktop.signals.lexicon.rules import rule_of, shipped_lexicon
from desktop.signals.own import read_own
from desktop.signals.rule_faults import faults_of

KINDS = shipped_lexicon().kinds
WHOLE = {
    "id": "eigene.gerede",
    "kind": "A.hearsay",
    "strength": 3,
    "phrases": ["dem ^Gerede nach"],
    "why": "Wer redet, steht nicht da.",
    "harmless_when": {"de": "Wenn es um das Gerede selbst geht.", "en": "If the talk itself is the topic."},
    "yes": ["[Dem Gerede nach] geht der Chef.", "Er geht [dem Gerede nach]."],
    "no": ["Das Gerede hört nicht auf."],
}
FILE = """
[[rule]]
id = "eigene.gerede"
kind = "A.hearsay"
strength = 3
phrases = ["dem ^Gerede nach"]
why = "Wer redet, steht nicht da."
harmless_when = "Wenn es um das Gerede selbst geht."
yes = ["[Dem Gerede nach] geht der Chef.", "Er geht [dem Gerede nach]."]
no = ["Das Gerede hört nicht auf."]
"""
PROGRAM = """
import json, sys
from pathlib import Path
from desktop.desk import Desk

desk = Desk(Path(sys.argv[1]))
texts = sys.argv[2:]
found = [[signal.rule for signal in desk.analyse(desk.lay_out(text, key=text)).signals] for text in texts]
own = desk.own_lexicons()
used = [[Path(lexicon.path).name, lexicon.rules, lexicon.off, lexicon.words] for lexicon in own.used]
faults = [[fault.fault, fault.line, fault.rule] for fault in own.faults]
print(json.dumps({"found": found, "used": used, "faults": faults, "version": desk.analysis_facts()["lexicon"]}))
"""


@pytest.fixture
def folder() -> Path:
    lexicon_folder().mkdir(parents=True)
    return lexicon_folder()


def analysed(folder: Path, *texts: str) -> dict[str, Any]:
    """Return what a fresh process finds in some texts: the lexicon is read once in each."""
    command = [sys.executable, "-c", PROGRAM, str(folder.parent), *texts]
    said: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return said


def test_own_rules_and_words_count_beside_ours(folder: Path) -> None:
    # GIVEN a rule, a rule of ours with other words, one of ours switched off, a verb of saying and an official
    (folder / "a.toml").write_text(
        '[saying]\nneutral = "faseln"\n[verbs]\nlist = "faseln"\n[actors]\nofficial = "oberdeichgraf"\n' + FILE,
        encoding="utf-8",
    )
    (folder / "b.toml").write_text(
        '[[rule]]\nid = "H.adv.wohl"\noff = true\n\n'
        '[[rule]]\nid = "H.adv.possible"\nkind = "H.adv"\nstrength = 1\nphrases = ["vielleicht"]\n',
        encoding="utf-8",
    )
    # WHEN texts are analysed
    texts = ("Dem Gerede nach geht er.", "Er ist wohl krank.", "Er ist womöglich krank, vielleicht.")
    told = analysed(folder, *texts, "Er faselte, der Weg sei frei.")
    # THEN the reader's rules hold, and the version tells that they do
    assert told["found"] == [["eigene.gerede"], [], ["H.adv.possible"], ["H.konj.subjunctive1"]]
    assert told["used"] == [["a.toml", ["eigene.gerede"], [], 3], ["b.toml", ["H.adv.possible"], ["H.adv.wohl"], 0]]
    assert told["faults"] == []
    assert told["version"] != shipped_lexicon().version


def test_a_bad_rule_takes_no_other_down(folder: Path) -> None:
    # GIVEN a file with a rule that is no TOML, one of a kind that does not exist, and a good one; and a file of bytes
    (folder / "a.toml").write_text(
        '[[rule]]\nid = "eigene.offen"\nkind = "A.hearsay\n\n[[rule]]\nid = "eigene.art"\nkind = "A.nichts"\n'
        f'strength = 1\nphrases = ["x"]\n{FILE}',
        encoding="utf-8",
    )
    (folder / "b.toml").write_bytes(b"\n\xff\xfe")
    # WHEN a text is analysed
    told = analysed(folder, "Dem Gerede nach bestreitet er das.")
    # THEN the good rule and ours hold, and each fault is told with its line and its rule
    assert told["found"] == [["eigene.gerede", "D.deny.verb"]]
    assert told["faults"] == [
        ["syntax", 3, "eigene.offen"],
        ["unknown_kind", 5, "eigene.art"],
        ["not_utf8", 2, ""],
    ]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"phrase": ["x"]}, "unknown_key"),
        ({"id": "ohnepunkt"}, "bad_id"),
        ({"id": 3}, "bad_id"),
        ({"off": True}, "bad_off"),
        ({"strength": 4}, "bad_strength"),
        ({"strength": True}, "bad_strength"),
        ({"kind": None}, "no_text"),
        ({"kind": "A.nichts"}, "unknown_kind"),
        ({"phrases": "dem Gerede nach"}, "no_list"),
        ({"yes": [3]}, "no_list"),
        ({"why": {"de": "nur deutsch"}}, "no_text"),
        ({"method": "zauber", "phrases": []}, "unknown_method"),
        ({"method": "circles"}, "method_alone"),
        ({"needs": ["negatd"]}, "unknown_condition"),
        ({"keep": "nichts"}, "unknown_keep"),
        ({"phrases": []}, "nothing_sought"),
        ({"with": ["auf"]}, "with_without_verbs"),
        ({"verbs": ["xyzzen"]}, "unknown_verb"),
        ({"phrases": ["(dem Gerede"]}, "bad_pattern"),
        ({"phrases": ["*"]}, "bad_pattern"),
        ({"phrases": ["… Gerede"]}, "pattern_without_word"),
        ({"phrases": ["(dem) (Gerede)"]}, "pattern_without_word"),
        ({"phrases": ["a … b … c … d"]}, "pattern_too_wide"),
        ({"phrases": ["(a) (b) (c) (d) (e) f"]}, "pattern_too_wide"),
        ({"phrases": ["^dem ^Gerede"]}, "two_heads"),
    ],
)
def test_each_fault_of_a_rule_is_found_and_told(change: dict[str, Any], fault: str) -> None:
    # GIVEN a whole rule / WHEN one thing in it is wrong / THEN that is what is found
    assert list(faults_of(WHOLE, KINDS)) == []
    assert [what for what, _ in faults_of({**WHOLE, **change}, KINDS)] == [fault]


def test_a_name_that_may_be_meant_is_offered() -> None:
    # GIVEN a condition with a letter missing / WHEN looked at / THEN the one that exists is named
    (fault,) = faults_of({**WHOLE, "unless": ["negatd"]}, KINDS)
    assert fault == ("unknown_condition", {"name": "negatd", "meant": "negated"})


def test_our_own_rules_and_patterns_pass_what_is_asked_of_readers() -> None:
    # GIVEN the rules that ship, as they stand in their files
    folder = resource("lexicons", "de")
    rules = [
        rule
        for name in ("hedges", "sources", "denials")
        for rule in tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))["rule"]
    ]
    # THEN none has a fault, and no pattern could take long
    assert len(rules) > 100
    assert [(rule["id"], fault) for rule in rules for fault in faults_of(rule, KINDS)] == []
    assert pattern_fault("a " * 13) == "pattern_too_wide"


def test_a_file_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    # GIVEN files that are no lexicon
    for number, text in enumerate(["rule = 3", "[[rule]]\nx = [[[", 'a = "', "[rule]\nid = 1", "x = " + "[" * 5_000]):
        path = tmp_path / f"{number}.toml"
        path.write_text(text, encoding="utf-8")
        # WHEN read / THEN there is a fault and no error, and it can be told in both languages
        file = read_own(path)
        assert file.faults
        assert all(path.name in tell_fault(fault, language) for fault in file.faults for language in ("de", "en"))
    assert read_own(tmp_path / "fehlt.toml").faults[0].fault == "unreadable"


def test_trying_a_file_runs_its_examples(tmp_path: Path) -> None:
    # GIVEN a rule without reasons, with an example in which it does not fire and one in which it does
    path = tmp_path / "neu.toml"
    rule = FILE.replace("why =", "# ").replace("Das Gerede hört nicht auf.", "Dem Gerede nach nicht.")
    path.write_text(rule.replace("Er geht [dem Gerede nach]", "Er [geht] dem Gerede nach"), encoding="utf-8")
    # WHEN it is tried
    used, faults = Desk(tmp_path).try_lexicon(path)
    # THEN the rule would be used, and what is wrong with it is told
    assert used.rules == ("eigene.gerede",)
    assert [(fault.fault, fault.rule) for fault in faults] == [
        (what, "eigene.gerede") for what in ("no_reason", "example_silent", "example_fires")
    ]
    assert {fault.line for fault in faults} == {2}


def test_every_fault_can_be_told_and_every_sentence_has_its_fault() -> None:
    # GIVEN the words of the code that looks at a reader's files
    room = Path(desktop.signals.__file__).parent
    files = [room / f"{name}.py" for name in ("own", "rulebook", "rule_faults", "trial", "lexicon/patterns")]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    written = {node.value for node in nodes if isinstance(node, ast.Constant)}
    # WHEN compared with the sentences for faults
    told = {key.partition(".")[2] for key in message_table("lexicon", "de") if key.startswith("fault.")}
    # THEN none is left over; the tests above tell that none is missing
    assert told - written == set()


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=12), st.lists(st.text(max_size=12), max_size=3),
    st.lists(st.sampled_from(["(a) ^b", "*", "…", "^", "a/", "(", "x~", "A+", "a … b"]), max_size=3),
    st.dictionaries(st.sampled_from(["de", "en"]), st.text(max_size=5)),
)  # fmt: skip


@given(
    st.dictionaries(
        st.sampled_from([*WHOLE, "verbs", "with", "nouns", "needs", "unless", "method", "keep", "off"]), VALUES
    )
)
def test_whatever_a_rule_holds_it_is_judged_and_what_passes_can_be_used(change: dict[str, Any]) -> None:
    # GIVEN a rule with values of any sort
    rule = {**WHOLE, **change}
    # WHEN it is looked at / THEN there is an answer, and one without a fault can be made ready
    if not list(faults_of(rule, KINDS)) and "off" not in rule:
        made = rule_of(rule, KINDS)
        assert all(phrase.first.written for phrase in (*made.phrases, *made.nouns, *made.complements))


@given(st.text(alphabet="[]rule=\"'#\n\\x1.ä ", max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_read_as_a_lexicon(tmp_path: Path, text: str) -> None:
    # GIVEN a file of any signs / WHEN read / THEN no error comes of it, and every fault has its sentence
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    for fault in read_own(path).faults:
        assert tell_fault(fault, "de").startswith("a.toml")
