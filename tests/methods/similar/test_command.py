"""The command and its files."""

import json

import pytest

from miteinander.methods.command import main
from miteinander.methods.similar.formats import Columns, read_texts
from miteinander.methods.trouble import MethodError
from tests.methods.similar.texts import PROPOSALS


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "vorschlaege.csv"
    lines = [f'{name},"{text}",{topic}' for name, text, topic in PROPOSALS]
    path.write_text("id,text,thema\n" + "\n".join(lines) + "\n")
    return path


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "texte.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_query_answers_with_matches_reasons_and_a_suggested_topic(table, capsys):
    assert main(["similar", str(table), "--query", "Mehr Radwege in der Stadt, kein Tempo 50", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["matches"][0]["id"] == "1"
    assert found["matches"][0]["reasons"][0]["kind"] in {"same", "similar", "part"}
    assert found["topics"][0]["topic"] == "Verkehr"
    assert found["topic_hint"] == (
        "Das Thema ist nur ein Vorschlag nach Wortähnlichkeit. Bitte entscheiden Sie selbst."
    )


def test_sentences_are_for_people(table, capsys):
    assert main(["similar", str(table), "--query", "Baum auf dem Schulhof"]) == 0
    assert capsys.readouterr().out.split("\n")[:3] == [
        "10 Texte sind bekannt. 1 Text ist ähnlich; ob es dasselbe ist, entscheidet ein Mensch.",
        "Wahrscheinlich dasselbe (68 %): 5: „Bäume an den Schulhöfen pflanzen“",
        "  Gemeinsam: Baum/Bäume, Schulhof/Schulhöfen.",
    ]


def test_without_a_query_pairs_are_listed(table, capsys):
    assert main(["similar", str(table), "--language", "en", "--threshold", "0.4"]) == 0
    told = capsys.readouterr().out.split("\n")
    assert told[0] == "10 texts are known. 1 pair is similar; whether they say the same, a person decides."
    assert told[3] == "  Beware: only one of the two texts says “no”, “less” or the like; they may mean the opposite."


def test_the_check_of_topics_says_how_far_to_trust_them(table, capsys):
    assert main(["similar", str(table), "--check-topics", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["check"]["asked"] == 10


def test_a_check_without_topics_is_refused(file, capsys):
    assert main(["similar", str(file("id,text\n1,Radweg\n")), "--check-topics"]) == 2
    assert capsys.readouterr().err == (
        "texte.csv: Kein Text hat ein Thema. Nennen Sie die Spalte der Themen mit --topic.\n"
    )


def test_usual_columns_are_recognised_and_rows_without_text_left_out(file):
    assert read_texts(file("comment-id;comment-body\n7;Radweg\n8;\n")) == [("7", "Radweg", "")]


def test_named_columns_are_taken(file):
    chosen = Columns(text="Wunsch", id="Nummer", topic="Amt")
    assert read_texts(file("Nummer,Wunsch,Amt\n7,Radweg,Bau\n"), chosen) == [("7", "Radweg", "Bau")]


def test_a_plain_list_has_one_text_per_line(file):
    assert read_texts(file("Bäume\n\nRadweg\n".encode("cp1252"))) == [("1", "Bäume", ""), ("3", "Radweg", "")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "texte.csv: Die Datei ist leer."),
        ("id,text\n", "texte.csv: In der Datei steht kein Text."),
        ("id,text\n1,a\n1,b\n", "texte.csv, Zeile 3: Die Kennung „1“ steht schon in Zeile 2."),
        ("id,text\n,a\n", "texte.csv, Zeile 2: Hier fehlt die Kennung."),
        (
            "id,text\n1,a,b\n",
            (
                "texte.csv, Zeile 2: Die Zahl der Felder ist hier 3, in der Kopfzeile 2. "
                "Fehlt ein Anführungszeichen, oder ist die Datei abgeschnitten?"
            ),
        ),
        (
            'id,text\n1,"a\n',
            (
                "texte.csv, Zeile 2: Ein Anführungszeichen öffnet oder schließt hier an der falschen Stelle, "
                "oder ein Feld ist zu lang."
            ),
        ),
        (
            "a,b\n1,2\n",
            "texte.csv, Zeile 1: Es gibt keine Spalte „text“. Vorhanden sind: a, b. Nennen Sie die Spalte mit --text.",
        ),
        (b"\x00\x01", "texte.csv: Das ist keine Textdatei. Bitte speichern Sie sie als Text oder CSV."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(file, content, said):
    with pytest.raises(MethodError) as trouble:
        read_texts(file(content))
    assert trouble.value.said("de") == said


def test_a_query_without_a_word_is_refused(table, capsys):
    assert main(["similar", str(table), "--query", " … "]) == 2
    assert capsys.readouterr().err == (
        "Der gesuchte Text enthält kein Wort. Bitte schreiben Sie nach --query, worum es geht.\n"
    )


def test_less_than_one_match_cannot_be_asked_for(table, capsys):
    assert main(["similar", str(table), "--query", "Radweg", "--most", "-3"]) == 2
    assert capsys.readouterr().err.startswith("Nach --most muss eine ganze Zahl ab 1 stehen, nicht „-3“. Mehr ")
