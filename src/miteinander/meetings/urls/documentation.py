"""The documentation: prepared, reviewed and released in the steering area, then at one address for good."""

from django.urls import path

from miteinander.meetings.views import documentation

STEERING = "<slug:slug>/leitung/dokumentation/"

urlpatterns = [
    path("<slug:slug>/dokumentation/", documentation.documentation, name="documentation"),
    path("<slug:slug>/dokumentation.pdf", documentation.documentation_pdf, name="documentation-pdf"),
    path("<slug:slug>/dokumentation/<int:number>/", documentation.edition, name="documentation-edition"),
    path("<slug:slug>/dokumentation/<int:number>.pdf", documentation.edition_pdf, name="documentation-edition-pdf"),
    path(STEERING, documentation.steering, name="steering-documentation"),
    path(f"{STEERING}vorschau/", documentation.preview, name="documentation-preview"),
    path(f"{STEERING}vorschau.pdf", documentation.preview_pdf, name="documentation-preview-pdf"),
    path(f"{STEERING}tun/", documentation.act, name="documentation-act"),
]
