"""What is committed to before the seed: a folder that anybody can check, and that betrays every change."""

import hashlib
import json
from dataclasses import replace

import pytest

from miteinander.methods.draw.problem import Quota
from miteinander.methods.draw.protocol import people_text, read_commitment, read_lots
from miteinander.methods.draw.result import draw, prepare, read_folder, write_folder
from miteinander.methods.draw.verification import Claim, read_claim, recompute, verify
from miteinander.methods.trouble import MethodError
from tests.methods.draw.pools import by_hand

FILES = {"people": "people.tsv", "quotas": "quotas.tsv", "chances": "chances.json", "lots": "lots.csv"}


@pytest.fixture
def folder(tmp_path):
    write_folder(prepare(by_hand(), lots=30), tmp_path)
    return tmp_path


def claimed(folder, **changes):
    drawn = draw(read_folder(by_hand(), folder), "seed")
    commitment = drawn.prepared.commitment.sha256
    return replace(Claim(drawn.panel, "seed", drawn.number, commitment, round(1 / 3, 8)), **changes)


def failed(folder, claim, question=None):
    texts = {name: (folder / file).read_text() for name, file in FILES.items() if name in {"lots", "chances"}}
    checks = verify(claim, commitment=(folder / "commitment.txt").read_text(), question=question, **texts)
    return [check.name for check in checks if not check.holds]


def test_the_commitment_names_the_sha256_of_each_file(folder):
    fixed = read_commitment((folder / "commitment.txt").read_text())
    for name, file in FILES.items():
        assert getattr(fixed, f"{name}_sha256") == hashlib.sha256((folder / file).read_bytes()).hexdigest()
    assert fixed.sha256 == hashlib.sha256((folder / "commitment.txt").read_bytes()).hexdigest()


def test_a_later_draw_takes_the_very_lots(folder):
    first = prepare(by_hand(), lots=30)
    again = read_folder(by_hand("edcba"), folder)
    assert again.before
    assert draw(again, "seed").panel == draw(first, "seed").panel
    assert again.chances.chance.tolist() == first.chances.chance.tolist()


def test_an_honest_result_is_confirmed(folder):
    assert failed(folder, claimed(folder), by_hand()) == []


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"panel": ("a", "b")}, ["panel"]),
        ({"seed": "other seed"}, ["number", "panel"]),
        ({"commitment": "0" * 64}, ["commitment"]),
        ({"minimum_in_lots": 0.5}, ["minimum"]),
    ],
)
def test_a_changed_result_is_found_out(folder, changes, names):
    assert set(failed(folder, claimed(folder, **changes), by_hand())) == set(names)


def test_changed_lots_are_found_out(folder):
    claim = claimed(folder)
    lots = folder / "lots.csv"
    lots.write_text(lots.read_text().replace("b,c", "a,b"))
    assert failed(folder, claim, by_hand())[0] == "lots"
    assert "every_lot" in failed(folder, claim, by_hand())
    with pytest.raises(MethodError, match=r"lots\.csv: The file was changed after the commitment\."):
        read_folder(by_hand(), folder)


def test_a_changed_pool_is_found_out(folder):
    other = by_hand()
    changed = replace(other, people=(*other.people[:4], replace(other.people[4], values=("w", "old"))))
    assert failed(folder, claimed(folder), changed)[0] == "people"


def test_the_folder_of_another_question_is_refused(folder):
    other = by_hand(quotas=(*by_hand().quotas[:3], Quota("age", "old", 0, 1)))
    with pytest.raises(MethodError) as refused:
        read_folder(other, folder)
    assert refused.value.en == (
        "The folder holds the commitment of another draw (pool, quotas, seats or rule differ). It is not overwritten: "
        "please name another folder."
    )


def test_computing_again_gives_the_same_lots(folder):
    assert all(check.holds for check in recompute(claimed(folder), by_hand(), lots=30))


@pytest.mark.parametrize("text", ["", "format x\n", "seats 2\nrule leximin\n", "seats x\nrule y\nlots z\n"])
def test_what_is_no_commitment_is_refused(text):
    with pytest.raises(MethodError, match="This is no commitment of a draw, or it was changed"):
        read_commitment(text)


@pytest.mark.parametrize("data", [{}, {"panel": ["a"]}, {"panel": None, "protocol": {}}, {"protocol": 3, "panel": []}])
def test_what_is_no_result_is_refused(data):
    with pytest.raises(MethodError, match="This is no result of a draw with a seed"):
        read_claim(json.loads(json.dumps(data)))


def test_a_household_is_written_by_its_first_id():
    people = tuple(replace(person, address="home" if person.id in "ce" else "") for person in by_hand().people)
    rows = people_text(by_hand(people=people)).splitlines()
    assert rows[:4] == ["id\thousehold\tsex\tage", "a\t\tw\tyoung", "b\t\tw\told", "c\tc\tm\tyoung"]
    assert rows[5] == "e\tc\tm\told"


@pytest.mark.parametrize("text", ["", "1,a\n", "0,a\n2,b\n", "0\n", "9" * 5000 + ",a\n", "0," + "a" * 200_000 + "\n"])
def test_damaged_lots_are_refused(text):
    with pytest.raises(MethodError):
        read_lots(text)
