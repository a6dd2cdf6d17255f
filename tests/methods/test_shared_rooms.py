"""What all methods share: lots, files, trouble, JSON."""

import errno
import hashlib
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from miteinander.methods.command import main
from miteinander.methods.files import as_text, read_text
from miteinander.methods.lots import drawn_order, lot
from miteinander.methods.output import as_json
from miteinander.methods.trouble import MethodError

EXAMPLES = Path(__file__).parents[2] / "src/miteinander/computing/examples"


def test_a_lot_is_what_sha256sum_prints():
    assert lot("6 aus 49: 1 2 3", "Spielplatz") == int(hashlib.sha256(b"6 aus 49: 1 2 3\nSpielplatz").hexdigest(), 16)


def test_lots_do_not_depend_on_the_order_of_names():
    assert drawn_order("s", ["a", "b", "c"]) == drawn_order("s", ["c", "a", "b"])


def test_another_seed_draws_another_order():
    assert len({tuple(drawn_order(str(seed), "abcd")) for seed in range(200)}) == 24


@pytest.mark.parametrize(
    "content",
    ["Größe\r\n".encode(), "Größe\n".encode("utf-8-sig"), "Größe\n".encode("cp1252"), "Größe\n".encode("utf-16")],
)
def test_the_charsets_of_town_halls_are_read(content):
    assert as_text(content) == "Größe\n"


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(MethodError) as refused:
        read_text(tmp_path / "fehlt.pb")
    assert (
        refused.value.said("de")
        == "fehlt.pb: Die Datei ist nicht da oder nicht lesbar. Bitte prüfen Sie Namen und Ordner."
    )


def test_an_empty_file_is_a_sentence(tmp_path):
    (tmp_path / "leer.pb").write_text(" \n")
    with pytest.raises(MethodError) as refused:
        read_text(tmp_path / "leer.pb")
    assert refused.value.said("en") == "leer.pb: The file is empty."


def test_a_picture_is_no_text():
    with pytest.raises(MethodError) as refused:
        as_text(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", file="bild.pb")
    assert refused.value.said("en") == "bild.pb: This is not a text file. Please save it as text or CSV."


def test_too_large_a_file_is_not_opened(tmp_path):
    (tmp_path / "viel.csv").write_text("x" * 2000)
    with pytest.raises(MethodError) as refused:
        read_text(tmp_path / "viel.csv", largest=1000)
    assert refused.value.said("de") == "viel.csv: Die Datei ist mit 2.000 Byte zu groß; erlaubt sind 1.000."


def test_trouble_names_its_line():
    assert MethodError(de="Zu viel.", en="Too much.", line=7).in_file("a.pb").said("de") == "a.pb, Zeile 7: Zu viel."


@dataclass(frozen=True)
class Paid:
    each: Fraction
    by: frozenset[str]


def test_json_keeps_fractions_exact_and_sets_in_order():
    assert (
        as_json(Paid(Fraction(10, 4), frozenset("ba"))) == '{\n  "each": "5/2",\n  "by": [\n    "a",\n    "b"\n  ]\n}'
    )


class Outlet:
    """Standard output that ends every writing with the same trouble."""

    def __init__(self, trouble: BaseException) -> None:
        self.trouble = trouble

    def write(self, _text: str) -> int:
        raise self.trouble


@pytest.mark.parametrize(
    ("outlet", "code", "sentence"),
    [
        (
            Outlet(OSError(errno.ENOSPC, "full")),
            2,
            "The output cannot be written. Is the disk full or the output closed?\n",
        ),
        (None, 2, "The output cannot be written. Is the disk full or the output closed?\n"),
        (Outlet(KeyboardInterrupt()), 130, "Stopped; there is no result.\n"),
    ],
)
def test_a_command_that_cannot_write_or_is_stopped_ends_with_a_sentence(
    tmp_path, monkeypatch, capsys, outlet, code, sentence
):
    (tmp_path / "texts.csv").write_text("id,text\n1,Radweg\n")
    monkeypatch.setattr(sys, "stdout", outlet)
    assert main(["similar", str(tmp_path / "texts.csv"), "--language", "en"]) == code
    assert capsys.readouterr().err == sentence


def test_a_seed_that_is_no_text_is_refused(tmp_path, capsys):
    (tmp_path / "p.csv").write_text("id,c\na,x\nb,x\n")
    (tmp_path / "q.csv").write_text("category,feature,min,max\nc,x,1,1\n")
    files = ("--pool", str(tmp_path / "p.csv"), "--quotas", str(tmp_path / "q.csv"))
    assert main(["draw", *files, "--seats", "1", "--lots", "2", "--seed", "\udcff"]) == 2
    assert capsys.readouterr().err == (
        "Eine Angabe enthält Zeichen, die kein UTF-8 sind. Bitte schreiben Sie sie anders.\n"
    )


def test_whatever_a_method_cannot_read_or_write_is_a_sentence(tmp_path, capsys, monkeypatch):
    def full(_argv: list[str]) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "bild.png"))

    monkeypatch.setattr("miteinander.methods.similar.command.main", full)
    assert main(["similar", "texts.csv"]) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path}/bild.png: Hier lässt sich nicht lesen oder schreiben. Bitte prüfen Sie Namen, Ordner, Rechte und "
        "freien Platz.\n"
    )


def test_too_little_memory_is_a_sentence(capsys, monkeypatch):
    def huge(_argv: list[str]) -> int:
        raise MemoryError

    monkeypatch.setattr("miteinander.methods.similar.command.main", huge)
    assert main(["similar", "texts.csv", "--language=en"]) == 2
    assert capsys.readouterr().err == "There is not enough memory for this. Please give a smaller file.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("barcamp", "barcamp/event/barcamp.json", "--told"),
        ("similar", "similar/texts/vorschlaege.csv", "--told"),
        ("disclosure", "disclosure/table/engagierte.csv", "--columns=Bezirk,Alter", "--count=Anzahl", "--output"),
    ],
)
def test_a_folder_that_is_not_there_is_a_sentence(tmp_path, capsys, words):
    method, example, *options = words
    assert main([method, str(EXAMPLES / example), *options, str(tmp_path / "nix" / "a.txt")]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == (
        "",
        "a.txt: Die Datei lässt sich nicht schreiben. Bitte prüfen Sie, ob es den Ordner gibt.\n",
    )
