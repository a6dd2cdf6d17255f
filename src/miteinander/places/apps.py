from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "miteinander.places"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Orte"

    def ready(self) -> None:
        from miteinander.places import personal_data  # noqa: F401, PLC0415  # declares once the models exist
