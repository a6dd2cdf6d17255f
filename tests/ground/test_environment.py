"""Settings from the environment: right values are read, wrong ones are named."""

import pytest

from miteinander.ground.environment import BadSetting, env_bool, env_int, env_list, env_text


@pytest.mark.parametrize(
    ("written", "read"), [("1", True), ("ja", True), ("True", True), ("0", False), ("nein", False), ("", False)]
)
def test_yes_and_no_are_read_in_both_languages(monkeypatch, written, read):
    monkeypatch.setenv("MITEINANDER_X", written)
    assert env_bool("MITEINANDER_X") is read


def test_what_is_neither_yes_nor_no_is_refused(monkeypatch):
    monkeypatch.setenv("MITEINANDER_X", "vielleicht")
    with pytest.raises(BadSetting) as refused:
        env_bool("MITEINANDER_X")
    assert str(refused.value) == "MITEINANDER_X=vielleicht: Bitte schreiben Sie 1 oder 0."


@pytest.mark.parametrize("written", ["abc", "-1", "0", "65536", "1.5"])
def test_a_number_out_of_range_is_refused(monkeypatch, written):
    monkeypatch.setenv("MITEINANDER_X", written)
    with pytest.raises(BadSetting) as refused:
        env_int("MITEINANDER_X", 25, low=1, high=65535)
    assert str(refused.value) == f"MITEINANDER_X={written}: Bitte schreiben Sie eine ganze Zahl von 1 bis 65535."


def test_what_is_not_said_is_as_usual(monkeypatch):
    monkeypatch.delenv("MITEINANDER_X", raising=False)
    assert (env_text("MITEINANDER_X", "a"), env_int("MITEINANDER_X", 25, low=1, high=99)) == ("a", 25)
    assert env_list("MITEINANDER_X", "a, b,") == ["a", "b"]
