"""From one meeting to the next: its draft, and what it takes over."""

from django.urls import path

from miteinander.meetings.views import follow_up

STEERING = "<slug:slug>/leitung/uebernahme/"

urlpatterns = [
    path("<slug:slug>/leitung/naechstes/", follow_up.next_meeting, name="next-meeting"),
    path(STEERING, follow_up.take_over, name="take-over"),
    path(f"{STEERING}vorschlagen/", follow_up.propose, name="take-over-propose"),
    path(f"{STEERING}alle/", follow_up.take_all, name="take-over-all"),
    path(f"{STEERING}aufbauen/", follow_up.build, name="take-over-build"),
    path(f"{STEERING}<uuid:pk>/", follow_up.edit_item, name="take-over-item"),
    path(f"{STEERING}<uuid:pk>/tun/", follow_up.act_on_item, name="take-over-act"),
]
