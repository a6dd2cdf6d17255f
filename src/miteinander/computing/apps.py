from django.apps import AppConfig


class ComputingConfig(AppConfig):
    name = "miteinander.computing"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Rechnen"

    def ready(self) -> None:
        from miteinander.computing import personal_data, rules  # noqa: F401, PLC0415  # declare once the models exist
