"""The fishbowl: phone and projector, and the steering of it."""

from django.urls import path

from miteinander.meetings.views import circle, fishbowl, questions

OPEN = "<slug:slug>/fishbowl/"
STEERING = "<slug:slug>/leitung/fishbowl/"

urlpatterns = [
    path(OPEN, fishbowl.fishbowl, name="fishbowl"),
    path(OPEN + "anzeige/", fishbowl.display, name="fishbowl-display"),
    path(OPEN + "frage/", fishbowl.ask, name="fishbowl-ask"),
    path(OPEN + "melden/", fishbowl.queue, name="fishbowl-queue"),
    path(OPEN + "platz/<uuid:pk>/verlassen/", fishbowl.step_back, name="fishbowl-step-back"),
    path(STEERING, circle.circle, name="steering-fishbowl"),
    path(STEERING + "oeffnen/", circle.fishbowl_open, name="fishbowl-open"),
    path(STEERING + "einrichten/", circle.fishbowl_setup, name="fishbowl-setup"),
    path(STEERING + "person/", circle.add_person, name="circle-add"),
    path(STEERING + "person/<uuid:pk>/", circle.seat, name="circle-seat"),
    path(STEERING + "uhr/", circle.timer, name="circle-timer"),
    path(STEERING + "fragen/", circle.question_window, name="question-window"),
    path(STEERING + "karte/", questions.question_card, name="question-card"),
    path(STEERING + "frage/<uuid:pk>/", questions.question_act, name="question-act"),
    path(STEERING + "frage/<uuid:pk>/notizen/", questions.question_notes, name="question-notes"),
    path(STEERING + "fragekarten.pdf", circle.question_cards_pdf, name="question-cards"),
]
