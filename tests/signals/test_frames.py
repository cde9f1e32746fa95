"""Who says what: cue, speaker, words and form."""

import pytest
from spaced import phrase_words, read, words_of

from desktop.core.signal import Form
from desktop.signals.context import Context
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.frames import find_frames


def told(text: str, form: Form | None = None) -> list[tuple[str, str | None, str]]:
    """Return cue, source and words of each frame, in text order."""
    syntax = read(text)
    frames = [frame for frame in find_frames(syntax) if form in (None, frame.form)]
    return [
        (
            " ".join(syntax.tokens[index] for index in frame.cue),
            phrase_words(syntax, frame.source),
            " … ".join(words_of(syntax, start, end) for start, end in frame.content),
        )
        for frame in frames
    ]


@pytest.mark.parametrize(
    ("sentence", "cue", "source", "words"),
    [
        ("Der Senat bestreitet , dass er zahlt .", "bestreitet", "Der Senat", "dass er zahlt"),
        ("Sie fragte , ob er komme .", "fragte", "Sie", "ob er komme"),
        ("Weber sagte , der Plan sei gut .", "sagte", "Weber", "der Plan sei gut"),
        ("Der Plan sei gut , sagte Weber .", "sagte", "Weber", "Der Plan sei gut"),
        ("Der Plan ist gut , teilte der Verein mit .", "teilte mit", "der Verein", "Der Plan ist gut"),
        ("Der Plan sei , sagte Weber , sehr gut .", "sagte", "Weber", "Der Plan sei"),
        ("In Bonn , sagte Weber , sei es kalt .", "sagte", "Weber", "In Bonn … sei es kalt"),
        ("Er sprach davon : Das Wetter , sagte Weber , sei gut .", "sagte", "Weber", "Das Wetter … sei gut"),
        ("Auch wenn es regne , so komme er , sagte Weber .", "sagte", "Weber", "Auch wenn es regne , so komme er"),
        ("Als er kam , sagte Weber , sei es kalt gewesen .", "sagte", "Weber", "Als er kam … sei es kalt gewesen"),
        ("Weber sagte : Wenn es regnet , bleibt er .", "sagte", "Weber", "Wenn es regnet , bleibt er"),
        ("Es werde eng , machte Weber am Freitag deutlich .", "machte", "Weber", "Es werde eng"),
        ("Es werde eng , sagte Weber : „ Wir warten nicht . “", "sagte", "Weber", "Es werde eng"),
        ("Man rechne damit , hieß es auf Anfrage bei der Polizei .", "hieß", "der Polizei", "Man rechne damit"),
        ("Beim Senat hieß es , er sei krank .", "hieß", "Senat", "er sei krank"),
        ("Aus der Partei war zu hören , sie werde zustimmen .", "hören", "der Partei", "sie werde zustimmen"),
        ("Dass er zahlt , bestreitet der Senat .", "bestreitet", "der Senat", "Dass er zahlt"),
        ("Beamte bestreiten , etwas zu wissen .", "bestreiten", "Beamte", "etwas zu wissen"),
        ("Weber hat gesagt , er komme .", "gesagt", "Weber", "er komme"),
        ("Wie der Verein mitteilte , kommt er .", "mitteilte", "der Verein", "kommt er"),
        ("Er kommt , wie der Verein mitteilte .", "mitteilte", "der Verein", "Er kommt"),
        ("Von der Polizei wurde mitgeteilt , dass er floh .", "mitgeteilt", "der Polizei", "dass er floh"),
        ("Laut der Polizei floh er .", "Laut", "der Polizei", "floh er"),
        ("Er floh nach Angaben der Polizei .", "nach Angaben", "der Polizei", "Er floh"),
        ("Der Polizei zufolge floh er .", "zufolge", "Der Polizei", "floh er"),
        ("Er sei geflohen , so die Polizei .", "so", "die Polizei", "Er sei geflohen"),
        ("Er floh , weil es brannte , so die Polizei .", "so", "die Polizei", "Er floh , weil es brannte"),
        ("Wie die „ Hilfe kommt “ heute mitteilte , sei es ruhig .", "mitteilte", "die „ Hilfe", "sei es ruhig"),
        ("Weber , Meier und Schulz sagen , es reiche .", "sagen", "Weber , Meier und Schulz", "es reiche"),
        ("Wie von Weber behauptet , sei es kalt .", "behauptet", "Weber", "sei es kalt"),
        ("Er schrieb einen Brief . Darin heißt es , er gehe .", "heißt", "einen Brief", "er gehe"),
        ("Der Rat hat entschieden , dass er geht .", "entschieden", "Der Rat", "dass er geht"),
        ("Weber hat angekündigt im Mai zu gehen .", "angekündigt", "Weber", "im Mai zu gehen"),
        ("Es eile , sagten Sprecher großer Verbände .", "sagten", "Sprecher großer Verbände", "Es eile"),
        ("Vor Mai war bekannt geworden , dass er geht .", "geworden", None, "dass er geht"),
        ("Das Amt ließ verlauten , es eile .", "verlauten", "Das Amt", "es eile"),
        ("Das sei falsch , attestiert Weber .", "attestiert", "Weber", "Das sei falsch"),
        (
            "Das Werk schließe , teilte die zum Konzern gehörende Firma mit .",
            "teilte mit",
            "die zum Konzern gehörende Firma",
            "Das Werk schließe",
        ),
        ("Weber mahnte an , man müsse eilen .", "mahnte an", "Weber", "man müsse eilen"),
        ("Es kam eine Warnung – der Plan sei falsch .", "Warnung", None, "der Plan sei falsch"),
        ("Weber sprach sich dafür aus , zu gehen .", "sprach aus", "Weber", "zu gehen"),
        ("Der Rat und Weber haben sich geeinigt , zu gehen .", "geeinigt", "Der Rat und Weber", "zu gehen"),
        ("Einige vertreten die Ansicht , es reiche .", "Ansicht", "Einige", "es reiche"),
        ("Es reiche , soll es in dem Brief heißen .", "heißen", "dem Brief", "Es reiche"),
        ("Zeugen berichteten , wie er die Frau beschimpfte .", "berichteten", "Zeugen", "wie er die Frau beschimpfte"),
        (
            "Beamte sprachen davon , dass Truppen , die kamen , die Stadt geplündert hätten .",
            "sprachen",
            "Beamte",
            "dass Truppen , die kamen , die Stadt geplündert hätten",
        ),
        (
            "Umfragen , nach denen Bürger das ablehnen , gibt es viele .",
            "nach denen",
            "Umfragen",
            "Bürger das ablehnen",
        ),
        (
            "Es war am Montag , den 5. Mai , teilte das Amt mit .",
            "teilte mit",
            "das Amt",
            "Es war am Montag , den 5. Mai",
        ),
        (
            "Die ihm vorgehaltene Tat weise er zurück , sagt Weber .",
            "sagt",
            "Weber",
            "Die ihm vorgehaltene Tat weise er zurück",
        ),
        ("Vor allem die Grünen fordern , dass er geht .", "fordern", "die Grünen", "dass er geht"),
        ("Clara von der Au reist . Es sei spät , sagte von der Au .", "sagte", "von der Au", "Es sei spät"),
        ("Wenige sagten , es sei gut .", "sagten", "Wenige", "es sei gut"),
        ("Im Blatt ( Seite zwei , Sonntag ) sagte Weber , er gehe .", "sagte", "Weber", "er gehe"),
        ("Beim neuen Virus ging man davon aus , dass es eile .", "ging aus", None, "dass es eile"),
        ("Der Plan sei gut , wie es eine Sprecherin ausdrückte .", "ausdrückte", "eine Sprecherin", "Der Plan sei gut"),
        ("Das sei neu , heißt es auf Anfrage aus dem Büro .", "heißt", "dem Büro", "Das sei neu"),
        ("Die Vereinigung ist der Ansicht , es eile .", "Ansicht", "Die Vereinigung", "es eile"),
        ("Eine Klage begründete Weber damit , dass es eile .", "begründete", "Weber", "dass es eile"),
        ("Die Gruppe teilte Reportern mit , dass sie geht .", "teilte mit", "Die Gruppe", "dass sie geht"),
        ("Das Amt bietet an , die Kosten zu tragen .", "bietet an", "Das Amt", "die Kosten zu tragen"),
        ("Die Länder fassten den Beschluss , neu zu zählen .", "Beschluss", "Die Länder", "neu zu zählen"),
        ("Weber , der sagt , er komme , fährt heim .", "sagt", "Weber", "er komme"),
        ("Weber , der kam , um zu fordern , dass er geht , schwieg .", "fordern", "Weber", "dass er geht"),
        ("Aus Sicht der Partei reicht das .", "Aus Sicht", "der Partei", "reicht das"),
        ("Nach Webers Meinung reicht das .", "Nach Meinung", "Webers", "reicht das"),
        ("In einem Bericht hieß es , er sei krank .", "hieß", "einem Bericht", "er sei krank"),
        ("Die Wahl von Zeugen wurde damit begründet , dass es eile .", "begründet", None, "dass es eile"),
        ("Es hieß , er sei krank .", "hieß", None, "er sei krank"),
        ("Er las einen Bericht , wonach sie krank sei .", "wonach", "einen Bericht", "sie krank sei"),
        ("Der Vorwurf der Partei , er habe gelogen , wiegt schwer .", "Vorwurf", "der Partei", "er habe gelogen"),
        ("Weber ist der Meinung , er solle gehen .", "Meinung", "Weber", "er solle gehen"),
        ("Die Idee , dass er geht , gefällt .", "Idee", None, "dass er geht"),
        ("Der Plan sei gut , so vermutet der Senat .", "vermutet", "der Senat", "Der Plan sei gut"),
        ("Man rechne mit Regen , hieß es im Ministerium .", "hieß", "Ministerium", "Man rechne mit Regen"),
        ("In Regierungskreisen wurde betont , er sei krank .", "betont", "Regierungskreisen", "er sei krank"),
        ("Er zahlt nicht . Das teilte der Senat mit .", "teilte mit", "der Senat", "Er zahlt nicht"),
        ("Er zahlt nicht . Das geht aus dem Bericht hervor .", "geht hervor", "dem Bericht", "Er zahlt nicht"),
        ("Kritiker hatten ihm vorgeworfen , er wollte gehen .", "vorgeworfen", "Kritiker", "er wollte gehen"),
        ("Wie der Senat mitteilte , sieht Weber darin Betrug .", "mitteilte", "der Senat", "sieht Weber darin Betrug"),
        ("Das Amt wurde vom Verband gebeten , zu zahlen .", "gebeten", "Verband", "zu zahlen"),
        ("Ein Brief , der ihn lobt und Bonn auffordert , zu zahlen .", "auffordert", "Ein Brief", "zu zahlen"),
        ("Es rief ein Mann an , der sagte , er sei krank .", "sagte", "ein Mann", "er sei krank"),
        ("Das Amt konnte nachweisen , dass es eilt .", "nachweisen", "Das Amt", "dass es eilt"),
        ("Die Ministerin wird nicht müde zu betonen , dass es eilt .", "betonen", "Die Ministerin", "dass es eilt"),
    ],
)
def test_reported_words_have_their_cue_and_source(sentence: str, cue: str, source: str | None, words: str) -> None:
    # GIVEN a sentence that hands over somebody's words
    # WHEN its frames are found
    # THEN the first has this cue, source and content
    assert told(sentence, Form.INDIRECT)[0] == (cue, source, words)


