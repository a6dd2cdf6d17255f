"""Every form field comes out in KERN's markup, with its name, hint and error tied to it."""

from django import forms

from miteinander.ground.ui.forms import KernRenderer


class Letter(forms.Form):
    default_renderer = KernRenderer
    name = forms.CharField(label="Name", widget=forms.TextInput(attrs={"autocomplete": "name", "class": "wide"}))
    email = forms.EmailField(label="E-Mail", help_text="Dorthin senden wir.", required=False)
    way = forms.ChoiceField(label="Weg", choices=[("a", "Auto"), ("b", "Bahn")], widget=forms.RadioSelect)
    town = forms.ChoiceField(label="Kommune", choices=[("aalen", "Aalen")])
    yes = forms.BooleanField(label="Einverstanden", required=False)
    key = forms.CharField(widget=forms.HiddenInput)


def shown(field: str, data: dict[str, str] | None = None) -> str:
    return Letter(data)[field].as_field_group()


def test_a_text_field_has_its_label_and_keeps_its_attributes():
    html = shown("name")
    assert '<label class="kern-label" for="id_name">Name</label>' in html
    assert 'class="kern-form-input__input wide" name="name" autocomplete="name" required id="id_name"' in html


def test_an_optional_field_says_so():
    assert '<span class="kern-label__optional"> (freiwillig)</span>' in shown("email")
    assert "kern-label__optional" not in shown("name")


def test_hint_and_error_are_tied_to_the_field():
    html = shown("email", {"email": "anna@"})
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_email_helptext"' in html
    assert 'id="id_email_error"' in html


def test_a_choice_of_one_stands_in_a_fieldset_with_a_legend():
    html = shown("way")
    assert '<legend class="kern-label">Weg</legend>' in html
    assert html.count('class="kern-form-check__radio"') == 2
    assert '<label class="kern-label" for="id_way_0">Auto</label>' in html


def test_a_refused_choice_ties_its_error_to_the_fieldset():
    assert '<fieldset class="kern-fieldset kern-fieldset--error" aria-describedby="id_way_error">' in shown(
        "way", {"name": "A"}
    )


def test_a_single_box_stands_before_its_words():
    html = shown("yes")
    assert html.index("kern-form-check__checkbox") < html.index("Einverstanden")


def test_a_list_to_choose_from_has_its_frame():
    assert '<div class="kern-form-input__select-wrapper"><select class="kern-form-input__select" name="town"' in shown(
        "town"
    )


def test_the_whole_form_shows_each_field_once_and_hidden_ones_bare():
    html = str(Letter())
    assert html.count("kern-label__optional") == 1
    assert '<input type="hidden" name="key" id="id_key">' in html


def test_what_a_person_typed_is_never_markup():
    assert "&lt;b&gt;" in shown("name", {"name": "<b>"})
