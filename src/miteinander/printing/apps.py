"""The Django app of the printing room; it has no models."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Everything that leaves the house on paper."""

    name = "miteinander.printing"