@pytest.mark.parametrize(
    ("text", "cue", "source", "words"),
    [
        ("„ Wir kommen morgen “ , sagte Weber .", "sagte", "Weber", "„ Wir kommen morgen “"),
        ("Weber sagte : „ Wir kommen . “", "sagte", "Weber", "„ Wir kommen . “"),
        ("„ Kein Pardon “ , sagt Weber , „ Geld oder Leben ! “", "sagt", "Weber", "„ Geld oder Leben ! “"),
        ("„ Wir “ , sagte Weber , „ kommen bald . “", "sagte", "Weber", "„ kommen bald . “"),
        ("Weber schüttelt den Kopf : „ Wir kommen nicht . “", "", "Weber", "„ Wir kommen nicht . “"),
        ("Weber warnte , es werde eng : „ Wir warten nicht . “", "warnte", "Weber", "„ Wir warten nicht . “"),
        ("Die Forderung verstand Weber gut : „ Wir kommen gern . “", "", "Weber", "„ Wir kommen gern . “"),
        ("Weber nannte den Plan „ völlig verfehlt “ .", "nannte", "Weber", "„ völlig verfehlt “"),
        ("Weber bezeichnete das als ein „ schönes Zeichen “ .", "bezeichnete", "Weber", "„ schönes Zeichen “"),
        ("„ Das reicht nicht “ , wird der Minister zitiert .", "zitiert", "der Minister", "„ Das reicht nicht “"),
    ],
)
def test_quoted_words_have_their_cue_and_source(text: str, cue: str, source: str, words: str) -> None:
    # GIVEN a quotation
    # WHEN its frames are found
    # THEN the first is direct speech with this cue and source
    assert told(text, Form.DIRECT)[0] == (cue, source, words)


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Weber sagte , er komme . Der Zug sei voll .", "Weber", "Der Zug sei voll"),
        (
            "Weber sagte , er komme . ¶ Der Zug sei voll . Er bleibe lange .",
            "Weber",
            "Der Zug sei voll . Er bleibe lange",
        ),
        ("Weber sagte , er komme . Der Senat ist entsetzt . Das sei falsch .", "Der Senat", "Das sei falsch"),
        ("Weber sagte , er komme . Er wisse nicht , wann .", "Weber", "Er wisse nicht , wann"),
        ("Berichte wies der Minister zurück . Alles sei gut .", "der Minister", "Alles sei gut"),
        ("Der Senat wehrt sich . Man zahle , teilte es mit . Es sei genug .", "Der Senat", "Es sei genug"),
        ("Weber sagte , er komme . Patienten werden verlegt . So sei es besser .", "Weber", "So sei es besser"),
        (
            "Weber sagte , er komme . Welchen Weg er kannte , bleibe offen .",
            "Weber",
            "Welchen Weg er kannte , bleibe offen",
        ),
        (
            "Weber sagte , er komme . Ob es reiche , müsse der Senat entscheiden .",
            "Weber",
            "Ob es reiche , müsse der Senat entscheiden",
        ),
        ("Weber leidet nach Eigenaussage . Ihm fehle viel .", "Weber", "Ihm fehle viel"),
    ],
)
def test_words_go_on_for_the_last_source_without_a_frame(text: str, source: str, words: str) -> None:
    # GIVEN somebody's words that go on in the next sentence
    # WHEN the frames are found
    found = told(text, Form.FRAMELESS)
    # THEN the sentences without a cue belong to the last source
    assert found == [("", source, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Weber sagte , er komme . Der Zug ist voll .",
        "Die „ Titanic “ sank vor langer Zeit .",
        "Wenn er kommt , freut sich Weber .",
        "Der Film „ Das Boot “ läuft heute .",
        "Weber lehnt das ab . Teile des Daches fielen herab .",
        "Weber sagte in der „ Runde am Tisch “ nichts .",
        "Er wurde laut und ging .",
        "Nach dem Treffen ging er .",
    ],
)
def test_the_author_keeps_the_authors_words(text: str) -> None:
    # GIVEN a text that ends in the author's own words
    syntax = read(text)
    # WHEN the frame around its last word is asked for
    last = max(index for index, token in enumerate(syntax.tokens) if token.isalnum())
    # THEN there is none
    assert Context(syntax, find_frames(syntax)).frame_around(last) is None


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Der Verband forderte ein Verbot .", "Der Verband"),
        ("Die Forderungen nannte Weber überzogen .", "Weber"),
        ("Danach warnte der Senat vor Stau .", "der Senat"),
    ],
)
def test_a_speech_act_without_words_is_a_report_of_its_clause(sentence: str, source: str) -> None:
    # GIVEN a verb of saying whose object is what is said
    # WHEN the frames are found
    # THEN the clause is reported, without a cue, and the one who speaks is found
    assert told(sentence) == [("", source, sentence.removesuffix(" ."))]


