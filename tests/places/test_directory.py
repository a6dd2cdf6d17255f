"""The official municipality directory is read whole or not at all."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from miteinander.places.choices import MunicipalityKind
from miteinander.places.directory import BadDirectory, read_directory
from miteinander.places.models import County, Municipality
from tests.shared import shared

HEAD = (
    "ags,ars,name,textkennzeichen,art,kreis,"
    "regierungsbezirk,verwaltungsverband,flaeche_ha,einwohner,maennlich,plz,lon,lat\n"
)
MUSTERSTADT = (
    '08199001,081990001001,"Musterstadt, Stadt",63,Stadt,Musterkreis,'
    "Reg.-Bez. Muster,x,2656,9352,4597,71134,8.87922,48.67849\n"
)
AREA = "08199971,081990971971,Wald,66,gemeindefreies Gebiet,Musterkreis,Reg.-Bez. Muster,x,99,0,0,     ,8.1,48.1\n"


def fixed(mark: str, key: str, name: str, *, text_mark: str = "  ", people: int = 0, postcode: str = "") -> str:
    numbers = f"{2656:011d}{people:011d}{people // 2:011d}"
    return f"{mark}20231130{key:<8}0001{name:<50}{'':<50}{text_mark}{'':<4}{numbers}{'':<4}{postcode:<5}".ljust(220)


FIXED = "\r\n".join(
    [
        fixed("10", "08", "Baden-Württemberg"),
        fixed("20", "081", "Reg.-Bez. Muster"),
        fixed("40", "08199", "Musterkreis", text_mark="44"),
        fixed("50", "08199", "Musterstadt, Stadt"),
        fixed("60", "08199001", "Mühlstadt, Stadt", text_mark="67", people=30_000, postcode="71134"),
        fixed("60", "08199971", "Wald, gemeindefreies Gebiet", text_mark="66"),
    ]
)


def file(folder: Path, text: str | bytes, name: str = "gemeinden_2023-11-30.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_csv_extract_gives_municipalities_without_areas(tmp_path):
    read = read_directory(file(tmp_path, HEAD + MUSTERSTADT + AREA))
    assert [(entry.name, entry.kind, entry.population) for entry in read.entries] == [
        ("Musterstadt", MunicipalityKind.TOWN, 9352)
    ]
    assert read.valid_on == date(2023, 11, 30)


def test_the_fixed_width_file_is_read_in_its_own_charset(tmp_path):
    read = read_directory(file(tmp_path, FIXED.encode("iso-8859-1"), "GV100AD_30112023.asc"))
    entry = read.entries[0]
    assert (entry.name, entry.ars, entry.county, entry.postcode) == (
        "Mühlstadt",
        "081990001001",
        "Musterkreis",
        "71134",
    )
    assert (entry.kind, entry.population, len(read.entries)) == (MunicipalityKind.LARGE_TOWN, 30_000, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Die Datei ist leer."),
        (HEAD, "Die Datei enthält keine Kommune des Landes 08."),
        (HEAD.replace("kreis,", ""), "Zeile 1: Diese Spalten fehlen: kreis."),
        (HEAD + MUSTERSTADT + MUSTERSTADT.replace("9352", "viele"), "Zeile 3: „viele“ ist keine ganze Zahl."),
        (
            HEAD + MUSTERSTADT.replace("08199001,", "8199001,"),
            "Zeile 2: „8199001“ ist kein Schlüssel mit 8 Ziffern.",
        ),
        (HEAD + MUSTERSTADT.replace(",63,", ",99,"), "Zeile 2: Das Textkennzeichen „99“ ist nicht bekannt."),
        (HEAD + MUSTERSTADT + MUSTERSTADT, "Der Schlüssel 08199001 steht zweimal in der Datei."),
        (HEAD + "08199001,zu kurz\n", "Zeile 2 hat zu viele oder zu wenige Spalten."),
        (HEAD.encode() + b"08199001,\xff\n", "Zeile 2 ist kein UTF-8-Text."),
        (HEAD + MUSTERSTADT.replace("8.87922", "oben"), "Zeile 2: „oben“ ist keine Position."),
        ("hallo\n", "Zeile 1 ist keine Zeile einer GV100AD-Datei."),
    ],
)
def test_a_wrong_line_names_its_number(tmp_path, text, sentence):
    with pytest.raises(BadDirectory) as refused:
        read_directory(file(tmp_path, text))
    assert str(refused.value) == sentence


@pytest.mark.django_db
def test_nothing_is_half_imported(tmp_path):
    with pytest.raises(CommandError, match=r"Es wurde nichts übernommen\. Zeile 3"):
        call_command("import_municipalities", file(tmp_path, HEAD + MUSTERSTADT + "kaputt\n"))
    assert (Municipality.objects.count(), County.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_second_import_changes_facts_and_adds_nothing(tmp_path, capsys):
    call_command("import_municipalities", file(tmp_path, HEAD + MUSTERSTADT))
    call_command("import_municipalities", file(tmp_path, HEAD + MUSTERSTADT.replace("9352", "9400")))
    assert list(Municipality.objects.values_list("name", "population")) == [("Musterstadt", 9400)]
    assert capsys.readouterr().out.splitlines()[-1] == "Kommunen: 1, Kreise: 1, neu: 0."


@pytest.mark.django_db
def test_the_real_directory_has_all_municipalities_of_the_state(capsys):
    call_command("import_municipalities", shared("bw/bw_gemeinden_2023-11-30.csv"))
    kinds = [Municipality.objects.filter(kind=kind).count() for kind in ("urban_district", "large_town")]
    assert (Municipality.objects.count(), County.objects.count(), kinds) == (1101, 44, [9, 95])
