from django.apps import AppConfig


class RolesConfig(AppConfig):
    name = "miteinander.roles"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Rollen"

    def ready(self) -> None:
        from miteinander.roles import personal_data  # noqa: F401, PLC0415  # declares once the models exist