def test_whoever_is_told_to_have_spoken_goes_on_in_konjunktiv() -> None:
    # GIVEN a speech act that hands over nothing itself, by a pronoun
    text = "Weber sagte , er komme . Er kritisierte den Plan . Dieser sei falsch ."
    # WHEN the frames are found
    last = find_frames(read(text))[-1]
    # THEN the next sentence is that speaker's, as the text names him last and with his name
    assert last.form is Form.FRAMELESS
    assert phrase_words(read(text), last.speaker) == "Er"
    assert phrase_words(read(text), last.source) == "Weber"


@pytest.mark.parametrize(
    "text",
    [
        "Zuerst bestand die Möglichkeit , dass es regnet .",
        "Das wurde nicht bestätigt . Er ist krank .",
        "Der Verband kritisierte den Plan .",
        "Der Teilchenstrom wird „ Sonnenwind “ genannt .",
        "Die Truppe nennt sich „ Rat der Weisen “ .",
        "Das Treffen fand ein Ende : Weber ging .",
        "Niemand erwartet , dass es regnet .",
        "Man kann sagen , dass es regnet .",
        "Das heißt , dass er geht .",
        "Mit anderen Worten : Er geht .",
        "Dagegen spricht , dass es eilt .",
        "Er lobt das so heftig , dass es alle hören .",
        "Er war in Not geraten , so dass er anfing , Autos zu bauen .",
        "Wegen der Mängel , die sich gezeigt haben , begann er , neu zu bauen .",
        "Er sät Zweifel , wo er kann .",
        "Wir fordern mehr Geld .",
        "Zwei Monate nach dem Bericht der Polizei ist er frei .",
        "Das Haus , genannt Hof , ist alt .",
        "Nun droht ein Streik .",
        "Warum er ging , gab der Senat nicht bekannt .",
        "Wen er meinte , sagte der Minister nicht .",
        "Alle sind eingeladen , heute zu turnen .",
        "Kurz gesagt : Er geht .",
        "Der Laden findet sich im Hof , wo er wohnt .",
        "Die Liste stellt keine Hürde dar : Er braucht nur Zeit .",
        "Wer meint , dass es regnet , geht heim .",
        "Sie ging , um nicht gefragt zu werden , ob es gelang .",
        "Zu Führung gehört , dass er zuhört .",
        "Wenn man annimmt , dass es regnet , wird es eng .",
        "Für Forscher ist es ausgesprochen wichtig , heute zu lesen .",
        "Die Angst geht um – es dürfte eng werden .",
        "Der Hof will wachsen und kann sagen , was fehlt .",
        "Die Ministerin wird berichten , dass es regnet .",
        "Die Firma meldete Verluste , so dass sie schloss .",
    ],
)
def test_no_words_are_handed_over(text: str) -> None:
    # GIVEN a verb of saying in another sense, negated, or with something else than a message for an object
    # WHEN the frames are found
    # THEN there is none
    assert told(text) == []


