from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "miteinander.people"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Personen"

    def ready(self) -> None:
        from miteinander.people import library_tables, personal_data  # noqa: F401, PLC0415  # declares once the models exist
