from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "miteinander.website"
    verbose_name = "Website"

    def ready(self) -> None:
        from miteinander.website import rules  # noqa: F401, PLC0415  # registers once the models exist