def test_a_coordinated_verb_shares_the_subject_of_its_own_mood() -> None:
    # GIVEN reported words between two verbs of one speaker
    text = "Die Ministerin sagte , der Plan sei gut , und kündigte an , ihn zu prüfen ."
    # WHEN the frames are found
    # THEN both are hers
    assert [source for _, source, _ in told(text)] == ["Die Ministerin", "Die Ministerin"]


def test_a_frame_goes_on_through_a_coordinated_verb_and_ends_at_the_authors() -> None:
    # GIVEN two sentences that go on with "und", in either mood
    stays = "Beamte teilten mit , sie wüssten nichts und sehen keinen Grund ."
    ends = "Weber sagte , er komme , und verließ den Raum ."
    # WHEN the frames are found
    # THEN the first keeps both verbs, the second only its own
    assert told(stays)[0][2] == "sie wüssten nichts und sehen keinen Grund"
    assert told(ends)[0][2] == "er komme"


def test_a_pronoun_stands_in_the_text_and_is_resolved_beside_it() -> None:
    # GIVEN a speaker named first and a pronoun after
    syntax = read("Weber sagte , er komme . Sie betonte , dass es eile .")
    # WHEN the frames are found
    last = find_frames(syntax)[-1]
    # THEN the phrase stays a pronoun and the source is the name
    assert phrase_words(syntax, last.speaker) == "Sie"
    assert phrase_words(syntax, last.source) == "Weber"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Der Senat schwieg , sagte Weber . Der Minister kam spät . Er sagte , er sei krank .", "Der Minister"),
        ("Anna Weber sagte , sie komme . Weber lachte . Sie sagte , der Zug sei voll .", "Weber"),
        ("Der Minister kam spät . Der Zug sei voll , sagte er .", "Der Minister"),
        ("Die Ernüchterung kam . Alle sahen Weber . Sie sagte , es sei Zeit .", "Weber"),
        ("Der Minister hat getagt . Es werde geprüft , hieß es .", "Der Minister"),
        ("Weber sagte , er komme . Es werde geprüft , hieß es .", "Weber"),
        ("Es geht um zwei Beamte . Ihnen zufolge werde geprüft .", "zwei Beamte"),
    ],
)
def test_whoever_is_meant_is_who_was_told_of_last(text: str, source: str) -> None:
    # GIVEN a text whose last frame names nobody by name
    syntax = read(text)
    # WHEN its frames are found
    last = [frame for frame in find_frames(syntax) if frame.form is Form.INDIRECT][-1]
    # THEN the source is whom the text told of last
    assert phrase_words(syntax, last.source) == source


