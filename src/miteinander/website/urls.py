from django.urls import path

from miteinander.website import components
from miteinander.website.views import network, pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("impressum/", pages.imprint, name="imprint"),
    path("barrierefreiheit/", pages.accessibility, name="accessibility"),
    path("leichte-sprache/", pages.easy_language, name="easy-language"),
    path("gebaerdensprache/", pages.sign_language, name="sign-language"),
    path("bausteine/", components.components, name="components"),
    path("bausteine/tafel/", components.display_face, name="components-display"),
    path("kommunen/", pages.municipalities, name="municipalities"),
    path("netzwerk/", network.network, name="network"),
    path("netzwerk/kommunen/", network.members, name="members"),
    path("netzwerk/kommunen/<str:ags>/austragen/", network.member_release, name="member-release"),
]
