from django.urls import path

from miteinander.website import components, views

urlpatterns = [
    path("", views.home, name="home"),
    path("impressum/", views.imprint, name="imprint"),
    path("barrierefreiheit/", views.accessibility, name="accessibility"),
    path("leichte-sprache/", views.easy_language, name="easy-language"),
    path("gebaerdensprache/", views.sign_language, name="sign-language"),
    path("bausteine/", components.components, name="components"),
    path("bausteine/tafel/", components.display_face, name="components-display"),
    path("kommunen/", views.municipalities, name="municipalities"),
]