def test_man_before_a_colon_is_not_who_speaks_behind_it() -> None:
    # GIVEN somebody's words, and a quotation that a sentence with man announces
    text = "Der Zug sei voll , sagte Weber . Im Zug sitzt man eng : „ Wir nehmen den Bus . “"
    # WHEN the quotation's frame is found
    found = told(text, Form.DIRECT)
    # THEN it is of who spoke before
    assert found == [("sagte", "Weber", "„ Wir nehmen den Bus . “")]


def test_own_words_inside_a_quotation_stay_the_speakers() -> None:
    # GIVEN a speaker who says "ich glaube"
    syntax = read("„ Ich glaube , dass er kommt “ , sagte Weber .")
    # WHEN the innermost frame of the dass-clause is asked for
    frame = Context(syntax, find_frames(syntax)).frame_around(syntax.tokens.index("kommt"))
    # THEN it is the speaker's
    assert frame is not None
    assert phrase_words(syntax, frame.source) == "Weber"


def test_what_others_know_inside_a_quotation_stays_the_speakers() -> None:
    # GIVEN a quotation that tells what people ought to know, which nobody of them says
    text = "„ Die Menschen sollen wissen , dass er kommt “ , sagte Weber ."
    # WHEN its frames are read
    frames = told(text)
    # THEN there is one, of the speaker
    assert [source for _, source, _ in frames] == ["Weber"]


