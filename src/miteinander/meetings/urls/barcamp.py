"""The barcamp: phone and board, and the steering of it."""

from django.urls import path

from miteinander.meetings.views import barcamp, barcamp_paper, barcamp_setup, cards, pitches, plan, results, wall

OPEN = "<slug:slug>/barcamp/"
STEERING = "<slug:slug>/leitung/barcamp/"

urlpatterns = [
    path(OPEN, barcamp.barcamp, name="barcamp"),
    path(OPEN + "tafel/", barcamp.board, name="barcamp-board"),
    path(OPEN + "thema/neu/", pitches.pitch_new, name="pitch-new"),
    path(OPEN + "thema/<uuid:pk>/", pitches.pitch, name="pitch"),
    path(OPEN + "thema/<uuid:pk>/aendern/", pitches.pitch_edit, name="pitch-edit"),
    path(OPEN + "thema/<uuid:pk>/schritt/", pitches.pitch_step, name="pitch-step"),
    path(OPEN + "thema/<uuid:pk>/komme/", pitches.pitch_mark, name="pitch-mark"),
    path(OPEN + "ergebnis/<uuid:pk>/", results.result, name="session-result"),
    path(STEERING, wall.wall, name="steering-barcamp"),
    path(STEERING + "oeffnen/", barcamp_setup.barcamp_open, name="barcamp-open"),
    path(STEERING + "fenster/", barcamp_setup.windows, name="barcamp-windows"),
    path(STEERING + "einrichten/", barcamp_setup.setup, name="barcamp-setup"),
    path(STEERING + "raum/<uuid:pk>/", barcamp_setup.room, name="barcamp-room"),
    path(STEERING + "karten/", cards.cards, name="barcamp-cards"),
    path(STEERING + "thema/<uuid:pk>/", wall.topic, name="steering-topic"),
    path(STEERING + "thema/<uuid:pk>/platz/", wall.place, name="topic-place"),
    path(STEERING + "thema/<uuid:pk>/tun/", wall.act, name="topic-act"),
    path(STEERING + "thema/<uuid:pk>/haende/", cards.hands, name="topic-hands"),
    path(STEERING + "plan/", plan.plan, name="barcamp-plan"),
    path(STEERING + "plan/tun/", plan.decide, name="plan-decide"),
    path(STEERING + "ergebnisse/", results.results, name="barcamp-results"),
    path(STEERING + "ergebnisse/<uuid:pk>/", results.type_in, name="result-type-in"),
    path(STEERING + "druck/<slug:kind>.pdf", barcamp_paper.paper, name="barcamp-paper"),
]
