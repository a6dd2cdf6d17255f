from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "miteinander.accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Konten"

    def ready(self) -> None:
        from miteinander.accounts import rules  # noqa: F401, PLC0415  # registers once the models exist