def test_a_quotation_that_stands_alone_is_told_once() -> None:
    # GIVEN a second quotation, without a verb of saying
    text = "„ Es reicht “ , sagte Weber . „ Wir gehen jetzt nach Hause . “"
    # WHEN its frames are read
    frames = told(text)
    # THEN each quotation has one frame
    assert [words for _, _, words in frames] == ["„ Es reicht “", "„ Wir gehen jetzt nach Hause . “"]


def test_what_a_speaker_says_of_himself_stays_in_his_own_frame() -> None:
    # GIVEN a verb of saying inside somebody's reported words, with a pronoun for its subject
    text = "Der Sprecher sagte , er gehe davon aus , dass es „ ganz sicher “ gelinge ."
    # WHEN the frames are found
    # THEN all is the speaker's, the quoted words too
    assert [(cue, source) for cue, source, _ in told(text)] == [("sagte", "Der Sprecher")] * 2


def test_a_suspect_does_not_utter_the_suspicion() -> None:
    # GIVEN somebody under a suspicion / WHEN the frames are found / THEN the words are nobody's
    assert told("Weber steht im Verdacht , Geld genommen zu haben .") == [("Verdacht", None, "Geld genommen zu haben")]


def test_a_clause_with_wie_in_konjunktiv_belongs_to_what_is_said() -> None:
    # GIVEN reported speech that itself refers to what somebody suggests
    text = "Weber sagte , er komme . Es sei nicht so , wie der Senat behaupte ."
    # WHEN the frames are found / THEN the sentence goes on for the first speaker
    assert told(text, Form.FRAMELESS) == [("", "Weber", "Es sei nicht so , wie der Senat behaupte")]


def test_a_few_quoted_words_are_direct_speech_inside_reported_words() -> None:
    # GIVEN reported speech with three words quoted
    text = "Weber sagte , der Plan sei „ ganz und gar “ verfehlt ."
    # WHEN the frames are found
    # THEN the quoted words have a frame of their own with the same source
    assert told(text, Form.DIRECT) == [("sagte", "Weber", "„ ganz und gar “")]


def test_the_innermost_frame_wins() -> None:
    # GIVEN two frames, one inside the other, and a report of a speech act
    outer = Frame((0,), None, ((1, 10),), Form.INDIRECT, "neutral")
    inner = Frame((2,), None, ((3, 5),), Form.INDIRECT, "neutral")
    report = Frame((3,), None, ((4, 5),), Form.REPORTED, "neutral")
    context = Context(read("Weber sagte , dass Berg meine , der Plan sei tot ."), [outer, inner, report])
    # WHEN a token inside both and one only in the outer are asked for
    # THEN each gets the tightest frame; a report of a speech act hands over no words
    assert context.frame_around(4) is inner
    assert context.frame_around(8) is outer
    assert context.frame_around(0) is None


@pytest.mark.parametrize(
    "text",
    [
        "Eigenen Angaben zufolge hat die Firma Verluste .",
        "Sein eigener Bruder sagte , er komme .",
        "Ihre eigenen Berater sagen , der Plan sei falsch .",
    ],
)
def test_own_words_without_another_subject_are_their_own_source(text: str) -> None:
    # GIVEN a phrase with "eigen" that is taken for the subject of its clause
    # WHEN the frames are found
    # THEN the search for whose own words they are comes to an end
    assert find_frames(read(text))
