"""All addresses of the house, those of the demo included."""

from django.urls import include, path

from miteinander.config.urls import handler400, handler403, handler404, handler500, urlpatterns  # noqa: F401  # read by Django

urlpatterns = [*urlpatterns, path("demo/", include("miteinander.demo.urls"))]
