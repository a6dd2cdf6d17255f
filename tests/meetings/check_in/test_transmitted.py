"""Whatever a device sends: every entry is read or named as unreadable, nothing else happens."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miteinander.ground.refusals import Refused
from miteinander.meetings.forms.check_in import MOST_ENTRIES, transmitted
from miteinander.meetings.services.check_in import Scan, WalkIn

plain = st.none() | st.booleans() | st.integers() | st.text(max_size=50)
fields = st.sampled_from(["nonce", "at", "code", "name", "organisation", "email", "x"])
nonces = st.uuids().map(str) | plain
moments = st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat()) | plain
entries = st.fixed_dictionaries(
    {"nonce": nonces, "at": moments}, optional={"code": plain, "name": plain, "email": plain}
)


@given(st.lists(entries | st.dictionaries(fields, plain) | plain, max_size=8))
def test_every_entry_of_a_transmission_has_one_reading(sent):
    read = list(transmitted(json.dumps({"entries": sent}).encode()))
    assert len(read) == len(sent)
    assert {type(one) for one in read} <= {Scan, WalkIn, str}
    assert all(one.scanned_at.tzinfo is not None for one in read if not isinstance(one, str))


@given(st.binary(max_size=200) | st.recursive(plain, st.lists).map(lambda value: json.dumps(value).encode()))
def test_what_is_no_transmission_is_refused_and_breaks_nothing(body):
    with suppress(Refused):
        assert len(list(transmitted(body))) <= MOST_ENTRIES


def test_brackets_within_brackets_are_refused():
    with pytest.raises(Refused):
        list(transmitted(b'{"entries":' + b"[" * 100_000 + b"]" * 100_000 + b"}"))


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_a_moment_without_a_day_in_berlin_is_unreadable(moment):
    nonce = "01890000-0000-7000-8000-000000000000"
    entry = {"nonce": nonce, "at": moment, "code": "ABCDEFGH"}
    assert list(transmitted(json.dumps({"entries": [entry]}).encode())) == [nonce]
