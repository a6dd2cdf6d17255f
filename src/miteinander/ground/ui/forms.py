"""Every form in KERN's markup, without a line of code per form."""

from functools import cached_property
from pathlib import Path

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
BUILT_IN = Path(forms.__file__).resolve().parent / "templates"


class KernRenderer(DjangoTemplates):
    """Our widgets first, Django's where KERN asks for nothing else."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    @cached_property
    def engine(self) -> Engine:
        return Engine({"APP_DIRS": True, "DIRS": [TEMPLATES, BUILT_IN], "NAME": "kern-forms", "OPTIONS": {}})
