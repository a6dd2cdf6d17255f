"""Pools and quotas as the field keeps them: read in any usual form, refused with the line otherwise."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from miteinander.methods.draw.formats import read_pool, read_question, read_quotas
from miteinander.methods.draw.problem import Person, Quota
from miteinander.methods.trouble import MethodError

QUOTAS = "category,feature,min,max\nsex,w,1,2\nsex,m,0,2\n"
BOTH = (Quota("sex", "w", 1, 2), Quota("sex", "m", 0, 2))


@pytest.fixture
def file(tmp_path):
    def write(content: str | bytes, name: str = "f.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.mark.parametrize(
    "text",
    [
        QUOTAS,
        QUOTAS.replace(",", ";"),
        QUOTAS.replace(",", "\t"),
        QUOTAS.replace("\n", "\r\n"),
        QUOTAS.replace("category,feature", "feature,value"),
        QUOTAS.replace("category,feature,min,max", "Merkmal,Ausprägung,Mindestens,Höchstens"),
        "\ufeff" + QUOTAS.upper().replace("SEX,W", " sex , w ").replace("SEX,M", "sex,m").replace("\n", "\n\n"),
        QUOTAS.replace("1,2", "1.0,2").replace(",2\n", ",2,,\n").replace("max\n", "max,,\n"),
    ],
)
def test_quotas_are_read_in_every_usual_form(file, text):
    assert read_quotas(file(text)) == BOTH


def test_the_room_of_the_sortition_foundation_is_read(file):
    text = "feature,value,min,max,min_flex,max_flex\nsex,w,1,2,0,3\nsex,m,0,2,,\n"
    assert read_quotas(file(text)) == (Quota("sex", "w", 1, 2, 0, 3), Quota("sex", "m", 0, 2))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n",
         "f.csv, line 1: The head must be “category,feature,min,max” or “feature,value,min,max”; it is “a,b”."),
        ("category,feature,min,max\n", "f.csv: The file holds no quotas."),
        (QUOTAS.replace("1,2", "3,2"), "f.csv, line 2: For sex “w” the minimum 3 is larger than the maximum 2."),
        (QUOTAS.replace("1,2", "-1,2"), "f.csv, line 2: “-1” is not a whole number from 0 to 1000000."),
        (QUOTAS.replace("0,2", "0,nan"), "f.csv, line 3: “nan” is not a whole number from 0 to 1000000."),
        (QUOTAS.replace("0,2", "0,"), "f.csv, line 3: “” is not a whole number from 0 to 1000000."),
        (QUOTAS.replace("sex,m", ",m"), "f.csv, line 3: The category or the value is missing here."),
        (QUOTAS.replace("sex,m", "Sex, W"), "f.csv, line 3: There already is a quota for Sex “W” in line 2."),
        (QUOTAS + "sex,x\n", ("f.csv, line 4: The number of cells is 2 here, 4 in the head. "
         "Is a quotation mark missing, or is the file cut off?")),
        (QUOTAS.replace("max", "MIN"), "f.csv, line 1: There are two columns “MIN”. Please rename one."),
        ("feature,value,min,max,min_flex,max_flex\nsex,w,1,2,2,3\n",
         "f.csv, line 2: For sex “w” the room (min_flex, max_flex) is narrower than min and max."),
    ],
)  # fmt: skip
def test_bad_quotas_are_refused_with_their_line(file, text, told):
    with pytest.raises(MethodError) as refused:
        read_quotas(file(text))
    assert refused.value.said("en") == told


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("id,sex,name\na,w,Ada\nb,m,Ben\n", (Person("a", ("w",)), Person("b", ("m",)))),
        ("sex\nw\n\nm\n", (Person("1", ("w",)), Person("2", ("m",)))),
        ('Kennung;SEX\n"a;1"; W \nb;M\n', (Person("a;1", ("w",)), Person("b", ("m",)))),
        ("nationbuilder_id,id,Sex\na,9,w\nb,9,m\n", (Person("a", ("w",)), Person("b", ("m",)))),
    ],
)
def test_pools_are_read_in_every_usual_form(file, text, people):
    assert read_pool(file(text), BOTH) == people


def test_addresses_are_compared_without_case_and_spaces(file):
    text = "id,sex,primary_address1,primary_zip\na,w,Weg  1,7\nb,m,weg 1 ,7\nc,m,Weg 1,\n"
    for named in ([], ["primary_address1", "PRIMARY_ZIP"]):
        pool = read_pool(file(text), BOTH, address=named)
        assert [person.address for person in pool] == ["weg 1 | 7", "weg 1 | 7", ""]


@pytest.mark.parametrize(
    ("text", "options", "told"),
    [
        ("id,sex\n", {}, "f.csv: Nobody is in the pool."),
        ("id,six\na,w\n", {}, "f.csv, line 1: The quotas name “sex”, but there is no such column. There are: id, six."),
        ("id,sex\na,w\nb,x\n", {}, "f.csv, line 3: “sex” is “x”, for which there is no quota. Possible are: “w”, “m”."),
        ("id,sex\na,w\nb,\n", {}, "f.csv, line 3: The value for “sex” is missing here. Possible are: “w”, “m”."),
        ("id,sex\na,w\n\n\na,m\n", {}, "f.csv, line 5: The id “a” already stands in line 2."),
        ("id,sex\n,w\n", {}, "f.csv, line 2: The id is missing here."),
        ("id,sex\na,w,x\n", {}, ("f.csv, line 2: The number of cells is 3 here, 2 in the head. "
         "Is a quotation mark missing, or is the file cut off?")),
        ('id,sex\n"a,w\nb,m\n', {}, ("f.csv, line 2: A quotation mark opens or closes at the wrong place here, "
         "or a cell is too long.")),
        ("id,sex\na,w\n", {"identity": "no"},
         "f.csv, line 1: Asked for is “no”, but there is no such column. There are: id, sex."),
        ("id,sex\na,w\n", {"address": []},
         "f.csv, line 1: There is no usual column for addresses. Please name it: --address COLUMN."),
    ],
)  # fmt: skip
def test_bad_pools_are_refused_with_their_line(file, text, options, told):
    with pytest.raises(MethodError) as refused:
        read_pool(file(text), BOTH, **options)
    assert refused.value.said("en") == told


@given(st.binary(max_size=120), st.integers(0, 60), st.booleans())
@settings(max_examples=80, deadline=None)
def test_damaged_files_are_refused_and_never_crash(tmp_path_factory, noise, cut, damages_pool):
    folder = tmp_path_factory.mktemp("damaged")
    texts = {"pool": b"id,sex\na,w\nb,m\nc,w\n", "quotas": QUOTAS.encode()}
    damaged = "pool" if damages_pool else "quotas"
    texts[damaged] = texts[damaged][:cut] + noise + texts[damaged][cut:]
    for name, content in texts.items():
        (folder / name).write_bytes(content)
    with suppress(MethodError):  # anything else is a crash
        read_question(folder / "pool", folder / "quotas", 2)
