"""Every address of the house as seen by every role; an address that is not in the table fails."""

import pytest
from django.test import Client, override_settings

from tests.cast import Cast
from tests.conftest import sign_in
from tests.house.addresses import ADDRESSES
from tests.house.scene import set_the_scene
from tests.house.visiting import ROLES, all_addresses, answer, path_of

WITH_DEMO = override_settings(ROOT_URLCONF="tests.house.urls_with_demo")


@WITH_DEMO
def test_every_address_is_in_the_table_and_none_that_is_gone():
    assert sorted(all_addresses()) == sorted(ADDRESSES)


@WITH_DEMO
@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_this_role_as_the_table_says(cast: Cast, role: str):
    scene, key = set_the_scene(cast), ""
    if role != "guest":
        client = Client()
        sign_in(client, getattr(cast, role))
        key = client.cookies["sessionid"].value
    wanted = all_addresses()
    expected = {name: row[ROLES.index(role)] for name, (_method, row) in ADDRESSES.items() if name in wanted}
    got = {name: answer(path_of(name, wanted[name], scene), ADDRESSES[name][0], key) for name in expected}
    assert {name: (got[name], expected[name]) for name in expected if got[name] != expected[name]} == {}
