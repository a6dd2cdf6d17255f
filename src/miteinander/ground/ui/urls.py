from django.urls import path, re_path

from miteinander.ground.ui import views

urlpatterns = [
    re_path(r"^marke/(?P<digits>[0-9a-f]{6})\.css$", views.brand, name="brand"),
    re_path(r"^marke/(?P<digits>[0-9a-f]{6})\.(?P<stamp>[0-9a-f]{8})\.css$", views.brand, name="brand-stamped"),
    path("darstellung/", views.theme, name="theme"),
    path("sprache/", views.language, name="language"),
]
