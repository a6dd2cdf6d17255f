"""One door for every command."""

import pytest

from miteinander.serving import dispatch


def test_help_names_the_commands_in_plain_words(capsys):
    assert dispatch.main(["--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Aufruf: python -m miteinander BEFEHL [Angaben]\n")
    assert "  serve                    startet die Plattform (--demo, --port, --host)\n" in said


def test_help_has_a_word_for_every_command(capsys):
    dispatch.main(["--help"])
    lines = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert [line for line in lines if len(line) == 1] == []
    assert {line[0] for line in lines} >= {"make-administrator", "retain", "backup"}


def test_no_word_at_all_shows_the_help(capsys):
    assert dispatch.main([]) == 0
    assert capsys.readouterr().out.startswith("Aufruf: ")


def test_any_other_word_is_a_command_of_the_house_with_hyphens_for_underscores(capsys):
    with pytest.raises(SystemExit) as end:
        dispatch.main(["no-such-command"])
    assert end.value.code == 1
    assert capsys.readouterr().err.startswith("Unknown command: 'no_such_command'\n")


@pytest.mark.django_db
def test_commands_of_django_are_reached(capsys):
    assert dispatch.main(["showmigrations", "--list", "places"]) == 0
    assert capsys.readouterr().out.startswith("places\n")
