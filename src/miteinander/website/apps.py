from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "miteinander.website"
    verbose_name = "Website"
