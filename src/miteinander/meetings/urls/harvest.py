"""The harvest: findings and weighting in the steering area, dots on phones, results for everybody."""

from django.urls import path

from miteinander.meetings.views import harvest, harvest_dots, harvest_results

STEERING = "<slug:slug>/leitung/ernte/"

urlpatterns = [
    path("<slug:slug>/ernte/", harvest_dots.dots, name="dots"),
    path("<slug:slug>/ernte/<uuid:pk>/", harvest_dots.give, name="dots-give"),
    path("<slug:slug>/ergebnisse/", harvest_results.results, name="results"),
    path(STEERING, harvest.board, name="harvest"),
    path(f"{STEERING}ueberschriften/", harvest.groups, name="finding-groups"),
    path(f"{STEERING}ueberschriften/<uuid:pk>/", harvest.act_on_group, name="finding-group-act"),
    path(f"{STEERING}punkte/", harvest_dots.weighting, name="harvest-weighting"),
    path(f"{STEERING}punkte/offen/", harvest_dots.open_or_close, name="harvest-dots-open"),
    path(f"{STEERING}punkte/zaehlen/", harvest_dots.count, name="harvest-dots-count"),
    path(f"{STEERING}punkte.pdf", harvest_dots.sheet, name="harvest-dot-sheet"),
    path(f"{STEERING}<uuid:pk>/", harvest.finding, name="finding"),
    path(f"{STEERING}<uuid:pk>/tun/", harvest.act_on_finding, name="finding-act"),
    path(f"{STEERING}<uuid:pk>/zusammenfuehren/", harvest.merge, name="finding-merge"),
]
