"""The command: JSON with the promised keys, sentences, and sentences for bad files."""

import json

import pytest

from miteinander.methods.command import main
from tests.methods.opinions.maps import camps


@pytest.fixture
def files(tmp_path):
    votes = camps()
    cast = zip(votes.rows.tolist(), votes.columns.tolist(), votes.values.tolist(), strict=True)
    lines = [f"{column},{row},{value}" for row, column, value in cast]
    (tmp_path / "votes.csv").write_text("comment-id,voter-id,vote\n" + "\n".join(lines) + "\n")
    (tmp_path / "comments.csv").write_text("comment-id,moderated,comment-body\n0,1,Mehr Bäume\n")
    return ["opinions", "--votes", str(tmp_path / "votes.csv"), "--comments", str(tmp_path / "comments.csv")]


def test_the_json_has_the_promised_keys(files, capsys):
    assert main([*files, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(group["id"], len(group["members"])) for group in found["groups"]] == [("A", 20), ("B", 15)]
    assert found["groups"][0]["members"][:3] == ["0", "1", "2"]
    assert set(found["groups"][0]["says"][0]) >= {"statement", "text", "side", "share_test", "difference_test"}
    assert found["consensus"][0]["text"] == "Mehr Bäume"
    assert (found["ungrouped"], found["refusal"]) == ([], None)
    assert found["stability"] > 0.9


def test_without_json_sentences_are_printed(files, capsys):
    assert main([*files, "--language", "en"]) == 0
    assert capsys.readouterr().out.startswith("35 people have cast 420 votes on 12 statements.\n")


def test_groups_of_another_file_are_described(files, tmp_path, capsys):
    (tmp_path / "groups.csv").write_text("participant,group-id,0\n0,a,1\n1,b,1\n")
    assert main([*files, "--groups", str(tmp_path / "groups.csv"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [group["members"] for group in found["groups"]] == [["0"], ["1"]]
    assert len(found["ungrouped"]) == 33


def test_groups_of_strangers_are_refused(files, tmp_path, capsys):
    (tmp_path / "groups.csv").write_text("participant,group-id,0\nx,a,1\n")
    assert main([*files, "--groups", str(tmp_path / "groups.csv")]) == 2
    assert capsys.readouterr().err == (
        "groups.csv: Keine der genannten Personen hat abgestimmt. Gehören die Dateien zusammen?\n"
    )


def test_people_who_were_grouped_before_are_kept(files, tmp_path, capsys):
    with (tmp_path / "votes.csv").open("a") as votes:
        votes.write("".join(f"{statement},99,1\n" for statement in range(3)))
    (tmp_path / "kept.txt").write_text("99\r\n\n  stranger\n")
    ungrouped = []
    for more in ([], ["--keep", str(tmp_path / "kept.txt")]):
        assert main([*files, *more, "--json"]) == 0
        ungrouped.append(json.loads(capsys.readouterr().out)["ungrouped"])
    assert ungrouped == [["99"], []]


def test_keeping_nobody_who_has_voted_is_refused(files, tmp_path, capsys):
    (tmp_path / "kept.txt").write_text("x\ny\n")
    assert main([*files, "--keep", str(tmp_path / "kept.txt"), "--language", "en"]) == 2
    assert capsys.readouterr().err == ("kept.txt: None of the people named has voted. Do the files belong together?\n")


def test_a_missing_file_is_a_sentence(capsys):
    assert main(["opinions", "--votes", "nowhere.csv", "--language", "en"]) == 2
    assert capsys.readouterr().err == (
        "nowhere.csv: The file is not there or cannot be read. Please check name and folder.\n"
    )
