from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "miteinander.demo"
    verbose_name = "Vorführung"

    def ready(self) -> None:
        from miteinander.demo.reads import personas  # noqa: PLC0415  # models are there only now
        from miteinander.website.personas import offer_personas  # noqa: PLC0415  # as above

        offer_personas(personas)
