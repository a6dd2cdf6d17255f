from django.urls import path

from miteinander.mail import reads, views

urlpatterns = [
    path("eingang/", views.inbox, {"folder": reads.WAITING}, name="inbox"),
    path("eingang/erledigt/", views.inbox, {"folder": reads.DONE}, name="inbox-done"),
    path("eingang/aussortiert/", views.inbox, {"folder": reads.SORTED}, name="inbox-sorted"),
    path("eingang/<uuid:pk>/", views.incoming_mail, name="incoming-mail"),
    path("eingang/<uuid:pk>/antworten/", views.answer, name="answer-mail"),
    path("eingang/<uuid:pk>/original/", views.original_mail, name="original-mail"),
    path("ausgang/", views.outbox, name="outbox"),
    path("ausgang/fehler/", views.outbox, {"only_failed": True}, name="outbox-failed"),
    path("ausgang/<uuid:pk>/", views.outgoing_mail, name="outgoing-mail"),
    path("abbestellen/<slug:token>/", views.unsubscribe, name="unsubscribe"),
]
