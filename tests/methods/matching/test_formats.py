"""Reading tables and JSON, and one clear sentence for each bad file."""

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from miteinander.methods.command import main
from miteinander.methods.matching import Person, Task, Window, formats
from miteinander.methods.matching.formats import read_question
from miteinander.methods.matching.times import moment, window
from miteinander.methods.trouble import MethodError
from tests.methods.matching.questions import DAY

PERSONS, TASKS = (part.partition("::\n\n")[2].partition("\n\n")[0] for part in formats.__doc__.split("``tasks.csv``"))


@pytest.fixture
def write(tmp_path):
    def write_file(content, name="persons.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


def lines(shown):
    return "\n".join(line.strip() for line in shown.splitlines() if line.strip()) + "\n"


def test_the_tables_that_the_module_shows_are_read(write):
    question = read_question([write(lines(PERSONS)), write(lines(TASKS), "tasks.csv")])
    day = moment("2026-05-09", "")
    assert question.persons == (
        Person(
            "p1",
            "Ada",
            (48.775, 9.183),
            5.0,
            frozenset({"Erste Hilfe", "Kochen"}),
            frozenset({"Natur"}),
            frozenset(),
            (Window(5 * DAY + 9 * 60, 5 * DAY + 13 * 60, weekly=True), Window(day + DAY, day + 2 * DAY)),
            2,
        ),
    )
    assert question.tasks == (
        Task(
            "t1",
            "Bachputz",
            (48.779, 9.178),
            day + 600,
            day + 720,
            4,
            2,
            frozenset(),
            frozenset({"Erste Hilfe"}),
            frozenset({"Natur"}),
            0,
        ),
    )


def test_german_columns_windows_letters_and_other_spelling_are_read(write):
    persons = write("Kennung,Wünsche,Plätze\n".replace("Plätze", "Länge").encode("cp1252") + b'p1,"NATUR, Kinder",\n')
    with pytest.raises(MethodError, match="lat and lon belong together"):
        read_question([write("id;lat\np;48\n", "p.csv"), write("id\nt\n", "t.csv")])
    question = read_question([persons, write("id\tthemen\nt\tNatur\n", "t.csv")])
    assert question.persons[0].wishes == {"Natur", "Kinder"}


def test_the_json_that_the_module_shows_is_read(write):
    shown = formats.__doc__[formats.__doc__.index('{"persons"') :]
    question = read_question([write(shown, "q.json")], seed="7")
    assert (question.persons[0].skills, question.tasks, question.seed) == ({"Kochen"}, (Task("t1"),), "7")


@pytest.mark.parametrize("text", ["2026-05-09T10:00", "2026-05-09 10:00", "9.5.2026 10:00", "09.05.2026, 10:00 Uhr"])
def test_times_as_people_write_them(text):
    assert moment(text, "") == moment("2026-05-09", "") + 600


@pytest.mark.parametrize("text", ["morgen", "Xa 9-10", "Sa 13-9", "2026-13-01", "30.2.2026", "2026-05-09T10:00"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(MethodError) as refused:
        window(text, "p1")
    assert refused.value.de.startswith(f"p1: „{text}“ ist keine Zeit.")


@pytest.mark.parametrize(
    ("persons", "tasks", "sentence"),
    [
        ("", "id\nt\n", "persons.csv: The file is empty."),
        ("id;skils\np;x\n", "id\nt\n", ("persons.csv, line 1: The column „skils“ is unknown, repeated or missing. "
         "Possible are id, name, lat, lon, reach_km, skills, wishes, excluded, available, shifts; id must be there.")),
        ("id\np;x\n", "id\nt\n", ("persons.csv, line 2: The number of cells is 2 here, 1 in the head. "
         "Is a quotation mark missing, or is the file cut off?")),
        ("id;shifts\np;1,5\n", "id\nt\n", "In persons.csv:2, shifts must be a whole number, not 1.5."),
        ("id\np\np\n", "id\nt\n", "In persons, p stands more than once. Each id may stand only once."),
        ("id\np\n", "id;start\nt;2026-05-09\n", "In tasks.t start or end is missing. Please give both or none."),
        ("id\np\n", "id;places;minimum\nt;2;3\n", "In tasks.t the minimum staffing 3 is above the number of places 2."),
        ("id;lat;lon\np;99;9\n", "id\nt\n", "In persons.csv:2, lat must be a number from -90 to 90, not 99.0."),
        ("id\np\n", "id;start\nt;2026-05-09T10:00+02:00\n", ("tasks.csv:2, start: the time 2026-05-09T10:00+02:00 "
         "names a time zone. Please give all times in local time.")),
    ],
)  # fmt: skip
def test_a_bad_table_gets_one_sentence(write, capsys, persons, tasks, sentence):
    files = [str(write(persons)), str(write(tasks, "tasks.csv"))]
    assert main(["matching", *files, "--language", "en"]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", ("q.json, line 1: This is not valid JSON. Please "
         "check brackets, commas and quotation marks. For tables please give two files: persons and tasks.")),
        ("[]", "q.json: In the file, an object {…} is expected, not a list."),
        ('{"persons": []}', "q.json: The file has no tasks."),
        ('{"persons": [], "tasks": [], "weight": {}}', ("q.json: In the file, the key weight is not known; "
         "possible: persons, seed, tasks, weights.")),
        ('{"persons": [{}], "tasks": []}', "q.json, line 1: In persons, entry 1, id is missing; it must be a text."),
        ('{"persons": [], "tasks": [], "weights": {"fits": 0}}', ("q.json: weights.fits is 0; what is allowed: "
         "a whole number 1 to 10000.")),
    ],
)  # fmt: skip
def test_a_bad_json_gets_one_sentence(write, capsys, content, sentence):
    assert main(["matching", str(write(content, "q.json")), "--language", "en"]) == 2
    assert capsys.readouterr().err == f"{sentence}\n"


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.integers(0, 400), st.booleans())
def test_a_damaged_file_never_crashes(write, noise, at, table):
    whole = lines(PERSONS).encode() if table else json.dumps({"persons": [{"id": "p"}], "tasks": []}).encode()
    damaged = write(whole[:at] + noise + whole[at + len(noise) :], "x")
    with suppress(MethodError):
        read_question([damaged, write("id\nt\n", "t.csv")] if table else [damaged])
