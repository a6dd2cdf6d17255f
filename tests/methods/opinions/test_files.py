"""Reading the exports of Polis, plain, odd and damaged."""

import numpy as np
import pytest

from miteinander.methods.opinions import careful
from miteinander.methods.opinions.formats import ABOUT_PEOPLE, read_comments, read_groups, read_votes
from miteinander.methods.trouble import MethodError

LIST = "timestamp,datetime,comment-id,voter-id,vote\n"
MATRIX = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n"


@pytest.fixture
def file(tmp_path):
    def write(content, name="votes.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def triples(votes):
    people, statements = np.array(votes.people)[votes.rows], np.array(votes.statements)[votes.columns]
    return list(zip(people.tolist(), statements.tolist(), votes.values.tolist(), strict=True))


def refusal(path, read=read_votes):
    with pytest.raises(MethodError) as trouble:
        read(path)
    return trouble.value.said("de")


def test_the_list_of_votes_is_read_in_natural_order(file):
    votes = read_votes(file(LIST + "5,x,10,2,1\n6,x,9,10,-1\n7,x,9,2,0\n")).votes
    assert triples(votes) == [("2", "9", 0), ("2", "10", 1), ("10", "9", -1)]


def test_the_latest_vote_counts_wherever_it_stands(file):
    assert triples(read_votes(file(LIST + "9,x,1,1,-1\n5,x,1,1,1\n")).votes) == [("1", "1", -1)]
    assert triples(read_votes(file(LIST + '9,"x, y",1,1,-1\n5,x,1,1,1\n')).votes) == [("1", "1", -1)]


def test_the_matrix_is_read_with_its_groups(file):
    given = read_votes(file(MATRIX + "7,1,0,1,1,0,1,\n3,,0,2,0,1,-1,0\n"))
    assert triples(given.votes) == [("3", "0", -1), ("3", "1", 0), ("7", "0", 1)]
    assert given.groups == {"7": "1"}


def test_quick_and_careful_reading_agree(file):
    text = MATRIX + "7,1,0,1,1,0,1,\n3,,0,2,0,1,-1,0\n"
    votes, groups = careful.matrix(text, ",", ABOUT_PEOPLE)
    given = read_votes(file(text))
    assert (triples(votes), groups) == (triples(given.votes), given.groups)


def test_names_instead_of_numbers_semicolons_and_windows_umlauts_are_read(file):
    content = "comment-id;voter-id;vote\nBäume;Jörg;1\nBäume;Ömer;-1\n".encode("cp1252")
    assert triples(read_votes(file(content)).votes) == [("Jörg", "Bäume", 1), ("Ömer", "Bäume", -1)]


def test_comments_tell_text_and_moderation(file):
    path = file('comment-id,author-id,moderated,comment-body\n0,1,-1,"Ja, ""mehr"""\n1,1,1,Nein\n', "comments.csv")
    comments = read_comments(path)
    assert (comments["0"].text, comments["0"].moderated) == ('Ja, "mehr"', -1)
    assert read_votes(file(MATRIX + "7,1,0,1,1,0,1,\n"), comments).votes.hidden == {"0"}


def test_a_server_with_agreement_as_minus_one_is_recognised_by_its_counts(file):
    comments = read_comments(file('[{"tid": 0, "txt": "A", "mod": 1, "agree_count": 2}]', "comments.json"))
    cast = '[{"pid": 1, "tid": 0, "vote": -1}, {"pid": 2, "tid": 0, "vote": -1}, {"pid": 3, "tid": 0, "vote": 1}]'
    assert triples(read_votes(file(cast, "votes.json"), comments).votes) == [
        ("1", "0", 1),
        ("2", "0", 1),
        ("3", "0", -1),
    ]


def test_groups_of_a_server_are_read_through_its_base_clusters(file):
    text = '{"base-clusters": {"id": [0, 1], "members": [[4], [5, 6]]}, "group-clusters": [{"id": 2, "members": [1]}]}'
    assert read_groups(file(text, "math-pca2.json")) == {"5": "2", "6": "2"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "votes.csv: Die Datei ist leer."),
        (
            LIST + "1,x,1,1,2\n",
            "votes.csv, Zeile 2: „2“ ist keine Stimme. Erlaubt sind 1 (Zustimmung), 0 (weder noch) und -1 (Ablehnung).",
        ),
        (
            LIST + "1,x,1,1,1\n2,x,1\n",
            (
                "votes.csv, Zeile 3: Die Zahl der Felder ist hier 3, in der Kopfzeile 5. "
                "Fehlt ein Anführungszeichen, oder ist die Datei abgeschnitten?"
            ),
        ),
        (LIST + "1,x,1,,1\n", "votes.csv, Zeile 2: Es fehlt, wer gestimmt hat oder worüber."),
        (LIST, "votes.csv: In der Datei steht keine Stimme."),
        (
            MATRIX + "7,1,0,1,1,0,1,\n7,1,0,1,1,0,1,\n",
            "votes.csv, Zeile 3: Person „7“ steht zum zweiten Mal da (zuerst in Zeile 2).",
        ),
        ("participant,0,0\n1,1,1\n", "votes.csv, Zeile 1: Die Aussage „0“ hat zwei Spalten oder keinen Namen."),
        (
            LIST + '1,"x,1,1,1\n',
            (
                "votes.csv, Zeile 2: Ein Anführungszeichen öffnet oder schließt hier an der falschen Stelle, "
                "oder ein Feld ist zu lang."
            ),
        ),
        (b"\x00\x01\x02", "votes.csv: Das ist keine Textdatei. Bitte speichern Sie sie als Text oder CSV."),
        (
            '[{"pid": 1',
            (
                "votes.csv, Zeile 1: Das ist kein gültiges JSON. "
                "Bitte prüfen Sie Klammern, Kommas und Anführungszeichen."
            ),
        ),
        ('[{"pid": 1, "tid": 1, "vote": 3}]', "votes.csv: Das JSON hat nicht die Form, die ein Polis-Server ausgibt."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(file, content, said):
    assert refusal(file(content)) == said


def test_another_table_is_refused_with_what_is_expected(file):
    assert refusal(file("a,b\n1,2\n")) == (
        "votes.csv, Zeile 1: Die Kopfzeile passt nicht. Erwartet werden die Spalten comment-id, voter-id und vote "
        "(votes.csv) oder participant und eine Spalte je Aussage (participants-votes.csv)."
    )


def test_comments_without_their_columns_are_refused(file):
    said = "votes.csv, Zeile 1: Die Kopfzeile passt nicht. Erwartet werden die Spalten comment-id und comment-body."
    assert refusal(file("a,b\n1,2\n"), read_comments) == said
    said = "votes.csv, Zeile 2: In der Spalte moderated steht „ja“. Erlaubt sind -1, 0 und 1."
    assert refusal(file("comment-id,comment-body,moderated\n1,a,ja\n"), read_comments) == said


def test_a_file_without_groups_is_refused(file):
    said = "votes.csv: Die Datei nennt keine Gruppen. Gebraucht wird die Spalte group-id oder group-clusters."
    assert refusal(file(LIST + "1,x,1,1,1\n"), read_groups) == said
